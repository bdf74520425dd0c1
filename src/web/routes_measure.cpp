// Measures: what is done, what shows it, when it is looked at again.
#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Response answer(Services& services, int status, const govern::KnownMeasure& one) {
  return json_response(status, shown_json(one.value, services.govern.today()));
}

Result<Response> list_measures(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_measures"));
  const Day today = services.govern.today();
  return page_of(
      TRY(services.govern.measures.list(request.session->actor)), wish, "list_measures",
      [](const govern::KnownMeasure& one) { return one.value.number; },
      [today](const govern::KnownMeasure& one) { return shown_json(one.value, today); });
}

Result<Response> export_measures(Services& services, const Request& request) {
  return table_answer(
      services, request,
      govern::measure_table(TRY(services.govern.measures.list(request.session->actor)), services.govern.today(), paper_language(request)),
      "measures");
}

Result<Response> add_measure(Services& services, const Request& request) {
  const Json& body = request.json;
  govern::Measure measure;
  measure.title = body["title"].text();
  measure.detail = body["detail"].text();
  measure.attested = govern::attested_control_from(body["attested"].text()).value_or(govern::AttestedControl::none);
  measure.controls = texts_in(body, "controls");
  measure.owner = body["owner"].text();
  measure.department = body["department"].text();
  measure.due = TRY(day_in(body, "due"));
  measure.review_months = body["review_months"].integer_or(measure.review_months);
  return answer(services, 201, TRY(services.govern.measures.add(request.session->actor, measure, body["reason"].text())));
}

Result<Response> show_measure(Services& services, const Request& request) {
  return answer(services, 200, TRY(services.govern.measures.get(request.session->actor, request.parameters.front())));
}

Result<Response> change_measure(Services& services, const Request& request) {
  const Json& body = request.json;
  govern::MeasureEdit edit;
  const auto text = [&](std::string_view member) -> std::optional<std::string> {
    if (body.find(member) == nullptr) return {};
    return body[member].string_or("");
  };
  edit.title = text("title");
  edit.detail = text("detail");
  edit.owner = text("owner");
  edit.department = text("department");
  if (body.find("controls") != nullptr) edit.controls = texts_in(body, "controls");
  edit.state = govern::measure_state_from(body["state"].text());
  edit.due = TRY(day_in(body, "due"));
  if (body["review_months"].is_integer()) edit.review_months = body["review_months"].integer_or(12);
  return answer(services, 200,
                TRY(services.govern.measures.edit(request.session->actor, request.parameters.front(), edit, body["reason"].text())));
}

Result<Response> add_evidence(Services& services, const Request& request) {
  const Day day = TRY(day_in(request.json, "day")).value_or(services.govern.today());
  return answer(
      services, 201,
      TRY(services.govern.measures.add_evidence(request.session->actor, request.parameters.front(), day, request.json["text"].text())));
}

Result<Response> add_evidence_file(Services& services, const Request& request) {
  const Day day = TRY(query_day(request, "day")).value_or(services.govern.today());
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "evidence";
  return answer(services, 201,
                TRY(services.govern.measures.add_evidence(request.session->actor, request.parameters.front(), day,
                                                          query_text(request, "text"), file, as_bytes(request.body))));
}

Result<Response> attest_measure(Services& services, const Request& request) {
  const Day day = TRY(day_in(request.json, "day")).value_or(services.govern.today());
  const Day until = TRY(Day::parse(request.json["until"].text()));
  return answer(services, 201,
                TRY(services.govern.measures.attest(request.session->actor, request.parameters.front(), request.json["statement"].text(),
                                                    day, until)));
}

Result<Response> review_measure(Services& services, const Request& request) {
  const Day day = TRY(day_in(request.json, "day")).value_or(services.govern.today());
  return answer(services, 201,
                TRY(services.govern.measures.review(request.session->actor, request.parameters.front(), day,
                                                    request.json["holds"].bool_or(false), request.json["note"].text())));
}

}  // namespace

void add_measure_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/measures",
              .scope = "api",
              .summary = "Lists measures with how they stand today.",
              .handler = with(services, list_measures),
              .operation = "list_measures",
              .tag = "measures",
              .needs = {"measure", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Measure", .shape = Shape::page},
              .verb = "measure list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/measure-table",
              .scope = "api",
              .summary = "Measures as a table.",
              .handler = with(services, export_measures),
              .operation = "export_measures",
              .tag = "measures",
              .needs = {"measure", record::Verb::list},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "measure list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/measures",
              .scope = "api",
              .summary = "Adds a measure.",
              .handler = with(services, add_measure),
              .operation = "add_measure",
              .tag = "measures",
              .needs = {"measure", record::Verb::create},
              .body = "MeasureWish",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/measures/{number}",
              .scope = "api",
              .summary = "Shows a measure with evidence, reviews and attestations.",
              .handler = with(services, show_measure),
              .operation = "show_measure",
              .tag = "measures",
              .needs = {"measure", record::Verb::read},
              .answer = {.schema = "Measure"},
              .verb = "measure show"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/measures/{number}",
              .scope = "api",
              .summary = "Changes what is given of a measure; it is in place only when something shows it.",
              .handler = with(services, change_measure),
              .operation = "change_measure",
              .tag = "measures",
              .needs = {"measure", record::Verb::update},
              .body = "MeasureEdit",
              .answer = {.schema = "Measure"},
              .verb = "measure change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/measures/{number}/evidence",
              .scope = "api",
              .summary = "Adds evidence in words.",
              .handler = with(services, add_evidence),
              .operation = "add_measure_evidence",
              .tag = "measures",
              .needs = {"measure", record::Verb::update},
              .body = "MeasureEvidenceWish",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure evidence"});
  router.add({.method = "POST",
              .pattern = "/api/v1/measures/{number}/evidence-file",
              .scope = "api",
              .summary = "Adds a file of evidence, kept by its SHA-256.",
              .handler = with(services, add_evidence_file),
              .operation = "add_measure_evidence_file",
              .tag = "measures",
              .needs = {"measure", record::Verb::update},
              .query = {text_field("file", "its name"), text_field("text", "what it shows", 4000), day_field("day", "of which day")},
              .body_type = "application/octet-stream",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure evidence"});
  router.add({.method = "POST",
              .pattern = "/api/v1/measures/{number}/attestations",
              .scope = "api",
              .summary = "Attests an attested control until a day.",
              .handler = with(services, attest_measure),
              .operation = "attest_measure",
              .tag = "measures",
              .needs = {"measure", record::Verb::update},
              .body = "MeasureAttestationWish",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure attest"});
  router.add({.method = "POST",
              .pattern = "/api/v1/measures/{number}/reviews",
              .scope = "api",
              .summary = "Reviews a measure; one that does not hold is planned again.",
              .handler = with(services, review_measure),
              .operation = "review_measure",
              .tag = "measures",
              .needs = {"measure", record::Verb::update},
              .body = "MeasureReviewWish",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "measure review"});
}

}  // namespace sekimori::web
