#include "feature/protect/rights/rights_book.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "model/names.h"
#include "record/record_pages.h"

namespace sekimori::protect::rights {
namespace {

constexpr std::array<std::string_view, 2> difference_names = {"present_not_permitted", "permitted_but_absent"};

const record::Actor& own_work() {
  static const record::Actor actor = record::Actor::system("rights");
  return actor;
}

std::string joined(const std::vector<std::string>& names, std::string_view between) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : std::string(between)) + name;
  return out;
}

// A group's DN is long; its first part is its name.
std::string short_name(std::string_view name) {
  if (name.find('=') == std::string_view::npos || name.find(',') == std::string_view::npos) return std::string(name);
  const size_t equals = name.find('=');
  return std::string(name.substr(equals + 1, name.find(',') - equals - 1));
}

}  // namespace

std::string_view name_of(Difference value) { return difference_names.at(static_cast<size_t>(value)); }

Json to_json(const RightsImport& import) {
  return Json::object({{"name", import.name},
                       {"format", import.format},
                       {"root", import.root},
                       {"own_domains", model::texts_json(import.own_domains)},
                       {"file", import.file},
                       {"sha256", import.sha256},
                       {"bytes", import.bytes},
                       {"places", import.places},
                       {"groups", import.groups},
                       {"accounts", import.accounts},
                       {"taken_on", import.taken_on.to_string()},
                       {"notes", model::texts_json(import.notes)}});
}

Result<RightsImport> rights_import_from_json(const Json& json) {
  RightsImport out;
  TRY(model::read_text(json, "name", out.name));
  TRY(model::read_text(json, "format", out.format));
  TRY(model::read_text(json, "root", out.root));
  TRY(model::read_texts(json, "own_domains", out.own_domains));
  TRY(model::read_text(json, "file", out.file));
  TRY(model::read_text(json, "sha256", out.sha256));
  TRY(model::read_texts(json, "notes", out.notes));
  out.bytes = static_cast<std::uint64_t>(json["bytes"].integer_or(0));
  out.places = static_cast<std::uint64_t>(json["places"].integer_or(0));
  out.groups = static_cast<std::uint64_t>(json["groups"].integer_or(0));
  out.accounts = static_cast<std::uint64_t>(json["accounts"].integer_or(0));
  std::optional<Day> day;
  TRY(model::read_day(json, "taken_on", day));
  if (!day) return error(ErrorCode::invalid_input, "taken_on: must be a day");
  out.taken_on = *day;
  return out;
}

Json to_json(const RightsFinding& finding) {
  return Json::object({{"kind", name_of(finding.difference)},
                       {"secret_id", finding.secret_id},
                       {"secret", finding.number},
                       {"who", finding.who},
                       {"left", finding.left},
                       {"right", finding.right},
                       {"place", finding.place},
                       {"chain", model::texts_json(finding.chain)},
                       {"import", finding.import},
                       {"import_day", model::day_json(finding.import_day)},
                       {"words", finding.words}});
}

std::string Holder::words() const {
  std::string out = fmt::format("{}: {} ({}", joined(chain, " → "), words_of(grant.rights), grant.place);
  if (grant.inherited) out += ", inherited";
  if (!grant.gate.empty()) out += fmt::format(", through {}", grant.gate);
  return out + fmt::format(", line {} of '{}', import of {})", grant.line, import, import_day.to_string());
}

