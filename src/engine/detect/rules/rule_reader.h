// One YAML document of Sigma -> Rule, Correlation or Filter.
//
//   ReadOutcome outcome = read_rule_file(text, "rules/usb.yml", {});
//   outcome.rules, outcome.correlations, outcome.filters, outcome.rejected
//
// Legacy `| count() by x > n` with a timeframe becomes a rule and a correlation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/phrase.h"
#include "engine/detect/rules/placeholders.h"
#include "engine/detect/rules/rule.h"
#include "engine/detect/rules/yaml/yaml_tree.h"

namespace sekimori::detect {

struct RejectedRule {
  std::string file;
  int line = 1;
  std::string reason;          // English
  std::string reason_ja = {};  // empty: as the English
  std::string_view in(Language language) const { return language == Language::ja && !reason_ja.empty() ? reason_ja : reason; }
  auto operator<=>(const RejectedRule&) const = default;
};
RejectedRule rejected_rule(std::string file, int line, const Phrase& why);

struct ReadOutcome {
  std::vector<Rule> rules;
  std::vector<Correlation> correlations;
  std::vector<Filter> filters;
  std::vector<RejectedRule> rejected;
};

// Never fails as a whole: each document is taken or refused by itself.
ReadOutcome read_rule_file(std::string_view text, const std::string& file, const Placeholders* placeholders);

// "30s", "5m", "2h", "7d", also w, M (30 days), y (365 days) -> nanoseconds. Error: reason without line.
Result<std::int64_t> parse_timespan(std::string_view text);

// The correlation part of a document ("correlation:" present). Error: "line N: reason".
Result<Correlation> read_correlation(const YamlNode& document);

// "selection | count(User) by Host > 5": fills `correlation` from the part behind the bar. Error: reason without line.
Result<void> read_legacy_aggregation(std::string_view aggregation, std::string_view timeframe, Correlation& correlation);

}  // namespace sekimori::detect
