#include <algorithm>

#include "engine/stix/pattern_tree.h"

namespace sekimori::stix {
namespace {

using pattern::Comparison;
using pattern::Condition;
using pattern::Expression;
using pattern::Operator;

void collect(const Comparison& comparison, std::vector<NamedValue>& out) {
  if (comparison.negated || (comparison.op != Operator::equal && comparison.op != Operator::in)) return;
  for (const pattern::Literal& literal : comparison.literals)
    if (const auto* const text = std::get_if<std::string>(&literal)) out.push_back({comparison.path.text, *text});
}

// No pattern is deeper than deepest_pattern.
void collect(const Condition& condition, std::vector<NamedValue>& out) {
  if (condition.comparison) collect(*condition.comparison, out);
  for (const Condition& part : condition.parts) collect(part, out);
}

void collect(const Expression& expression, std::vector<NamedValue>& out) {
  if (expression.kind == Expression::Kind::observation) collect(expression.condition, out);
  for (const Expression& part : expression.parts) collect(part, out);
}

}  // namespace

std::vector<NamedValue> Pattern::named_values() const {
  std::vector<NamedValue> out;
  collect(*root_, out);
  std::ranges::sort(out);
  const auto [first, last] = std::ranges::unique(out);
  out.erase(first, last);
  return out;
}

}  // namespace sekimori::stix
