#include "feature/protect/tasks/task_book.h"

#include <algorithm>

#include "base/ids.h"
#include "base/phrase.h"
#include "record/record_pages.h"

namespace sekimori::protect {
namespace {

std::string identity_of(std::string_view kind, std::string_view object_id) { return fmt::format("{}/{}", kind, object_id); }

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("tasks");
  return actor;
}

Result<KnownTask> known_of(const record::Version& version) {
  return KnownTask{version.id, version.version, TRY(model::task_from_json(version.body))};
}

}  // namespace

std::string name_of(const record::Actor& actor) { return actor.account; }

Json to_json(const KnownTask& known) {
  Json out = Json::object({{"id", known.id}});
  for (const auto& [name, value] : to_json(known.task).members()) out.set(name, value);
  return out;
}

Result<void> TaskBook::put(sql::Transaction& tx, const record::Actor& actor, const std::string& id, const model::Task& task,
                           record::Verb verb, std::string_view reason, std::int64_t expected) {
  record::Draft draft;
  draft.kind = "task";
  draft.id = id;
  draft.body = to_json(task);
  draft.summary = Json::object({{"kind", task.kind}, {"object", task.object_label}, {"due", task.due.to_string()}});
  draft.expected_version = expected;
  if (const auto owner = parts_.people.find_by_staff_number(task.owner)) draft.owner = owner->id.to_string();
  draft.keys = {{"about", identity_of(task.kind, task.object_id), record::Uniqueness::shared},
                {"state", std::string(model::name_of(task.state)), record::Uniqueness::shared}};
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  change.action = verb == record::Verb::create ? "" : fmt::format("task.{}", model::name_of(task.state));
  TRY(parts_.records.put(tx, draft, change));
  return {};
}

Result<std::string> TaskBook::add(sql::Transaction& tx, const record::Actor& actor, model::Task task, std::string_view reason) {
  record::ListQuery query;
  query.kind = "task";
  query.key = "about";
  query.value = identity_of(task.kind, task.object_id);
  for (const record::Version& version : TRY(record::all_records(tx, parts_.records, own_work(), query))) {
    const model::Task known = TRY(model::task_from_json(version.body));
    if (known.state == model::TaskState::open) return version.id;
  }
  task.opened = today();
  const std::string id = Uuid::make(parts_.clock, parts_.random).to_string();
  TRY(put(tx, actor, id, task, record::Verb::create, reason, 0));
  if (!task.role.empty()) {
    record::Change change;
    change.actor = own_work();
    change.reason = "the role whose matter it is";
    TRY(parts_.records.set_readers(tx, "task", id, {"role:" + task.role}, change));
  }
  return id;
}

Result<std::vector<KnownTask>> TaskBook::list(const record::Actor& actor, const TaskFilter& filter) {
  record::ListQuery query;
  query.kind = "task";
  if (filter.open_only) {
    query.key = "state";
    query.value = "open";
  }
  const auto versions =
      TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); }));
  std::vector<KnownTask> out;
  for (const record::Version& version : versions) {
    KnownTask known = TRY(known_of(version));
    const model::Task& task = known.task;
    if (filter.due_by && task.due > *filter.due_by) continue;
    if (!filter.owner.empty() && task.owner != filter.owner && task.escalated_to != filter.owner) continue;
    if (!filter.kind.empty() && task.kind != filter.kind) continue;
    if (!filter.object_id.empty() && task.object_id != filter.object_id) continue;
    out.push_back(std::move(known));
  }
  std::ranges::sort(out, [](const KnownTask& a, const KnownTask& b) { return std::tie(a.task.due, a.id) < std::tie(b.task.due, b.id); });
  return out;
}

Result<KnownTask> TaskBook::find(const record::Actor& actor, std::string_view id) {
  const auto version = TRY(parts_.records.read_record(parts_.database, actor, "task", id));
  if (!version) return error(ErrorCode::not_found, "no task {} in sight", id);
  return known_of(*version);
}