Result<RightsImport> RightsBook::import(const record::Actor& actor, const ImportRequest& request, ByteView bytes, std::string_view file,
                                        std::string_view reason) {
  if (request.name.empty()) return error(ErrorCode::invalid_input, "{}: the import needs a name, for later ones to replace it", file);
  const Snapshot seen = TRY(read_rights(bytes, file, {.format = request.format, .root = request.root, .own_domains = request.own_domains}));
  RightsImport made;
  made.name = request.name;
  made.format = request.format;
  made.root = request.root;
  made.own_domains = request.own_domains;
  made.file = file;
  made.notes = seen.notes;
  made.bytes = bytes.size();
  made.places = seen.places.size();
  for (const DirectoryEntry& entry : seen.directory) ++(entry.group ? made.groups : made.accounts);
  const Day today = parts_.zone.day_of(parts_.clock.now());
  made.taken_on = request.taken_on.value_or(today);
  if (made.taken_on > today)
    return error(ErrorCode::invalid_input, "{}: the export cannot be of {}, which is yet to come", file, made.taken_on.to_string());
  // Rights first: bytes that nobody may import are not kept either.
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "access_right", .id = request.name}));
  made.sha256 = to_hex(TRY(parts_.blobs.put(bytes)).digest);
  return parts_.database.write([&](sql::Transaction& tx) -> Result<RightsImport> {
    record::ListQuery query;
    query.kind = "access_right";
    query.key = "name";
    query.value = request.name;
    query.limit = 1;
    const auto before = TRY(parts_.records.list(tx, own_work(), query));
    record::Draft draft;
    draft.kind = "access_right";
    draft.id = before.empty() ? Uuid::make(parts_.clock, parts_.random).to_string() : before.front().id;
    draft.body = to_json(made);
    draft.summary = Json::object({{"name", made.name}, {"format", made.format}, {"taken_on", made.taken_on.to_string()}});
    draft.keys = {{"name", made.name, record::Uniqueness::unique}};
    if (made.taken_on < today) draft.valid_from = parts_.zone.start_of(made.taken_on);
    record::Change change;
    change.actor = actor;
    change.verb = before.empty() ? record::Verb::create : record::Verb::update;
    change.reason = reason;
    change.action = "access_right.import";
    const auto version = TRY(parts_.records.put(tx, draft, change));
    made.id = version.id;
    made.version = version.version;
    return made;
  });
}

Result<std::vector<RightsImport>> RightsBook::imports(const record::Actor& actor, const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "access_right";
  query.as_of = as_of;
  std::vector<RightsImport> out;
  for (const record::Version& version :
       TRY(parts_.database.read([&](sql::Transaction& tx) { return record::all_records(tx, parts_.records, actor, query); }))) {
    RightsImport import = TRY(rights_import_from_json(version.body));
    import.id = version.id;
    import.version = version.version;
    out.push_back(std::move(import));
  }
  std::ranges::sort(
      out, [](const RightsImport& a, const RightsImport& b) { return std::tie(a.taken_on, a.name) < std::tie(b.taken_on, b.name); });
  return out;
}

Result<Bytes> RightsBook::original(const record::Actor& actor, std::string_view name, const record::AsOf& as_of) {
  for (const RightsImport& import : TRY(imports(actor, as_of)))
    if (import.name == name) return parts_.blobs.get(TRY(blob::parse_digest(import.sha256)), blob::Verify::yes, largest_export);
  return error(ErrorCode::not_found, "no import of rights '{}'", name);
}

// Everything that a comparison rests on, read again from the kept bytes.
struct RightsBook::Loaded {
  std::vector<RightsImport> imports;
  std::vector<std::unique_ptr<Snapshot>> snapshots;
  DirectoryGraph graph;
  std::unique_ptr<EffectiveRights> effective;
  std::vector<model::KnownPerson> people;
  // Accounts that belong to a person or stand in a directory, with the person.
  struct Account {
    DirectoryGraph::Node node = 0;
    std::size_t person = SIZE_MAX;
    DirectoryGraph::GroupsOf groups;
  };
  std::vector<Account> accounts;
  std::vector<std::string> notes;
};

