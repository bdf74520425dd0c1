#include "engine/detect/behaviour/baseline.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "engine/detect/behaviour/novelty.h"

namespace sekimori::detect {
namespace {

bool is_weekend(Day day) { return day.weekday() == 0 || day.weekday() == 6; }
const Day start = Day::from_date(2026, 1, 5).value();  // a Monday
Day day(int n) { return Day{start.number + n}; }

Baseline steady(int days, double amount) {
  Baseline b;
  for (int n = 0; n < days; ++n)
    if (!is_weekend(day(n))) b.add(day(n), amount + n % 3);
  b.set_first_day(start);
  return b;
}

TEST(Baseline, a_day_far_above_the_own_past_is_notable) {
  Baseline own = steady(60, 10);
  own.add(day(60), 400);
  const Deviation d = judge_day(own, {}, day(60), {}, is_weekend);
  EXPECT_EQ(d.basis, Basis::own_past);
  EXPECT_TRUE(d.notable());
  EXPECT_GT(d.ratio, 20);
  EXPECT_FALSE(d.first_time);
}

TEST(Baseline, an_ordinary_day_is_not) {
  Baseline own = steady(60, 10);
  own.add(day(60), 13);
  EXPECT_FALSE(judge_day(own, {}, day(60), {}, is_weekend).notable());
}

TEST(Baseline, the_first_time_is_said_only_after_enough_days) {
  Baseline own;
  own.set_first_day(start);
  own.add(day(30), 1);
  EXPECT_TRUE(judge_day(own, {}, day(30), {}, is_weekend).first_time);
  Baseline newcomer;
  newcomer.set_first_day(day(25));
  newcomer.add(day(30), 1);
  EXPECT_FALSE(judge_day(newcomer, {}, day(30), {}, is_weekend).first_time);
}

TEST(Baseline, newcomers_are_held_against_their_peers) {
  const Baseline a = steady(60, 10);
  const Baseline b = steady(60, 12);
  const Baseline* peers[] = {&a, &b};
  Baseline own;
  own.set_first_day(day(52));
  own.add(day(60), 300);
  const Deviation d = judge_day(own, peers, day(60), {}, is_weekend);
  EXPECT_EQ(d.basis, Basis::peers);
  EXPECT_TRUE(d.notable());
  own = Baseline();
  own.set_first_day(day(52));
  own.add(day(60), 12);
  EXPECT_FALSE(judge_day(own, peers, day(60), {}, is_weekend).notable());
}

TEST(Baseline, one_old_outlier_neither_hides_nor_makes_a_new_one) {
  Baseline own = steady(60, 10);
  own.add(day(10), 1000);
  own.add(day(60), 13);
  EXPECT_FALSE(judge_day(own, {}, day(60), {}, is_weekend).notable());
  own.add(day(60), 5000);
  EXPECT_TRUE(judge_day(own, {}, day(60), {}, is_weekend).notable());
}

TEST(Baseline, the_order_of_arrival_changes_nothing) {
  SeededRandom random(7);
  std::vector<std::pair<int, double>> acts;
  for (int i = 0; i < 500; ++i) acts.emplace_back(static_cast<int>(random.below(80)), static_cast<double>(random.below(20)));
  Baseline forward;
  Baseline backward;
  for (const auto& [n, amount] : acts) forward.add(day(n), amount);
  for (auto at = acts.rbegin(); at != acts.rend(); ++at) backward.add(day(at->first), at->second);
  const Deviation a = judge_day(forward, {}, day(79), {}, is_weekend);
  const Deviation b = judge_day(backward, {}, day(79), {}, is_weekend);
  EXPECT_EQ(a.score, b.score);
  EXPECT_EQ(a.usual, b.usual);
}

TEST(Median, of_even_and_odd_and_none) {
  EXPECT_EQ(median_of({}), 0);
  EXPECT_EQ(median_of({3, 1, 2}), 2);
  EXPECT_EQ(median_of({4, 1, 3, 2}), 2.5);
}

TEST(Novelty, keeps_the_earliest_day_and_counts_subjects) {
  Novelty seen;
  seen.note("taro", "serial:X", day(5));
  seen.note("taro", "serial:X", day(2));
  seen.note("hana", "serial:X", day(9));
  EXPECT_EQ(seen.first_day("taro", "serial:X"), day(2));
  EXPECT_EQ(seen.subjects_of("serial:X"), 2U);
  EXPECT_FALSE(seen.first_day("taro", "serial:Y"));
}

}  // namespace
}  // namespace sekimori::detect
