// Self-checks: questions, answers, score, next steps, tables; results shared with a hub and its medians.
#include "feature/govern/govern_room.h"
#include "model/names.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Json profile_json(const govern::CheckProfile& one) {
  return Json::object(
      {{"id", one.id}, {"ja", one.name.ja}, {"en", one.name.en}, {"count", one.questions.size()}, {"edition", one.edition}});
}

Json row_of(const govern::KnownCheck& one) {
  Json out = to_json(one.value);
  out.erase("answers");
  return out.set("score", to_json(govern::score_of(one.value)));
}

Result<Json> whole(Services& services, const record::Actor& actor, const govern::CheckRun& run) {
  Json steps = Json::array();
  for (const govern::NextStep& step : govern::next_steps(run))
    steps.push(to_json(*step.question).set("grade", name_of(step.grade)).set("basic", step.basic));
  return to_json(run)
      .set("radar", TRY(govern::radar(actor, services.govern.checks, services.govern.medians, run)))
      .set("steps", std::move(steps));
}

Result<Response> list_profiles(Services&, const Request& request) {
  TRY(govern::may(request.session->actor, record::Verb::list, "framework"));
  const PageWish wish = TRY(page_wish(request, "list_check_profiles"));
  return page_of(
      govern::check_profiles(), wish, "list_check_profiles", [](const govern::CheckProfile& one) { return one.id; }, profile_json);
}

Result<Response> show_profile(Services&, const Request& request) {
  TRY(govern::may(request.session->actor, record::Verb::read, "framework"));
  const govern::CheckProfile* found = govern::check_profile(request.parameters.front());
  if (found == nullptr) return error(ErrorCode::not_found, "'{}' is no profile", request.parameters.front());
  Json questions = Json::array();
  for (const govern::CheckQuestion& one : found->questions) questions.push(to_json(one));
  Json areas = Json::array();
  for (const govern::CheckArea& one : govern::check_areas())
    areas.push(Json::object({{"id", one.id}, {"ja", one.name.ja}, {"en", one.name.en}}));
  return json_response(200, profile_json(*found).set("questions", std::move(questions)).set("areas", std::move(areas)));
}

Result<Response> list_checks(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_self_checks"));
  return page_of(
      TRY(services.govern.checks.list(request.session->actor)), wish, "list_self_checks",
      [](const govern::KnownCheck& one) { return newest_first(one.value.number); }, row_of);
}

Result<Response> start_check(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto made = TRY(services.govern.checks.start(actor, request.json["profile"].text(), request.json["title"].text()));
  return json_response(201, TRY(whole(services, actor, made.value)));
}

Result<Response> show_check(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  return json_response(200, TRY(whole(services, actor, TRY(services.govern.checks.get(actor, request.parameters.front())).value)));
}

Result<Response> answer_check(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  std::vector<govern::CheckAnswer> answers;
  for (const Json& one : request.json["answers"].items())
    answers.push_back({.question = one["question"].string_or(""),
                       .grade = govern::grade_from(one["grade"].text()).value_or(govern::Grade::no),
                       .note = one["note"].string_or(""),
                       .day = TRY(day_in(one, "day"))});
  return json_response(200,
                       TRY(whole(services, actor, TRY(services.govern.checks.answer(actor, request.parameters.front(), answers)).value)));
}

Result<Response> close_check(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  return json_response(200, TRY(whole(services, actor, TRY(services.govern.checks.close(actor, request.parameters.front())).value)));
}

Result<Response> adopt_step(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto due = TRY(day_in(request.json, "due"));
  const auto made = TRY(services.govern.adopt(actor, request.parameters.front(), request.json["question"].text(),
                                              request.json["owner"].text(), due, language_of(request)));
  return json_response(201, shown_json(made.value, services.govern.today()));
}

Result<Response> export_check(Services& services, const Request& request) {
  const auto known = TRY(services.govern.checks.get(request.session->actor, request.parameters.front()));
  return table_answer(services, request, govern::answer_table(known.value, paper_language(request)), "self-check");
}

Result<Response> import_check(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "answers.xlsx";
  const auto known = TRY(services.govern.checks.get(actor, request.parameters.front()));
  const govern::AnswerTable read =
      TRY(govern::read_answers(TRY(table_in(services, request, file)), *govern::check_profile(known.value.profile)));
  Json refused = Json::array();
  for (const govern::AnswerRefusal& one : read.refused)
    refused.push(Json::object({{"row", one.row}, {"column", one.column}, {"reason", reason_json(one.reason)}}));
  const bool take = read.refused.empty() || query_flag(request, "good_rows");
  govern::CheckRun run = known.value;
  if (take && !read.answers.empty()) run = TRY(services.govern.checks.answer(actor, run.number, read.answers)).value;
  return json_response(
      200, Json::object(
               {{"taken", take ? read.answers.size() : 0}, {"refused", std::move(refused)}, {"score", to_json(govern::score_of(run))}}));
}

Result<Response> share_check(Services& services, const Request& request) {
  return json_response(
      200, TRY(services.govern.medians.share(TRY(services.govern.checks.get(request.session->actor, request.parameters.front())))));
}

Result<Response> receive_result(Services& services, const Request& request) {
  return json_response(
      201, to_json(TRY(services.govern.medians.receive(request.session->actor, request.json["member"].text(), request.json["share"]))));
}

Result<Response> show_median(Services& services, const Request& request) {
  const int year = static_cast<int>(query_number(request, "year").value_or(services.govern.today().year()));
  return json_response(200, TRY(services.govern.medians.tell(request.session->actor, query_text(request, "profile"), year)));
}