Result<std::unique_ptr<RightsBook::Loaded>> RightsBook::load(const record::Actor& actor, const record::AsOf& as_of) {
  auto out = std::make_unique<Loaded>();
  out->imports = TRY(imports(actor, as_of));
  if (out->imports.empty())
    return error(ErrorCode::conflict, "no rights have been imported for this day; begin with 'sekimori rights import'");
  for (std::size_t i = 0; i < out->imports.size(); ++i) {
    const RightsImport& import = out->imports[i];
    const Bytes bytes = TRY(parts_.blobs.get(TRY(blob::parse_digest(import.sha256)), blob::Verify::yes, largest_export));
    out->snapshots.push_back(std::make_unique<Snapshot>(
        TRY(read_rights(bytes, import.file, {.format = import.format, .root = import.root, .own_domains = import.own_domains}))));
    out->graph.add(*out->snapshots.back(), i, import.own_domains);
  }
  out->people = TRY(parts_.reg.people(own_work(), as_of));
  std::map<DirectoryGraph::Node, std::size_t> person_of;
  for (std::size_t i = 0; i < out->people.size(); ++i)
    for (const std::string& account : out->people[i].person.accounts) person_of.emplace(out->graph.require(account), i);
  // A list may name an account that stands nowhere else: it is somebody all the same.
  for (std::size_t i = 0; i < out->snapshots.size(); ++i)
    for (const Place& place : out->snapshots[i]->places)
      for (const Entry& entry : place.entries)
        if (well_known(entry.principal) == nullptr && entry.tag != EntryTag::owning_group && entry.tag != EntryTag::named_group &&
            entry.tag != EntryTag::other)
          out->graph.require(entry.principal);
  out->graph.finish();
  for (const auto& snapshot : out->snapshots)
    for (const Place& place : snapshot->places)
      for (const Entry& entry : place.entries) {
        const WellKnownPrincipal* known = well_known(entry.principal);
        if (known == nullptr || known->what != WellKnown::local_group || !entry.allow || out->graph.find(entry.principal)) continue;
        std::string note =
            fmt::format("who belongs to '{}' of the server no import tells; whoever does may open what it opens", known->name);
        if (std::ranges::find(out->notes, note) == out->notes.end()) out->notes.push_back(std::move(note));
      }
  out->effective = std::make_unique<EffectiveRights>(out->graph);
  for (std::size_t i = 0; i < out->snapshots.size(); ++i) out->effective->add(*out->snapshots[i], i);
  for (DirectoryGraph::Node node = 0; node < out->graph.size(); ++node) {
    if (out->graph.is_group(node) || out->graph.is_disabled(node)) continue;
    const auto person = person_of.find(node);
    out->accounts.push_back({node, person == person_of.end() ? SIZE_MAX : person->second, out->graph.groups_of(node)});
  }
  for (const std::string& name : out->graph.ambiguous())
    out->notes.push_back("the name '" + name + "' stands for several accounts or groups of one directory and was not followed");
  return out;
}

namespace {

// Who is permitted to know the secret: by staff number, by department, by directory group.
class PermittedPeople {
 public:
  PermittedPeople(const model::TradeSecret& secret, const DirectoryGraph& graph) {
    for (const model::Permission& permission : secret.permitted) {
      if (permission.staff_number.starts_with("group:")) {
        const std::string name = permission.staff_number.substr(6);
        departments_.insert(name);
        if (const auto node = graph.find(name); node && graph.is_group(*node)) groups_.insert(*node);
      } else {
        staff_numbers_.insert(permission.staff_number);
      }
    }
    if (!secret.owner.empty()) staff_numbers_.insert(secret.owner);  // who answers for it may know it
  }
  bool has(const model::Person& person) const {
    return staff_numbers_.contains(person.staff_number) || departments_.contains(person.department);
  }
  bool has_group_of(const DirectoryGraph::GroupsOf& groups) const {
    return std::ranges::any_of(groups_, [&](DirectoryGraph::Node group) { return groups.contains(group); });
  }
  const std::set<std::string>& named() const { return staff_numbers_; }

 private:
  std::set<std::string> staff_numbers_, departments_;
  std::set<DirectoryGraph::Node> groups_;
};

bool has_left(const model::Person& person, Day today) {
  return (person.last_day_of_employment && *person.last_day_of_employment < today) || (person.contract_end && *person.contract_end < today);
}

// Of several ways to a secret the one that gives most, then the shortest.
bool is_better(const Grant& a, const Grant& b) {
  if (a.rights != b.rights) return a.rights > b.rights;
  return a.chain.size() < b.chain.size();
}

}  // namespace

