#include "record/record_store.h"

#include <algorithm>

#include "base/phrase.h"
#include "base/text.h"
#include "record/record_query.h"

namespace sekimori::record {
namespace {

std::string hash_of(const std::string& canonical) { return to_hex(sha256(canonical)); }

// Everything that people would type to find it: all texts in the summary, or in the body when there is no summary.
void collect_texts(const Json& json, std::string& out) {
  if (json.is_string()) out.append(json.text()).append("\n");
  for (const Json& item : json.items()) collect_texts(item, out);
  for (const auto& [name, value] : json.members()) collect_texts(value, out);
}

Result<void> check_draft(const Draft& draft) {
  if (!Permissions::standard().knows_kind(draft.kind) && draft.kind != reader_list_kind)
    return error(ErrorCode::failure, "kind '{}' has no row in spec/permissions.toml", draft.kind);
  if (draft.id.empty() || draft.id.size() > 450)
    return error(ErrorCode::invalid_input, "{}: an id has 1 to 450 bytes", word("kind", draft.kind));
  if (draft.level < 0 || draft.level > level_top_rank)
    return error(ErrorCode::invalid_input, "{} {}: level {} is not 0 to 3", word("kind", draft.kind), draft.id, draft.level);
  if (draft.valid_from && draft.valid_to && *draft.valid_to <= *draft.valid_from)
    return error(ErrorCode::invalid_input, "{} {}: valid_to {} is not after valid_from {}", word("kind", draft.kind), draft.id,
                 draft.valid_to->to_rfc3339(), draft.valid_from->to_rfc3339());
  if (draft.parent.kind.empty() != draft.parent.id.empty())
    return error(ErrorCode::invalid_input, "{} {}: a parent has kind and id", word("kind", draft.kind), draft.id);
  return {};
}

}  // namespace

struct RecordStore::Head {
  std::string kind, id;
  std::int64_t version = 0;
  std::string owner;
  int level = 0;
  Parent parent;
  Instant recorded_at;
};

AsOf RecordStore::resolve(const AsOf& as_of) const {
  AsOf resolved = as_of;
  if (!resolved.valid_at) resolved.valid_at = clock_.now();
  if (!resolved.known_at) resolved.known_at = Instant{INT64_MAX};
  return resolved;
}

Result<std::optional<RecordStore::Head>> RecordStore::find_head(sql::Transaction& tx, std::string_view kind, std::string_view id) {
  auto row = TRY(tx.query_one(
      "SELECT current_version, owner, level, parent_kind, parent_id, last_recorded_at FROM record WHERE kind = ? AND id = ?", kind, id));
  if (!row) return std::optional<Head>();
  Head head;
  head.kind = kind;
  head.id = id;
  head.version = row->integer(0);
  head.owner = row->string(1);
  head.level = static_cast<int>(row->integer(2));
  head.parent = {row->string(3), row->string(4)};
  head.recorded_at = row->instant(5);
  return std::optional(std::move(head));
}

Result<ObjectRef> RecordStore::object_of(sql::Transaction& tx, const Head& head) {
  ObjectRef object{.kind = head.kind, .id = head.id, .owner = head.owner};
  object.readers = TRY(head.parent.id.empty() ? readers(tx, head.kind, head.id) : readers(tx, head.parent.kind, head.parent.id));
  return object;
}

Result<std::vector<std::string>> RecordStore::readers(sql::Transaction& tx, std::string_view kind, std::string_view id) {
  std::vector<std::string> names;
  for (const sql::Row& row : TRY(tx.query("SELECT reader FROM record_reader WHERE kind = ? AND id = ? ORDER BY reader", kind, id)))
    names.push_back(row.string(0));
  return names;
}

Result<Grant> RecordStore::check(sql::Transaction& tx, const Actor& actor, Verb verb, std::string_view kind, std::string_view id) {
  const Permissions& permissions = Permissions::standard();
  auto head = TRY(find_head(tx, kind, id));
  if (!head) return error(ErrorCode::not_found, "there is no {} {}", word("kind", kind), id);
  ObjectRef object = TRY(object_of(tx, *head));
  auto grant = permissions.check(actor, verb, object);
  // Whoever may not even see the object must not learn that it exists.
  if (!grant && !permissions.check(actor, Verb::list, object) && !permissions.reach_of(actor, Verb::list, kind).nothing())
    return error(ErrorCode::not_found, "there is no {} {}", word("kind", kind), id);
  return grant;
}

Result<Version> RecordStore::put(sql::Transaction& tx, const Draft& draft, const Change& change) {
  TRY(check_draft(draft));
  auto head = TRY(find_head(tx, draft.kind, draft.id));
  if (draft.expected_version && *draft.expected_version != (head ? head->version : 0))
    return error(ErrorCode::conflict, "{} {} stands at version {}, not {}; read it again and repeat the change", word("kind", draft.kind),
                 draft.id, head ? head->version : 0, *draft.expected_version);
  Change checked = change;
  Grant grant;
  if (head) {
    if (checked.verb == Verb::create) {
      TRY(check(tx, change.actor, Verb::update, draft.kind, draft.id));  // says "not found" or "not permitted" first
      return error(ErrorCode::conflict, "{} {} exists already", word("kind", draft.kind), draft.id);
    }
    grant = TRY(check(tx, change.actor, checked.verb, draft.kind, draft.id));
  } else {
    checked.verb = Verb::create;
    ObjectRef object{.kind = draft.kind, .id = draft.id, .owner = draft.owner};
    if (!draft.parent.id.empty()) object.readers = TRY(readers(tx, draft.parent.kind, draft.parent.id));
    grant = TRY(Permissions::standard().check(change.actor, Verb::create, object));
  }
  Version version = TRY(add_version(tx, draft, checked, grant.role, head, false));
  if (!head && draft.parent.id.empty() && !change.actor.is_system &&
      !Permissions::standard().reach_of(change.actor, Verb::read, draft.kind).any) {
    Change listing{Actor::system("record"), Verb::update, "created by this account", draft.kind + ".readers"};
    TRY(set_readers(tx, draft.kind, draft.id, {"account:" + change.actor.account}, listing, draft.valid_from));
  }
  return version;
}

Result<Version> RecordStore::remove(sql::Transaction& tx, std::string_view kind, std::string_view id, const Change& change,
                                    std::optional<Instant> from) {
  auto head = TRY(find_head(tx, kind, id));
  if (!head) return error(ErrorCode::not_found, "there is no {} {}", word("kind", kind), id);
  Change checked = change;
  checked.verb = Verb::delete_;
  Grant grant = TRY(check(tx, change.actor, Verb::delete_, kind, id));
  Draft draft;
  draft.kind = kind;
  draft.id = id;
  draft.valid_from = from;
  draft.level = head->level;
  draft.owner = head->owner;
  draft.parent = head->parent;
  return add_version(tx, draft, checked, grant.role, head, true);
}

Result<Version> RecordStore::add_version(sql::Transaction& tx, const Draft& draft, const Change& change, std::optional<Role> role,
                                         const std::optional<Head>& head, bool deleted) {
  Version version;
  version.kind = draft.kind;
  version.id = draft.id;
  version.version = (head ? head->version : 0) + 1;
  Instant now = clock_.now();
  version.valid_from = draft.valid_from.value_or(now);
  version.valid_to = draft.valid_to;
  version.recorded_at = head && head->recorded_at > now ? head->recorded_at : now;  // a clock set back must not reorder what was known
  version.author = change.actor.account;
  version.role = role ? identifier_of(*role) : "system";
  version.action = change.action.empty() ? fmt::format("{}.{}", draft.kind, identifier_of(change.verb)) : change.action;
  version.reason = change.reason;
  version.request_id = Trace::request_id();
  version.body = draft.body;
  version.summary = draft.summary;
  version.deleted = deleted;
  version.level = draft.level;
  version.owner = draft.owner;
  std::string body = draft.body.canonical();
  if (body.size() > largest_body)
    return error(ErrorCode::invalid_input, "{} {}: a body of {} bytes is above the limit of {}; keep it as a blob",
                 word("kind", draft.kind), draft.id, body.size(), largest_body);
  version.body_hash = hash_of(body);

  std::string hash_before;
  if (head) {
    auto before = TRY(tx.query_one("SELECT body_hash FROM record_version WHERE kind = ? AND id = ? AND version = ?", head->kind, head->id,
                                   head->version));
    if (before) hash_before = before->string(0);
    std::int64_t changed =
        TRY(tx.execute("UPDATE record SET current_version = ?, owner = ?, level = ?, parent_kind = ?, parent_id = ?, last_recorded_at = ? "
                       "WHERE kind = ? AND id = ? AND current_version = ?",
                       version.version, draft.owner, draft.level, draft.parent.kind, draft.parent.id, version.recorded_at, draft.kind,
                       draft.id, head->version));
    if (changed != 1)
      return error(ErrorCode::conflict, "{} {} was changed at the same time; read it again and repeat the change", word("kind", draft.kind),
                   draft.id);
  } else {
    TRY(tx.execute(
        "INSERT INTO record(kind, id, current_version, owner, level, parent_kind, parent_id, last_recorded_at) VALUES (?, ?, ?, ?, ?, ?, "
        "?, ?)",
        draft.kind, draft.id, version.version, draft.owner, draft.level, draft.parent.kind, draft.parent.id, version.recorded_at));
  }

  std::string search;
  if (!deleted) {
    if (!draft.summary.is_null() || draft.level < level_top_rank)
      collect_texts(draft.summary.is_null() ? draft.body : draft.summary, search);
    for (const Key& key : draft.keys) search.append(key.value).append("\n");
  }
  std::optional<std::string> summary;
  if (!draft.summary.is_null()) summary = draft.summary.canonical();
  TRY(tx.execute(
      "INSERT INTO record_version(kind, id, version, valid_from, valid_to, recorded_at, author, role, action, reason, body, body_hash, "
      "summary, search, request_id, deleted) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      draft.kind, draft.id, version.version, version.valid_from, version.valid_to, version.recorded_at, version.author, version.role,
      version.action, version.reason, body, version.body_hash, summary, fold(search), version.request_id, deleted ? 1 : 0));
  TRY(put_keys(tx, draft, version.version));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = role,
                          .action = version.action,
                          .kind = draft.kind,
                          .id = draft.id,
                          .version = version.version,
                          .hash_before = hash_before,
                          .hash_after = version.body_hash,
                          .reason = change.reason}));
  return version;
}

