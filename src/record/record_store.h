// Records that may have to be proved later: chains of versions, read as of any day and as known at any time.
//
//   Draft draft;
//   draft.kind = "secret";  draft.id = id;  draft.body = to_json(secret);  draft.level = 3;
//   draft.summary = Json::object({{"title", secret.title}});
//   draft.keys = {{"number", secret.number, Uniqueness::unique}, {"place", path}};
//   Version v1 = TRY(store.put(tx, draft, {.actor = actor, .verb = Verb::create, .reason = "registered"}));
//
//   AsOf then = AsOf::end_of(day, zone);                            // valid on that day, as known today
//   auto version = TRY(store.get(tx, actor, "secret", id, then));   // nothing when it was not in effect
//   auto found = TRY(store.list(tx, actor, {.kind = "secret", .key = "place", .value = path, .as_of = then}));
//
// Time has two axes. A version is in effect from its valid_from until the valid_from of the version that starts next (a later entry
// with the same start replaces it), its own valid_to, or a deletion. recorded_at says since when Sekimori has known it and never goes back
// within a record. So an entry made today about last month changes what is valid as of last month, not what was known then.
//
// Every put is a change record in the same transaction. Rights are checked here (record/permission.h): lists, searches and counts hold only
// what the actor may see; an object he may not see is "not found". Reading the body of a level_top object is itself a change record, so
// it wants a write transaction (or read_record, which begins its own); lists show the summary of such objects, not the body.
// All functions: any thread, one per transaction. Errors besides the data base's: not_permitted, not_found, conflict, invalid_input.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "record/change.h"
#include "record/permission.h"
#include "store/sql/database.h"

namespace sekimori::record {

// Which state of the world is asked for. Default: valid now, as known now.
struct AsOf {
  std::optional<Instant> valid_at = {};  // empty: now
  std::optional<Instant> known_at = {};  // empty: all that is recorded

  static AsOf end_of(Day day, const Zone& zone, std::optional<Instant> known_at = {}) { return {zone.end_of(day), known_at}; }
  static AsOf instant(Instant at, std::optional<Instant> known_at = {}) { return {at, known_at}; }
};

enum class Uniqueness : unsigned char { shared, unique };

// A value by which records are found. A unique one belongs to the latest version of at most one record of the kind (conflict otherwise).
struct Key {
  std::string name;
  std::string value;
  Uniqueness uniqueness = Uniqueness::shared;
};

struct Parent {
  std::string kind;
  std::string id;
};

constexpr int level_top_rank = 3;
constexpr size_t largest_body = 4 << 20;  // bytes of canonical JSON

struct Draft {
  std::string kind;  // a kind of spec/permissions.toml
  std::string id;    // 1..200 bytes; a UUID unless the kind has a name of its own
  Json body = Json::object();
  std::optional<Instant> valid_from = {};  // empty: now
  std::optional<Instant> valid_to = {};    // exclusive
  Json summary = {};                       // what lists may show of a level_top object, and what search looks through
  int level = 0;                           // rank of model::Level; 0: none
  std::string owner = {};                  // person id for the scope "own"
  Parent parent = {};                      // whose reader list counts (an exhibit's case); empty: its own
  std::vector<Key> keys = {};
  std::optional<std::int64_t> expected_version = {};  // conflict when another version is the latest; 0: must not exist
};

struct Version {
  std::string kind, id;
  std::int64_t version = 0;  // from 1
  Instant valid_from;
  std::optional<Instant> valid_to;
  Instant recorded_at;
  std::string author, role, action, reason, request_id;
  Json body;  // null when withheld or erased
  Json summary;
  std::string body_hash;  // SHA-256 of the canonical body, lower-case hex; stays after erasure
  bool deleted = false;
  bool withheld = false;  // a level_top body in a list
  bool erased = false;
  int level = 0;  // of the latest version, as owner
  std::string owner;
};

struct ListQuery {
  std::string kind;
  std::string key = {};  // with value: only records whose version in effect has this key
  std::string value = {};
  std::string text = {};    // folded words, all of which must occur in what search looks through
  std::string parent = {};  // id of the parent
  AsOf as_of = {};
  std::string after = {};  // id of the last record of the previous page
  int limit = 100;         // 1..1000
};

class RecordStore {
 public:
  RecordStore(ChangeLog& changes, Clock& clock) : changes_(changes), clock_(clock) {}

