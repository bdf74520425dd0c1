// What reading a report found: signs, route, links, what the sender knew. It rests on the sealed original and is shown to whoever may read
// the report; what rests on another member is the hub's alone (feature/share/report_book.h).
#include "feature/share/staff.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> answer_analysis(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  Json found = TRY(services.hub.reports.analysis(request.session->actor, number));
  if (found.is_null()) return error(ErrorCode::not_found, "{} has not been read", number);
  return json_response(200, std::move(found));
}

Result<Response> show_analysis(Services& services, const Request& request) { return answer_analysis(services, request); }

Result<Response> judge_knew(Services& services, const Request& request) {
  const auto verdict = share::knowledge_from(request.json["verdict"].text()).value_or(share::Knowledge::proposed);
  const auto row = static_cast<std::size_t>(request.json["row"].integer_or(1));
  TRY(services.hub.reports.judge_knew(request.session->actor, request.parameters.front(), row - 1, verdict));
  return answer_analysis(services, request);
}

Result<Response> read_anew(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.hub.reports.reread(actor, request.parameters.front(), texts_in(request.json, "passwords")));
  return with_etag(json_response(200, shown_to(actor, known.value)), known.version);
}

}  // namespace

void add_hub_analysis_routes(Router& router, Services& services) {
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/hub-reports/{number}/analysis",
       .scope = "api",
       .summary = "What reading the files of a report found: signs with their reasons, route, links, attachments, what the sender knew.",
       .handler = with(services, show_analysis),
       .operation = "show_hub_analysis",
       .tag = "hub-reports",
       .needs = {"hub_report", record::Verb::read},
       .answer = {.schema = "HubAnalysis"},
       .verb = "report show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/{number}/knew",
              .scope = "api",
              .summary = "Says whether what a sender knew can only be known from inside; by the hub's people or the member's.",
              .handler = with(services, judge_knew),
              .operation = "judge_hub_knew",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::read},
              .body = "HubKnewVerdict",
              .answer = {.schema = "HubAnalysis"},
              .idempotency_key = Wanted::accepted,
              .verb = "report knew"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/{number}/reading",
              .scope = "api",
              .summary = "Reads the files of a report anew, with passwords that came later; that one has looked is recorded.",
              .handler = with(services, read_anew),
              .operation = "reread_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::update},
              .body = "HubReading",
              .answer = {.schema = "HubReport"},
              .idempotency_key = Wanted::accepted,
              .verb = "report reread"});
}

}  // namespace sekimori::web
