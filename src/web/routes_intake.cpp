// What reaches the firm before it is a case, and the way back for whoever reported without a name.
#include "feature/respond/case_json.h"
#include "feature/respond/intake_book.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
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
  if (const std::string_view received = request.json["received_at"].text(); !received.empty())
    draft.received_at = TRY(Instant::parse(received));
  respond::IntakeBook intake(services.respond);
  const auto receipt = TRY(intake.receive(request.session->actor, draft));
  return json_response(201, Json::object({{"number", receipt.number}, {"token", receipt.token.empty() ? Json() : Json(receipt.token)}}));
}

Result<Response> intake_answer(Services& services, const Request& request, int status = 200) {
  respond::IntakeBook intake(services.respond);
  return json_response(status, to_json(TRY(intake.find(request.session->actor, request.parameters.front()))));
}

Result<Response> show_intake(Services& services, const Request& request) { return intake_answer(services, request); }

Result<Response> answer_intake(Services& services, const Request& request) {
  respond::IntakeBook intake(services.respond);
  TRY(intake.answer(request.session->actor, request.parameters.front(), request.json["text"].text()));
  return intake_answer(services, request, 201);
}

Result<Response> close_intake(Services& services, const Request& request) {
  respond::IntakeBook intake(services.respond);
  TRY(intake.close(request.session->actor, request.parameters.front(), request.json["reason"].text()));
  return intake_answer(services, request);
}

Result<Response> open_case_of_intake(Services& services, const Request& request) {
  const Json& body = request.json;
  respond::CaseOpening opening;
  opening.title = body["title"].text();
  opening.alerts = texts_in(body, "alerts");
  opening.secrets = texts_in(body, "secrets");
  opening.persons = texts_in(body, "persons");
  opening.readers = texts_in(body, "readers");
  opening.damage = body["damage"].text();
  opening.wish = body["wish"].text();
  respond::IntakeBook intake(services.respond);
  const auto opened = TRY(intake.open_case(request.session->actor, request.parameters.front(), opening, body["reason"].text()));
  Response response = with_etag(json_response(201, respond::opened_json(opened, {})), opened.known.version);
  response.headers.emplace_back("Location", "/api/v1/cases/" + opened.known.facts.number);
  return response;
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
  router.add({.method = "GET",
              .pattern = "/api/v1/intakes/{number}",
              .scope = "api",
              .summary = "Shows what was taken in, with what was written to and fro.",
              .handler = with(services, show_intake),
              .operation = "show_intake",
              .tag = "intakes",
              .needs = {"intake", record::Verb::read},
              .answer = {.schema = "Intake"},
              .verb = "intake list"});
  const auto add = [&](std::string_view what, std::string_view operation, std::string_view body, int status, std::string_view schema,
                       std::string_view summary, std::string_view verb, Result<Response> (*handler)(Services&, const Request&)) {
    router.add({.method = "POST",
                .pattern = fmt::format("/api/v1/intakes/{{number}}/{}", what),
                .scope = "api",
                .summary = std::string(summary),
                .handler = with(services, handler),
                .operation = std::string(operation),
                .tag = "intakes",
                .needs = {"intake", record::Verb::update},
                .body = std::string(body),
                .answer = {.status = status, .schema = std::string(schema)},
                .idempotency_key = Wanted::accepted,
                .verb = std::string(verb)});
  };
  add("answers", "answer_intake", "IntakeAnswer", 201, "Intake", "Writes an answer that the reporter reads by the token.", "intake answer",
      answer_intake);
  add("closing", "close_intake", "IntakeClosing", 200, "Intake", "Closes what was taken in, with a reason.", "intake close", close_intake);
  add("case", "open_case_of_intake", "IntakeCase", 201, "OpenedCase",
      "Opens a case from what was taken in; how and when it was noticed come from there.", "intake open", open_case_of_intake);
}

}  // namespace sekimori::web
