// Reports handed on to those who trace and stop attackers, within what the member agreed to.
#include "feature/share/staff.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const Request& request, const share::KnownReferral& known, int status = 200) {
  return with_etag(json_response(status, shown_to(request.session->actor, known.value)), known.version);
}

Result<Response> list_referrals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_referrals"));
  auto all = TRY(services.hub.referrals.list(request.session->actor));
  if (const std::string_view report = query_text(request, "report"); !report.empty())
    std::erase_if(all, [&](const share::KnownReferral& known) { return known.value.report != report; });
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const share::KnownReferral& known) { return name_of(known.value.state) != state; });
  return page_of(
      std::move(all), wish, "list_hub_referrals", [](const share::KnownReferral& known) { return newest_first(known.value.number); },
      [&](const share::KnownReferral& known) { return shown_to(request.session->actor, known.value); });
}

Result<Response> show_referral(Services& services, const Request& request) {
  return answer_with(request, TRY(services.hub.referrals.find(request.session->actor, request.parameters.front())));
}

Result<Response> propose_referral(Services& services, const Request& request) {
  const Json& body = request.json;
  const auto scope = share::referral_scope_from(body["scope"].text()).value_or(share::ReferralScope::indicators);
  const auto made = TRY(
      services.hub.referrals.propose(request.session->actor, body["report"].text(), body["target"].text(), scope, body["purpose"].text()));
  Response response = answer_with(request, made, 201);
  response.headers.emplace_back("Location", "/api/v1/hub-referrals/" + made.value.number);
  return response;
}

Result<Response> consent_to_referral(Services& services, const Request& request) {
  return answer_with(
      request, TRY(services.hub.referrals.consent(request.session->actor, request.parameters.front(), TRY(day_in(request.json, "until")))));
}

Result<Response> withdraw_referral(Services& services, const Request& request) {
  return answer_with(
      request, TRY(services.hub.referrals.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

// What leaves goes to whoever hands it over; that it left is recorded first, by hash.
Result<Response> send_referral(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  Json files = Json::array();
  for (const share::IncomingFile& one : TRY(services.hub.referrals.send(actor, number)))
    files.push(Json::object({{"name", one.name}, {"content", to_base64(one.bytes)}}));
  const auto known = TRY(services.hub.referrals.find(actor, number));
  return json_response(200, Json::object({{"referral", shown_to(actor, known.value)}, {"files", std::move(files)}}));
}

Route referral_step(std::string_view step, std::string_view operation, record::Verb needed, std::string body, std::string answer,
                    Handler handler, std::string summary, std::string_view verb) {
  return {.method = "POST",
          .pattern = fmt::format("/api/v1/hub-referrals/{{number}}/{}", step),
          .scope = "api",
          .summary = std::move(summary),
          .handler = std::move(handler),
          .operation = std::string(operation),
          .tag = "hub-referrals",
          .needs = {"hub_referral", needed},
          .body = std::move(body),
          .answer = {.schema = std::move(answer)},
          .verb = std::string(verb)};
}

}  // namespace

void add_hub_referral_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-referrals",
              .scope = "api",
              .summary = "Lists reports handed on, or to be handed on, that one may know of, newest first.",
              .handler = with(services, list_referrals),
              .operation = "list_hub_referrals",
              .tag = "hub-referrals",
              .needs = {"hub_referral", record::Verb::list},
              .query = page_fields({text_field("report", "of this report", 40),
                                    choice_field("state", {"proposed", "consented", "sent", "withdrawn"}, "only those in this state")}),
              .answer = {.schema = "HubReferral", .shape = Shape::page},
              .verb = "referral list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-referrals",
              .scope = "api",
              .summary = "Proposes to hand a report on: to whom, how much of it, why.",
              .handler = with(services, propose_referral),
              .operation = "propose_hub_referral",
              .tag = "hub-referrals",
              .needs = {"hub_referral", record::Verb::create},
              .body = "HubReferralWish",
              .answer = {.status = 201, .schema = "HubReferral"},
              .idempotency_key = Wanted::accepted,
              .verb = "referral propose"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-referrals/{number}",
              .scope = "api",
              .summary = "Shows what is handed on of a report, to whom, and whether the member agreed.",
              .handler = with(services, show_referral),
              .operation = "show_hub_referral",
              .tag = "hub-referrals",
              .needs = {"hub_referral", record::Verb::read},
              .answer = {.schema = "HubReferral"},
              .verb = "referral list"});
  router.add(referral_step("consent", "consent_to_hub_referral", record::Verb::approve, "HubReferralConsent", "HubReferral",
                           with(services, consent_to_referral), "Agrees for the member that this much goes to this body.",
                           "referral consent"));
  router.add(referral_step("withdrawal", "withdraw_hub_referral", record::Verb::approve, "HubReason", "HubReferral",
                           with(services, withdraw_referral), "Takes the consent back; what was sent cannot be called back.",
                           "referral withdraw"));
  router.add(referral_step("sending", "send_hub_referral", record::Verb::update, "", "HubReferralSent", with(services, send_referral),
                           "Hands the report on, once: the files within the scope, recorded by hash.", "referral send"));
}

}  // namespace sekimori::web
