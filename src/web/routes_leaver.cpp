#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

watch::LeaverQuery query_of(const Request& request) {
  watch::LeaverQuery query;
  query.days_ahead = static_cast<int>(query_number(request, "days_ahead").value_or(query.days_ahead));
  query.days_back = static_cast<int>(query_number(request, "days_back").value_or(query.days_back));
  return query;
}

Result<Response> list_leavers(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_leavers"));
  return page_of(
      TRY(services.leavers.calendar(request.session->actor, query_of(request))), wish, "list_leavers",
      [](const watch::Leaver& leaver) { return leaver.exit->to_string() + " " + leaver.person->person.staff_number; },
      [](const watch::Leaver& leaver) { return to_json(leaver); });
}

Result<Response> list_leaver_activity(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_leaver_activity"));
  return page_of(
      TRY(services.leavers.activity(request.session->actor, query_of(request))), wish, "list_leaver_activity",
      [](const watch::Leaver& leaver) { return fmt::format("{:08.3f} {}", 1000 - leaver.score, leaver.pseudonym); },
      [](const watch::Leaver& leaver) { return to_json(leaver); });
}

}  // namespace

void add_leaver_routes(Router& router, Services& services) {
  const auto days = [] {
    return page_fields({number_field("days_ahead", 0, 3660, "exits up to so many days from today (60)"),
                        number_field("days_back", 0, 3660, "and so many days ago (30)")});
  };
  router.add({.method = "GET",
              .pattern = "/api/v1/leavers",
              .scope = "api",
              .summary = "Lists who leaves when, with pledge and devices; no acts.",
              .handler = with(services, list_leavers),
              .operation = "list_leavers",
              .tag = "leavers",
              .needs = {"person", record::Verb::list},
              .query = days(),
              .answer = {.schema = "Leaver", .shape = Shape::page},
              .verb = "leaver list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/leaver-activity",
              .scope = "api",
              .summary = "Lists what leavers touched in their watch window against the usual, under pseudonyms.",
              .handler = with(services, list_leaver_activity),
              .operation = "list_leaver_activity",
              .tag = "leavers",
              .needs = {"alert", record::Verb::list},
              .query = days(),
              .answer = {.schema = "Leaver", .shape = Shape::page},
              .verb = "leaver list"});
}

}  // namespace sekimori::web