Result<void> RecordStore::put_keys(sql::Transaction& tx, const Draft& draft, std::int64_t version) {
  if (version > 1)
    TRY(tx.execute("UPDATE record_key SET only_one = NULL WHERE kind = ? AND id = ? AND only_one IS NOT NULL", draft.kind, draft.id));
  for (const Key& key : draft.keys) {
    std::optional<std::string> only_one;
    if (key.uniqueness == Uniqueness::unique) {
      only_one = key.value;
      // Asked first because the answer of the data base would not say which key it was.
      auto other =
          TRY(tx.query_one("SELECT id FROM record_key WHERE kind = ? AND name = ? AND only_one = ?", draft.kind, key.name, key.value));
      if (other) return error(ErrorCode::conflict, "another {} has this {} already", word("kind", draft.kind), key.name);
    }
    TRY(tx.execute("INSERT INTO record_key(kind, name, value, id, version, only_one) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                   draft.kind, key.name, key.value, draft.id, version, only_one));
  }
  return {};
}

Result<void> RecordStore::erase(sql::Transaction& tx, std::string_view kind, std::string_view id, const Change& change) {
  Grant grant = TRY(check(tx, change.actor, Verb::delete_, kind, id));
  std::string list_id = reader_list_id(kind, id);
  TRY(tx.execute("UPDATE record_version SET body = NULL, summary = NULL, search = NULL WHERE kind = ? AND id = ?", kind, id));
  TRY(tx.execute("UPDATE record_version SET body = NULL WHERE kind = ? AND id = ?", reader_list_kind, list_id));
  TRY(tx.execute("DELETE FROM record_key WHERE kind = ? AND id = ?", kind, id));
  // A change that is not yet in the ledger still needs nothing but its leaf.
  TRY(tx.execute("UPDATE change_record SET record = NULL, salt = NULL WHERE kind = ? AND object_id = ?", kind, id));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = grant.role,
                          .action = change.action.empty() ? std::string(kind) + ".erase" : change.action,
                          .kind = std::string(kind),
                          .id = std::string(id),
                          .reason = change.reason}));
  return {};
}

