// A due task: what somebody has to do about an object, by when. The one notion behind access reviews, exit checks, refused pledges,
// returns of what was disclosed, and "what needs me today".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

// One answered step of a checklist (content/checklists).
struct StepAnswer {
  std::string step;    // id within the checklist
  std::string answer;  // "done", "yes", "no", "not_applicable", a day, a text: as the step asks
  std::string note;
  std::string by;  // account, or "system:cli:NAME"
  Instant at;
};
Json to_json(const std::vector<StepAnswer>& answers);
Result<std::vector<StepAnswer>> step_answers_from_json(const Json& json);
// The latest answer to the step.
const StepAnswer* answer_to(const std::vector<StepAnswer>& answers, std::string_view step);

enum class TaskState : unsigned char { open, done, dropped };
std::string_view name_of(TaskState value);
std::optional<TaskState> task_state_from(std::string_view name);

struct Task {
  std::string kind;  // "access_review", "revoke_access", "refused_agreement", "exit_check", "disclosure_return" ...
  std::string title_ja, title_en;
  std::string object_kind;   // of the record it is about
  std::string object_id;     // its id
  std::string object_label;  // what people call it: a register number, a staff number, a partner's name
  Day opened;
  Day due;
  std::string owner;  // staff number; empty: whoever has the role
  std::string role;   // role whose matter it is when nobody owns it
  TaskState state = TaskState::open;
  std::string checklist;  // whose steps are to be gone through; empty: one step
  std::vector<StepAnswer> steps;
  int escalate_after_days = 7;  // past due; then the owner's superior sees it as well
  std::string escalated_to;     // staff number
  std::optional<Day> ended;
  std::string ended_by;
  std::string note;

  bool overdue(Day today) const { return state == TaskState::open && due < today; }
};

Json to_json(const Task& task);
Result<Task> task_from_json(const Json& json);

}  // namespace sekimori::model
