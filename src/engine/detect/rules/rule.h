// What a rule file says, after checking. Made by rule_reader.h, compiled by hunt/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/detect/rules/predicate.h"
#include "model/detection.h"

namespace sekimori::detect {

struct LogSource {
  std::string category;
  std::string product;
  std::string service;
  auto operator<=>(const LogSource&) const = default;
};

struct RulePlace {
  std::string file;
  int line = 1;
};

// A Sigma rule: events of its log source for which the condition holds.
struct Rule {
  RulePlace place;
  std::string id;  // as written; a rule without one gets its name, else its file name
  std::string name;
  std::string title;
  model::RuleLevel level = model::RuleLevel::medium;
  std::vector<std::string> tags;
  LogSource source;
  std::vector<Predicate> predicates;
  Expression condition;
  bool reports = true;  // false: only a correlation wants it (named by one without generate)
};

enum class CorrelationKind : unsigned char { event_count, value_count, value_sum, value_avg, temporal, temporal_ordered };

struct CountCondition {
  Comparison comparison = Comparison::greater_or_equal;
  double number = 1;
  bool holds_for(double value) const;
};

// A Sigma correlation: what several events of named rules say together.
struct Correlation {
  RulePlace place;
  std::string id;
  std::string name;
  std::string title;
  model::RuleLevel level = model::RuleLevel::medium;
  std::vector<std::string> tags;
  CorrelationKind kind = CorrelationKind::event_count;
  std::vector<std::string> rule_names;  // ids or names as written
  std::vector<std::string> group_by;
  std::int64_t window = 0;                 // nanoseconds
  std::vector<CountCondition> conditions;  // all must hold
  std::vector<std::string> value_fields;   // value_count: distinct tuples
  // aliases[i]: name used in group_by -> field per referenced rule (same order as rule_names; empty: no alias there)
  struct Alias {
    std::string name;
    std::vector<std::pair<std::string, std::string>> fields;  // rule -> field
  };
  std::vector<Alias> aliases;
  bool generate = false;  // the referenced rules report by themselves too
  bool reports = true;
};

// A Sigma filter: an extra condition on the rules it names.
struct Filter {
  RulePlace place;
  std::string title;
  LogSource source;
  bool any_rule = false;
  std::vector<std::string> rule_names;
  std::vector<Predicate> predicates;
  Expression condition;
};

}  // namespace sekimori::detect
