#include "feature/watch/mapping_book.h"

namespace sekimori::watch {
namespace {

Result<KnownMapping> known_from(const record::Version& version) {
  KnownMapping known;
  known.name = version.id;
  known.toml = version.body["toml"].text();
  known.verified = version.body["verified"].text() == "verified";
  known.verified_by = version.body["verified_by"].text();
  known.reason = version.reason;
  known.version = version.version;
  known.recorded_at = version.recorded_at;
  return known;
}

record::Draft draft_of(const KnownMapping& mapping) {
  record::Draft draft;
  draft.kind = "source_mapping";
  draft.id = mapping.name;
  draft.body = Json::object({{"name", mapping.name},
                             {"toml", mapping.toml},
                             {"verified", mapping.verified ? "verified" : "unverified"},
                             {"verified_by", mapping.verified_by}});
  return draft;
}

}  // namespace

Result<KnownMapping> MappingBook::save(const record::Actor& actor, std::string_view toml, std::string_view reason) {
  const detect::Mapping mapping = TRY(detect::MappingSet::parse(toml, "mapping"));
  if (mapping.name.empty() || mapping.name.size() > 100) return error(ErrorCode::invalid_input, "mapping: 'name' has 1 to 100 bytes");
  if (detect::MappingSet::embedded().find(mapping.name) != nullptr)
    return error(ErrorCode::conflict, "a built-in mapping is called '{}'; choose another name", mapping.name);
  KnownMapping known;
  known.name = mapping.name;
  known.toml = toml;
  record::Change change;
  change.actor = actor;
  change.reason = reason;
  return database_.write([&](sql::Transaction& tx) -> Result<KnownMapping> {
    const auto before = TRY(records_.get(tx, actor, "source_mapping", known.name));
    change.verb = before ? record::Verb::update : record::Verb::create;
    return known_from(TRY(records_.put(tx, draft_of(known), change)));
  });
}

Result<void> MappingBook::verify(const record::Actor& actor, std::string_view name, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed: against what were the parsed rows compared?");
  return database_.write([&](sql::Transaction& tx) -> Result<void> {
    const auto before = TRY(records_.get(tx, actor, "source_mapping", name));
    if (!before) return error(ErrorCode::not_found, "no mapping '{}' of your own; 'sekimori source mapping list' shows them", name);
    KnownMapping known = TRY(known_from(*before));
    if (known.verified) return error(ErrorCode::conflict, "the mapping '{}' is verified already, by {}", name, known.verified_by);
    known.verified = true;
    known.verified_by = actor.account;
    record::Draft draft = draft_of(known);
    draft.expected_version = before->version;
    record::Change change;
    change.actor = actor;
    change.verb = record::Verb::approve;
    change.action = "source_mapping.verify";
    change.reason = reason;
    TRY(records_.put(tx, draft, change));
    return {};
  });
}

Result<std::vector<KnownMapping>> MappingBook::list(const record::Actor& actor) {
  record::ListQuery query;
  query.kind = "source_mapping";
  query.limit = 1000;
  const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
  std::vector<KnownMapping> out;
  for (const record::Version& version : versions) out.push_back(TRY(known_from(version)));
  return out;
}

Result<std::optional<KnownMapping>> MappingBook::find(const record::Actor& actor, std::string_view name) {
  const auto version = TRY(records_.read_record(database_, actor, "source_mapping", name));
  if (!version) return std::optional<KnownMapping>();
  return std::optional(TRY(known_from(*version)));
}

Result<MappingBook::InUse> MappingBook::in_use() {
  InUse out;
  for (const KnownMapping& known : TRY(list(record::Actor::system("watch")))) {
    out.mappings.push_back(TRY(detect::MappingSet::parse(known.toml, known.name + ".toml")));
    out.revision += fmt::format("{}/{} ", known.name, known.version);
  }
  return out;
}

Json to_json(const KnownMapping& m) {
  return Json::object({{"name", m.name},
                       {"verified", m.verified ? "verified" : "unverified"},
                       {"verified_by", m.verified_by},
                       {"reason", m.reason},
                       {"version", m.version},
                       {"recorded_at", m.recorded_at.to_rfc3339()},
                       {"toml", m.toml}});
}

}  // namespace sekimori::watch
