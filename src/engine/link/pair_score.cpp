#include "engine/link/pair_score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sekimori::link {

PairScore score_pair(std::span<const SharedValue> shared, const PairRules& rules) {
  std::array<double, families> best{}, sum{};
  bool strong = false;
  for (const SharedValue& one : shared) {
    const FeatureDescription& type = describe(one.type);
    const auto family = static_cast<size_t>(type.family);
    best[family] = std::max(best[family], static_cast<double>(one.weight));
    sum[family] += one.weight;
    strong |= type.standing == Standing::proof && one.weight >= rules.least_strong;
  }
  PairScore out;
  int counting = 0;
  for (size_t family = 0; family < families; ++family) {
    // What is of one family repeats itself: the rest adds a quarter, and never more than half of the best.
    const double worth = std::min(best[family] + 0.25 * (sum[family] - best[family]), 1.5 * best[family]);
    out.total += worth;
    counting += worth >= rules.least_second;
  }
  out.holds = strong || (counting >= 2 && out.total >= rules.least_total);
  return out;
}

double age_factor(FeatureType type, double days) { return std::exp2(-std::abs(days) / describe(type).half_life_days); }

}  // namespace sekimori::link
