#include "feature/protect/people/person_check_book.h"

#include <algorithm>

#include "base/phrase.h"
#include "base/text.h"
#include "model/names.h"
#include "record/record_pages.h"

namespace sekimori::protect {
namespace {

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("exit_check");
  return actor;
}

Result<KnownCheck> known_of(const record::Version& version) {
  return KnownCheck{version.id, version.version, TRY(model::person_check_from_json(version.body))};
}

std::string_view kind_of(model::PersonCheckKind kind) { return kind == model::PersonCheckKind::exit ? "exit_check" : "hiring_check"; }

std::string names_of(const std::vector<const ChecklistStep*>& steps) {
  std::string out;
  for (const ChecklistStep* step : steps) out += (out.empty() ? "" : ", ") + step->id;
  return out;
}

}  // namespace

Json to_json(const KnownCheck& known) {
  Json out = Json::object({{"id", known.id}});
  for (const auto& [name, value] : model::to_json(known.check).members()) out.set(name, value);
  return out;
}

Result<void> PersonCheckBook::put(sql::Transaction& tx, const record::Actor& actor, const KnownCheck& known, record::Verb verb,
                                  std::string_view reason, std::string_view action) {
  record::Draft draft;
  draft.kind = kind_of(known.check.kind);
  draft.id = known.id;
  draft.body = to_json(known.check);
  draft.summary = Json::object({{"state", name_of(known.check.state)}, {"due", known.check.due.to_string()}});
  draft.expected_version = known.version;
  draft.keys = {{"state", std::string(name_of(known.check.state)), record::Uniqueness::shared}};
  if (!known.check.staff_number.empty()) draft.keys.push_back({"staff_number", known.check.staff_number, record::Uniqueness::shared});
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  change.action = action;
  TRY(parts_.records.put(tx, draft, change));
  return {};
}

// Nobody clears himself, and nobody the one above him.
Result<void> PersonCheckBook::may_judge(const record::Actor& actor, const model::Person& person) const {
  if (actor.is_system || actor.person.empty()) return {};
  const auto judge = parts_.people.find(TRY(model::PersonId::parse(actor.person)));
  if (!judge) return {};
  if (judge->person.staff_number == person.staff_number)
    return error(ErrorCode::not_permitted, "nobody does the check of himself; another person of the personnel office is needed");
  if (judge->person.superior == person.staff_number)
    return error(ErrorCode::not_permitted, "nobody does the check of his superior; another person is needed");
  return {};
}

Result<Json> PersonCheckBook::facts_about(const model::KnownPerson& known) {
  const model::Person& person = known.person;
  const Day today = parts_.tasks.today();
  Json secrets = Json::array();
  for (const SecretRecord& record : TRY(parts_.reg.secrets(own_work())))
    if (std::ranges::any_of(record.secret.permitted,
                            [&](const model::Permission& permission) {
                              return permission.staff_number == person.staff_number ||
                                     permission.staff_number == "group:" + person.department;
                            }) ||
        record.secret.owner == person.staff_number)
      secrets.push(Json::object({{"secret", record.secret.number},
                                 {"level", static_cast<int>(record.secret.level)},
                                 {"responsible", record.secret.owner == person.staff_number}}));
  Json agreements = Json::array();
  for (const model::Agreement& agreement : TRY(parts_.reg.agreements_of(own_work(), person.staff_number))) {
    Json row = to_json(agreement);
    row.set("state", name_of(agreement.state_on(today)));
    agreements.push(std::move(row));
  }
  const Day last = std::min(today, person.exit_day().value_or(today));
  // Until today even when the person has left: what happens after the last day at work matters most.
  const auto touched = TRY(touched_secrets(parts_.events, parts_.sources, parts_.secrets, person,
                                           parts_.zone.start_of(Day{last.number - days_back}), parts_.zone.end_of(today)));
  return Json::object({{"taken_at", parts_.clock.now().to_rfc3339()},
                       {"joined", model::day_json(person.joined)},
                       {"notice_known", model::day_json(person.notice_known)},
                       {"notice_source", person.notice_source},
                       {"last_day_at_work", model::day_json(person.last_day_at_work)},
                       {"last_day_of_employment", model::day_json(person.last_day_of_employment)},
                       {"contract_end", model::day_json(person.contract_end)},
                       {"class", name_of(person.employment_class)},
                       {"actual_employer", person.actual_employer},
                       {"accounts", model::texts_json(person.accounts)},
                       {"devices", model::texts_json(person.devices)},
                       {"secrets", std::move(secrets)},
                       {"agreements", std::move(agreements)},
                       {"touched", to_json(touched)},
                       {"touched_from", Day{last.number - days_back}.to_string()}});
}

