#include "feature/respond/task_book.h"

#include <algorithm>
#include <map>

#include "model/names.h"

namespace sekimori::respond {
namespace {

constexpr std::array<std::string_view, 3> state_names = {"open", "done", "not_needed"};

std::string record_id(const KnownCase& known, std::string_view step) { return fmt::format("{}/{}", known.id, step); }

std::vector<std::string> chosen_in(const std::vector<record::Version>& records) {
  std::vector<std::string> out;
  for (const record::Version& version : records)
    if (const std::string_view name = version.body["playbook"].text(); !name.empty()) out.emplace_back(name);
  return out;
}

}  // namespace

std::string_view name_of(TaskState state) { return state_names.at(static_cast<std::size_t>(state)); }
std::optional<TaskState> task_state_from(std::string_view name) { return model::value_named<TaskState>(state_names, name); }

Result<std::vector<CaseTask>> TaskBook::list(const record::Actor& actor, const KnownCase& known) {
  PersonalData duties(parts_);
  const auto answers = TRY(duties.find(actor, known));
  const PersonalDataAnswers given = answers.value_or(PersonalDataAnswers());
  const DutyClocks clocks = clocks_of(given, known.facts.noticed_at, parts_.zone);
  std::vector<CaseTask> out;
  std::map<std::string, std::size_t> places;
  const auto records = TRY(case_records(parts_, actor, known, "case_task"));
  for (const PlaybookStep* step : steps_for(
           known.facts.trigger,
           {.personal_data = given.reportable(), .entrusted_data = given.reportable() && given.entrusted, .chosen = chosen_in(records)})) {
    CaseTask task;
    task.id = step->id;
    task.playbook = step->playbook;
    task.title_ja = step->title_ja;
    task.title_en = step->title_en;
    task.why_ja = step->why_ja;
    task.why_en = step->why_en;
    task.role = step->role;
    task.law_ja = step->law_ja;
    task.law_en = step->law_en;
    task.law_checked = step->law_checked;
    task.due = step->clock == DutyClock::preliminary ? parts_.zone.end_of(clocks.preliminary_by)
               : step->clock == DutyClock::final
                   ? parts_.zone.end_of(clocks.final_by)
                   : Instant{known.facts.noticed_at.nanoseconds + std::int64_t(step->hours) * 3600 * nanoseconds_per_second};
    places.emplace(record_id(known, step->id), out.size());
    out.push_back(std::move(task));
  }
  for (const record::Version& version : records) {
    if (!version.body["playbook"].text().empty()) continue;  // that a playbook was added is no step
    const auto place = places.find(version.id);
    CaseTask own;
    CaseTask& task = place == places.end() ? own : out[place->second];
    if (place == places.end()) {
      // A step whose reason is gone (no personal data after all) stays visible when somebody settled it.
      const std::string id = version.id.starts_with(known.id + "/") ? version.id.substr(known.id.size() + 1) : version.id;
      const PlaybookStep* step = find_step(id);
      own.id = id;
      own.title_ja = step != nullptr ? step->title_ja : std::string(version.body["title"].text());
      own.title_en = step != nullptr ? step->title_en : std::string(version.body["title"].text());
      own.role = version.body["role"].text();
      TRY(model::read_instant(version.body, "due", own.due));
    }
    TRY(model::read_named(version.body, "state", state_names, task.state));
    task.owner = version.body["owner"].text();
    task.note = version.body["note"].text();
    if (task.state != TaskState::open) {
      task.settled_at = version.recorded_at;
      task.settled_by = version.author;
    }
    if (place == places.end()) out.push_back(std::move(own));
  }
  std::ranges::stable_sort(out, [](const CaseTask& a, const CaseTask& b) { return a.due < b.due; });
  return out;
}

Result<void> TaskBook::set(const record::Actor& actor, const KnownCase& known, std::string_view id, TaskState state, std::string_view note,
                           std::string_view owner) {
  const auto tasks = TRY(list(actor, known));
  const auto found = std::ranges::find(tasks, id, &CaseTask::id);
  if (found == tasks.end())
    return error(ErrorCode::not_found, "case {} has no step '{}'; 'sekimori case task list {}' shows them", known.facts.number, id,
                 known.facts.number);
  if (state == TaskState::not_needed && note.empty())
    return error(ErrorCode::invalid_input, "why is the step '{}' not needed? A note is missing", id);
  const bool own = found->playbook.empty() && find_step(id) == nullptr;
  Json body = Json::object({{"step", std::string(id)},
                            {"title", found->title_ja},
                            {"role", found->role},
                            {"due", found->due.to_rfc3339()},
                            {"state", name_of(state)},
                            {"owner", owner.empty() ? found->owner : std::string(owner)},
                            {"note", note}});
  TRY(put_case_record(
      parts_, actor, known,
      {.kind = "case_task", .id = own ? std::string(id) : record_id(known, id), .body = std::move(body), .action = "case_task.set"},
      note.empty() ? name_of(state) : note));
  return {};
}

Result<std::vector<std::string>> TaskBook::playbooks(const record::Actor& actor, const KnownCase& known) {
  return chosen_in(TRY(case_records(parts_, actor, known, "case_task")));
}

Result<void> TaskBook::add_playbook(const record::Actor& actor, const KnownCase& known, std::string_view name, std::string_view reason) {
  const Playbook* const playbook = find_playbook(name);
  if (playbook == nullptr || !playbook->is_chosen_by_hand())
    return error(ErrorCode::invalid_input, "'{}' is no playbook that is added by hand", name);
  const std::vector<std::string> there = TRY(playbooks(actor, known));
  if (std::ranges::find(there, name) != there.end())
    return error(ErrorCode::conflict, "case {} has the steps of '{}' already", known.facts.number, name);
  Json body = Json::object({{"playbook", name}});
  TRY(put_case_record(
      parts_, actor, known,
      {.kind = "case_task", .id = record_id(known, fmt::format("playbook:{}", name)), .body = std::move(body), .action = "case_task.add"},
      reason.empty() ? std::string_view(playbook->title_en) : reason));
  return {};
}

Result<std::string> TaskBook::add(const record::Actor& actor, const KnownCase& known, std::string_view title, std::string_view role,
                                  Instant due, std::string_view reason) {
  if (title.empty()) return error(ErrorCode::invalid_input, "a task has a title");
  Json body = Json::object({{"title", title}, {"role", role}, {"due", due.to_rfc3339()}, {"state", "open"}, {"owner", ""}, {"note", ""}});
  return put_case_record(parts_, actor, known, {.kind = "case_task", .id = {}, .body = std::move(body), .action = "case_task.add"},
                         reason.empty() ? title : reason);
}

Json to_json(const CaseTask& t, Instant now) {
  return Json::object({{"id", t.id},
                       {"playbook", t.playbook},
                       {"title_ja", t.title_ja},
                       {"title_en", t.title_en},
                       {"why_ja", t.why_ja},
                       {"why_en", t.why_en},
                       {"role", t.role},
                       {"law_ja", t.law_ja},
                       {"law_en", t.law_en},
                       {"law_checked", t.law_checked},
                       {"due", t.due.to_rfc3339()},
                       {"overdue", t.overdue(now)},
                       {"state", name_of(t.state)},
                       {"owner", t.owner},
                       {"note", t.note},
                       {"settled_at", t.settled_at ? Json(t.settled_at->to_rfc3339()) : Json()},
                       {"settled_by", t.settled_by}});
}

}  // namespace sekimori::respond
