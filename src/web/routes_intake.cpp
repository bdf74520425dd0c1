// What reaches the firm before it is a case, and the way back for whoever reported without a name.
#include "feature/respond/intake_book.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_intakes(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_intakes"));
  respond::IntakeBook intake(services.respond);
  return page_of(
      TRY(intake.list(request.session->actor)), wish, "list_intakes", [](const respond::Intake& one) { return one.number; },
      [](const respond::Intake& one) { return to_json(one); });
}

Result<Response> receive_intake(Services& services, const Request& request) {
  respond::IntakeDraft draft;
  draft.trigger = model::case_trigger_from(request.json["trigger"].text()).value_or(model::CaseTrigger::consultation);
  draft.text = request.json["text"].text();
  draft.from = request.json["from"].text();
  draft.channel = request.json["channel"].text();
  respond::IntakeBook intake(services.respond);
  const auto receipt = TRY(intake.receive(request.session->actor, draft));
  return json_response(201, Json::object({{"number", receipt.number}, {"token", receipt.token.empty() ? Json() : Json(receipt.token)}}));
}

}  // namespace

void add_intake_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/intakes",
              .scope = "api",
              .summary = "Lists notices, complaints and reports that were taken in.",
              .handler = with(services, list_intakes),
              .operation = "list_intakes",
              .tag = "intakes",
              .needs = {"intake", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Intake", .shape = Shape::page},
              .verb = "intake list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/intakes",
              .scope = "api",
              .summary = "Takes in what somebody told; an anonymous report gets a token and keeps nobody's name.",
              .handler = with(services, receive_intake),
              .operation = "receive_intake",
              .tag = "intakes",
              .needs = {"intake", record::Verb::create},
              .body = "IntakeDraft",
              .answer = {.status = 201, .schema = "IntakeReceipt"},
              .verb = "intake receive"});
}

}  // namespace sekimori::web