Result<KnownCheck> PersonCheckBook::start_exit(const record::Actor& actor, std::string_view staff_number, model::ExitKind kind,
                                               std::optional<Day> due, std::string_view reason) {
  const auto person = parts_.people.find_by_staff_number(staff_number);
  if (!person) return error(ErrorCode::not_found, "no person '{}' in the register", staff_number);
  TRY(may_judge(actor, person->person));
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "exit_check", .id = ""}));
  KnownCheck made;
  made.id = Uuid::make(parts_.clock, parts_.random).to_string();
  model::PersonCheck& check = made.check;
  check.staff_number = staff_number;
  check.exit_kind = kind;
  check.opened = parts_.tasks.today();
  check.due = due.value_or(std::max(check.opened, person->person.exit_day().value_or(Day{check.opened.number + 7})));
  check.checklist = "exit-check";
  check.checklist_version = Checklists::embedded().find(check.checklist)->version;
  // Devices first: what is asked afterwards takes time, and time is what a wipe needs.
  if (kind == model::ExitKind::dismissal) {
    record::HoldDraft hold;
    hold.label = fmt::format("解雇に伴う保全 {}", staff_number);
    hold.reason = reason;
    for (const std::string& device : person->person.devices) hold.items.push_back({"device", device});
    hold.items.push_back({"person", person->id.to_string()});
    check.devices_held = Day{check.opened.number + days_held};
    record::Change change;
    change.actor = own_work();
    change.verb = record::Verb::create;
    change.reason = fmt::format("dismissal; asked for by {}", name_of(actor));
    check.hold = TRY(parts_.database.write([&](sql::Transaction& tx) { return parts_.holds.place(tx, hold, change); }));
  }
  check.facts = TRY(facts_about(*person));
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    record::ListQuery query;
    query.kind = "exit_check";
    query.key = "staff_number";
    query.value = check.staff_number;
    for (const record::Version& known : TRY(record::all_records(tx, parts_.records, own_work(), query)))
      if (known.body["state"].text() == "open") return error(ErrorCode::conflict, "person {}: an exit check is open already", staff_number);
    TRY(put(tx, actor, made, record::Verb::create, reason, "exit_check.start"));
    model::Task task;
    task.kind = "exit_check";
    task.title_ja = fmt::format("退職時点検: {}", staff_number);
    task.title_en = fmt::format("Exit check: {}", staff_number);
    task.object_kind = "exit_check";
    task.object_id = made.id;
    task.object_label = staff_number;
    task.due = check.due;
    task.role = "hr";
    TRY(parts_.tasks.add(tx, own_work(), std::move(task), reason));
    return {};
  }));
  made.version = 1;
  return made;
}

Result<KnownCheck> PersonCheckBook::start_hiring(const record::Actor& actor, const HiringRequest& request, std::string_view reason) {
  if (trim(request.name).empty() && request.staff_number.empty())
    return error(ErrorCode::invalid_input, "a hiring check needs the name of the person who comes");
  KnownCheck made;
  made.id = Uuid::make(parts_.clock, parts_.random).to_string();
  model::PersonCheck& check = made.check;
  check.kind = model::PersonCheckKind::hiring;
  check.name = request.name;
  check.staff_number = request.staff_number;
  check.former_employer = request.former_employer;
  check.opened = parts_.tasks.today();
  check.due = request.due.value_or(Day{check.opened.number + 14});
  check.checklist = "hiring";
  check.checklist_version = Checklists::embedded().find(check.checklist)->version;
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(put(tx, actor, made, record::Verb::create, reason, "hiring_check.start"));
    model::Task task;
    task.kind = "hiring_check";
    const std::string label = request.name.empty() ? request.staff_number : request.name;
    task.title_ja = fmt::format("採用時点検: {}", label);
    task.title_en = fmt::format("Hiring check: {}", label);
    task.object_kind = "hiring_check";
    task.object_id = made.id;
    task.object_label = label;
    task.due = check.due;
    task.role = "hr";
    TRY(parts_.tasks.add(tx, own_work(), std::move(task), reason));
    return {};
  }));
  made.version = 1;
  return made;
}

Result<std::vector<KnownCheck>> PersonCheckBook::list(const record::Actor& actor, model::PersonCheckKind kind, bool open_only) {
  record::ListQuery query;
  query.kind = kind_of(kind);
  if (open_only) {
    query.key = "state";
    query.value = "open";
  }
  std::vector<KnownCheck> out;
  for (const record::Version& version :
       TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); })))
    out.push_back(TRY(known_of(version)));
  std::ranges::sort(out,
                    [](const KnownCheck& a, const KnownCheck& b) { return std::tie(a.check.due, a.id) < std::tie(b.check.due, b.id); });
  return out;
}

Result<KnownCheck> PersonCheckBook::find(const record::Actor& actor, std::string_view id_or_staff_number) {
  std::optional<KnownCheck> latest;
  for (const model::PersonCheckKind kind : {model::PersonCheckKind::exit, model::PersonCheckKind::hiring})
    for (KnownCheck& known : TRY(list(actor, kind, false))) {
      if (known.id == id_or_staff_number) return std::move(known);
      const bool named =
          known.check.staff_number == id_or_staff_number || (!known.check.name.empty() && known.check.name == id_or_staff_number);
      if (named && (!latest || latest->check.opened <= known.check.opened)) latest = std::move(known);
    }
  if (latest) return *std::move(latest);
  return error(ErrorCode::not_found, "no check '{}' in sight", id_or_staff_number);
}

