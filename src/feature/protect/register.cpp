#include "feature/protect/register.h"

#include "base/digest.h"
#include "base/text.h"
#include "model/names.h"

namespace sekimori::protect {
namespace {

using record::Uniqueness;

record::Draft draft_of(const model::Person& person) {
  record::Draft draft;
  draft.kind = "person";
  draft.body = to_json(person);
  draft.summary = Json::object({{"department", person.department}});
  draft.keys = {{"staff_number", person.staff_number, Uniqueness::unique}};
  for (const std::string& account : person.accounts) draft.keys.push_back({"account", account, Uniqueness::shared});
  return draft;
}

record::Draft draft_of(const model::TradeSecret& secret) {
  record::Draft draft;
  draft.kind = "secret";
  draft.body = to_json(secret);
  draft.summary = Json::object({{"number", secret.number},
                                {"department", secret.department},
                                {"level", identifier_of(secret.level)},
                                {"owner", secret.owner},
                                {"medium", name_of(secret.medium)},
                                {"review_day", model::day_json(secret.review_day)}});
  draft.level = static_cast<int>(secret.level);
  draft.keys = {{"number", secret.number, Uniqueness::unique}};
  return draft;
}

record::Draft draft_of(const model::Agreement& agreement) {
  record::Draft draft;
  draft.kind = "agreement";
  draft.body = to_json(agreement);
  draft.summary = Json::object({{"kind", name_of(agreement.kind)}, {"state", name_of(agreement.state)}});
  const std::string identity =
      fmt::format("{}/{}/{}/{}", agreement.staff_number, name_of(agreement.occasion), name_of(agreement.kind), agreement.text_version);
  draft.keys = {{"identity", identity, Uniqueness::unique}, {"staff_number", agreement.staff_number, Uniqueness::shared}};
  return draft;
}

// Reading for the program's own work: directories see everything, whoever asked them is checked by his feature.
const record::Actor& directory_actor() {
  static const record::Actor actor = record::Actor::system("directory");
  return actor;
}

// "NB-0001.firm.example" and "nb-0001$" are one computer.
std::string host_of(std::string_view device) {
  device = device.substr(0, device.find('.'));
  while (device.ends_with('$')) device.remove_suffix(1);
  return ascii_lower(device);
}

// All pages of a list.
Result<std::vector<record::Version>> list_all(sql::Transaction& tx, record::RecordStore& records, const record::Actor& actor,
                                              record::ListQuery query) {
  std::vector<record::Version> out;
  query.limit = 1000;
  while (true) {
    auto page = TRY(records.list(tx, actor, query));
    if (page.empty()) return out;
    query.after = page.back().id;
    const bool last = page.size() < 1000;
    for (auto& version : page) out.push_back(std::move(version));
    if (last) return out;
  }
}

}  // namespace

template <class T>
Result<ImportOutcome> Register::store(const record::Actor& actor, std::string_view kind, Imported<T> imported, std::string_view reason,
                                      std::optional<Instant> valid_from) {
  // Batches keep the writer's turn short while a large table comes in.
  constexpr std::size_t batch = 200;
  ImportOutcome outcome;
  outcome.refused = std::move(imported.refused);
  outcome.notes = std::move(imported.notes);
  for (std::size_t start = 0; start < imported.items.size(); start += batch) {
    ImportOutcome part;
    auto written = database_.write([&](sql::Transaction& tx) -> Result<void> {
      part = {};
      for (std::size_t i = start; i < std::min(start + batch, imported.items.size()); ++i) {
        record::Draft draft = draft_of(imported.items[i]);
        draft.valid_from = valid_from;
        record::ListQuery query;
        query.kind = kind;
        query.key = draft.keys.front().name;
        query.value = draft.keys.front().value;
        query.limit = 1;
        const auto before = TRY(records_.list(tx, actor, query));
        record::Change change;
        change.actor = actor;
        change.reason = reason;
        if (before.empty()) {
          draft.id = Uuid::make(clock_, random_).to_string();
          change.verb = record::Verb::create;
          TRY(records_.put(tx, draft, change));
          ++part.created;
        } else if (before.front().body_hash == to_hex(sha256(draft.body.canonical()))) {
          ++part.unchanged;
        } else {
          draft.id = before.front().id;
          draft.expected_version = before.front().version;
          TRY(records_.put(tx, draft, change));
          ++part.changed;
        }
      }
      return {};
    });
    if (!written) return std::unexpected(std::move(written).error());
    outcome.created += part.created;
    outcome.changed += part.changed;
    outcome.unchanged += part.unchanged;
  }
  return outcome;
}

Result<ImportOutcome> Register::import_people(const record::Actor& actor, std::string_view csv, std::string_view name,
                                              std::string_view reason) {
  return store(actor, "person", TRY(protect::import_people(csv, name)), reason, {});
}

Result<ImportOutcome> Register::import_secrets(const record::Actor& actor, std::string_view csv, std::string_view name,
                                               std::string_view reason, std::optional<Instant> valid_from) {
  return store(actor, "secret", TRY(protect::import_secrets(csv, name)), reason, valid_from);
}

Result<ImportOutcome> Register::import_agreements(const record::Actor& actor, std::string_view csv, std::string_view name,
                                                  std::string_view reason) {
  return store(actor, "agreement", TRY(protect::import_agreements(csv, name)), reason, {});
}

Result<ImportOutcome> Register::take_secrets(const record::Actor& actor, Imported<model::TradeSecret> secrets, std::string_view reason) {
  return store(actor, "secret", std::move(secrets), reason, {});
}

Result<model::SecretId> Register::add_secret(const record::Actor& actor, const model::TradeSecret& secret, std::string_view reason,
                                             std::optional<Instant> valid_from) {
  record::Draft draft = draft_of(secret);
  const auto id = model::SecretId::make(clock_, random_);
  draft.id = id.to_string();
  draft.valid_from = valid_from;
  draft.expected_version = 0;
  record::Change change;
  change.actor = actor;
  change.verb = record::Verb::create;
  change.reason = reason;
  auto written = database_.write([&](sql::Transaction& tx) { return records_.put(tx, draft, change); });
  if (!written) return std::unexpected(std::move(written).error());
  return id;
}

Result<void> Register::change_secret(const record::Actor& actor, const model::SecretId& id, const model::TradeSecret& secret,
                                     std::string_view reason, std::optional<Instant> valid_from) {
  record::Draft draft = draft_of(secret);
  draft.id = id.to_string();
  draft.valid_from = valid_from;
  record::Change change;
  change.actor = actor;
  change.reason = reason;
  auto written = database_.write([&](sql::Transaction& tx) { return records_.put(tx, draft, change); });
  if (!written) return std::unexpected(std::move(written).error());
  return {};
}

Result<void> Register::approve_secret(const record::Actor& actor, const model::SecretId& id, std::string_view approver,
                                      std::string_view reason) {
  auto written = database_.write([&](sql::Transaction& tx) -> Result<void> {
    const auto current = TRY(records_.get(tx, actor, "secret", id.to_string()));
    if (!current) return error(ErrorCode::not_found, "no secret {} in sight", id.to_string());
    model::TradeSecret secret = TRY(model::secret_from_json(current->body));
    secret.approved_by = approver;
    record::Draft draft = draft_of(secret);
    draft.id = id.to_string();
    draft.expected_version = current->version;
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::approve;
    change.reason = reason;
    TRY(records_.put(tx, draft, change));
    return {};
  });
  return written;
}

Result<void> Register::put_secret(sql::Transaction& tx, const record::Actor& actor, const SecretRecord& before,
                                  const model::TradeSecret& secret, record::Verb verb, std::string_view reason) {
  record::Draft draft = draft_of(secret);
  draft.id = before.id.to_string();
  draft.expected_version = before.version.version;
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  TRY(records_.put(tx, draft, change));
  return {};
}

Result<std::optional<SecretRecord>> Register::find_secret_by_number(const record::Actor& actor, std::string_view number,
                                                                    const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "secret";
  query.key = "number";
  query.value = number;
  query.as_of = as_of;
  query.limit = 1;
  const auto found = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
  if (found.empty()) return std::optional<SecretRecord>();
  auto version = TRY(records_.read_record(database_, actor, "secret", found.front().id, as_of));
  if (!version) return std::optional<SecretRecord>();
  SecretRecord out{TRY(model::SecretId::parse(version->id)), TRY(model::secret_from_json(version->body)), *version};
  out.version.body = {};
  return std::optional<SecretRecord>(std::move(out));
}

Result<std::vector<SecretRecord>> Register::secrets(const record::Actor& actor, const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "secret";
  query.as_of = as_of;
  auto versions = TRY(database_.read([&](sql::Transaction& tx) { return list_all(tx, records_, actor, query); }));
  std::vector<SecretRecord> out;
  for (record::Version& version : versions) {
    SecretRecord item;
    item.id = TRY(model::SecretId::parse(version.id));
    if (version.withheld || version.body.is_null()) {
      // A list shows of a level_top secret what says nothing of its content.
      item.secret.number = version.summary["number"].text();
      item.secret.department = version.summary["department"].text();
      item.secret.level = model::level_from_identifier(version.summary["level"].text()).value_or(model::Level::top);
      item.secret.owner = version.summary["owner"].text();
      item.secret.medium = model::medium_from(version.summary["medium"].text()).value_or(model::Medium::electronic);
      if (const auto day = Day::parse(version.summary["review_day"].text())) item.secret.review_day = *day;
    } else {
      item.secret = TRY(model::secret_from_json(version.body));
    }
    version.body = {};
    item.version = std::move(version);
    out.push_back(std::move(item));
  }
  return out;
}

Result<std::vector<model::KnownPerson>> Register::people(const record::Actor& actor, const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "person";
  query.as_of = as_of;
  const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return list_all(tx, records_, actor, query); }));
  std::vector<model::KnownPerson> out;
  for (const record::Version& version : versions)
    out.push_back({TRY(model::PersonId::parse(version.id)), TRY(model::person_from_json(version.body))});
  return out;
}

