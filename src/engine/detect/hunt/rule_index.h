// All rules compiled together for matching: what is asked of each field, and which rules a hit makes worth evaluating.
//
//   auto index = TRY(RuleIndex::create(rules, Zone::tokyo()));
//   Matcher matcher(index);                       // one per thread
//   for (std::uint32_t rule : matcher.match(record)) ...
//
// Tests of equal meaning are stored once. Tests for whole values, starts, ends and parts are found by look-up tables and
// automata in one pass per value; the rest (regular expressions, wildcards inside, networks, numbers) is evaluated only
// when a rule in question needs it. A rule is looked at only when one of its guards (tests of which at least one must
// hold for the rule to hold) was hit. Immutable; shared by all matchers.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "engine/detect/hunt/literal_automaton.h"
#include "engine/detect/hunt/string_table.h"
#include "engine/detect/rules/regex.h"
#include "engine/detect/rules/rule_set.h"

namespace sekimori::detect {

class RuleIndex {
 public:
  // Compiles. Error: invalid_input when the rules are too many to index (over a gigabyte of tables).
  static Result<std::shared_ptr<const RuleIndex>> create(std::shared_ptr<const RuleSet> rules, Zone zone);

  const RuleSet& rules() const { return *rules_; }
  std::shared_ptr<const RuleSet> shared_rules() const { return rules_; }
  const Zone& zone() const { return zone_; }
  size_t bytes() const;  // of the automata

 private:
  friend class Matcher;

  static constexpr std::uint32_t any_field = 0;  // keywords

  struct CompiledTest {
    Predicate predicate;
    std::uint32_t field = 0;
    std::uint32_t other_field = 0;
    std::optional<Regex> regex;
    bool indexed = false;
    std::vector<std::uint32_t> guarded_rules;  // rules to look at when this indexed test holds
  };

  struct FieldIndex {
    StringTable equals;
    std::vector<std::vector<std::uint32_t>> equal_tests;  // by number in `equals`
    bool has_numbers = false;
    LiteralAutomaton contains{LiteralAutomaton::Anchor::anywhere};
    LiteralAutomaton starts{LiteralAutomaton::Anchor::start};
    LiteralAutomaton ends{LiteralAutomaton::Anchor::end};
    bool is_event_time = false;
  };

  enum class Op : unsigned char { all_of, any_of, negation, leaf };
  struct Node {
    Op op;
    std::uint32_t test = 0;             // of a leaf
    std::uint32_t first = 0, last = 0;  // children in child_lists_
  };

  RuleIndex(std::shared_ptr<const RuleSet> rules, Zone zone) : rules_(std::move(rules)), zone_(std::move(zone)) {}

  Result<void> build();
  std::uint32_t field_number(const std::string& name);
  std::uint32_t add_test(const Predicate& predicate);
  std::uint32_t add_literal_test(const std::string& field, Pattern pattern);
  std::uint32_t add_node(const Rule& rule, const Expression& expression);
  void index_test(std::uint32_t number);
  bool find_guards(std::uint32_t node, std::vector<std::uint32_t>& guards, double& cost);
  const std::vector<std::uint32_t>* test_guards(std::uint32_t test);

  std::shared_ptr<const RuleSet> rules_;
  Zone zone_;
  StringTable test_keys_;
  std::vector<CompiledTest> tests_;
  std::vector<std::optional<std::vector<std::uint32_t>>> guards_of_slow_;  // of a test that is not indexed; empty: none found
  StringTable field_names_;
  std::vector<FieldIndex> fields_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> children_;
  std::vector<std::uint32_t> roots_;  // by rule
  std::vector<LogSource> sources_;    // distinct
  std::vector<std::uint32_t> source_of_rule_;
  std::vector<std::vector<std::uint32_t>> unguarded_rules_;  // by source: looked at for every record of theirs
  std::vector<bool> source_has_keywords_;
  std::uint32_t event_time_field_ = StringTable::absent;
};

}  // namespace sekimori::detect
