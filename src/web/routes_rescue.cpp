// Calls for help by bodies under attack: a member asks for itself, the hub's people take the steps.
#include "feature/share/staff.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/hub_report_body.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const Request& request, const share::KnownRescue& known, int status = 200) {
  return with_etag(json_response(status, shown_to(request.session->actor, known.value)), known.version);
}

Result<Response> list_rescues(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_rescues"));
  auto all = TRY(services.hub.rescues.list(request.session->actor));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const share::KnownRescue& known) { return name_of(known.value.state()) != state; });
  return page_of(
      std::move(all), wish, "list_rescues", [](const share::KnownRescue& known) { return newest_first(known.value.number); },
      [&](const share::KnownRescue& known) { return shown_to(request.session->actor, known.value); });
}

Result<Response> show_rescue(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.rescues.find(request.session->actor, request.parameters.front())));
}

Result<Response> ask_rescue(Services& services, const Request& request) {
  const Json& body = request.json;
  const Json& triage = body["triage"];
  share::Rescue rescue;
  rescue.body = body["body"].text();
  rescue.member = rescue.body.empty() ? member_in(request) : std::string(body["member"].text());
  rescue.report = body["report"].text();
  rescue.sort = share::body_sort_from(body["sort"].text()).value_or(share::BodySort::firm);
  rescue.triage = {.urgency = share::urgency_from(triage["urgency"].text()).value_or(share::Urgency::days),
                   .what_happened = std::string(triage["what_happened"].text()),
                   .first_seen = TRY(day_in(triage, "first_seen")),
                   .machines = triage["machines"].integer_or(0),
                   .accounts = triage["accounts"].integer_or(0),
                   .at_risk = std::string(triage["at_risk"].text()),
                   .cut_off = triage["cut_off"].bool_or(false),
                   .kept_evidence = triage["kept_evidence"].bool_or(false),
                   .contact = std::string(triage["contact"].text())};
  const auto made = TRY(services.hub.rescues.ask(request.session->actor, std::move(rescue), body["note"].text()));
  Response response = answer_with(request, made, 201);
  response.headers.emplace_back("Location", "/api/v1/rescues/" + made.value.number);
  return response;
}

Result<Response> step_rescue(Services& services, const Request& request) {
  const auto state = share::rescue_state_from(request.json["state"].text()).value_or(share::RescueState::asked);
  return answer_with(
      request, TRY(services.hub.rescues.step(request.session->actor, request.parameters.front(), state, request.json["note"].text())));
}

}  // namespace

void add_rescue_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/rescues",
              .scope = "api",
              .summary = "Lists calls for help that one may know of, newest first.",
              .handler = with(services, list_rescues),
              .operation = "list_rescues",
              .tag = "rescues",
              .needs = {"rescue", record::Verb::list},
              .query = page_fields(
                  {choice_field("state", {"asked", "accepted", "remote", "on_site", "closed", "declined"}, "only those in this state")}),
              .answer = {.schema = "Rescue", .shape = Shape::page},
              .verb = "rescue list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/rescues",
              .scope = "api",
              .summary = "Asks the hub for help: what happened, how urgent, what was kept.",
              .handler = with(services, ask_rescue),
              .operation = "ask_rescue",
              .tag = "rescues",
              .needs = {"rescue", record::Verb::create},
              .body = "RescueWish",
              .answer = {.status = 201, .schema = "Rescue"},
              .idempotency_key = Wanted::accepted,
              .verb = "rescue ask"});
  router.add({.method = "GET",
              .pattern = "/api/v1/rescues/{number}",
              .scope = "api",
              .summary = "Shows a call for help with its steps.",
              .handler = with(services, show_rescue),
              .operation = "show_rescue",
              .tag = "rescues",
              .needs = {"rescue", record::Verb::read},
              .answer = {.schema = "Rescue"},
              .verb = "rescue show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/rescues/{number}/steps",
              .scope = "api",
              .summary = "Takes the next step: accepted or declined, help by remote or on the spot, closed with a report.",
              .handler = with(services, step_rescue),
              .operation = "step_rescue",
              .tag = "rescues",
              .needs = {"rescue", record::Verb::update},
              .body = "RescueStepWish",
              .answer = {.schema = "Rescue"},
              .idempotency_key = Wanted::accepted,
              .verb = "rescue step"});
}

}  // namespace sekimori::web