Result<RightsComparison> RightsBook::compare(const record::Actor& actor, std::string_view number, const record::AsOf& as_of) {
  RightsComparison out;
  std::set<std::string> in_sight;
  bool found = number.empty();
  for (const SecretRecord& item : TRY(parts_.reg.secrets(actor, as_of))) {
    in_sight.insert(item.version.id);
    found = found || item.secret.number == number;
  }
  if (!found) return error(ErrorCode::not_found, "no secret '{}' in sight", number);
  if (in_sight.empty()) return out;
  const auto loaded = TRY(load(actor, as_of));
  out.imports = loaded->imports;
  out.notes = loaded->notes;
  out.accounts = loaded->accounts.size();
  const Day today = parts_.zone.day_of(as_of.valid_at.value_or(parts_.clock.now()));
  for (const SecretRecord& item : TRY(parts_.reg.secrets(own_work(), as_of))) {
    const model::TradeSecret& secret = item.secret;
    if (!in_sight.contains(item.version.id) || (!number.empty() && secret.number != number)) continue;
    if (secret.medium != model::Medium::electronic || secret.places.empty()) continue;
    SecretRights rights;
    rights.secret_id = item.version.id;
    rights.number = secret.number;
    rights.owner = secret.owner;
    rights.level = static_cast<int>(secret.level);
    for (const std::string& place : secret.places) rights.known = rights.known || loaded->effective->knows(place);
    const PermittedPeople permitted(secret, loaded->graph);
    std::set<std::string> present;
    for (const Loaded::Account& account : loaded->accounts) {
      std::optional<Grant> best;
      for (const std::string& place : secret.places)
        for (Grant& grant : loaded->effective->at(account.node, account.groups, place))
          if (!best || is_better(grant, *best)) best = std::move(grant);
      if (!best) continue;
      Holder holder;
      holder.account = short_name(loaded->graph.name(account.node));
      for (const DirectoryGraph::Node node : best->chain) holder.chain.push_back(short_name(loaded->graph.name(node)));
      if (holder.chain.size() == 1 && principal_key(best->principal) != principal_key(holder.chain.front())) {
        const WellKnownPrincipal* everyone = well_known(best->principal);
        if (everyone != nullptr || best->principal.empty()) holder.chain.emplace_back(everyone != nullptr ? everyone->name : "other");
      }
      holder.import = loaded->imports[best->import].name;
      holder.import_day = loaded->imports[best->import].taken_on;
      holder.permitted = permitted.has_group_of(account.groups);
      if (account.person != SIZE_MAX) {
        const model::KnownPerson& known = loaded->people[account.person];
        holder.staff_number = known.person.staff_number;
        holder.person_id = known.id.to_string();
        holder.left = has_left(known.person, today);
        holder.permitted = (holder.permitted || permitted.has(known.person)) && !holder.left;
        present.insert(holder.staff_number);
      }
      holder.unknown = account.person == SIZE_MAX && !loaded->graph.is_described(account.node);
      holder.grant = *std::move(best);
      rights.holders.push_back(std::move(holder));
    }
    if (rights.known)
      for (const std::string& staff_number : permitted.named())
        if (!present.contains(staff_number) && staff_number != secret.owner) rights.absent.push_back(staff_number);
    std::ranges::sort(rights.holders, [](const Holder& a, const Holder& b) {
      return std::tie(a.permitted, a.staff_number, a.account) < std::tie(b.permitted, b.staff_number, b.account);
    });
    for (const Holder& holder : rights.holders) {
      if (holder.permitted) continue;
      RightsFinding finding;
      finding.secret_id = rights.secret_id;
      finding.number = rights.number;
      finding.owner = rights.owner;
      finding.level = rights.level;
      finding.who = holder.staff_number.empty() ? "account:" + holder.account : holder.staff_number;
      finding.left = holder.left;
      finding.chain = holder.chain;
      finding.right = words_of(holder.grant.rights);
      finding.place = holder.grant.place;
      finding.import = holder.import;
      finding.import_day = holder.import_day;
      finding.words = holder.words();
      out.findings.push_back(std::move(finding));
    }
    for (const std::string& staff_number : rights.absent) {
      RightsFinding finding;
      finding.difference = Difference::permitted_but_absent;
      finding.secret_id = rights.secret_id;
      finding.number = rights.number;
      finding.owner = rights.owner;
      finding.level = rights.level;
      finding.who = staff_number;
      finding.place = secret.places.front();
      finding.words = fmt::format("{} is permitted and may not open {}", staff_number, secret.places.front());
      out.findings.push_back(std::move(finding));
    }
    out.secrets.push_back(std::move(rights));
  }
  return out;
}