Result<std::vector<model::Agreement>> Register::agreements(const record::Actor& actor, const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "agreement";
  query.as_of = as_of;
  const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return list_all(tx, records_, actor, query); }));
  std::vector<model::Agreement> out;
  for (const record::Version& version : versions) out.push_back(TRY(model::agreement_from_json(version.body)));
  return out;
}

Result<std::vector<model::Agreement>> Register::agreements_of(const record::Actor& actor, std::string_view staff_number,
                                                              const record::AsOf& as_of) {
  record::ListQuery query;
  query.kind = "agreement";
  query.key = "staff_number";
  query.value = staff_number;
  query.as_of = as_of;
  const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return list_all(tx, records_, actor, query); }));
  std::vector<model::Agreement> out;
  for (const record::Version& version : versions) out.push_back(TRY(model::agreement_from_json(version.body)));
  return out;
}

std::optional<model::KnownSecret> RegisterSecrets::find_by_path(std::string_view path) {
  const std::shared_lock lock(mutex_);
  const auto found = by_path_.find(path);
  if (!found) return {};
  return secrets_[*found];
}

std::optional<model::KnownSecret> RegisterSecrets::find(const model::SecretId& id) {
  const std::shared_lock lock(mutex_);
  for (const auto& known : secrets_)
    if (known.id == id) return known;
  return {};
}

