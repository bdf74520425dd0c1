#include "feature/respond/case_book.h"

#include <algorithm>
#include <set>

namespace sekimori::respond {
namespace {

const record::Actor& respond_actor() {
  static const record::Actor actor = record::Actor::system("respond");
  return actor;
}

record::Change change_of(const record::Actor& actor, record::Verb verb, std::string_view reason, std::string action = {}) {
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  change.action = std::move(action);
  return change;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (!value.empty() && std::ranges::find(list, value) == list.end()) list.push_back(value);
}

Result<KnownCase> known_from(const record::Version& version) {
  KnownCase known;
  known.id = version.id;
  known.version = version.version;
  known.opened_at = version.valid_from;
  known.facts = TRY(model::case_from_json(version.body));
  return known;
}

}  // namespace

record::Draft draft_of(const std::string& id, const model::Case& facts) {
  record::Draft draft;
  draft.kind = "case";
  draft.id = id;
  draft.body = to_json(facts);
  draft.summary = Json::object({{"number", facts.number}, {"title", facts.title}, {"state", name_of(facts.state)}});
  draft.keys = {{"number", facts.number, record::Uniqueness::unique}};
  return draft;
}

Result<std::string> CaseBook::next_number(sql::Transaction& tx) {
  const std::string year = fmt::format("{:04}-", parts_.zone.day_of(parts_.clock.now()).year());
  int last = 0;
  record::ListQuery query;
  query.kind = "case";
  query.limit = 1000;
  while (true) {
    const auto page = TRY(parts_.records.records.list(tx, respond_actor(), query));
    for (const record::Version& version : page) {
      const std::string_view number = version.body["number"].text();
      if (number.starts_with(year)) last = std::max(last, std::atoi(std::string(number.substr(year.size())).c_str()));
    }
    if (page.size() < 1000) break;
    query.after = page.back().id;
  }
  return fmt::format("{}{:03}", year, last + 1);
}

Result<void> CaseBook::add_alerts(const record::Actor& actor, const std::vector<std::string>& ids, model::Case& facts) {
  for (const std::string& id : ids) {
    const auto version = TRY(parts_.records.records.read_record(parts_.database, actor, "alert", id));
    if (!version) return error(ErrorCode::not_found, "no alert {}; 'sekimori alert list' shows the ids", id);
    const model::Alert alert = TRY(model::alert_from_json(version->body));
    add_once(facts.alerts, id);
    add_once(facts.persons, alert.person_id);
    for (const model::TouchedSecret& touched : alert.secrets) add_once(facts.secrets, touched.secret_id);
  }
  return {};
}

Result<void> CaseBook::add_secrets(const std::vector<std::string>& numbers, model::Case& facts) {
  if (numbers.empty()) return {};
  TRY(parts_.secrets.refresh());
  const auto all = TRY(parts_.secrets.all());
  for (const std::string& number : numbers) {
    const auto found = std::ranges::find_if(all, [&](const model::KnownSecret& known) { return known.secret.number == number; });
    if (found == all.end()) return error(ErrorCode::not_found, "no secret with the register number '{}'", number);
    add_once(facts.secrets, found->id.to_string());
  }
  return {};
}

Result<void> CaseBook::add_persons(const std::vector<std::string>& staff_numbers, model::Case& facts) {
  if (staff_numbers.empty()) return {};
  TRY(parts_.people.refresh());
  for (const std::string& number : staff_numbers) {
    const auto found = parts_.people.find_by_staff_number(number);
    if (!found) return error(ErrorCode::not_found, "no person with the staff number '{}'", number);
    add_once(facts.persons, found->id.to_string());
  }
  return {};
}

// Sources behind the alerts' events. Without an alert nobody knows yet which source will matter: all of them, whole.
Result<std::vector<record::HoldItem>> CaseBook::concerned(const record::Actor& actor, const model::Case& facts) {
  std::set<std::string> blocks;
  for (const std::string& id : facts.alerts) {
    const auto version = TRY(parts_.records.records.read_record(parts_.database, actor, "alert", id));
    if (!version) continue;
    for (const model::AlertFactor& factor : TRY(model::alert_from_json(version->body)).factors)
      for (const model::EventPointer& event : factor.events)
        if (!event.block.empty()) blocks.insert(event.block);
  }
  std::set<std::string> sources;
  for (const std::string& block : blocks)
    if (const auto kept = TRY(parts_.sources.find_block(block))) sources.insert(kept->source_id);
  std::vector<record::HoldItem> items;
  if (sources.empty()) items.push_back({"source", "*"});
  for (const std::string& source : sources) items.push_back({"source", source});
  for (const std::string& secret : facts.secrets) items.push_back({"secret", secret});
  for (const std::string& alert : facts.alerts) items.push_back({"alert", alert});
  return items;
}

Result<void> CaseBook::note_in_alerts(sql::Transaction& tx, const record::Actor& actor, const model::Case& facts) {
  for (const std::string& id : facts.alerts) {
    const auto before = TRY(parts_.records.records.get(tx, actor, "alert", id));
    if (!before) continue;
    model::Alert alert = TRY(model::alert_from_json(before->body));
    if (alert.state == model::AlertState::in_case) continue;
    alert.state = model::AlertState::in_case;
    record::Draft draft;
    draft.kind = "alert";
    draft.id = id;
    draft.body = to_json(alert);
    draft.summary = before->summary;
    if (draft.summary.is_object()) draft.summary.set("state", name_of(alert.state));
    draft.expected_version = before->version;
    TRY(parts_.records.records.put(tx, draft, change_of(actor, record::Verb::update, "case " + facts.number, "alert.in_case")));
  }
  return {};
}

Result<OpenedCase> CaseBook::open(const record::Actor& actor, const CaseOpening& opening, std::string_view reason) {
  if (opening.title.empty()) return error(ErrorCode::invalid_input, "a case has a title");
  if (opening.trigger == model::CaseTrigger::alert && opening.alerts.empty())
    return error(ErrorCode::invalid_input, "the trigger 'alert' names at least one alert");
  model::Case facts;
  facts.title = opening.title;
  facts.trigger = opening.trigger;
  facts.trigger_detail = opening.trigger_detail;
  facts.noticed_at = opening.noticed_at.value_or(parts_.clock.now());
  facts.damage = opening.damage;
  facts.wish = opening.wish;
  facts.readers = opening.readers;
  facts.purpose = opening.purpose;
  if (!opening.part_of.empty()) {
    if (opening.readers.empty()) return error(ErrorCode::invalid_input, "a sub-case names its own readers; it inherits none");
    facts.part_of = TRY(find(actor, opening.part_of)).id;
  }
  TRY(add_alerts(actor, opening.alerts, facts));
  TRY(add_secrets(opening.secrets, facts));
  TRY(add_persons(opening.persons, facts));
  // Opened from the machine itself without naming readers, nobody would see it in the screens.
  if (facts.readers.empty() && actor.is_system) facts.readers = {"role:case_lead", "role:legal"};
  const auto items = TRY(concerned(actor, facts));
  const std::string why = reason.empty() ? fmt::format("{}: {}", name_of(opening.trigger), opening.title) : std::string(reason);
  OpenedCase opened;
  opened.held = items;
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const std::string id = model::CaseId::make(parts_.clock, parts_.random).to_string();
    facts.number = TRY(next_number(tx));
    record::Draft draft = draft_of(id, facts);
    draft.expected_version = 0;
    const auto version = TRY(parts_.records.records.put(tx, draft, change_of(actor, record::Verb::create, why, "case.open")));
    if (!facts.readers.empty()) {
      auto readers = facts.readers;
      if (!actor.is_system) readers.push_back("account:" + actor.account);
      TRY(parts_.records.records.set_readers(tx, "case", id, readers, change_of(actor, record::Verb::update, why)));
    }
    record::HoldDraft hold;
    hold.case_id = id;
    hold.label = "case " + facts.number;
    hold.reason = why;
    hold.items = items;
    opened.hold = TRY(parts_.records.holds.place(tx, hold, change_of(actor, record::Verb::create, why)));
    TRY(note_in_alerts(tx, actor, facts));
    opened.known = TRY(known_from(version));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return opened;
}

Result<KnownCase> CaseBook::find(const record::Actor& actor, std::string_view number_or_id) {
  auto read = parts_.database.read([&](sql::Transaction& tx) -> Result<KnownCase> {
    std::string id(number_or_id);
    if (!model::CaseId::parse(number_or_id)) {
      record::ListQuery query;
      query.kind = "case";
      query.key = "number";
      query.value = number_or_id;
      query.limit = 1;
      const auto found = TRY(parts_.records.records.list(tx, actor, query));
      if (found.empty()) return error(ErrorCode::not_found, "no case {}; 'sekimori case list' shows the numbers", number_or_id);
      id = found.front().id;
    }
    const auto versions = TRY(parts_.records.records.get(tx, actor, "case", id));
    if (!versions) return error(ErrorCode::not_found, "no case {}; 'sekimori case list' shows the numbers", number_or_id);
    KnownCase known = TRY(known_from(*versions));
    const auto history = TRY(parts_.records.records.history(tx, actor, "case", id));
    if (!history.empty()) known.opened_at = history.front().recorded_at;
    return known;
  });
  return read;
}

Result<std::vector<KnownCase>> CaseBook::list(const record::Actor& actor) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<KnownCase>> {
    std::vector<KnownCase> out;
    record::ListQuery query;
    query.kind = "case";
    query.limit = 1000;
    while (true) {
      const auto page = TRY(parts_.records.records.list(tx, actor, query));
      for (const record::Version& version : page) out.push_back(TRY(known_from(version)));
      if (page.size() < 1000) break;
      query.after = page.back().id;
    }
    std::ranges::sort(out, {}, [](const KnownCase& known) { return known.facts.number; });
    return out;
  });
}

