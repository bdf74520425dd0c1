// The law by date, its clocks, the comparison of countries, judgments replayed; and the law of a case's days.
#include "feature/govern/govern_room.h"
#include "web/case_days.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Result<Response> show_law(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::read, "law"));
  const Day on = TRY(query_day(request, "on")).value_or(services.govern.today());
  return json_response(200, TRY(services.govern.law.law_on(on, services.govern.today())));
}

Result<Response> show_clocks(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::read, "law"));
  const auto act = TRY(query_day(request, "act"));
  const auto ended = TRY(query_day(request, "ended"));
  const auto known = TRY(query_day(request, "known"));
  const Day today = services.govern.today();
  return json_response(
      200, Json::object({{"today", today.to_string()}, {"clocks", TRY(services.govern.law.clocks_of(act, ended, known, today))}}));
}

Result<Response> show_comparison(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.comparison.table(request.session->actor)));
}

Result<Response> export_comparison(Services& services, const Request& request) {
  return table_answer(services, request, TRY(services.govern.comparison.sheet(request.session->actor, paper_language(request))),
                      "law-comparison");
}

Result<Response> change_comparison(Services& services, const Request& request) {
  const model::Wording text{request.json["ja"].string_or(""), request.json["en"].string_or("")};
  return json_response(200, to_json(TRY(services.govern.comparison.change(request.session->actor, request.parameters[0],
                                                                          request.parameters[1], text, request.json["source"].text()))));
}

Result<Response> list_replays(Services&, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::list, "law"));
  const PageWish wish = TRY(page_wish(request, "list_law_replays"));
  return page_of(
      govern::replays(), wish, "list_law_replays", [](const Json* one) { return std::string((*one)["id"].text()); },
      [](const Json* one) { return govern::replay_json(*one); });
}

Result<Response> show_replay(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.replay_of(request.session->actor, request.parameters.front())));
}

Result<Response> show_case_law(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const respond::KnownCase known = TRY(services.cases.find(actor, request.parameters.front()));
  respond::ActSpan act = TRY(act_span(services.alerts, actor, known, services.zone));
  if (const auto given = TRY(query_day(request, "act"))) act = {.first = given, .last = {}};
  return json_response(200, TRY(respond::case_law(known, act, services.govern.law, services.zone, services.govern.today())));
}

}  // namespace

void add_law_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/law",
              .scope = "api",
              .summary = "The law in force on a day, and what of it is another today; every statement says whether it was verified.",
              .handler = with(services, show_law),
              .operation = "show_law",
              .tag = "law",
              .needs = {"law", record::Verb::read},
              .query = {day_field("on", "on this day; today unless given")},
              .answer = {.schema = "LawOfDay"},
              .verb = "law show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/law/clocks",
              .scope = "api",
              .summary = "By when one has to act, counted from the days of an act.",
              .handler = with(services, show_clocks),
              .operation = "show_law_clocks",
              .tag = "law",
              .needs = {"law", record::Verb::read},
              .query = {day_field("act", "when the act began"), day_field("ended", "when it ended"),
                        day_field("known", "when act and actor were known")},
              .answer = {.schema = "LawClocks"},
              .verb = "law clock"});
  router.add({.method = "GET",
              .pattern = "/api/v1/law/comparison",
              .scope = "api",
              .summary = "How four countries punish the theft of trade secrets.",
              .handler = with(services, show_comparison),
              .operation = "show_law_comparison",
              .tag = "law",
              .needs = {"law_cell", record::Verb::list},
              .answer = {.schema = "LawComparison"},
              .verb = "law compare"});
  router.add({.method = "GET",
              .pattern = "/api/v1/law/comparison/table",
              .scope = "api",
              .summary = "The comparison as a table.",
              .handler = with(services, export_comparison),
              .operation = "export_law_comparison",
              .tag = "law",
              .needs = {"law_cell", record::Verb::list},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "law compare"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/law/comparison/{row}/{country}",
              .scope = "api",
              .summary = "Changes a cell of the comparison; the shipped words stay beside it.",
              .handler = with(services, change_comparison),
              .operation = "change_law_comparison",
              .tag = "law",
              .needs = {"law_cell", record::Verb::update},
              .body = "LawCellWish",
              .answer = {.schema = "LawCell"},
              .verb = "law change"});
  router.add({.method = "GET",
              .pattern = "/api/v1/law/replays",
              .scope = "api",
              .summary = "Judgments and cases whose facts can be put to the register's judgement.",
              .handler = with(services, list_replays),
              .operation = "list_law_replays",
              .tag = "law",
              .needs = {"law", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "LawReplay", .shape = Shape::page},
              .verb = "law replays"});
  router.add({.method = "GET",
              .pattern = "/api/v1/law/replays/{id}",
              .scope = "api",
              .summary = "Puts the facts of a judgment to the register's own judgement: which requirement holds or fails.",
              .handler = with(services, show_replay),
              .operation = "show_law_replay",
              .tag = "law",
              .needs = {"law", record::Verb::read},
              .answer = {.schema = "LawReplayReport"},
              .verb = "law replay"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/law",
              .scope = "api",
              .summary = "The law in force on the days of a case, and the clocks that run.",
              .handler = with(services, show_case_law),
              .operation = "show_case_law",
              .tag = "cases",
              .needs = {"case", record::Verb::read},
              .query = {day_field("act", "the day of the act, where it is known better than the alerts tell")},
              .answer = {.schema = "CaseLaw"},
              .verb = "case show"});
}

}  // namespace sekimori::web
