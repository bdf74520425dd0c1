// One kind of record with its model type: what every small book of a feature needs.
//
//   RecordShelf<model::Partner> partners(database, records, clock, random, "partner", model::partner_from_json, describe);
//   auto kept = TRY(partners.create(actor, partner, "new supplier"));
//   TRY(partners.change(actor, kept.id, "address", [&](model::Partner& p) -> Result<void> { p.address = "..."; return {}; }));
//
// `describe` sets summary, keys, level, owner and parent of the draft. Any thread.
#pragma once

#include <functional>

#include "base/ids.h"
#include "record/record_pages.h"

namespace sekimori::record {

template <class T>
struct KeptRecord {
  std::string id;
  std::int64_t version = 0;
  T value;
};

// The value's members behind the id.
template <class T>
Json to_json(const KeptRecord<T>& kept) {
  Json out = Json::object({{"id", kept.id}});
  for (const auto& [name, value] : to_json(kept.value).members()) out.set(name, value);
  return out;
}

template <class T>
class RecordShelf {
 public:
  using Read = Result<T> (*)(const Json&);
  using Describe = std::function<void(const T&, Draft&)>;
  using Edit = std::function<Result<void>(T&)>;

  RecordShelf(sql::Database& database, RecordStore& records, Clock& clock, Random& random, std::string kind, Read read, Describe describe)
      : database_(database),
        records_(records),
        clock_(clock),
        random_(random),
        kind_(std::move(kind)),
        read_(read),
        describe_(std::move(describe)) {}

  const std::string& kind() const { return kind_; }
  std::string new_id() { return Uuid::make(clock_, random_).to_string(); }

  Result<KeptRecord<T>> create(sql::Transaction& tx, const Actor& actor, const T& value, std::string_view reason, std::string id = {},
                               std::string action = {}) {
    KeptRecord<T> made{id.empty() ? new_id() : std::move(id), 0, value};
    made.version = TRY(put(tx, actor, made, Verb::create, reason, std::move(action)));
    return made;
  }
  Result<KeptRecord<T>> create(const Actor& actor, const T& value, std::string_view reason) {
    return database_.write([&](sql::Transaction& tx) { return create(tx, actor, value, reason); });
  }

  // Reads with the actor's rights, edits, writes; conflict when somebody else was quicker.
  Result<KeptRecord<T>> change(sql::Transaction& tx, const Actor& actor, const std::string& id, std::string_view reason, const Edit& edit,
                               Verb verb = Verb::update, std::string action = {}) {
    const auto version = TRY(records_.get(tx, actor, kind_, id));
    if (!version) return error(ErrorCode::not_found, "no {} {} in sight", kind_, id);
    KeptRecord<T> kept{id, version->version, TRY(read_(version->body))};
    TRY(edit(kept.value));
    kept.version = TRY(put(tx, actor, kept, verb, reason, std::move(action)));
    return kept;
  }
  Result<KeptRecord<T>> change(const Actor& actor, const std::string& id, std::string_view reason, const Edit& edit,
                               Verb verb = Verb::update, std::string action = {}) {
    return database_.write([&](sql::Transaction& tx) { return change(tx, actor, id, reason, edit, verb, action); });
  }

  Result<std::vector<KeptRecord<T>>> list(sql::Transaction& tx, const Actor& actor, std::string_view key = {},
                                          std::string_view value = {}) {
    ListQuery query;
    query.kind = kind_;
    query.key = key;
    query.value = value;
    std::vector<KeptRecord<T>> out;
    for (const Version& version : TRY(all_records(tx, records_, actor, query)))
      if (!version.body.is_null()) out.push_back({version.id, version.version, TRY(read_(version.body))});
    return out;
  }
  Result<std::vector<KeptRecord<T>>> list(const Actor& actor, std::string_view key = {}, std::string_view value = {}) {
    return database_.read([&](sql::Transaction& tx) { return list(tx, actor, key, value); });
  }
  Result<std::optional<KeptRecord<T>>> find_by(const Actor& actor, std::string_view key, std::string_view value) {
    auto found = TRY(list(actor, key, value));
    if (found.empty()) return std::optional<KeptRecord<T>>();
    return std::optional<KeptRecord<T>>(std::move(found.front()));
  }

 private:
  Result<std::int64_t> put(sql::Transaction& tx, const Actor& actor, const KeptRecord<T>& kept, Verb verb, std::string_view reason,
                           std::string action) {
    Draft draft;
    draft.kind = kind_;
    draft.id = kept.id;
    draft.body = to_json(kept.value);
    draft.expected_version = kept.version;
    describe_(kept.value, draft);
    Change change;
    change.actor = actor;
    change.verb = verb;
    change.reason = reason;
    change.action = std::move(action);
    return TRY(records_.put(tx, draft, change)).version;
  }

  sql::Database& database_;
  RecordStore& records_;
  Clock& clock_;
  Random& random_;
  std::string kind_;
  Read read_;
  Describe describe_;
};

}  // namespace sekimori::record