Result<void> RecordStore::note_reading(sql::Transaction& tx, const Actor& actor, const Grant& grant, const Version& version,
                                       std::string_view action) {
  if (version.level < level_top_rank || actor.is_system) return {};
  if (tx.access() == sql::Access::read)
    return error(ErrorCode::failure, "reading {} {} is a change record and wants a write transaction; use RecordStore::read_record",
                 version.kind, version.id);
  TRY(changes_.write(tx, {.actor = actor,
                          .role = grant.role,
                          .action = fmt::format("{}.{}", version.kind, action),
                          .kind = version.kind,
                          .id = version.id,
                          .version = version.version,
                          .hash_after = version.body_hash}));
  return {};
}

Result<std::optional<Version>> RecordStore::get(sql::Transaction& tx, const Actor& actor, std::string_view kind, std::string_view id,
                                                const AsOf& as_of) {
  auto grant = check(tx, actor, Verb::read, kind, id);
  if (!grant) {
    if (grant.error().code == ErrorCode::not_found) return std::optional<Version>();
    return std::unexpected(std::move(grant).error());
  }
  auto version = TRY(find_version(tx, kind, id, resolve(as_of)));
  if (version) TRY(note_reading(tx, actor, *grant, *version, "read"));
  return version;
}

Result<std::optional<Version>> RecordStore::read_record(sql::Database& database, const Actor& actor, std::string_view kind,
                                                        std::string_view id, const AsOf& as_of) {
  bool noted = false;
  if (!actor.is_system) {
    auto head = TRY(database.read([&](sql::Transaction& tx) { return find_head(tx, kind, id); }));
    noted = head && head->level >= level_top_rank;
  }
  auto read = [&](sql::Transaction& tx) { return get(tx, actor, kind, id, as_of); };
  return noted ? database.write(read) : database.read(read);
}

