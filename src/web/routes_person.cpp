#include "feature/protect/person_sight.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<std::vector<protect::SeenPerson>> seen_people(Services& services, const Request& request) {
  record::AsOf state;
  if (const auto day = TRY(query_day(request, "as_of"))) state.valid_at = services.zone.end_of(*day);
  const protect::PersonSight sight{services.database, services.records.pseudonyms, services.zone, services.clock};
  return sight.people(request.session->actor, services.reg, state);
}

Result<Response> list_people(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_people"));
  auto all = TRY(seen_people(services, request));
  if (const std::string_view band = query_text(request, "leaving"); !band.empty())
    std::erase_if(all, [&](const protect::SeenPerson& seen) { return seen.leaving != band; });
  return page_of(
      std::move(all), wish, "list_people", [](const auto& seen) { return seen.pseudonym; }, [](const auto& seen) { return to_json(seen); });
}

Result<Response> show_person(Services& services, const Request& request) {
  for (const protect::SeenPerson& seen : TRY(seen_people(services, request)))
    if (seen.pseudonym == request.parameters.front()) return json_response(200, to_json(seen));
  return error(ErrorCode::not_found, "no person {}", request.parameters.front());
}

}  // namespace

void add_person_routes(Router& router, Services& services) {
  const QueryField day = day_field("as_of", "as it stood at the end of that day");
  router.add({.method = "GET",
              .pattern = "/api/v1/people",
              .scope = "api",
              .summary = "Lists people by pseudonym; names only to personnel and where a reveal has been granted.",
              .handler = with(services, list_people),
              .operation = "list_people",
              .tag = "people",
              .needs = {"person", record::Verb::list},
              .query = page_fields({day, choice_field("leaving", {"none", "within_30_days", "within_90_days", "later", "left"},
                                                      "whose leaving lies in this band, where at least five share it")}),
              .answer = {.schema = "Person", .shape = Shape::page},
              .verb = "person list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/people/{pseudonym}",
              .scope = "api",
              .summary = "Shows one person by pseudonym.",
              .handler = with(services, show_person),
              .operation = "show_person",
              .tag = "people",
              .needs = {"person", record::Verb::list},
              .query = {day},
              .answer = {.schema = "Person"},
              .verb = "person list"});
}

}  // namespace sekimori::web
