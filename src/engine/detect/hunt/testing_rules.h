// Helpers of this folder's tests: a rule from a few lines, a record from a few fields.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/detect/hunt/detector.h"

namespace sekimori::detect::testing {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline model::LogRecord record_of(const Fields& fields) {
  model::LogRecord record;
  record.source = "test.jsonl";
  record.position = 1;
  for (const auto& [name, value] : fields) record.fields.push_back({name, {model::ValueKind::text, value}});
  return record;
}

// A whole rule around the lines of its detection ("  sel:\n    F: x\n  condition: sel").
inline std::string rule_around(const std::string& detection, const std::string& extra = "") {
  return "title: Test\nid: test\nlogsource:\n  category: test\ndetection:\n" + detection + "\n" + extra;
}

inline RuleSet load_text(const std::string& yaml, const Placeholders& placeholders = {}) {
  LoadOptions options;
  if (!placeholders.empty()) options.placeholders = std::make_shared<const Placeholders>(placeholders);
  return load_texts({{"test.yml", yaml}}, options);
}

inline std::string reasons_of(const RuleSet& rules) {
  std::string reasons;
  for (const RejectedRule& rejected : rules.rejected)
    reasons += rejected.file + ":" + std::to_string(rejected.line) + ": " + rejected.reason + "\n";
  return reasons;
}

inline bool matches(const RuleSet& rules, const model::LogRecord& record, const Zone& zone = Zone::tokyo()) {
  auto index = RuleIndex::create(std::make_shared<const RuleSet>(rules), zone);
  EXPECT_TRUE(index.has_value());
  Matcher matcher(*index);
  return !matcher.match(record).empty();
}

// Whether "key: value" as the only line of a selection holds for the fields.
inline bool item_matches(const std::string& key, const std::string& value, const Fields& fields, const Placeholders& placeholders = {}) {
  const RuleSet rules = load_text(rule_around("  sel:\n    '" + key + "': " + value + "\n  condition: sel"), placeholders);
  EXPECT_TRUE(rules.rejected.empty()) << reasons_of(rules);
  return matches(rules, record_of(fields));
}

inline std::string item_refusal(const std::string& key, const std::string& value) {
  return reasons_of(load_text(rule_around("  sel:\n    '" + key + "': " + value + "\n  condition: sel")));
}

inline bool condition_matches(const std::string& detection, const Fields& fields) {
  const RuleSet rules = load_text(rule_around(detection));
  EXPECT_TRUE(rules.rejected.empty()) << reasons_of(rules);
  return matches(rules, record_of(fields));
}

}  // namespace sekimori::detect::testing
