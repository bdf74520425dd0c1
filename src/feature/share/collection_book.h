// The collections of a node as records, and as what requests are answered from.
//
//   CollectionBook book(database, records, clock, random);
//   TRY(book.open());
//   Collection made = TRY(book.add(actor, {.title = "Indicators", .readers = {{"account:" + id}}}, "first SIG"));
//   std::shared_ptr<const CollectionBook::All> all = book.all();           // a few nanoseconds; changes make a new one
//
// Any thread. Reading and changing collections needs the rights on "share_collection"; what is in them needs none of those.
#pragma once

#include <memory>
#include <mutex>

#include "feature/share/collection.h"
#include "record/record_store.h"

namespace sekimori::share {

class CollectionBook {
 public:
  using All = std::vector<Collection>;  // by id

  CollectionBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
      : database_(database), records_(records), clock_(clock), random_(random) {}
  Result<void> open();

  // invalid_input; conflict: alias or id stands for another collection of the same root. An empty id: a new one.
  Result<Collection> add(const record::Actor& actor, Collection draft, std::string_view reason);
  // `expected`: the version that was read; conflict when it is another by now.
  Result<Collection> change(const record::Actor& actor, const Collection& wish, std::string_view reason,
                            std::optional<std::int64_t> expected = {});
  Result<std::vector<Collection>> list(const record::Actor& actor);
  // By id, alias, or root/alias; nothing when there is none, conflict when several roots have the alias.
  Result<std::optional<Collection>> find(const record::Actor& actor, std::string_view name);

  std::shared_ptr<const All> all() const;

 private:
  Result<Collection> put(const record::Actor& actor, const Collection& collection, std::string_view reason, record::Verb verb,
                         std::optional<std::int64_t> expected);
  Result<void> refresh();

  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Random& random_;
  mutable std::mutex mutex_;
  std::shared_ptr<const All> all_ = std::make_shared<const All>();
};

}  // namespace sekimori::share
