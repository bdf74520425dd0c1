#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response answer_with(const protect::KnownCheck& known, int status = 200) {
  return with_etag(json_response(status, to_json(known)), known.version);
}

Result<Response> list_checks(Services& services, const Request& request, model::PersonCheckKind kind, std::string_view operation) {
  const PageWish wish = TRY(page_wish(request, operation));
  return page_of(
      TRY(services.safeguards.checks.list(request.session->actor, kind, !query_flag(request, "ended"))), wish, operation,
      [](const protect::KnownCheck& known) { return known.check.due.to_string() + "/" + known.id; },
      [](const protect::KnownCheck& known) { return to_json(known); });
}
Result<Response> list_exits(Services& services, const Request& request) {
  return list_checks(services, request, model::PersonCheckKind::exit, "list_exits");
}
Result<Response> list_hirings(Services& services, const Request& request) {
  return list_checks(services, request, model::PersonCheckKind::hiring, "list_hirings");
}

Result<Response> start_exit(Services& services, const Request& request) {
  const Json& body = request.json;
  std::optional<Day> due;
  if (const std::string_view text = body["due"].text(); !text.empty()) due = TRY(Day::parse(text));
  const auto made = TRY(services.safeguards.checks.start_exit(
      request.session->actor, body["staff_number"].text(),
      model::exit_kind_from(body["exit_kind"].text()).value_or(model::ExitKind::leaving), due, body["reason"].text()));
  Response response = answer_with(made, 201);
  response.headers.emplace_back("Location", "/api/v1/exits/" + made.id);
  return response;
}

Result<Response> start_hiring(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::HiringRequest wish;
  wish.name = body["name"].text();
  wish.staff_number = body["staff_number"].text();
  wish.former_employer = body["former_employer"].text();
  if (const std::string_view text = body["due"].text(); !text.empty()) wish.due = TRY(Day::parse(text));
  const auto made = TRY(services.safeguards.checks.start_hiring(request.session->actor, wish, body["reason"].text()));
  Response response = answer_with(made, 201);
  response.headers.emplace_back("Location", "/api/v1/hirings/" + made.id);
  return response;
}

// The check, when it is of the kind that the address names.
Result<protect::KnownCheck> check_of(Services& services, const Request& request) {
  auto known = TRY(services.safeguards.checks.find(request.session->actor, request.parameters.front()));
  const bool exit = request.path.starts_with("/api/v1/exits/");
  if (exit != (known.check.kind == model::PersonCheckKind::exit))
    return error(ErrorCode::not_found, "no check '{}' in sight", request.parameters.front());
  return known;
}

Result<Response> show_check(Services& services, const Request& request) { return answer_with(TRY(check_of(services, request))); }

Result<Response> answer_check(Services& services, const Request& request) {
  model::StepAnswer answer;
  answer.step = request.parameters[1];
  answer.answer = request.json["answer"].text();
  answer.note = request.json["note"].text();
  return answer_with(TRY(services.safeguards.checks.answer(request.session->actor, TRY(check_of(services, request)).id, answer)));
}

Result<Response> clear_check(Services& services, const Request& request) {
  return answer_with(TRY(
      services.safeguards.checks.clear(request.session->actor, TRY(check_of(services, request)).id, request.json["conclusion"].text())));
}

Result<Response> open_case_of_exit(Services& services, const Request& request) {
  return answer_with(TRY(
      services.safeguards.checks.open_case(request.session->actor, TRY(check_of(services, request)).id, request.json["suspicion"].text())));
}

Result<Response> stop_check(Services& services, const Request& request) {
  return answer_with(
      TRY(services.safeguards.checks.stop(request.session->actor, TRY(check_of(services, request)).id, request.json["reason"].text())));
}

Result<Response> list_missing_agreements(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_missing_agreements"));
  return page_of(
      TRY(services.safeguards.agreements.missing(request.session->actor)), wish, "list_missing_agreements",
      [](const protect::MissingAgreement& missing) { return missing.staff_number; },
      [](const protect::MissingAgreement& missing) { return to_json(missing); });
}

}  // namespace

