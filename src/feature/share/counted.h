// How many members answered what, told in a way that does not tell which.
//
//   Counted counted = count_with_floor({{"considering", 5}, {"adopted", 9}, {"not_applicable", 1}}, 4);
//   to_json(counted);      // {"total": 15, "parts": {"considering": null, "adopted": 9, "not_applicable": null}, "floor": 4}
//
// Below the floor (k and one more: a reader knows its own answer) nothing is told, the total neither. A part below it is withheld, and
// with it what would give it back: other parts, the smallest first, or the total. Which numbers these are is found as for any other table
// of counts (engine/mask/small_cells.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/json.h"

namespace sekimori::share {

struct CountedPart {
  std::string name;
  std::optional<std::int64_t> count;  // nothing: withheld
};

struct Counted {
  std::optional<std::int64_t> total;
  std::vector<CountedPart> parts;  // in the order in which they were given
  std::int64_t floor = 0;
};

// What is given up first for a part that may not be told: another part, or the total.
enum class GivenUp : unsigned char { part, total };
Counted count_with_floor(const std::vector<std::pair<std::string, std::int64_t>>& parts, std::int64_t floor, GivenUp first = GivenUp::part);
Json to_json(const Counted& counted);
Json count_json(const std::optional<std::int64_t>& count);  // null: withheld

}  // namespace sekimori::share