Result<FindingCount> RightsBook::record_findings(const record::Actor& actor, const RightsComparison& comparison, std::string_view reason) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = "finding", .id = ""}));
  std::set<std::string> compared;
  for (const SecretRights& secret : comparison.secrets)
    if (secret.known) compared.insert(secret.secret_id);
  std::map<std::string, std::string> person_ids;
  for (const model::KnownPerson& known : TRY(parts_.reg.people(own_work())))
    person_ids.emplace(known.person.staff_number, known.id.to_string());
  return parts_.database.write([&](sql::Transaction& tx) -> Result<FindingCount> {
    FindingCount count;
    record::ListQuery query;
    query.kind = "finding";
    query.key = "about";
    query.value = "rights";
    std::map<std::string, record::Version> known;
    for (record::Version& version : TRY(record::all_records(tx, parts_.records, own_work(), query)))
      known.emplace(std::string(version.body["identity"].text()), std::move(version));
    const Day today = parts_.zone.day_of(parts_.clock.now());
    std::set<std::string> seen;
    const auto put = [&](const std::string& identity, Json body, const std::string& owner, int level,
                         const record::Version* before) -> Result<void> {
      record::Draft draft;
      draft.kind = "finding";
      draft.id = before != nullptr ? before->id : Uuid::make(parts_.clock, parts_.random).to_string();
      draft.summary = Json::object({{"kind", body["kind"]}, {"secret", body["secret"]}, {"state", body["state"]}});
      draft.body = std::move(body);
      draft.level = level;
      if (const auto id = person_ids.find(owner); id != person_ids.end()) draft.owner = id->second;
      draft.keys = {{"identity", identity, record::Uniqueness::unique}, {"about", "rights", record::Uniqueness::shared}};
      record::Change change;
      change.actor = actor;
      change.verb = before != nullptr ? record::Verb::update : record::Verb::create;
      change.reason = reason;
      TRY(parts_.records.put(tx, draft, change));
      return {};
    };
    for (const RightsFinding& finding : comparison.findings) {
      const std::string identity = fmt::format("rights/{}/{}/{}", name_of(finding.difference), finding.number, finding.who);
      if (!compared.contains(finding.secret_id) || !seen.insert(identity).second) continue;
      const auto before = known.find(identity);
      const bool open = before != known.end() && before->second.body["state"].text() == "open";
      if (open && before->second.body["words"].text() == finding.words) {
        ++count.still;
        continue;
      }
      Json body = to_json(finding);
      body.set("identity", identity).set("state", "open").set("since", open ? before->second.body["since"] : Json(today.to_string()));
      body.set("owner", finding.owner);
      TRY(put(identity, std::move(body), finding.owner, finding.level, before == known.end() ? nullptr : &before->second));
      ++(open ? count.still : count.opened);
    }
    for (const auto& [identity, version] : known) {
      if (seen.contains(identity) || version.body["state"].text() != "open") continue;
      if (!compared.contains(std::string(version.body["secret_id"].text()))) continue;
      Json body = version.body;
      body.set("state", "gone").set("gone_on", today.to_string());
      TRY(put(identity, std::move(body), std::string(version.body["owner"].text()), version.level, &version));
      ++count.gone;
    }
    return count;
  });
}

}  // namespace sekimori::protect::rights
