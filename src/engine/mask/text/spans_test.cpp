#include "engine/mask/text/spans.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"

namespace sekimori::mask {
namespace {

TEST(Spans, say_what_looking_at_each_of_them_says) {
  SeededRandom random(7);
  for (int round = 0; round < 300; ++round) {
    const auto any = [&] {
      const auto start = static_cast<std::uint32_t>(random.below(30));
      return Span32{start, start + 1 + static_cast<std::uint32_t>(random.below(10))};
    };
    std::vector<Span32> all;
    for (std::uint64_t i = random.below(12); i > 0; --i) all.push_back(any());
    const Spans spans(all);
    for (int i = 0; i < 50; ++i) {
      const Span32 one = any();
      const auto holds = [&](const Span32& other) { return other.start <= one.start && one.end <= other.end; };
      const auto cuts = [&](const Span32& other) {
        const bool within = one.start <= other.start && other.end <= one.end;
        return other.start < one.end && one.start < other.end && !holds(other) && !within;
      };
      EXPECT_EQ(spans.any_holds(one), std::ranges::any_of(all, holds));
      EXPECT_EQ(spans.any_cuts(one), std::ranges::any_of(all, cuts));
    }
  }
}

TEST(TakenRanges, know_what_touches_them_and_grow_together) {
  TakenRanges taken;
  EXPECT_FALSE(taken.overlaps(0, 10));
  taken.add(5, 8);
  taken.add(20, 30);
  EXPECT_TRUE(taken.overlaps(7, 9) && taken.overlaps(0, 6) && taken.overlaps(5, 6) && taken.overlaps(0, 40));
  EXPECT_FALSE(taken.overlaps(8, 20) || taken.overlaps(0, 5) || taken.overlaps(30, 31));
  taken.add(6, 22);
  EXPECT_TRUE(taken.overlaps(10, 11) && taken.overlaps(29, 31) && taken.overlaps(5, 6));
  EXPECT_FALSE(taken.overlaps(30, 40) || taken.overlaps(0, 5));
}

}  // namespace
}  // namespace sekimori::mask
