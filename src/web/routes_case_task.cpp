// The steps of a case with their clocks.
#include <algorithm>

#include "feature/respond/task_book.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_case_tasks(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_case_tasks"));
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.cases.find(actor, request.parameters.front()));
  respond::TaskBook tasks(services.respond);
  const Instant now = services.clock.now();
  return page_of(
      TRY(tasks.list(actor, known)), wish, "list_case_tasks",
      [](const respond::CaseTask& task) { return task.due.to_rfc3339() + " " + task.id; },
      [now](const respond::CaseTask& task) { return to_json(task, now); });
}

Result<Response> task_answer(Services& services, const Request& request, const respond::KnownCase& known, std::string_view id, int status) {
  respond::TaskBook tasks(services.respond);
  for (const respond::CaseTask& task : TRY(tasks.list(request.session->actor, known)))
    if (task.id == id) return json_response(status, to_json(task, services.clock.now()));
  return error(ErrorCode::not_found, "case {} has no step {}", known.facts.number, id);
}

Result<Response> set_case_task(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.cases.find(actor, request.parameters.front()));
  const std::string& id = request.parameters.back();
  respond::TaskBook tasks(services.respond);
  const auto state = respond::task_state_from(request.json["state"].text()).value_or(respond::TaskState::open);
  TRY(tasks.set(actor, known, id, state, request.json["note"].text(), request.json["owner"].text()));
  return task_answer(services, request, known, id, 200);
}

Result<Response> add_case_task(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.cases.find(actor, request.parameters.front()));
  respond::TaskBook tasks(services.respond);
  const std::string id = TRY(
      tasks.add(actor, known, body["title"].text(), body["role"].text(), TRY(Instant::parse(body["due"].text())), body["reason"].text()));
  return task_answer(services, request, known, id, 201);
}

Json playbook_row(const respond::Playbook& playbook, bool added) {
  return Json::object({{"playbook", playbook.name},
                       {"title_ja", playbook.title_ja},
                       {"title_en", playbook.title_en},
                       {"steps", respond::steps_of(playbook).size()},
                       {"added", added}});
}

Result<Response> list_case_playbooks(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.cases.find(actor, request.parameters.front()));
  respond::TaskBook tasks(services.respond);
  const std::vector<std::string> there = TRY(tasks.playbooks(actor, known));
  Json items = Json::array();
  for (const respond::Playbook& one : respond::all_playbooks())
    if (one.is_chosen_by_hand()) items.push(playbook_row(one, std::ranges::find(there, one.name) != there.end()));
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

Result<Response> add_case_playbook(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.cases.find(actor, request.parameters.front()));
  respond::TaskBook tasks(services.respond);
  const std::string_view name = request.json["playbook"].text();
  TRY(tasks.add_playbook(actor, known, name, request.json["reason"].text()));
  return json_response(201, playbook_row(*respond::find_playbook(name), true));
}

}  // namespace

void add_case_task_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/tasks",
              .scope = "api",
              .summary = "Lists the steps of a case by time due.",
              .handler = with(services, list_case_tasks),
              .operation = "list_case_tasks",
              .tag = "cases",
              .needs = {"case_task", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CaseTask", .shape = Shape::page},
              .verb = "case task list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/tasks",
              .scope = "api",
              .summary = "Adds a step of the case's own beside those of its playbooks.",
              .handler = with(services, add_case_task),
              .operation = "add_case_task",
              .tag = "cases",
              .needs = {"case_task", record::Verb::create},
              .body = "CaseTaskEntry",
              .answer = {.status = 201, .schema = "CaseTask"},
              .idempotency_key = Wanted::accepted,
              .verb = "case task add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/playbooks",
              .scope = "api",
              .summary = "Lists the playbooks that no trigger brings and a person may add to a case.",
              .handler = with(services, list_case_playbooks),
              .operation = "list_case_playbooks",
              .tag = "cases",
              .needs = {"case_task", record::Verb::list},
              .answer = {.schema = "CasePlaybooks"},
              .verb = "case playbook list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/playbooks",
              .scope = "api",
              .summary = "Adds the steps of a playbook to a case, with their clocks.",
              .handler = with(services, add_case_playbook),
              .operation = "add_case_playbook",
              .tag = "cases",
              .needs = {"case_task", record::Verb::create},
              .body = "CasePlaybookWish",
              .answer = {.status = 201, .schema = "CasePlaybook"},
              .idempotency_key = Wanted::accepted,
              .verb = "case playbook add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/tasks/{step}",
              .scope = "api",
              .summary = "Marks a step as done, not needed or open.",
              .handler = with(services, set_case_task),
              .operation = "set_case_task",
              .tag = "cases",
              .needs = {"case_task", record::Verb::update},
              .body = "CaseTaskState",
              .answer = {.schema = "CaseTask"},
              .idempotency_key = Wanted::accepted,
              .verb = "case task set"});
}

}  // namespace sekimori::web
