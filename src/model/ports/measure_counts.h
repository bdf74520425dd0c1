// How a house's measures stand, as the executive's page tells it. Implemented by feature/govern, handed on by node/ and web/.
#pragma once

#include <cstdint>
#include <optional>

#include "base/instant.h"
#include "base/result.h"

namespace sekimori::model {

struct MeasureCounts {
  std::size_t measures = 0, in_place = 0, overdue = 0, reviews_due = 0, attestations_lapsed = 0;
  std::size_t devices_exposed = 0;               // with a weakness that is known to be exploited
  std::optional<std::int64_t> self_check_total;  // percent of the last closed one
  std::optional<Day> self_check_day;
};

class MeasureCounter {
 public:
  virtual ~MeasureCounter() = default;
  // Counts alone; made by the program itself for whoever may see the page.
  virtual Result<MeasureCounts> measure_counts() = 0;
};

}  // namespace sekimori::model