Result<KnownCase> CaseBook::change(const record::Actor& actor, std::string_view number, const CaseChange& change, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to change a case");
  const KnownCase before = TRY(find(actor, number));
  model::Case facts = before.facts;
  if (change.state) facts.state = *change.state;
  if (!change.title.empty()) facts.title = change.title;
  if (!change.trigger_detail.empty()) facts.trigger_detail = change.trigger_detail;
  if (!change.damage.empty()) facts.damage = change.damage;
  if (!change.wish.empty()) facts.wish = change.wish;
  TRY(add_alerts(actor, change.alerts, facts));
  TRY(add_secrets(change.secrets, facts));
  TRY(add_persons(change.persons, facts));
  for (const std::string& reader : change.readers) add_once(facts.readers, reader);
  const bool more = facts.alerts.size() > before.facts.alerts.size() || facts.secrets.size() > before.facts.secrets.size();
  const auto items = more ? TRY(concerned(actor, facts)) : std::vector<record::HoldItem>();
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    record::Draft draft = draft_of(before.id, facts);
    draft.expected_version = change.based_on.value_or(before.version);
    const std::string action =
        change.state ? fmt::format("case.{}", *change.state == model::CaseState::open ? "reopen" : name_of(*change.state)) : std::string();
    TRY(parts_.records.records.put(tx, draft, change_of(actor, record::Verb::update, reason, action)));
    if (!change.readers.empty()) {
      auto readers = TRY(parts_.records.records.readers(tx, "case", before.id));
      for (const std::string& reader : change.readers) add_once(readers, reader);
      TRY(parts_.records.records.set_readers(tx, "case", before.id, readers, change_of(actor, record::Verb::update, reason)));
    }
    if (!items.empty()) {
      record::HoldDraft hold;
      hold.case_id = before.id;
      hold.label = "case " + facts.number;
      hold.reason = reason;
      hold.items = items;
      TRY(parts_.records.holds.place(tx, hold, change_of(actor, record::Verb::create, reason)));
    }
    return note_in_alerts(tx, actor, facts);
  });
  if (!written) return std::unexpected(std::move(written).error());
  return find(actor, before.id);
}

