// What two reports have in common, weighed: is it enough to tie them?
//
//   PairScore score = score_pair(shared);       // shared values with their weights today
//   score.holds;                                // one strong value, or two families of which each counts
#pragma once

#include <span>

#include "engine/link/value_table.h"

namespace sekimori::link {

struct SharedValue {
  ValueNumber value = 0;
  FeatureType type = FeatureType::domain;
  float weight = 0;    // after rarity, age and likeness
  float likeness = 1;  // of texts and fuzzy hashes; 1: equal
};

struct PairScore {
  double total = 0;
  bool holds = false;
};

// least_strong: what a value of a strong type must still be worth to carry a link alone; least_total: what two families must reach
// together; least_second: what each of them must be worth.
struct PairRules {
  double least_strong = 0.5;
  double least_total = 0.7;
  double least_second = 0.18;
};

PairScore score_pair(std::span<const SharedValue> shared, const PairRules& rules);

// By how much a value has aged between two reports: 1 at once, 0.5 after the half-life of its type.
double age_factor(FeatureType type, double days);

}  // namespace sekimori::link