Result<std::vector<model::KnownSecret>> RegisterSecrets::all() {
  const std::shared_lock lock(mutex_);
  return secrets_;
}

Result<void> RegisterSecrets::refresh() {
  auto records = TRY(register_->secrets(directory_actor()));
  std::vector<model::KnownSecret> secrets;
  PathIndex index;
  for (SecretRecord& item : records) {
    for (const std::string& place : item.secret.places) index.add(place, secrets.size());
    secrets.push_back({item.id, std::move(item.secret)});
  }
  const std::unique_lock lock(mutex_);
  secrets_ = std::move(secrets);
  by_path_ = std::move(index);
  return {};
}

std::optional<model::KnownPerson> RegisterPeople::find_by_account(std::string_view account) {
  if (const size_t slash = account.rfind('\\'); slash != std::string_view::npos) account.remove_prefix(slash + 1);
  if (const size_t at = account.find('@'); at != std::string_view::npos) account = account.substr(0, at);
  const std::shared_lock lock(mutex_);
  const auto found = by_account_.find(ascii_lower(account));
  if (found == by_account_.end()) return {};
  return people_[found->second];
}

std::optional<model::KnownPerson> RegisterPeople::find_by_device(std::string_view device) {
  const std::shared_lock lock(mutex_);
  const auto found = by_device_.find(host_of(device));
  if (found == by_device_.end() || found->second == SIZE_MAX) return {};
  return people_[found->second];
}

std::optional<model::KnownPerson> RegisterPeople::find_by_staff_number(std::string_view staff_number) {
  const std::shared_lock lock(mutex_);
  const auto found = by_staff_number_.find(std::string(staff_number));
  if (found == by_staff_number_.end()) return {};
  return people_[found->second];
}

std::optional<model::KnownPerson> RegisterPeople::find(const model::PersonId& id) {
  const std::shared_lock lock(mutex_);
  for (const auto& known : people_)
    if (known.id == id) return known;
  return {};
}

Result<std::vector<model::KnownPerson>> RegisterPeople::all() {
  const std::shared_lock lock(mutex_);
  return people_;
}

Result<void> RegisterPeople::refresh() {
  if (register_ == nullptr) return error(ErrorCode::failure, "the directory of people has no register yet");
  auto people = TRY(register_->people(directory_actor()));
  std::unordered_map<std::string, std::size_t> by_account;
  std::unordered_map<std::string, std::size_t> by_staff_number;
  std::unordered_map<std::string, std::size_t> by_device;
  for (std::size_t i = 0; i < people.size(); ++i) {
    for (const std::string& account : people[i].person.accounts) by_account.emplace(ascii_lower(account), i);
    by_staff_number.emplace(people[i].person.staff_number, i);
    for (const std::string& device : people[i].person.devices) {
      const auto [at, fresh] = by_device.emplace(host_of(device), i);
      if (!fresh && at->second != i) at->second = SIZE_MAX;
    }
  }
  const std::unique_lock lock(mutex_);
  people_ = std::move(people);
  by_account_ = std::move(by_account);
  by_staff_number_ = std::move(by_staff_number);
  by_device_ = std::move(by_device);
  return {};
}

}  // namespace sekimori::protect
