// Due tasks: reviews, exits, refusals, returns; what needs whom today.
//
//   TaskBook tasks(parts);
//   std::string id = TRY(tasks.add(tx, actor, task, "review of 2026"));   // with the change it follows from
//   for (const KnownTask& known : TRY(tasks.list(actor, {.due_by = today}))) ...
//   TRY(tasks.answer(actor, id, {.step = "reason", .answer = "..."}));
//   TRY(tasks.finish(actor, id, "all revoked"));
//
// A task is seen by its owner, by those who have its role, by the one it was escalated to, and by whom spec/permissions.toml lets see all.
// An open task of the same kind about the same object is not made twice. Any thread.
#pragma once

#include <functional>

#include "feature/protect/checklists/checklist.h"
#include "model/ports/person_directory.h"
#include "record/record_store.h"

namespace sekimori::protect {

struct TaskParts {
  sql::Database& database;
  record::RecordStore& records;
  model::PersonDirectory& people;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

struct KnownTask {
  std::string id;
  std::int64_t version = 0;
  model::Task task;
};

struct TaskFilter {
  bool open_only = true;
  std::optional<Day> due_by = {};
  std::string owner = {};  // staff number
  std::string kind = {};
  std::string object_id = {};
};

class TaskBook {
 public:
  explicit TaskBook(TaskParts parts) : parts_(std::move(parts)) {}

  // The id; that of the open task of this kind about this object, if there is one. `opened` is set to today.
  Result<std::string> add(sql::Transaction& tx, const record::Actor& actor, model::Task task, std::string_view reason);
  Result<std::vector<KnownTask>> list(const record::Actor& actor, const TaskFilter& filter);  // by due day
  Result<KnownTask> find(const record::Actor& actor, std::string_view id);
  // not_found: no such step; conflict: the task is not open any more.
  Result<KnownTask> answer(const record::Actor& actor, std::string_view id, const model::StepAnswer& answer);
  // conflict naming the steps that are still open.
  Result<KnownTask> finish(const record::Actor& actor, std::string_view id, std::string_view note);
  Result<KnownTask> drop(const record::Actor& actor, std::string_view id, std::string_view reason);
  // The same as finish, without asking for steps: the work itself has been done elsewhere. Nothing when there is no such task.
  Result<void> settle(sql::Transaction& tx, const record::Actor& actor, std::string_view kind, std::string_view object_id,
                      std::string_view note);
  // Shows tasks that are overdue too long to the owner's superior (once). How many.
  Result<std::size_t> escalate();

  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

 private:
  Result<void> put(sql::Transaction& tx, const record::Actor& actor, const std::string& id, const model::Task& task, record::Verb verb,
                   std::string_view reason, std::int64_t expected);
  Result<KnownTask> change(const record::Actor& actor, std::string_view id, std::string_view reason,
                           const std::function<Result<void>(model::Task&)>& edit);
  TaskParts parts_;
};

Json to_json(const KnownTask& known);  // with id and overdue left to the reader: `due` and `state` say it

// The account as it stands in records: "a-1", "system:cli:root".
std::string name_of(const record::Actor& actor);

}  // namespace sekimori::protect
