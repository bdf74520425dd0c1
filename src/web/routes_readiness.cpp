#include "feature/protect/executive_page.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_readiness(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_readiness"));
  return page_of(
      TRY(services.protect.readiness.all(request.session->actor)), wish, "list_readiness",
      [](const protect::SecretReadiness& one) { return one.number; }, [](const protect::SecretReadiness& one) { return to_json(one); });
}

Result<Response> show_readiness(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.protect.readiness.of(request.session->actor, request.parameters.front()))));
}

Result<Response> list_over_marking(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_over_marking"));
  return page_of(
      TRY(services.protect.readiness.over_marking(request.session->actor)), wish, "list_over_marking",
      [](const protect::OverMarking& one) { return fmt::format("{}/{}", one.department, identifier_of(one.level)); },
      [](const protect::OverMarking& one) { return to_json(one); });
}

Result<Response> show_posture(Services& services, const Request& request) {
  protect::ProtectRoom& room = services.protect;
  return json_response(
      200, to_json(TRY(protect::gather_posture(room.shelf, services.reg, room.receipts, services.zone, request.session->actor))));
}

Result<Response> list_blind_spots(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_blind_spots"));
  std::vector<protect::SourceSight> sights;
  for (const watch::SourceHealth& health : TRY(services.sources.health(request.session->actor, services.zone)))
    sights.push_back({health.known.source.name, health.known.source.kind, health.known.source.mapping, health.events > 0 && !health.gap});
  return page_of(
      protect::blind_spots(sights), wish, "list_blind_spots", [](const protect::BlindSpot& one) { return one.route; },
      [](const protect::BlindSpot& one) { return to_json(one); });
}

}  // namespace

void add_readiness_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/readiness",
              .scope = "api",
              .summary = "Lists how far each secret meets the three requirements of the law.",
              .handler = with(services, list_readiness),
              .operation = "list_readiness",
              .tag = "readiness",
              .needs = {"secret", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "SecretReadiness", .shape = Shape::page},
              .verb = "readiness list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/readiness/{number}",
              .scope = "api",
              .summary = "Shows the three requirements of one secret: evidence, and what is missing.",
              .handler = with(services, show_readiness),
              .operation = "show_readiness",
              .tag = "readiness",
              .needs = {"secret", record::Verb::read},
              .answer = {.schema = "SecretReadiness"},
              .verb = "readiness show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/over-marking",
              .scope = "api",
              .summary = "Lists signs of over-marking by department and level.",
              .handler = with(services, list_over_marking),
              .operation = "list_over_marking",
              .tag = "readiness",
              .needs = {"secret", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OverMarking", .shape = Shape::page},
              .verb = "readiness marking"});
  router.add({.method = "GET",
              .pattern = "/api/v1/posture",
              .scope = "api",
              .summary = "Shows the state of protection in counts, by department.",
              .handler = with(services, show_posture),
              .operation = "show_posture",
              .tag = "readiness",
              .needs = {"posture", record::Verb::read},
              .answer = {.schema = "Posture"},
              .verb = "posture show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/blind-spots",
              .scope = "api",
              .summary = "Lists ways of leaking with what would be seen of each, and what to switch on.",
              .handler = with(services, list_blind_spots),
              .operation = "list_blind_spots",
              .tag = "readiness",
              .needs = {"source", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "BlindSpot", .shape = Shape::page},
              .verb = "readiness blind-spots"});
}

}  // namespace sekimori::web