Result<std::vector<Version>> RecordStore::history(sql::Transaction& tx, const Actor& actor, std::string_view kind, std::string_view id,
                                                  std::optional<Instant> known_at) {
  Grant grant = TRY(check(tx, actor, Verb::read, kind, id));
  auto versions = TRY(find_history(tx, kind, id, known_at.value_or(Instant{INT64_MAX})));
  if (!versions.empty()) TRY(note_reading(tx, actor, grant, versions.back(), "read_history"));
  return versions;
}

Result<std::vector<Version>> RecordStore::list(sql::Transaction& tx, const Actor& actor, const ListQuery& query) {
  Reach reach = Permissions::standard().reach_of(actor, Verb::list, query.kind);
  if (reach.nothing()) return std::unexpected(Permissions::standard().check(actor, Verb::list, {.kind = query.kind, .id = ""}).error());
  auto versions = TRY(find_versions(tx, actor, reach, query, resolve(query.as_of)));
  if (!actor.is_system)
    for (Version& version : versions)
      if (version.level >= level_top_rank) {
        version.body = Json();
        version.withheld = true;
      }
  return versions;
}

Result<std::int64_t> RecordStore::count(sql::Transaction& tx, const Actor& actor, const ListQuery& query) {
  Reach reach = Permissions::standard().reach_of(actor, Verb::list, query.kind);
  if (reach.nothing()) return std::unexpected(Permissions::standard().check(actor, Verb::list, {.kind = query.kind, .id = ""}).error());
  return count_versions(tx, actor, reach, query, resolve(query.as_of));
}

Result<void> RecordStore::set_readers(sql::Transaction& tx, std::string_view kind, std::string_view id,
                                      const std::vector<std::string>& readers, const Change& change, std::optional<Instant> valid_from) {
  Grant grant = TRY(check(tx, change.actor, Verb::update, kind, id));
  std::vector<std::string> names = readers;
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  Json list = Json::array();
  for (const std::string& name : names) {
    size_t colon = name.find(':');
    std::string_view what = std::string_view(name).substr(0, colon);
    if (colon == std::string::npos || colon + 1 == name.size() ||
        (what != "person" && what != "account" && what != "group" && what != "role"))
      return error(ErrorCode::invalid_input, "reader '{}' is none of person:ID, account:ID, group:NAME, role:NAME", name);
    list.push(name);
  }
  TRY(tx.execute("DELETE FROM record_reader WHERE kind = ? AND id = ?", kind, id));
  for (const std::string& name : names) TRY(tx.execute("INSERT INTO record_reader(kind, id, reader) VALUES (?, ?, ?)", kind, id, name));
  Draft draft;
  draft.kind = reader_list_kind;
  draft.id = reader_list_id(kind, id);
  draft.body = Json::object({{"readers", list}});
  draft.valid_from = valid_from;
  Change listing = change;
  if (listing.action.empty()) listing.action = std::string(kind) + ".readers";
  TRY(check_draft(draft));
  auto head = TRY(find_head(tx, draft.kind, draft.id));
  TRY(add_version(tx, draft, listing, grant.role, head, false));
  return {};
}

Result<std::vector<std::string>> RecordStore::readers_as_of(sql::Transaction& tx, std::string_view kind, std::string_view id,
                                                            const AsOf& as_of) {
  std::vector<std::string> names;
  auto version = TRY(find_version(tx, reader_list_kind, reader_list_id(kind, id), resolve(as_of)));
  if (version)
    for (const Json& name : version->body["readers"].items()) names.emplace_back(name.text());
  return names;
}

}  // namespace sekimori::record
