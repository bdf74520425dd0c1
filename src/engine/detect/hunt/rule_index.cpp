#include "engine/detect/hunt/rule_index.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "engine/detect/hunt/evaluate.h"

namespace sekimori::detect {
namespace {

void add_part(std::string& key, std::string_view part) {
  key += fmt::format("{}:", part.size());
  key += part;
}

// Two predicates have the same key exactly when they mean the same.
std::string key_of(const Predicate& p) {
  std::string key = fmt::format("{},{},{},{},{},{},", static_cast<int>(p.test), static_cast<int>(p.matching),
                                static_cast<int>(p.comparison), p.number, static_cast<int>(p.part), static_cast<int>(p.position));
  add_part(key, p.field);
  add_part(key, p.other_field);
  add_part(key, p.expression);
  add_part(key, p.pattern.to_string());
  key += fmt::format("{}/{}/", p.network.family, p.network.prefix);
  key.append(p.network.address.begin(), p.network.address.end());
  return key;
}

enum class Shape { none, equal, start, end, part };

// How a pattern can be indexed: at most one text, wildcards * only around it.
Shape shape_of(const Pattern& pattern) {
  const auto& parts = pattern.parts;
  const auto is = [&](size_t i, Pattern::Kind kind) { return parts[i].kind == kind; };
  using enum Pattern::Kind;
  if (parts.empty()) return Shape::equal;
  if (parts.size() == 1) return is(0, text) ? Shape::equal : Shape::none;
  if (parts.size() == 2) {
    if (is(0, text) && is(1, any)) return Shape::start;
    if (is(0, any) && is(1, text)) return Shape::end;
    return Shape::none;
  }
  return parts.size() == 3 && is(0, any) && is(1, text) && is(2, any) ? Shape::part : Shape::none;
}

std::string canonical_number(double number) {
  return number == std::floor(number) && std::abs(number) < 1e15 ? fmt::format("{}", static_cast<std::int64_t>(number))
                                                                 : fmt::format("{}", number);
}

// How often a test may be expected to hold, to choose the rarest guards; only the order matters.
double expected_rate(const Predicate& predicate) {
  const double length = static_cast<double>(predicate.pattern.plain_text().size());
  switch (shape_of(predicate.pattern)) {
    case Shape::equal: return predicate.field == "EventID" ? 0.05 : 0.01 / (1 + length);
    case Shape::start: return 0.3 / (1 + length * length);
    case Shape::end: return 0.3 / (1 + length * length);
    case Shape::part: return 1.0 / (1 + length * length);
    case Shape::none: break;
  }
  return 1;
}

// Literals of which at least one stands in every text that the expression finds; empty when nothing is known.
std::vector<std::string> required_literals(const std::string& expression) {
  re2::FilteredRE2 filter(3);
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  int id = 0;
  if (filter.Add(expression, options, &id) != re2::RE2::NoError) return {};
  std::vector<std::string> atoms;
  filter.Compile(&atoms);
  std::vector<int> unfiltered;
  filter.AllPotentials({}, &unfiltered);
  if (!unfiltered.empty()) return {};
  for (std::string& atom : atoms) atom = fold_case(atom);
  if (std::ranges::any_of(atoms, [](const std::string& atom) { return atom.empty(); })) return {};
  return atoms;
}

}  // namespace

std::uint32_t RuleIndex::field_number(const std::string& name) {
  const std::uint32_t number = field_names_.insert(name);
  if (number == fields_.size()) fields_.emplace_back();
  return number;
}

std::uint32_t RuleIndex::add_test(const Predicate& predicate) {
  const std::uint32_t number = test_keys_.insert(key_of(predicate));
  if (number < tests_.size()) return number;
  CompiledTest test;
  test.predicate = predicate;
  test.field = field_number(predicate.field);
  if (predicate.test == Test::field) test.other_field = field_number(predicate.other_field);
  if (predicate.test == Test::regex)
    if (auto regex = Regex::compile(predicate.expression)) test.regex = std::move(*regex);
  tests_.push_back(std::move(test));
  index_test(number);
  return number;
}

std::uint32_t RuleIndex::add_literal_test(const std::string& field, Pattern pattern) {
  Predicate predicate;
  predicate.field = field;
  predicate.pattern = std::move(pattern);
  return add_test(predicate);
}

void RuleIndex::index_test(std::uint32_t number) {
  CompiledTest& test = tests_[number];
  FieldIndex& field = fields_[test.field];
  const Predicate& predicate = test.predicate;
  const auto add_equal = [&](std::string_view text) {
    const std::uint32_t place = field.equals.insert(text);
    if (place == field.equal_tests.size()) field.equal_tests.emplace_back();
    if (std::ranges::find(field.equal_tests[place], number) == field.equal_tests[place].end()) field.equal_tests[place].push_back(number);
  };
  if (predicate.test == Test::number && predicate.comparison == Comparison::equal && !predicate.pattern.has_wildcard()) {
    add_equal(predicate.pattern.plain_text());
    add_equal(canonical_number(predicate.number));
    field.has_numbers = true;
    test.indexed = true;
    return;
  }
  if (predicate.test != Test::pattern || predicate.matching == Case::exact) return;
  const std::string text = predicate.pattern.plain_text();
  switch (shape_of(predicate.pattern)) {
    case Shape::equal: add_equal(text); break;
    case Shape::start: field.starts.add(text, number); break;
    case Shape::end: field.ends.add(text, number); break;
    case Shape::part: field.contains.add(text, number); break;
    case Shape::none: return;
  }
  test.indexed = true;
}

std::uint32_t RuleIndex::add_node(const Rule& rule, const Expression& expression) {
  Node node{.op = Op::leaf};
  if (expression.kind == Expression::Kind::leaf) {
    node.test = add_test(rule.predicates[expression.predicate]);
  } else {
    node.op = expression.kind == Expression::Kind::all_of   ? Op::all_of
              : expression.kind == Expression::Kind::any_of ? Op::any_of
                                                            : Op::negation;
    std::vector<std::uint32_t> children;
    for (const Expression& child : expression.children) children.push_back(add_node(rule, child));
    // Indexed leaves first: they cost one comparison and often decide.
    std::ranges::sort(children, [&](std::uint32_t a, std::uint32_t b) {
      const auto rank = [&](std::uint32_t n) { return nodes_[n].op == Op::leaf ? (tests_[nodes_[n].test].indexed ? 0 : 2) : 1; };
      return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
    });
    node.first = static_cast<std::uint32_t>(children_.size());
    children_.insert(children_.end(), children.begin(), children.end());
    node.last = static_cast<std::uint32_t>(children_.size());
  }
  nodes_.push_back(node);
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

// Indexed tests of which one holds whenever this test holds; nullptr when there are none.
const std::vector<std::uint32_t>* RuleIndex::test_guards(std::uint32_t number) {
  if (guards_of_slow_.size() < tests_.size()) guards_of_slow_.resize(tests_.size() + 1024);
  auto& cached = guards_of_slow_[number];
  if (!cached) {
    std::vector<std::uint32_t> guards;
    const Predicate predicate = tests_[number].predicate;  // a copy: tests_ grows below
    if (tests_[number].indexed) {
      guards.push_back(number);
    } else if (predicate.test == Test::pattern) {
      // The longest literal piece must stand somewhere in the value.
      const Pattern folded = predicate.pattern.folded();
      std::string longest;
      for (const Pattern::Part& part : folded.parts)
        if (part.text.size() > longest.size()) longest = part.text;
      if (longest.size() >= 2 && is_valid_utf8(longest)) {
        Pattern part = Pattern::literal(longest);
        part.open_start();
        part.open_end();
        guards.push_back(add_literal_test(predicate.field, part));
      }
    } else if (predicate.test == Test::regex) {
      for (const std::string& literal : required_literals(predicate.expression)) {
        Pattern part = Pattern::literal(literal);
        part.open_start();
        part.open_end();
        guards.push_back(add_literal_test(predicate.field, part));
      }
    }
    if (guards_of_slow_.size() <= number) guards_of_slow_.resize(tests_.size() + 1024);
    guards_of_slow_[number] = std::move(guards);
  }
  return guards_of_slow_[number]->empty() ? nullptr : &*guards_of_slow_[number];
}

bool RuleIndex::find_guards(std::uint32_t number, std::vector<std::uint32_t>& guards, double& cost) {
  const Node node = nodes_[number];
  cost = 0;
  if (node.op == Op::leaf) {
    const std::vector<std::uint32_t>* own = test_guards(node.test);
    if (own == nullptr) return false;
    guards = *own;
    for (const std::uint32_t guard : guards) cost += expected_rate(tests_[guard].predicate);
    return true;
  }
  if (node.op == Op::negation) return false;
  bool found = false;
  for (std::uint32_t c = node.first; c < node.last; ++c) {
    std::vector<std::uint32_t> child;
    double child_cost = 0;
    const bool child_found = find_guards(children_[c], child, child_cost);
    if (node.op == Op::any_of) {
      if (!child_found) return false;
      guards.insert(guards.end(), child.begin(), child.end());
      cost += child_cost;
      found = true;
    } else if (child_found && (!found || child_cost < cost)) {
      guards = std::move(child);
      cost = child_cost;
      found = true;
    }
  }
  return found;
}

Result<void> RuleIndex::build() {
  field_number("");  // any_field
  std::map<LogSource, std::uint32_t> source_numbers;
  for (const Rule& rule : rules_->rules) {
    const auto [place, fresh] = source_numbers.emplace(rule.source, static_cast<std::uint32_t>(sources_.size()));
    if (fresh) sources_.push_back(rule.source);
    source_of_rule_.push_back(place->second);
    roots_.push_back(add_node(rule, rule.condition));
  }
  unguarded_rules_.resize(sources_.size());
  source_has_keywords_.resize(sources_.size());
  for (std::uint32_t rule = 0; rule < roots_.size(); ++rule) {
    std::vector<std::uint32_t> guards;
    double cost = 0;
    if (!find_guards(roots_[rule], guards, cost)) {
      unguarded_rules_[source_of_rule_[rule]].push_back(rule);
    } else {
      std::ranges::sort(guards);
      const auto repeated = std::ranges::unique(guards);
      guards.erase(repeated.begin(), repeated.end());
      for (const std::uint32_t guard : guards) tests_[guard].guarded_rules.push_back(rule);
    }
    for (const Predicate& predicate : rules_->rules[rule].predicates)
      if (predicate.field.empty()) source_has_keywords_[source_of_rule_[rule]] = true;
  }
  for (std::uint32_t f = 0; f < fields_.size(); ++f)
    if (!fields_[f].contains.build() || !fields_[f].starts.build() || !fields_[f].ends.build())
      return error(ErrorCode::invalid_input, "the rules ask for too many texts in the field '{}' to be applied together",
                   field_names_.text(f));
  event_time_field_ = field_names_.find("EventTime");
  guards_of_slow_.clear();
  return {};
}

Result<std::shared_ptr<const RuleIndex>> RuleIndex::create(std::shared_ptr<const RuleSet> rules, Zone zone) {
  std::shared_ptr<RuleIndex> index(new RuleIndex(std::move(rules), std::move(zone)));
  TRY(index->build());
  return std::shared_ptr<const RuleIndex>(std::move(index));
}

size_t RuleIndex::bytes() const {
  size_t total = 0;
  for (const FieldIndex& field : fields_) total += field.contains.bytes() + field.starts.bytes() + field.ends.bytes();
  return total;
}

}  // namespace sekimori::detect