Result<KnownCheck> PersonCheckBook::change(const record::Actor& actor, std::string_view id, std::string_view reason,
                                           std::string_view action, const std::function<Result<void>(model::PersonCheck&)>& edit) {
  KnownCheck known = TRY(find(actor, id));
  if (const auto person = parts_.people.find_by_staff_number(known.check.staff_number)) TRY(may_judge(actor, person->person));
  if (known.check.state != model::PersonCheckState::open)
    return error(ErrorCode::conflict, "check {}: it is {}", known.id, word("state", name_of(known.check.state)));
  TRY(edit(known.check));
  TRY(parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(put(tx, actor, known, record::Verb::update, reason, action));
    if (known.check.state != model::PersonCheckState::open)
      TRY(parts_.tasks.settle(tx, actor, kind_of(known.check.kind), known.id, name_of(known.check.state)));
    return {};
  }));
  ++known.version;
  return known;
}

Result<KnownCheck> PersonCheckBook::answer(const record::Actor& actor, std::string_view id, const model::StepAnswer& answer) {
  return change(actor, id, "step " + answer.step, "", [&](model::PersonCheck& check) -> Result<void> {
    const Checklist* list = Checklists::embedded().find(check.checklist);
    if (list == nullptr) return error(ErrorCode::failure, "check {}: the checklist '{}' is not part of this program", id, check.checklist);
    model::StepAnswer kept = answer;
    kept.answer = TRY(list->check_answer(answer.step, answer.answer));
    kept.by = name_of(actor);
    kept.at = parts_.clock.now();
    check.answers.push_back(std::move(kept));
    return {};
  });
}

Result<KnownCheck> PersonCheckBook::refresh_facts(const record::Actor& actor, std::string_view id) {
  return change(actor, id, "facts read again", "", [&](model::PersonCheck& check) -> Result<void> {
    const auto person = parts_.people.find_by_staff_number(check.staff_number);
    if (!person) return error(ErrorCode::not_found, "no person '{}' in the register", check.staff_number);
    check.facts = TRY(facts_about(*person));
    return {};
  });
}

Result<KnownCheck> PersonCheckBook::clear(const record::Actor& actor, std::string_view id, std::string_view conclusion) {
  return change(actor, id, conclusion.empty() ? "cleared" : conclusion, "", [&](model::PersonCheck& check) -> Result<void> {
    const Checklist* list = Checklists::embedded().find(check.checklist);
    if (list == nullptr) return error(ErrorCode::failure, "check {}: the checklist '{}' is not part of this program", id, check.checklist);
    const Outcome outcome = outcome_of(*list, check.answers, check.circumstance());
    if (!outcome.open.empty()) return error(ErrorCode::conflict, "check {}: still open: {}", id, names_of(outcome.open));
    if (!outcome.blocks.empty()) return error(ErrorCode::conflict, "check {}: not while this stands: {}", id, names_of(outcome.blocks));
    if (!outcome.concerns.empty() && trim(conclusion).empty())
      return error(ErrorCode::conflict, "check {}: say in the conclusion how these were explained: {}", id, names_of(outcome.concerns));
    check.state = model::PersonCheckState::cleared;
    check.conclusion = conclusion;
    check.concluded_by = name_of(actor);
    check.concluded_on = parts_.tasks.today();
    return {};
  });
}

Result<KnownCheck> PersonCheckBook::open_case(const record::Actor& actor, std::string_view id, std::string_view suspicion) {
  if (trim(suspicion).empty()) return error(ErrorCode::invalid_input, "check {}: the suspicion is needed in words", id);
  return change(actor, id, suspicion, "", [&](model::PersonCheck& check) -> Result<void> {
    if (check.kind != model::PersonCheckKind::exit) return error(ErrorCode::invalid_input, "check {}: only an exit check opens a case", id);
    model::CaseRequest request;
    request.title = fmt::format("退職時点検で判明: {}", check.staff_number);
    request.detail = suspicion;
    request.requested_by = name_of(actor);
    request.persons = {check.staff_number};
    for (const Json& touched : check.facts["touched"]["secrets"].items())
      if (touched["carried"].integer_or(0) > 0 || !touched["permitted"].bool_or(true))
        request.secrets.emplace_back(touched["secret"].text());
    check.case_number = TRY(parts_.cases.open(request));
    check.state = model::PersonCheckState::case_opened;
    check.conclusion = suspicion;
    check.concluded_by = name_of(actor);
    check.concluded_on = parts_.tasks.today();
    return {};
  });
}

Result<KnownCheck> PersonCheckBook::stop(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "check {}: a reason is needed to stop it", id);
  return change(actor, id, reason, "", [&](model::PersonCheck& check) -> Result<void> {
    check.state = model::PersonCheckState::stopped;
    check.conclusion = reason;
    check.concluded_by = name_of(actor);
    check.concluded_on = parts_.tasks.today();
    return {};
  });
}

}  // namespace sekimori::protect