Result<std::string> CaseBook::hold(const record::Actor& actor, const KnownCase& known, const std::vector<record::HoldItem>& items,
                                   std::string_view reason) {
  record::HoldDraft hold;
  hold.case_id = known.id;
  hold.label = "case " + known.facts.number;
  hold.reason = reason;
  hold.items = items;
  return parts_.database.write(
      [&](sql::Transaction& tx) { return parts_.records.holds.place(tx, hold, change_of(actor, record::Verb::create, reason)); });
}

Result<std::vector<record::Hold>> CaseBook::holds(const record::Actor& actor, const KnownCase& known) {
  auto all = TRY(parts_.database.read([&](sql::Transaction& tx) { return parts_.records.holds.list(tx, actor); }));
  std::erase_if(all, [&](const record::Hold& hold) { return hold.case_id != known.id; });
  return all;
}

Result<std::size_t> CaseBook::release(const record::Actor& actor, const KnownCase& known, std::string_view reason) {
  const auto placed = TRY(holds(actor, known));
  return parts_.database.write([&](sql::Transaction& tx) -> Result<std::size_t> {
    std::size_t released = 0;
    for (const record::Hold& hold : placed) {
      if (hold.released_at) continue;
      TRY(parts_.records.holds.release(tx, hold.id, change_of(actor, record::Verb::approve, reason)));
      ++released;
    }
    if (released == 0) return error(ErrorCode::conflict, "case {}: there is no hold in force", known.facts.number);
    return released;
  });
}

Result<std::vector<std::pair<std::string, model::Alert>>> CaseBook::alerts(const record::Actor& actor, const KnownCase& known) {
  std::vector<std::pair<std::string, model::Alert>> out;
  for (const std::string& id : known.facts.alerts) {
    const auto version = TRY(parts_.records.records.read_record(parts_.database, actor, "alert", id));
    if (version) out.emplace_back(id, TRY(model::alert_from_json(version->body)));
  }
  return out;
}

}  // namespace sekimori::respond