Result<KnownTask> TaskBook::change(const record::Actor& actor, std::string_view id, std::string_view reason,
                                   const std::function<Result<void>(model::Task&)>& edit) {
  return parts_.database.write([&](sql::Transaction& tx) -> Result<KnownTask> {
    const auto version = TRY(parts_.records.get(tx, actor, "task", id));
    if (!version) return error(ErrorCode::not_found, "no task {} in sight", id);
    KnownTask known = TRY(known_of(*version));
    if (known.task.state != model::TaskState::open) {
      const Phrase state = word("state", model::name_of(known.task.state));
      if (!known.task.ended) return error(ErrorCode::conflict, "task {}: it is {}", id, state);
      return error(ErrorCode::conflict, "task {}: it is {} since {}", id, state, known.task.ended->to_string());
    }
    TRY(edit(known.task));
    TRY(put(tx, actor, known.id, known.task, record::Verb::update, reason, known.version));
    ++known.version;
    return known;
  });
}

Result<KnownTask> TaskBook::answer(const record::Actor& actor, std::string_view id, const model::StepAnswer& answer) {
  return change(actor, id, "step " + answer.step, [&](model::Task& task) -> Result<void> {
    const Checklist* list = Checklists::embedded().find(task.checklist);
    if (list == nullptr) return error(ErrorCode::not_found, "task {}: it has no steps", id);
    model::StepAnswer kept = answer;
    kept.answer = TRY(list->check_answer(answer.step, answer.answer));
    kept.by = name_of(actor);
    kept.at = parts_.clock.now();
    task.steps.push_back(std::move(kept));
    return {};
  });
}

Result<KnownTask> TaskBook::finish(const record::Actor& actor, std::string_view id, std::string_view note) {
  return change(actor, id, note.empty() ? "done" : note, [&](model::Task& task) -> Result<void> {
    if (const Checklist* list = Checklists::embedded().find(task.checklist)) {
      const Outcome outcome = outcome_of(*list, task.steps);
      if (!outcome.open.empty()) {
        std::string open;
        for (const ChecklistStep* step : outcome.open) open += (open.empty() ? "" : ", ") + step->id;
        return error(ErrorCode::conflict, "task {}: still open: {}", id, open);
      }
    }
    task.state = model::TaskState::done;
    task.ended = today();
    task.ended_by = name_of(actor);
    task.note = note;
    return {};
  });
}

Result<KnownTask> TaskBook::drop(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "task {}: a reason is needed to drop it", id);
  return change(actor, id, reason, [&](model::Task& task) -> Result<void> {
    task.state = model::TaskState::dropped;
    task.ended = today();
    task.ended_by = name_of(actor);
    task.note = reason;
    return {};
  });
}

Result<void> TaskBook::settle(sql::Transaction& tx, const record::Actor& actor, std::string_view kind, std::string_view object_id,
                              std::string_view note) {
  record::ListQuery query;
  query.kind = "task";
  query.key = "about";
  query.value = identity_of(kind, object_id);
  for (const record::Version& version : TRY(record::all_records(tx, parts_.records, own_work(), query))) {
    KnownTask known = TRY(known_of(version));
    if (known.task.state != model::TaskState::open) continue;
    known.task.state = model::TaskState::done;
    known.task.ended = today();
    known.task.ended_by = name_of(actor);
    known.task.note = note;
    TRY(put(tx, own_work(), known.id, known.task, record::Verb::update, note, known.version));
  }
  return {};
}

Result<std::size_t> TaskBook::escalate() {
  std::size_t count = 0;
  for (const KnownTask& known : TRY(list(own_work(), {}))) {
    const model::Task& task = known.task;
    if (!task.escalated_to.empty() || task.owner.empty()) continue;
    if (today().number - task.due.number < task.escalate_after_days) continue;
    const auto owner = parts_.people.find_by_staff_number(task.owner);
    if (!owner || owner->person.superior.empty() || owner->person.superior == task.owner) continue;
    const auto superior = parts_.people.find_by_staff_number(owner->person.superior);
    if (!superior) continue;
    TRY(change(own_work(), known.id, "overdue; the superior sees it", [&](model::Task& edited) -> Result<void> {
      edited.escalated_to = owner->person.superior;
      return {};
    }));
    TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
      auto readers = TRY(parts_.records.readers(tx, "task", known.id));
      readers.push_back("person:" + superior->id.to_string());
      record::Change change;
      change.actor = own_work();
      change.reason = "overdue; the superior sees it";
      return parts_.records.set_readers(tx, "task", known.id, readers, change);
    }));
    ++count;
  }
  return count;
}

}  // namespace sekimori::protect
