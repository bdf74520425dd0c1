// What people's verdicts say about each kind of fact, and what that does to its points. Plain counting: no model, nothing hidden.
//
//   for (const FactorFeedback& row : feedback_of(closed_alerts)) print(row.factor, row.wrong, row.weight());
//
// From five judged alerts on, a kind of factor loses up to half its points, in proportion to how many of them were wrong; known
// (rightly seen, and permitted) counts half. It never gains points by a verdict.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/alert.h"

namespace sekimori::watch {

constexpr std::uint64_t least_verdicts = 5;

struct FactorFeedback {
  std::string factor;
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;
  std::uint64_t known = 0;

  std::uint64_t judged() const { return right + wrong + known; }
  double weight() const;  // 0.5 to 1
};

// Of closed alerts only; sorted by factor. A factor counts once per alert, suppressed ones as well.
std::vector<FactorFeedback> feedback_of(std::span<const model::Alert> alerts);
// Only those that change something.
std::map<std::string, double> weights_of(std::span<const FactorFeedback> feedback);

}  // namespace sekimori::watch
