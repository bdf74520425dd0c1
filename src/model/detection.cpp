#include "model/detection.h"

#include <array>

namespace sekimori::model {
namespace {
struct Row {
  RuleLevel level;
  std::string_view name;
  int score;
  int severity;
};
constexpr std::array rows = {
    Row{RuleLevel::informational, "informational", 10, 1},
    Row{RuleLevel::low, "low", 25, 2},
    Row{RuleLevel::medium, "medium", 45, 3},
    Row{RuleLevel::high, "high", 70, 4},
    Row{RuleLevel::critical, "critical", 90, 5},
};
const Row& row(RuleLevel level) { return rows.at(static_cast<size_t>(level)); }
}  // namespace

std::string_view name_of(RuleLevel level) { return row(level).name; }
int score_of(RuleLevel level) { return row(level).score; }
int ocsf_severity_of(RuleLevel level) { return row(level).severity; }
std::optional<RuleLevel> rule_level_from(std::string_view name) {
  for (const Row& r : rows)
    if (r.name == name) return r.level;
  return {};
}

}  // namespace sekimori::model
