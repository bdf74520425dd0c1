#include "feature/watch/feedback.h"

#include <set>

namespace sekimori::watch {

double FactorFeedback::weight() const {
  if (judged() < least_verdicts) return 1;
  return 1 - 0.5 * (static_cast<double>(wrong) + 0.5 * static_cast<double>(known)) / static_cast<double>(judged());
}

std::vector<FactorFeedback> feedback_of(std::span<const model::Alert> alerts) {
  std::map<std::string, FactorFeedback> rows;
  for (const model::Alert& alert : alerts) {
    if (alert.state != model::AlertState::closed || alert.verdict == model::AlertVerdict::none) continue;
    std::set<std::string> seen;
    for (const model::AlertFactor& factor : alert.factors) {
      if (factor.full_points <= 0 || !seen.insert(factor.name).second) continue;
      FactorFeedback& row = rows[factor.name];
      row.factor = factor.name;
      ++(alert.verdict == model::AlertVerdict::right ? row.right : alert.verdict == model::AlertVerdict::wrong ? row.wrong : row.known);
    }
  }
  std::vector<FactorFeedback> out;
  for (auto& [name, row] : rows) out.push_back(std::move(row));
  return out;
}

std::map<std::string, double> weights_of(std::span<const FactorFeedback> feedback) {
  std::map<std::string, double> out;
  for (const FactorFeedback& row : feedback)
    if (row.weight() < 1) out.emplace(row.factor, row.weight());
  return out;
}

}  // namespace sekimori::watch
