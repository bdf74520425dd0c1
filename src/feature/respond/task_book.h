// The steps of a case: those of its playbooks with their clocks, and further tasks of its own.
//
//   TaskBook tasks(parts);
//   for (const CaseTask& task : TRY(tasks.list(actor, known))) if (task.overdue(now)) remind(task);
//   TRY(tasks.set(actor, known, "hold_logs", TaskState::done, "範囲を確認した"));
//
// Clocks run from when it was noticed (case), not from when the case was opened. Any thread.
#pragma once

#include "feature/respond/personal_data.h"
#include "feature/respond/playbook.h"

namespace sekimori::respond {

enum class TaskState : unsigned char { open, done, not_needed };
std::string_view name_of(TaskState state);
std::optional<TaskState> task_state_from(std::string_view name);

struct CaseTask {
  std::string id;        // of the step, or of a record
  std::string playbook;  // empty: the case's own
  std::string title_ja, title_en, why_ja, why_en, role, law_ja, law_en;
  bool law_checked = false;
  Instant due;
  TaskState state = TaskState::open;
  std::string owner;  // account or name
  std::string note;
  std::optional<Instant> settled_at;
  std::string settled_by;

  bool overdue(Instant now) const { return state == TaskState::open && due < now; }
};

class TaskBook {
 public:
  explicit TaskBook(RespondParts& parts) : parts_(parts) {}

  Result<std::vector<CaseTask>> list(const record::Actor& actor, const KnownCase& known);  // by time due
  // A step counts as not needed only with a note (invalid_input). not_found: the case has no such step. Needs "case_task.create" or
  // "case_task.update".
  Result<void> set(const record::Actor& actor, const KnownCase& known, std::string_view id, TaskState state, std::string_view note,
                   std::string_view owner = {});
  // The steps of a playbook that no trigger brings, with their clocks. invalid_input: none of those; conflict: the case has it.
  Result<void> add_playbook(const record::Actor& actor, const KnownCase& known, std::string_view name, std::string_view reason);
  // Names of those that were added.
  Result<std::vector<std::string>> playbooks(const record::Actor& actor, const KnownCase& known);
  // A task beside those of the playbooks; its id. invalid_input without a title.
  Result<std::string> add(const record::Actor& actor, const KnownCase& known, std::string_view title, std::string_view role, Instant due,
                          std::string_view reason);

 private:
  RespondParts& parts_;
};

Json to_json(const CaseTask& task, Instant now);

}  // namespace sekimori::respond
