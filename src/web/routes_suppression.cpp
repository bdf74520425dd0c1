#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json row_of(const watch::SuppressionCount& count) {
  Json row = to_json(count.suppression);
  row.set("id", count.suppression.id).set("alerts", count.alerts).set("factors", count.factors);
  return row;
}

Result<Response> list_suppressions(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_suppressions"));
  return page_of(
      TRY(services.alerts.suppressions(request.session->actor)), wish, "list_suppressions",
      [](const watch::SuppressionCount& count) { return count.suppression.id; }, row_of);
}

Result<Response> create_suppression(Services& services, const Request& request) {
  Json body = request.json;
  if (body["from"].is_null()) body.set("from", services.zone.day_of(services.clock.now()).to_string());
  const auto made = TRY(services.alerts.suppress(request.session->actor, TRY(watch::suppression_from_json(body))));
  return json_response(201, row_of({made, 0, 0}));
}

Result<Response> end_suppression(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& id = request.parameters.front();
  TRY(services.alerts.end_suppression(actor, id, request.json["reason"].text()));
  for (const watch::SuppressionCount& count : TRY(services.alerts.suppressions(actor)))
    if (count.suppression.id == id) return json_response(200, row_of(count));
  return error(ErrorCode::not_found, "no suppression {}", id);
}

Result<Response> list_feedback(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_feedback"));
  return page_of(
      TRY(services.alerts.feedback(request.session->actor)), wish, "list_feedback",
      [](const watch::FactorFeedback& row) { return row.factor; },
      [](const watch::FactorFeedback& row) {
        return Json::object(
            {{"factor", row.factor}, {"right", row.right}, {"wrong", row.wrong}, {"known", row.known}, {"weight", row.weight()}});
      });
}

}  // namespace

void add_suppression_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/suppressions",
              .scope = "api",
              .summary = "Lists suppressions with how much each takes away now; ended ones too.",
              .handler = with(services, list_suppressions),
              .operation = "list_suppressions",
              .tag = "suppressions",
              .needs = {"suppression", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Suppression", .shape = Shape::page},
              .verb = "suppression list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/suppressions",
              .scope = "api",
              .summary = "Takes the points of a known fact away until a day; its alerts stay listed.",
              .handler = with(services, create_suppression),
              .operation = "create_suppression",
              .tag = "suppressions",
              .needs = {"suppression", record::Verb::create},
              .body = "SuppressionWish",
              .answer = {.status = 201, .schema = "Suppression"},
              .idempotency_key = Wanted::accepted,
              .verb = "suppression create"});
  router.add({.method = "POST",
              .pattern = "/api/v1/suppressions/{id}/end",
              .scope = "api",
              .summary = "Ends a suppression before its time.",
              .handler = with(services, end_suppression),
              .operation = "end_suppression",
              .tag = "suppressions",
              .needs = {"suppression", record::Verb::update},
              .body = "SuppressionEnd",
              .answer = {.schema = "Suppression"},
              .idempotency_key = Wanted::accepted,
              .verb = "suppression end"});
  router.add({.method = "GET",
              .pattern = "/api/v1/alert-feedback",
              .scope = "api",
              .summary = "Shows what people's verdicts did to the points of each kind of fact.",
              .handler = with(services, list_feedback),
              .operation = "list_feedback",
              .tag = "alerts",
              .needs = {"alert", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "FactorFeedback", .shape = Shape::page},
              .verb = "alert feedback"});
}

}  // namespace sekimori::web
