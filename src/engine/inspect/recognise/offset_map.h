// Leads from a derived text (folded, normalised) back to the code points it came from.
//
//   OffsetMap map;
//   map.note(0, 0); map.note(1, 3);      // unit 0 came from code point 0, unit 1 from code point 3
//   map.start_of(1);                     // 3
//
// Only places where the distance between the two changes are kept, so that plain stretches cost nothing:
// about 8 bytes for every dropped or expanded character.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "model/inspection.h"

namespace sekimori::inspect {

class OffsetMap {
 public:
  // Units are noted in ascending order, one after the other.
  void note(std::uint32_t unit, std::uint32_t code_point) {
    if (code_point - unit != shift_) [[unlikely]] {
      shift_ = code_point - unit;
      steps_.push_back({unit, shift_});
    }
  }

  // The code point that `unit` came from. O(log of the number of changes).
  std::uint32_t start_of(std::uint64_t unit) const {
    const auto after =
        std::upper_bound(steps_.begin(), steps_.end(), unit, [](std::uint64_t u, const Step& step) { return u < step.unit; });
    return static_cast<std::uint32_t>(unit) + (after == steps_.begin() ? 0 : std::prev(after)->shift);
  }

  // The code points of the units [start, end); end > start.
  model::TextRange range_of(std::uint64_t start, std::uint64_t end) const { return {start_of(start), start_of(end - 1) + 1}; }

 private:
  struct Step {
    std::uint32_t unit;
    std::uint32_t shift;  // code point minus unit, modulo 2^32
  };
  std::vector<Step> steps_;
  std::uint32_t shift_ = 0;
};

}  // namespace sekimori::inspect
