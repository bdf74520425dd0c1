// What a hub has published of a quarter, as it was counted the first time: later judgements move the hub's own numbers, not these.
//
//   PublishedQuarters kept(database);
//   CountedHub of = TRY(kept.of(HubPeriod::quarter("2014Q1"), [&] { return gather(quarter); }));    // gathered once and for good
//
// Were a quarter counted anew for every reader, one who asks twice would learn from the difference what was judged, merged or shared in
// between, one report at a time. Any thread; of several that ask first, one is kept.
#pragma once

#include <functional>

#include "feature/share/hub_counts.h"
#include "store/sql/migration.h"

namespace sekimori::share {

const sql::Schema& statistics_schema();

Json to_json(const CountedHub& hub);
Result<CountedHub> counted_hub_from(const Json& json);

class PublishedQuarters {
 public:
  explicit PublishedQuarters(sql::Database& database) : database_(database) {}
  Result<CountedHub> of(const HubPeriod& quarter, const std::function<Result<CountedHub>()>& gather);

 private:
  Result<std::optional<CountedHub>> kept(const HubPeriod& quarter);
  sql::Database& database_;
};

// Quarters of a year as one: what a year shows follows from what its quarters show.
CountedHub joined(std::vector<CountedHub> quarters);

}  // namespace sekimori::share
