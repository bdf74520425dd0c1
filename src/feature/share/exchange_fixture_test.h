// A hub of hub_fixture_test.h with its collections and their exchange, for tests of what leaves and what comes in.
//
//   open_exchange(collections_, exchange_, *database_, *room_, directory_.path() / "objects", clock_, random_);
#pragma once

#include <gtest/gtest.h>

#include <optional>

#include "feature/share/exchange.h"
#include "feature/share/schema.h"
#include "record/record_room.h"

namespace sekimori::share {

inline void open_exchange(std::optional<CollectionBook>& collections, std::optional<Exchange>& exchange, sql::Database& database,
                          record::RecordRoom& room, const Path& folder, Clock& clock, Random& random) {
  ASSERT_TRUE(sql::migrate(database, schema(), clock));
  collections.emplace(database, room.records, clock, random);
  ASSERT_TRUE(collections->open());
  std::vector<Sensitive<Bytes>> keys;
  keys.emplace_back(Bytes(32, 7));
  exchange.emplace(ExchangeParts{.database = database,
                                 .changes = room.changes,
                                 .collections = *collections,
                                 .files = system_files(),
                                 .folder = folder,
                                 .clock = clock,
                                 .random = random},
                   keys);
}

}  // namespace sekimori::share
