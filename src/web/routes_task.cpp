#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json row_of(Services& services, const protect::KnownTask& known) {
  Json row = to_json(known);
  row.set("overdue", known.task.overdue(services.safeguards.tasks.today()));
  return row;
}

Result<Response> list_tasks(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_tasks"));
  protect::TaskFilter filter;
  filter.open_only = !query_flag(request, "ended");
  filter.due_by = TRY(query_day(request, "due_by"));
  filter.owner = query_text(request, "owner");
  filter.kind = query_text(request, "kind");
  return page_of(
      TRY(services.safeguards.tasks.list(request.session->actor, filter)), wish, "list_tasks",
      [](const protect::KnownTask& known) { return known.task.due.to_string() + "/" + known.id; },
      [&](const protect::KnownTask& known) { return row_of(services, known); });
}

Response answer_with(Services& services, const protect::KnownTask& known) {
  return with_etag(json_response(200, row_of(services, known)), known.version);
}

Result<Response> show_task(Services& services, const Request& request) {
  return answer_with(services, TRY(services.safeguards.tasks.find(request.session->actor, request.parameters.front())));
}

Result<Response> answer_task_step(Services& services, const Request& request) {
  model::StepAnswer answer;
  answer.step = request.parameters[1];
  answer.answer = request.json["answer"].text();
  answer.note = request.json["note"].text();
  return answer_with(services, TRY(services.safeguards.tasks.answer(request.session->actor, request.parameters.front(), answer)));
}

Result<Response> finish_task(Services& services, const Request& request) {
  return answer_with(
      services, TRY(services.safeguards.tasks.finish(request.session->actor, request.parameters.front(), request.json["note"].text())));
}

Result<Response> drop_task(Services& services, const Request& request) {
  return answer_with(
      services, TRY(services.safeguards.tasks.drop(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> show_checklist(Services&, const Request& request) {
  const protect::Checklist* list = protect::Checklists::embedded().find(request.parameters.front());
  if (list == nullptr) return error(ErrorCode::not_found, "no checklist '{}'", request.parameters.front());
  return json_response(200, to_json(*list, query_text(request, "when")));
}

}  // namespace

void add_task_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/tasks",
              .scope = "api",
              .summary = "Lists due tasks that one may see, by due day.",
              .handler = with(services, list_tasks),
              .operation = "list_tasks",
              .tag = "tasks",
              .needs = {"task", record::Verb::list},
              .query = page_fields({flag_field("ended", "ended ones too"), day_field("due_by", "due by that day"),
                                    text_field("owner", "of this staff number"), text_field("kind", "of this kind")}),
              .answer = {.schema = "Task", .shape = Shape::page},
              .verb = "task list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/tasks/{id}",
              .scope = "api",
              .summary = "Shows a task with its answered steps.",
              .handler = with(services, show_task),
              .operation = "show_task",
              .tag = "tasks",
              .needs = {"task", record::Verb::read},
              .answer = {.schema = "Task"},
              .verb = "task show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/tasks/{id}/steps/{step}",
              .scope = "api",
              .summary = "Answers a step of a task.",
              .handler = with(services, answer_task_step),
              .operation = "answer_task_step",
              .tag = "tasks",
              .needs = {"task", record::Verb::update},
              .body = "StepAnswering",
              .answer = {.schema = "Task"},
              .idempotency_key = Wanted::accepted,
              .verb = "task step"});
  router.add({.method = "POST",
              .pattern = "/api/v1/tasks/{id}/done",
              .scope = "api",
              .summary = "Finishes a task.",
              .handler = with(services, finish_task),
              .operation = "finish_task",
              .tag = "tasks",
              .needs = {"task", record::Verb::update},
              .body = "TaskEnding",
              .answer = {.schema = "Task"},
              .idempotency_key = Wanted::accepted,
              .verb = "task done"});
  router.add({.method = "POST",
              .pattern = "/api/v1/tasks/{id}/drop",
              .scope = "api",
              .summary = "Drops a task with a reason.",
              .handler = with(services, drop_task),
              .operation = "drop_task",
              .tag = "tasks",
              .needs = {"task", record::Verb::update},
              .body = "TaskDropping",
              .answer = {.schema = "Task"},
              .idempotency_key = Wanted::accepted,
              .verb = "task drop"});
  router.add({.method = "GET",
              .pattern = "/api/v1/checklists/{name}",
              .scope = "api",
              .summary = "Shows a checklist in both languages.",
              .handler = with(services, show_checklist),
              .operation = "show_checklist",
              .tag = "checklists",
              .needs = {"task", record::Verb::list},
              .query = {text_field("when", "the circumstance, as kind=dismissal")},
              .answer = {.schema = "Checklist"},
              .verb = "task show"});
}

}  // namespace sekimori::web
