// Records of one kind as values of one type: how protect files whatever it has to prove later.
//
//   template <> struct Filed<CloudPlace> {
//     static constexpr std::string_view kind = "cloud_place";
//     static record::Draft draft(const CloudPlace& item);              // kind, body, summary, keys; the first key finds it again
//     static Result<CloudPlace> read(const Json& body);
//   };
//   Kept<CloudPlace> kept = TRY(shelf.add(actor, place, "found in the review"));
//   for (const auto& known : TRY(shelf.all<CloudPlace>(actor))) ...
//
// Rights are checked by record/. Any thread.
#pragma once

#include "base/ids.h"
#include "record/record_store.h"

namespace sekimori::protect {

template <class T>
struct Filed;

template <class T>
struct Kept {
  std::string id;
  T item;
  record::Version version;  // without the body
};

// How a change is written: the verb that must be allowed, since when it holds.
struct Filing {
  record::Verb verb = record::Verb::update;
  std::optional<Instant> valid_from = {};
  std::string action = {};
};

class Shelf {
 public:
  Shelf(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
      : database_(database), records_(records), clock_(clock), random_(random) {}

  sql::Database& database() { return database_; }
  record::RecordStore& records() { return records_; }
  Clock& clock() { return clock_; }

  // A new record. conflict when a unique key is taken.
  template <class T>
  Result<Kept<T>> add(const record::Actor& actor, const T& item, std::string_view reason, const Filing& filing = {}) {
    return database_.write([&](sql::Transaction& tx) { return add(tx, actor, item, reason, filing); });
  }
  template <class T>
  Result<Kept<T>> add(sql::Transaction& tx, const record::Actor& actor, const T& item, std::string_view reason, const Filing& filing = {}) {
    record::Draft draft = Filed<T>::draft(item);
    if (draft.id.empty()) draft.id = Uuid::make(clock_, random_).to_string();
    draft.expected_version = 0;
    draft.valid_from = filing.valid_from;
    record::Version version = TRY(records_.put(tx, draft, change_of(actor, record::Verb::create, reason, filing)));
    version.body = {};
    return Kept<T>{draft.id, item, std::move(version)};
  }
  // A new version of what was read; conflict when somebody else changed it meanwhile.
  template <class T>
  Result<Kept<T>> change(const record::Actor& actor, const Kept<T>& before, const T& item, std::string_view reason,
                         const Filing& filing = {}) {
    return database_.write([&](sql::Transaction& tx) { return change(tx, actor, before, item, reason, filing); });
  }
  template <class T>
  Result<Kept<T>> change(sql::Transaction& tx, const record::Actor& actor, const Kept<T>& before, const T& item, std::string_view reason,
                         const Filing& filing = {}) {
    record::Draft draft = Filed<T>::draft(item);
    draft.id = before.id;
    draft.expected_version = before.version.version;
    draft.valid_from = filing.valid_from;
    record::Version version = TRY(records_.put(tx, draft, change_of(actor, filing.verb, reason, filing)));
    version.body = {};
    return Kept<T>{draft.id, item, std::move(version)};
  }

  // All in sight, by id; with a key only those that have this value. A withheld body (level_top) leaves the item empty.
  template <class T>
  Result<std::vector<Kept<T>>> all(const record::Actor& actor, const record::AsOf& as_of = {}, std::string_view key = {},
                                   std::string_view value = {}) {
    return database_.read([&](sql::Transaction& tx) { return all<T>(tx, actor, as_of, key, value); });
  }
  template <class T>
  Result<std::vector<Kept<T>>> all(sql::Transaction& tx, const record::Actor& actor, const record::AsOf& as_of = {},
                                   std::string_view key = {}, std::string_view value = {}) {
    constexpr int page_size = 1000;
    record::ListQuery query;
    query.kind = Filed<T>::kind;
    query.key = key;
    query.value = value;
    query.as_of = as_of;
    query.limit = page_size;
    std::vector<Kept<T>> out;
    while (true) {
      auto page = TRY(records_.list(tx, actor, query));
      for (record::Version& version : page) {
        Kept<T> kept;
        kept.id = version.id;
        if (!version.withheld && !version.body.is_null()) kept.item = TRY(Filed<T>::read(version.body));
        version.body = {};
        kept.version = std::move(version);
        out.push_back(std::move(kept));
      }
      if (page.size() < size_t(page_size)) return out;
      query.after = out.back().id;
    }
  }

  // The one with this key; its reading is noted when it is level_top.
  template <class T>
  Result<std::optional<Kept<T>>> find(const record::Actor& actor, std::string_view key, std::string_view value,
                                      const record::AsOf& as_of = {}) {
    record::ListQuery query;
    query.kind = Filed<T>::kind;
    query.key = key;
    query.value = value;
    query.as_of = as_of;
    query.limit = 1;
    const auto page = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
    if (page.empty()) return std::optional<Kept<T>>();
    return find_by_id<T>(actor, page.front().id, as_of);
  }
  template <class T>
  Result<std::optional<Kept<T>>> find_by_id(const record::Actor& actor, std::string_view id, const record::AsOf& as_of = {}) {
    auto version = TRY(records_.read_record(database_, actor, Filed<T>::kind, id, as_of));
    if (!version) return std::optional<Kept<T>>();
    Kept<T> kept{version->id, TRY(Filed<T>::read(version->body)), {}};
    version->body = {};
    kept.version = *std::move(version);
    return std::optional<Kept<T>>(std::move(kept));
  }

 private:
  static record::Change change_of(const record::Actor& actor, record::Verb verb, std::string_view reason, const Filing& filing) {
    record::Change change;
    change.actor = actor;
    change.verb = verb;
    change.reason = reason;
    change.action = filing.action;
    return change;
  }

  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::protect
