// Ranges of one text, asked which of them hold or cut another.
//
//   const Spans links(std::move(ranges));
//   links.any_holds({12, 30});     // one of them begins at or before 12 and ends at or behind 30
//   links.any_cuts({12, 30});      // one of them has a part of it and a part outside, and does not lie within it
//
// Built once in O(n log n), asked in O(log n): a report of megabytes has as many ranges as somebody cares to write.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <vector>

namespace sekimori::mask {

struct Span32 {
  std::uint32_t start = 0, end = 0;  // half open, never empty
  auto operator<=>(const Span32&) const = default;
};

class Spans {
 public:
  explicit Spans(std::vector<Span32> spans);
  bool any_holds(Span32 other) const;
  bool any_cuts(Span32 other) const;

 private:
  // Least (or greatest) of any stretch of a list in one look at two of its stretches of a power of two.
  struct Extremes {
    std::vector<std::vector<std::uint32_t>> levels;  // [0]: the list itself
    enum class Which : unsigned char { least, greatest } which;
    Extremes(std::vector<std::uint32_t> list, Which which);
    std::uint32_t of(std::size_t first, std::size_t end) const;  // first < end
  };
  std::vector<std::uint32_t> starts_, ends_;  // each sorted by itself
  Extremes furthest_end_;                     // in the order of starts
  Extremes nearest_start_;                    // in the order of ends
};

// Ranges that are added while others are asked about; those that overlap become one. O(log n) each.
class TakenRanges {
 public:
  bool overlaps(std::size_t start, std::size_t end) const;
  void add(std::size_t start, std::size_t end);

 private:
  std::map<std::size_t, std::size_t> ends_;  // by start
};

}  // namespace sekimori::mask