Result<Response> take_median(Services& services, const Request& request) {
  return json_response(
      201, to_json(TRY(services.govern.medians.take_over(request.session->actor, request.json["median"], request.json["origin"].text()))));
}

}  // namespace

void add_check_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/check-profiles",
              .scope = "api",
              .summary = "Lists the profiles of the self-check.",
              .handler = with(services, list_profiles),
              .operation = "list_check_profiles",
              .tag = "self-checks",
              .needs = {"framework", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CheckProfile", .shape = Shape::page},
              .verb = "check profiles"});
  router.add({.method = "GET",
              .pattern = "/api/v1/check-profiles/{id}",
              .scope = "api",
              .summary = "Shows what a profile asks.",
              .handler = with(services, show_profile),
              .operation = "show_check_profile",
              .tag = "self-checks",
              .needs = {"framework", record::Verb::read},
              .answer = {.schema = "CheckProfileView"},
              .verb = "check profiles"});
  router.add({.method = "GET",
              .pattern = "/api/v1/self-checks",
              .scope = "api",
              .summary = "Lists self-checks, newest first.",
              .handler = with(services, list_checks),
              .operation = "list_self_checks",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CheckRow", .shape = Shape::page},
              .verb = "check list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/self-checks",
              .scope = "api",
              .summary = "Begins a self-check.",
              .handler = with(services, start_check),
              .operation = "start_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::create},
              .body = "CheckStart",
              .answer = {.status = 201, .schema = "SelfCheck"},
              .idempotency_key = Wanted::accepted,
              .verb = "check start"});
  router.add({.method = "GET",
              .pattern = "/api/v1/self-checks/{number}",
              .scope = "api",
              .summary = "Shows a self-check: answers, score by area beside the one before and the median, next steps.",
              .handler = with(services, show_check),
              .operation = "show_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::read},
              .answer = {.schema = "SelfCheck"},
              .verb = "check show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/self-checks/{number}/answers",
              .scope = "api",
              .summary = "Answers questions, all or none.",
              .handler = with(services, answer_check),
              .operation = "answer_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::update},
              .body = "CheckAnswersWish",
              .answer = {.schema = "SelfCheck"},
              .verb = "check answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/self-checks/{number}/close",
              .scope = "api",
              .summary = "Closes a self-check whose questions are all answered.",
              .handler = with(services, close_check),
              .operation = "close_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::update},
              .answer = {.schema = "SelfCheck"},
              .verb = "check close"});
  router.add({.method = "POST",
              .pattern = "/api/v1/self-checks/{number}/measures",
              .scope = "api",
              .summary = "Makes a next step a measure.",
              .handler = with(services, adopt_step),
              .operation = "adopt_check_step",
              .tag = "self-checks",
              .needs = {"measure", record::Verb::create},
              .body = "CheckAdoption",
              .answer = {.status = 201, .schema = "Measure"},
              .idempotency_key = Wanted::accepted,
              .verb = "check adopt"});
  router.add({.method = "GET",
              .pattern = "/api/v1/self-checks/{number}/table",
              .scope = "api",
              .summary = "Questions and answers as a table.",
              .handler = with(services, export_check),
              .operation = "export_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::read},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "check export"});
  router.add({.method = "POST",
              .pattern = "/api/v1/self-checks/{number}/table",
              .scope = "api",
              .summary = "Takes answers in from a table; one wrong row and nothing is taken, unless the good rows alone are wanted.",
              .handler = with(services, import_check),
              .operation = "import_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::update},
              .query = {text_field("file", "its name, .xlsx or .csv"), flag_field("good_rows", "take the good rows alone")},
              .body_type = "application/octet-stream",
              .answer = {.schema = "CheckImport"},
              .verb = "check import"});
  router.add({.method = "GET",
              .pattern = "/api/v1/self-checks/{number}/share",
              .scope = "api",
              .summary = "The result as a hub may have it: scores by area alone.",
              .handler = with(services, share_check),
              .operation = "share_self_check",
              .tag = "self-checks",
              .needs = {"self_check", record::Verb::read},
              .answer = {.schema = "CheckShare"},
              .verb = "check share"});
  router.add({.method = "POST",
              .pattern = "/api/v1/check-results",
              .scope = "api",
              .summary = "Hub: takes in a member's result.",
              .handler = with(services, receive_result),
              .operation = "receive_check_result",
              .tag = "self-checks",
              .needs = {"check_result", record::Verb::create},
              .body = "CheckResultWish",
              .answer = {.status = 201, .schema = "CheckResult"},
              .idempotency_key = Wanted::accepted,
              .verb = "check receive"});
  router.add({.method = "GET",
              .pattern = "/api/v1/check-medians",
              .scope = "api",
              .summary = "Hub: the members' median of a profile and year; nothing below five members.",
              .handler = with(services, show_median),
              .operation = "show_check_median",
              .tag = "self-checks",
              .needs = {"check_median", record::Verb::read},
              .query = {text_field("profile", "of this profile"), number_field("year", 2015, 2199, "of this year")},
              .answer = {.schema = "CheckMedian"},
              .verb = "check median"});
  router.add({.method = "POST",
              .pattern = "/api/v1/check-medians",
              .scope = "api",
              .summary = "Takes over a hub's median, for the radar.",
              .handler = with(services, take_median),
              .operation = "take_check_median",
              .tag = "self-checks",
              .needs = {"check_median", record::Verb::create},
              .body = "CheckMedianWish",
              .answer = {.status = 201, .schema = "CheckMedian"},
              .idempotency_key = Wanted::accepted,
              .verb = "check median"});
}

}  // namespace sekimori::web
