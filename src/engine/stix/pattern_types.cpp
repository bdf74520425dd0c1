#include <algorithm>
#include <functional>
#include <set>

#include "base/phrase.h"
#include "engine/stix/pattern_tree.h"
#include "engine/stix/type_table.h"

namespace sekimori::stix {
namespace pattern {
namespace {

using Form = ValueKind::Form;

void each_comparison(const Condition& condition, const std::function<void(const Comparison&)>& visit) {
  if (condition.comparison) visit(*condition.comparison);
  for (const Condition& part : condition.parts) each_comparison(part, visit);
}

void each_comparison(const Expression& expression, const std::function<void(const Comparison&)>& visit) {
  each_comparison(expression.condition, visit);
  for (const Expression& part : expression.parts) each_comparison(part, visit);
}

// The types that the one object may have of which a condition speaks; told when there is none.
std::set<std::string> roots_of(const Condition& condition, std::vector<Error>& problems) {
  if (condition.comparison) return {condition.comparison->path.type};
  std::set<std::string> out;
  for (bool first = true; const Condition& part : condition.parts) {
    std::set<std::string> own = roots_of(part, problems);
    if (condition.join == Condition::Join::either) {
      out.insert(own.begin(), own.end());
      continue;
    }
    std::set<std::string> common;
    std::ranges::set_intersection(out, own, std::inserter(common, common.end()));
    if (!first && common.empty() && !out.empty())
      problems.push_back(error(ErrorCode::invalid_input,
                               "comparisons joined by AND within one pair of brackets speak of one object, here of different types")
                             .error());
    out = first ? std::move(own) : std::move(common);
    first = false;
  }
  return out;
}

void each_observation(const Expression& expression, const std::function<void(const Condition&)>& visit) {
  if (expression.kind == Expression::Kind::observation) visit(expression.condition);
  for (const Expression& part : expression.parts) each_observation(part, visit);
}

// The kind of value a path leads to, as far as the standard knows it.
std::optional<ValueKind> kind_at(const Path& path) {
  const TypeTable& table = TypeTable::standard();
  const TypeSpec* spec = table.object(path.type);
  std::optional<ValueKind> kind;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const Step& step = path.steps[i];
    if (step.kind != Step::Kind::property) {
      if (!kind || kind->form != Form::list) return {};
      kind = ValueKind(*kind->item);
    } else if (kind && kind->form == Form::hashes) {
      kind = ValueKind{.form = Form::string};
    } else if (i == 1 && path.steps.front().name == "extensions") {
      spec = table.extension(step.name);
      kind = ValueKind{.form = Form::any};
      continue;
    } else {
      const PropertySpec* property = spec == nullptr ? nullptr : spec->property(step.name);
      if (property == nullptr) return {};
      kind = property->kind;
    }
    spec = nullptr;
    if (kind->form == Form::part) spec = table.part(kind->names.front());
    // Behind a reference stands the object itself, where it can be of one type only.
    if (kind->form == Form::ref && kind->names.size() == 1) spec = table.object(kind->names.front());
  }
  return kind;
}

bool can_be(const ValueKind& kind, const Literal& literal) {
  switch (kind.form) {
    case Form::integer:
    case Form::number: return std::holds_alternative<std::int64_t>(literal) || std::holds_alternative<double>(literal);
    case Form::boolean: return std::holds_alternative<bool>(literal);
    case Form::timestamp: return std::holds_alternative<TimeLiteral>(literal);
    case Form::hex:
    case Form::base64: return std::holds_alternative<BinaryLiteral>(literal) || std::holds_alternative<std::string>(literal);
    case Form::string:
    case Form::url:
    case Form::identifier:
    case Form::ref:
    case Form::one_of: return std::holds_alternative<std::string>(literal);
    default: return true;
  }
}

}  // namespace
}  // namespace pattern

std::vector<Error> Pattern::type_problems() const {
  std::vector<Error> out;
  pattern::each_comparison(*root_, [&](const pattern::Comparison& comparison) {
    const auto kind = pattern::kind_at(comparison.path);
    if (!kind) return;
    for (const pattern::Literal& literal : comparison.literals)
      if (!pattern::can_be(*kind, literal)) {
        out.push_back(
            error(ErrorCode::invalid_input, "{} never holds a value of the type that it is compared with", comparison.path.text).error());
        return;
      }
  });
  pattern::each_observation(*root_, [&](const pattern::Condition& condition) { pattern::roots_of(condition, out); });
  return out;
}

std::vector<std::string> Pattern::object_types() const {
  std::set<std::string> types;
  pattern::each_comparison(*root_, [&](const pattern::Comparison& comparison) { types.insert(comparison.path.type); });
  return {types.begin(), types.end()};
}

}  // namespace sekimori::stix