  // Adds a version. The first one needs Verb::create, later ones the verb of the change (update unless set). Who creates an object that he
  // could not read otherwise becomes a reader of it.
  Result<Version> put(sql::Transaction& tx, const Draft& draft, const Change& change);
  // Ends the record from `from` on (empty: now) with a version that says so. Needs "delete".
  Result<Version> remove(sql::Transaction& tx, std::string_view kind, std::string_view id, const Change& change,
                         std::optional<Instant> from = {});
  // Destroys the bodies of all versions and the records of their changes, for law or retention; hashes, times and authors stay and the
  // ledger still verifies. The caller has asked HoldBook (record/hold.h). Needs "delete".
  Result<void> erase(sql::Transaction& tx, std::string_view kind, std::string_view id, const Change& change);

  // The version in effect, or nothing: absent, not in effect, or not this actor's to see (not_permitted only when his roles never reach
  // the kind).
  Result<std::optional<Version>> get(sql::Transaction& tx, const Actor& actor, std::string_view kind, std::string_view id,
                                     const AsOf& as_of = {});
  // The same with a transaction of its own, which writes when the object is level_top.
  Result<std::optional<Version>> read_record(sql::Database& database, const Actor& actor, std::string_view kind, std::string_view id,
                                             const AsOf& as_of = {});
  // Every version recorded by `known_at`, oldest first.
  Result<std::vector<Version>> history(sql::Transaction& tx, const Actor& actor, std::string_view kind, std::string_view id,
                                       std::optional<Instant> known_at = {});
  // Ordered by id; O(log n) to the page's start plus the page.
  Result<std::vector<Version>> list(sql::Transaction& tx, const Actor& actor, const ListQuery& query);
  Result<std::int64_t> count(sql::Transaction& tx, const Actor& actor, const ListQuery& query);

  // The reader list: entries as of Actor::reader_names ("person:ID", "group:設計一課", "role:legal", "account:ID"). A version of its own
  // is kept (kind "reader_list" under id "kind/id"), so that it can be proved who could read on any day. Needs "update" of the object.
  Result<void> set_readers(sql::Transaction& tx, std::string_view kind, std::string_view id, const std::vector<std::string>& readers,
                           const Change& change, std::optional<Instant> valid_from = {});
  Result<std::vector<std::string>> readers(sql::Transaction& tx, std::string_view kind, std::string_view id);
  // As it stood then; nothing when there was none.
  Result<std::vector<std::string>> readers_as_of(sql::Transaction& tx, std::string_view kind, std::string_view id, const AsOf& as_of);

  // The check alone, for what a feature keeps outside records (jobs, files, links). not_found when the object is out of sight.
  Result<Grant> check(sql::Transaction& tx, const Actor& actor, Verb verb, std::string_view kind, std::string_view id);

 private:
  struct Head;
  Result<std::optional<Head>> find_head(sql::Transaction& tx, std::string_view kind, std::string_view id);
  Result<ObjectRef> object_of(sql::Transaction& tx, const Head& head);
  Result<Version> add_version(sql::Transaction& tx, const Draft& draft, const Change& change, std::optional<Role> role,
                              const std::optional<Head>& head, bool deleted);
  Result<void> put_keys(sql::Transaction& tx, const Draft& draft, std::int64_t version);
  Result<void> note_reading(sql::Transaction& tx, const Actor& actor, const Grant& grant, const Version& version, std::string_view action);
  AsOf resolve(const AsOf& as_of) const;

  ChangeLog& changes_;
  Clock& clock_;
};

}  // namespace sekimori::record