void add_person_check_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/exits",
              .scope = "api",
              .summary = "Lists exit checks, by due day.",
              .handler = with(services, list_exits),
              .operation = "list_exits",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::list},
              .query = page_fields({flag_field("ended", "ended ones too")}),
              .answer = {.schema = "PersonCheck", .shape = Shape::page},
              .verb = "exit list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/exits",
              .scope = "api",
              .summary = "Begins an exit check; a dismissal holds the devices first.",
              .handler = with(services, start_exit),
              .operation = "start_exit",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::create},
              .body = "ExitStart",
              .answer = {.status = 201, .schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "exit start"});
  router.add({.method = "GET",
              .pattern = "/api/v1/exits/{id}",
              .scope = "api",
              .summary = "Shows an exit check with what register and logs know.",
              .handler = with(services, show_check),
              .operation = "show_exit",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::read},
              .answer = {.schema = "PersonCheck"},
              .verb = "exit show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/exits/{id}/steps/{step}",
              .scope = "api",
              .summary = "Answers a step of an exit check.",
              .handler = with(services, answer_check),
              .operation = "answer_exit_step",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::update},
              .body = "StepAnswering",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "exit answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/exits/{id}/clearing",
              .scope = "api",
              .summary = "Ends an exit check: nothing unexplained.",
              .handler = with(services, clear_check),
              .operation = "clear_exit",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::update},
              .body = "CheckConclusion",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "exit clear"});
  router.add({.method = "POST",
              .pattern = "/api/v1/exits/{id}/case",
              .scope = "api",
              .summary = "Opens a case from an exit check.",
              .handler = with(services, open_case_of_exit),
              .operation = "open_case_of_exit",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::update},
              .body = "CheckSuspicion",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "exit case"});
  router.add({.method = "POST",
              .pattern = "/api/v1/exits/{id}/stop",
              .scope = "api",
              .summary = "Stops an exit check that is not needed.",
              .handler = with(services, stop_check),
              .operation = "stop_exit",
              .tag = "exits",
              .needs = {"exit_check", record::Verb::update},
              .body = "TaskDropping",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "exit stop"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hirings",
              .scope = "api",
              .summary = "Lists hiring checks, by due day.",
              .handler = with(services, list_hirings),
              .operation = "list_hirings",
              .tag = "hirings",
              .needs = {"hiring_check", record::Verb::list},
              .query = page_fields({flag_field("ended", "ended ones too")}),
              .answer = {.schema = "PersonCheck", .shape = Shape::page},
              .verb = "hiring list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hirings",
              .scope = "api",
              .summary = "Begins a hiring check.",
              .handler = with(services, start_hiring),
              .operation = "start_hiring",
              .tag = "hirings",
              .needs = {"hiring_check", record::Verb::create},
              .body = "HiringStart",
              .answer = {.status = 201, .schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "hiring start"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hirings/{id}",
              .scope = "api",
              .summary = "Shows a hiring check.",
              .handler = with(services, show_check),
              .operation = "show_hiring",
              .tag = "hirings",
              .needs = {"hiring_check", record::Verb::read},
              .answer = {.schema = "PersonCheck"},
              .verb = "hiring show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hirings/{id}/steps/{step}",
              .scope = "api",
              .summary = "Answers a step of a hiring check.",
              .handler = with(services, answer_check),
              .operation = "answer_hiring_step",
              .tag = "hirings",
              .needs = {"hiring_check", record::Verb::update},
              .body = "StepAnswering",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "hiring answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hirings/{id}/clearing",
              .scope = "api",
              .summary = "Ends a hiring check.",
              .handler = with(services, clear_check),
              .operation = "clear_hiring",
              .tag = "hirings",
              .needs = {"hiring_check", record::Verb::update},
              .body = "CheckConclusion",
              .answer = {.schema = "PersonCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "hiring clear"});
  router.add({.method = "GET",
              .pattern = "/api/v1/missing-agreements",
              .scope = "api",
              .summary = "Lists who may know secrets without a promise in force.",
              .handler = with(services, list_missing_agreements),
              .operation = "list_missing_agreements",
              .tag = "missing-agreements",
              .needs = {"agreement", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "MissingAgreement", .shape = Shape::page},
              .verb = "agreement missing"});
}

}  // namespace sekimori::web
