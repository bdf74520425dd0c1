#include "engine/detect/behaviour/baseline.h"

#include <algorithm>
#include <cmath>

namespace sekimori::detect {
namespace {

// Totals of the days of the same kind in [from, before), zeros included.
void collect(const Baseline& baseline, Day from, Day before, bool rest_day, bool (*is_rest_day)(Day), std::vector<double>& into) {
  for (std::int32_t n = from.number; n < before.number; ++n)
    if (is_rest_day(Day{n}) == rest_day) into.push_back(baseline.total(Day{n}));
}

}  // namespace

double Baseline::total(Day day) const {
  const auto found = totals_.find(day.number);
  return found == totals_.end() ? 0 : found->second;
}

Day Baseline::first_day() const {
  if (first_day_.number != INT32_MAX) return first_day_;
  return totals_.empty() ? Day{INT32_MAX} : Day{totals_.begin()->first};
}

double median_of(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 != 0) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Deviation judge_day(const Baseline& own, std::span<const Baseline* const> peers, Day day, const JudgeLimits& limits,
                    bool (*is_rest_day)(Day)) {
  Deviation out;
  out.value = own.total(day);
  const bool rest_day = is_rest_day(day);
  const Day earliest{day.number - limits.look_back_days};
  const Day from{std::max(earliest.number, own.first_day().number)};
  const int own_days = own.first_day().number == INT32_MAX ? 0 : std::max(0, day.number - from.number);
  std::vector<double> past;
  if (own_days >= limits.own_days_needed) {
    collect(own, from, day, rest_day, is_rest_day, past);
    out.basis = Basis::own_past;
    out.days = own_days;
    bool before = false;
    for (auto at = own.totals().lower_bound(from.number); at != own.totals().end() && at->first < day.number; ++at)
      before = before || at->second > 0;
    out.first_time = out.value > 0 && !before;
  }
  if (past.size() < 3) {
    // Too little of one's own: what people of the same work do. Says nothing about first times.
    past.clear();
    for (const Baseline* peer : peers) collect(*peer, Day{day.number - 30}, day, rest_day, is_rest_day, past);
    if (past.size() >= 3 && out.basis == Basis::none) {
      out.basis = Basis::peers;
      out.days = own_days;
    }
    if (past.empty()) return out;
  }
  out.usual = median_of(past);
  const double highest = *std::ranges::max_element(past);
  std::vector<double> distances;
  distances.reserve(past.size());
  for (double value : past) distances.push_back(std::abs(value - out.usual));
  out.spread = std::max(1.4826 * median_of(std::move(distances)), limits.least_spread);
  out.score = std::max(0.0, (out.value - out.usual) / out.spread);
  out.ratio = highest > 0 ? out.value / highest : 0;
  return out;
}

}  // namespace sekimori::detect
