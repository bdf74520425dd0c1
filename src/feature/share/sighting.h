// A member's answer to a share: seen here, or looked and not seen.
//
// Who answered stays between the member and the hub. Others are told numbers, and those only when enough members are behind each of them.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

enum class SightingOutcome : unsigned char { seen, not_seen };
std::string_view name_of(SightingOutcome one);
std::optional<SightingOutcome> sighting_outcome_from(std::string_view name);

struct Sighting {
  std::string share = {};   // number
  std::string member = {};  // number of who answers
  SightingOutcome outcome = SightingOutcome::not_seen;
  std::int64_t count = 0;                    // events in which something of the share was met; 0: not counted
  std::optional<Day> first = {}, last = {};  // days of the first and last one
  std::string note = {};                     // to the hub alone
  Instant at = {};
};
Json to_json(const Sighting& sighting);
Result<Sighting> sighting_from_json(const Json& json);

// What readers of a share are told. Nothing: too few members are behind it, or it would follow from what is said.
struct SightingCounts {
  std::int64_t floor = 0;
  std::optional<std::int64_t> answered, seen, not_seen;  // members
};
Json to_json(const SightingCounts& counts);
// `floor`: least number of members behind a figure that is said. A part below it is not said, and then the sum is not either
// (counted.h): how many met it matters more than how many answered.
SightingCounts told(std::int64_t seen, std::int64_t not_seen, std::int64_t floor);

}  // namespace sekimori::share
