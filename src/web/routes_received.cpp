#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const protect::KnownReceived& known, int status = 200) {
  return with_etag(json_response(status, to_json(known)), known.version);
}

Result<Day> day_of(Services& services, const Request& request) {
  return TRY(day_in(request.json, "on")).value_or(services.safeguards.tasks.today());
}

Result<Response> list_received(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_received_secrets"));
  return page_of(
      TRY(services.safeguards.received.list(request.session->actor)), wish, "list_received_secrets",
      [](const protect::KnownReceived& known) { return known.value.number; },
      [](const protect::KnownReceived& known) { return to_json(known); });
}

Result<Response> list_contaminations(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_contaminations"));
  const std::string_view person = query_text(request, "staff_number");
  const std::string_view works_on = query_text(request, "works_on");
  auto all = !person.empty() && !works_on.empty()
                 ? TRY(services.safeguards.received.would_contaminate(request.session->actor, person, works_on))
                 : TRY(services.safeguards.received.contaminations(request.session->actor));
  return page_of(
      std::move(all), wish, "list_contaminations",
      [](const protect::Contamination& one) { return one.received + "/" + one.staff_number + "/" + one.works_on; },
      [](const protect::Contamination& one) { return to_json(one); });
}

Result<Response> receive(Services& services, const Request& request) {
  const Json& body = request.json;
  model::ReceivedSecret received;
  received.what = body["what"].text();
  received.level = body["level"].text();
  received.nda = body["nda"].text();
  received.purpose = body["purpose"].text();
  received.limits = body["limits"].text();
  received.received_on = TRY(day_in(body, "received_on"));
  received.ends_on = TRY(day_in(body, "ends_on"));
  received.places = texts_in(body, "places");
  received.conflicts = texts_in(body, "conflicts");
  const auto made = TRY(services.safeguards.received.receive(request.session->actor, body["partner"].text(), std::move(received),
                                                             text_in(body, "reason", "received")));
  return answer_with(made, 201);
}

Result<Response> expose(Services& services, const Request& request) {
  return answer_with(TRY(services.safeguards.received.expose(request.session->actor, request.parameters.front(),
                                                             request.json["staff_number"].text(), TRY(day_of(services, request)))),
                     201);
}

Result<Response> end_exposure(Services& services, const Request& request) {
  return answer_with(TRY(services.safeguards.received.end_exposure(request.session->actor, request.parameters[0], request.parameters[1],
                                                                   TRY(day_of(services, request)))));
}

Result<Response> give_back(Services& services, const Request& request) {
  return answer_with(
      TRY(services.safeguards.received.returned(request.session->actor, request.parameters.front(), TRY(day_of(services, request)))));
}

}  // namespace

void add_received_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/received-secrets",
              .scope = "api",
              .summary = "Lists secrets received from partners, by number.",
              .handler = with(services, list_received),
              .operation = "list_received_secrets",
              .tag = "received-secrets",
              .needs = {"received_secret", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "ReceivedSecret", .shape = Shape::page},
              .verb = "received list"});
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/contaminations",
       .scope = "api",
       .summary = "Lists who might mix a partner's secret into our work.",
       .handler = with(services, list_contaminations),
       .operation = "list_contaminations",
       .tag = "received-secrets",
       .needs = {"received_secret", record::Verb::list},
       .query = page_fields({text_field("staff_number", "before this person"), text_field("works_on", "is put on this secret or project")}),
       .answer = {.schema = "Contamination", .shape = Shape::page},
       .verb = "received conflicts"});
  router.add({.method = "POST",
              .pattern = "/api/v1/received-secrets",
              .scope = "api",
              .summary = "Registers a secret that a partner entrusted to us, with its limits and what it conflicts with.",
              .handler = with(services, receive),
              .operation = "add_received_secret",
              .tag = "received-secrets",
              .needs = {"received_secret", record::Verb::create},
              .body = "ReceivedEntry",
              .answer = {.status = 201, .schema = "ReceivedSecret"},
              .idempotency_key = Wanted::accepted,
              .verb = "received add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/received-secrets/{number}/exposures",
              .scope = "api",
              .summary = "Records that somebody sees a partner's secret.",
              .handler = with(services, expose),
              .operation = "expose_received_secret",
              .tag = "received-secrets",
              .needs = {"received_secret", record::Verb::update},
              .body = "ReceivedExposure",
              .answer = {.status = 201, .schema = "ReceivedSecret"},
              .idempotency_key = Wanted::accepted,
              .verb = "received expose"});
  router.add({.method = "POST",
              .pattern = "/api/v1/received-secrets/{number}/exposures/{staff_number}/end",
              .scope = "api",
              .summary = "Records that somebody sees a partner's secret no more.",
              .handler = with(services, end_exposure),
              .operation = "end_exposure",
              .tag = "received-secrets",
              .needs = {"received_secret", record::Verb::update},
              .body = "ReceivedDay",
              .answer = {.schema = "ReceivedSecret"},
              .idempotency_key = Wanted::accepted,
              .verb = "received expose"});
  router.add({.method = "POST",
              .pattern = "/api/v1/received-secrets/{number}/returned",
              .scope = "api",
              .summary = "Records that a partner's secret was given back.",
              .handler = with(services, give_back),
              .operation = "return_received_secret",
              .tag = "received-secrets",
              .needs = {"received_secret", record::Verb::update},
              .body = "ReceivedDay",
              .answer = {.schema = "ReceivedSecret"},
              .idempotency_key = Wanted::accepted,
              .verb = "received return"});
}

}  // namespace sekimori::web
