#include "model/task.h"

#include "model/names.h"

namespace sekimori::model {
namespace {
constexpr std::array<std::string_view, 3> state_names = {"open", "done", "dropped"};
}

Json to_json(const std::vector<StepAnswer>& answers) {
  Json out = Json::array();
  for (const StepAnswer& answer : answers)
    out.push(Json::object(
        {{"step", answer.step}, {"answer", answer.answer}, {"note", answer.note}, {"by", answer.by}, {"at", answer.at.to_rfc3339()}}));
  return out;
}

Result<std::vector<StepAnswer>> step_answers_from_json(const Json& json) {
  std::vector<StepAnswer> out;
  for (const Json& item : json.items()) {
    StepAnswer answer;
    TRY(read_text(item, "step", answer.step));
    TRY(read_text(item, "answer", answer.answer));
    TRY(read_text(item, "note", answer.note));
    TRY(read_text(item, "by", answer.by));
    TRY(read_instant(item, "at", answer.at));
    out.push_back(std::move(answer));
  }
  return out;
}

const StepAnswer* answer_to(const std::vector<StepAnswer>& answers, std::string_view step) {
  for (size_t i = answers.size(); i > 0; --i)
    if (answers[i - 1].step == step) return &answers[i - 1];
  return nullptr;
}

std::string_view name_of(TaskState value) { return state_names.at(static_cast<size_t>(value)); }
std::optional<TaskState> task_state_from(std::string_view name) { return value_named<TaskState>(state_names, name); }

Json to_json(const Task& task) {
  return Json::object({{"kind", task.kind},
                       {"title_ja", task.title_ja},
                       {"title_en", task.title_en},
                       {"object_kind", task.object_kind},
                       {"object_id", task.object_id},
                       {"object_label", task.object_label},
                       {"opened", task.opened.to_string()},
                       {"due", task.due.to_string()},
                       {"owner", task.owner},
                       {"role", task.role},
                       {"state", name_of(task.state)},
                       {"checklist", task.checklist},
                       {"steps", to_json(task.steps)},
                       {"escalate_after_days", task.escalate_after_days},
                       {"escalated_to", task.escalated_to},
                       {"ended", day_json(task.ended)},
                       {"ended_by", task.ended_by},
                       {"note", task.note}});
}

Result<Task> task_from_json(const Json& json) {
  Task task;
  TRY(read_text(json, "kind", task.kind));
  TRY(read_text(json, "title_ja", task.title_ja));
  TRY(read_text(json, "title_en", task.title_en));
  TRY(read_text(json, "object_kind", task.object_kind));
  TRY(read_text(json, "object_id", task.object_id));
  TRY(read_text(json, "object_label", task.object_label));
  std::optional<Day> opened, due;
  TRY(read_day(json, "opened", opened));
  TRY(read_day(json, "due", due));
  if (!due) return error(ErrorCode::invalid_input, "due: must be a day");
  task.due = *due;
  task.opened = opened.value_or(*due);
  TRY(read_text(json, "owner", task.owner));
  TRY(read_text(json, "role", task.role));
  TRY(read_named(json, "state", state_names, task.state));
  TRY(read_text(json, "checklist", task.checklist));
  task.steps = TRY(step_answers_from_json(json["steps"]));
  std::int64_t days = task.escalate_after_days;
  TRY(read_integer(json, "escalate_after_days", days));
  task.escalate_after_days = static_cast<int>(days);
  TRY(read_text(json, "escalated_to", task.escalated_to));
  TRY(read_day(json, "ended", task.ended));
  TRY(read_text(json, "ended_by", task.ended_by));
  TRY(read_text(json, "note", task.note));
  if (task.kind.empty()) return error(ErrorCode::invalid_input, "kind: must not be empty");
  return task;
}

}  // namespace sekimori::model
