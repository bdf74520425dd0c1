// What is usual for one subject (a person, a device), and how far a day lies from it.
//
//   Baseline own;                                       // daily totals of one feature, any order of arrival
//   own.add(day, 3);  own.add(day, 2);                  // that day: 5
//   Deviation d = judge_day(own, peers, day);
//   if (d.notable()) say("{} where {} is usual ({})", d.value, d.usual, d.basis);
//
// Robust by design: median and median absolute deviation of the days before, so that one old outlier neither hides nor
// makes a new one. Days without anything count as zero from the subject's first day on; weekends and weekdays are kept
// apart, because people's habits are. Presence and magnitude are judged apart: "never did this before" is not "did more".
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/instant.h"

namespace sekimori::detect {

// Daily totals of one feature of one subject. Keeps what it is given; the judge looks back at most 90 days.
class Baseline {
 public:
  void add(Day day, double amount) { totals_[day.number] += amount; }
  double total(Day day) const;
  bool empty() const { return totals_.empty(); }
  // The first day anything at all was seen of the subject, set by the caller from all its features.
  void set_first_day(Day day) { first_day_ = day; }
  Day first_day() const;
  const std::map<std::int32_t, double>& totals() const { return totals_; }

 private:
  std::map<std::int32_t, double> totals_;
  Day first_day_{INT32_MAX};
};

enum class Basis : unsigned char { own_past, peers, none };

struct Deviation {
  double value = 0;         // the day's total
  double usual = 0;         // median of the days compared with
  double spread = 0;        // 1.4826 * median absolute deviation, at least what one act is worth
  double score = 0;         // (value - usual) / spread, never below 0
  double ratio = 0;         // value / highest of the days compared with; 0 when that was 0
  bool first_time = false;  // never before in the time looked at, and there was time enough to tell
  Basis basis = Basis::none;
  int days = 0;  // how many days were compared with

  // More than six spreads above the usual and more than any day before, or for the first time.
  bool notable() const { return basis != Basis::none && (first_time || (score > 6 && (ratio == 0 || ratio > 1))); }
};

struct JudgeLimits {
  int look_back_days = 90;
  int own_days_needed = 14;  // calendar days of own past; fewer: the peer group is used and it is said so
  double least_spread = 1;   // what one act is worth, in the feature's unit
};

// Compares `day` of `own` with its past; with fewer than the needed days of own past, with the same kind of day
// (weekday or weekend) of the peers in the last 30 days. `is_rest_day` tells weekends and holidays. O(days).
Deviation judge_day(const Baseline& own, std::span<const Baseline* const> peers, Day day, const JudgeLimits& limits,
                    bool (*is_rest_day)(Day));

double median_of(std::vector<double> values);  // 0 for none

}  // namespace sekimori::detect
