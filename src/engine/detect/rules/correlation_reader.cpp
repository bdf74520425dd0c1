#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/instant.h"
#include "base/phrase.h"
#include "base/text.h"
#include "engine/detect/rules/rule_reader.h"

namespace sekimori::detect {
namespace {

std::unexpected<Error> refuse(int line, const Phrase& reason) { return error(ErrorCode::invalid_input, "line {}: {}", line, reason); }

std::optional<CorrelationKind> correlation_kind_from(std::string_view name) {
  if (name == "event_count") return CorrelationKind::event_count;
  if (name == "value_count") return CorrelationKind::value_count;
  if (name == "value_sum") return CorrelationKind::value_sum;
  if (name == "value_avg") return CorrelationKind::value_avg;
  if (name == "temporal") return CorrelationKind::temporal;
  if (name == "temporal_ordered") return CorrelationKind::temporal_ordered;
  return {};
}

bool takes_value(CorrelationKind kind) {
  return kind == CorrelationKind::value_count || kind == CorrelationKind::value_sum || kind == CorrelationKind::value_avg;
}

std::optional<Comparison> comparison_from(std::string_view name) {
  if (name == "gt" || name == ">") return Comparison::greater;
  if (name == "gte" || name == ">=") return Comparison::greater_or_equal;
  if (name == "lt" || name == "<") return Comparison::less;
  if (name == "lte" || name == "<=") return Comparison::less_or_equal;
  if (name == "eq" || name == "=" || name == "==") return Comparison::equal;
  if (name == "neq" || name == "!=") return Comparison::not_equal;
  return {};
}

bool parse_number(std::string_view text, double& number) {
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && code == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

// A text or a list of texts.
Result<std::vector<std::string>> read_names(const YamlNode& node, std::string_view what) {
  std::vector<std::string> names;
  if (node.is_scalar()) {
    names.push_back(node.text);
  } else if (node.is_sequence()) {
    for (const YamlNode& item : node.items) {
      if (!item.is_scalar()) return refuse(item.line, phrase("'{}' holds names only", what));
      names.push_back(item.text);
    }
  } else {
    return refuse(node.line, phrase("'{}' must be a name or a list of names", what));
  }
  return names;
}

Result<void> read_condition(const YamlNode& node, Correlation& correlation) {
  if (!node.is_map()) return refuse(node.line, "the correlation's condition must be a map such as 'gte: 10'");
  for (const auto& [key, value] : node.members) {
    if (key.text == "field") {
      if (!takes_value(correlation.kind)) return refuse(key.line, "'field' fits value correlations only");
      correlation.value_fields = TRY(read_names(value, "field"));
      if (correlation.value_fields.empty()) return refuse(value.line, "'field' is empty");
      if (correlation.value_fields.size() > 1 && correlation.kind != CorrelationKind::value_count)
        return refuse(value.line, "only value_count takes several fields");
      continue;
    }
    const auto comparison = comparison_from(key.text);
    if (!comparison) return refuse(key.line, phrase("unknown word '{}' in the correlation's condition", key.text));
    CountCondition condition{*comparison, 0};
    if (!value.is_scalar() || !parse_number(value.text, condition.number))
      return refuse(value.line, phrase("'{}' needs a number", key.text));
    correlation.conditions.push_back(condition);
  }
  if (correlation.conditions.empty()) return refuse(node.line, "the correlation's condition compares nothing");
  if (correlation.conditions.size() > 2) return refuse(node.line, "a range has at most two comparisons");
  if (takes_value(correlation.kind) && correlation.value_fields.empty())
    return refuse(node.line, "the correlation's condition needs 'field'");
  return {};
}

Result<void> read_aliases(const YamlNode& node, Correlation& correlation) {
  if (!node.is_map()) return refuse(node.line, "'aliases' must be a map");
  for (const auto& [name, fields] : node.members) {
    if (!fields.is_map()) return refuse(fields.line, phrase("the alias '{}' must map rules to fields", name.text));
    Correlation::Alias alias{.name = name.text, .fields = {}};
    for (const auto& [rule, field] : fields.members) {
      if (!field.is_scalar()) return refuse(field.line, phrase("the alias '{}' needs a field for '{}'", name.text, rule.text));
      alias.fields.emplace_back(rule.text, field.text);
    }
    correlation.aliases.push_back(std::move(alias));
  }
  return {};
}

}  // namespace

bool CountCondition::holds_for(double value) const {
  switch (comparison) {
    case Comparison::equal: return value == number;
    case Comparison::not_equal: return value != number;
    case Comparison::less: return value < number;
    case Comparison::less_or_equal: return value <= number;
    case Comparison::greater: return value > number;
    case Comparison::greater_or_equal: return value >= number;
  }
  return false;
}

Result<std::int64_t> parse_timespan(std::string_view text) {
  if (text.size() < 2) return error(ErrorCode::invalid_input, "'{}' is not a time span such as 30s, 5m, 2h or 7d", text);
  std::int64_t count = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size() - 1, count);
  std::int64_t seconds = 0;
  switch (text.back()) {
    case 's': seconds = 1; break;
    case 'm': seconds = 60; break;
    case 'h': seconds = 3600; break;
    case 'd': seconds = 86'400; break;
    case 'w': seconds = 7 * 86'400; break;
    case 'M': seconds = 30 * 86'400; break;
    case 'y': seconds = 365 * 86'400; break;
    default: break;
  }
  if (code != std::errc() || end != text.data() + text.size() - 1 || seconds == 0 || count <= 0)
    return error(ErrorCode::invalid_input, "'{}' is not a time span such as 30s, 5m, 2h or 7d", text);
  constexpr std::int64_t most_seconds = 100LL * 365 * 86'400;
  if (count > most_seconds / seconds) return error(ErrorCode::invalid_input, "the time span '{}' is longer than 100 years", text);
  return count * seconds * nanoseconds_per_second;
}

Result<Correlation> read_correlation(const YamlNode& document) {
  const YamlNode& node = *document.find("correlation");
  if (!node.is_map()) return refuse(node.line, "'correlation' must be a map");
  Correlation correlation;
  const YamlNode* type = node.find("type");
  if (type == nullptr) return refuse(node.line, "the correlation has no type");
  const auto kind = correlation_kind_from(type->text);
  if (!kind)
    return refuse(
        type->line,
        phrase(
            "the correlation type '{}' is not taken; known are event_count, value_count, value_sum, value_avg, temporal, temporal_ordered",
            type->text));
  correlation.kind = *kind;
  const YamlNode* rules = node.find("rules");
  if (rules == nullptr) return refuse(node.line, "the correlation names no rules");
  correlation.rule_names = TRY(read_names(*rules, "rules"));
  if (correlation.rule_names.empty() || correlation.rule_names.size() > 64) return refuse(rules->line, "a correlation names 1 to 64 rules");
  if (const YamlNode* group = node.find("group-by"); group != nullptr && group->kind != YamlKind::null)
    correlation.group_by = TRY(read_names(*group, "group-by"));
  const YamlNode* span = node.find("timespan");
  if (span == nullptr) span = node.find("timeframe");
  if (span == nullptr) return refuse(node.line, "the correlation has no timespan");
  auto window = parse_timespan(span->text);
  if (!window) return refuse(span->line, window.error());
  correlation.window = *window;
  const bool temporal = *kind == CorrelationKind::temporal || *kind == CorrelationKind::temporal_ordered;
  if (const YamlNode* condition = node.find("condition")) {
    if (temporal) return refuse(condition->line, "conditions of temporal correlations are not taken; all named rules must occur");
    TRY(read_condition(*condition, correlation));
  } else if (!temporal) {
    return refuse(node.line, "the correlation has no condition");
  }
  if (const YamlNode* aliases = node.find("aliases")) TRY(read_aliases(*aliases, correlation));
  // Older drafts put `generate` beside `correlation`.
  for (const YamlNode* place : {&node, &document}) {
    if (const YamlNode* generate = place->find("generate")) {
      const std::string answer = ascii_lower(generate->text);
      if (answer != "true" && answer != "false") return refuse(generate->line, "'generate' is true or false");
      correlation.generate = answer == "true";
    }
  }
  for (const auto& [key, value] : node.members) {
    constexpr std::string_view known[] = {"type", "rules", "group-by", "timespan", "timeframe", "condition", "aliases", "generate"};
    if (std::find(std::begin(known), std::end(known), key.text) == std::end(known))
      return refuse(key.line, phrase("unknown word '{}' in the correlation", key.text));
  }
  return correlation;
}

Result<void> read_legacy_aggregation(std::string_view aggregation, std::string_view timeframe, Correlation& correlation) {
  aggregation = trim(aggregation);
  if (aggregation.starts_with("near")) return error(ErrorCode::invalid_input, "'| near' is not taken; write a temporal correlation");
  const size_t open = aggregation.find('(');
  const size_t close = aggregation.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open)
    return error(ErrorCode::invalid_input, "the aggregation '| {}' is not understood", aggregation);
  const std::string_view function = trim(aggregation.substr(0, open));
  const std::string_view field = trim(aggregation.substr(open + 1, close - open - 1));
  if (function == "count") correlation.kind = field.empty() ? CorrelationKind::event_count : CorrelationKind::value_count;
  else if (function == "sum") correlation.kind = CorrelationKind::value_sum;
  else if (function == "avg") correlation.kind = CorrelationKind::value_avg;
  else return error(ErrorCode::invalid_input, "the aggregation function '{}' is not taken", function);
  if (takes_value(correlation.kind)) {
    if (field.empty()) return error(ErrorCode::invalid_input, "the aggregation '{}' needs a field", function);
    correlation.value_fields.emplace_back(field);
  }
  std::string_view rest = trim(aggregation.substr(close + 1));
  if (rest.starts_with("by ")) {
    rest = trim(rest.substr(3));
    const size_t operator_start = rest.find_first_of("<>=!");
    std::string_view groups = trim(rest.substr(0, operator_start));
    rest = operator_start == std::string_view::npos ? std::string_view() : rest.substr(operator_start);
    while (!groups.empty()) {
      const size_t comma = groups.find(',');
      const std::string_view group = trim(groups.substr(0, comma));
      if (group.empty() || group.find(' ') != std::string_view::npos)
        return error(ErrorCode::invalid_input, "the group-by '{}' is not understood", groups);
      correlation.group_by.emplace_back(group);
      groups = comma == std::string_view::npos ? std::string_view() : groups.substr(comma + 1);
    }
  }
  const size_t digits = rest.find_first_not_of("<>=! ");
  const auto comparison = comparison_from(trim(rest.substr(0, digits)));
  CountCondition condition;
  if (!comparison || digits == std::string_view::npos || !parse_number(trim(rest.substr(digits)), condition.number))
    return error(ErrorCode::invalid_input, "the comparison '{}' of the aggregation is not understood", rest);
  condition.comparison = *comparison;
  correlation.conditions.push_back(condition);
  if (timeframe.empty()) return error(ErrorCode::invalid_input, "the aggregation has no timeframe; it cannot become a correlation");
  correlation.window = TRY(parse_timespan(timeframe));
  return {};
}

}  // namespace sekimori::detect
