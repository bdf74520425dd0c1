#include "engine/detect/rules/rule_reader.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/phrase.h"
#include "base/text.h"
#include "engine/detect/rules/condition.h"
#include "engine/detect/rules/detection_item.h"

namespace sekimori::detect {
namespace {

std::unexpected<Error> refuse(int line, const Phrase& reason) { return error(ErrorCode::invalid_input, "line {}: {}", line, reason); }

struct Metadata {
  std::string id, name, title;
  model::RuleLevel level = model::RuleLevel::medium;
  std::vector<std::string> tags;
};

Result<Metadata> read_metadata(const YamlNode& document) {
  Metadata metadata;
  const auto scalar = [&](std::string_view key, std::string& out) -> Result<void> {
    const YamlNode* node = document.find(key);
    if (node == nullptr || node->kind == YamlKind::null) return {};
    if (!node->is_scalar()) return refuse(node->line, phrase("'{}' must be a text", key));
    out = node->text;
    return {};
  };
  TRY(scalar("id", metadata.id));
  TRY(scalar("name", metadata.name));
  TRY(scalar("title", metadata.title));
  if (metadata.title.empty()) return refuse(document.line, "the rule has no title");
  if (metadata.id.empty()) metadata.id = metadata.name;
  if (const YamlNode* level = document.find("level"); level != nullptr && level->kind != YamlKind::null) {
    const auto known = level->is_scalar() ? model::rule_level_from(ascii_lower(level->text)) : std::nullopt;
    if (!known) return refuse(level->line, phrase("'{}' is not a level; it is informational, low, medium, high or critical", level->text));
    metadata.level = *known;
  }
  if (const YamlNode* tags = document.find("tags"); tags != nullptr && tags->is_sequence())
    for (const YamlNode& tag : tags->items)
      if (tag.is_scalar()) metadata.tags.push_back(tag.text);
  return metadata;
}

Result<LogSource> read_log_source(const YamlNode& document) {
  const YamlNode* node = document.find("logsource");
  if (node == nullptr || !node->is_map()) return refuse(node == nullptr ? document.line : node->line, "the rule has no logsource");
  LogSource source;
  const auto part = [&](std::string_view key, std::string& out) -> Result<void> {
    const YamlNode* value = node->find(key);
    if (value == nullptr || value->kind == YamlKind::null) return {};
    if (!value->is_scalar()) return refuse(value->line, phrase("logsource '{}' must be a text", key));
    out = ascii_lower(value->text);
    return {};
  };
  TRY(part("category", source.category));
  TRY(part("product", source.product));
  TRY(part("service", source.service));
  if (source == LogSource{}) return refuse(node->line, "the logsource names no category, product or service");
  return source;
}

struct Detections {
  std::vector<NamedExpression> searches;
  std::vector<std::pair<std::string, int>> conditions;
  std::string timeframe;
};

Result<Detections> read_detections(const YamlNode& node, DetectionContext& context) {
  Detections detections;
  for (const auto& [key, value] : node.members) {
    if (key.text == "condition") {
      if (value.is_scalar()) {
        detections.conditions.emplace_back(value.text, value.line);
      } else if (value.is_sequence() && !value.items.empty()) {
        for (const YamlNode& item : value.items) {
          if (!item.is_scalar()) return refuse(item.line, "a condition must be a text");
          detections.conditions.emplace_back(item.text, item.line);
        }
      } else {
        return refuse(value.line, "the condition must be a text or a list of texts");
      }
    } else if (key.text == "timeframe") {
      detections.timeframe = value.text;
    } else if (key.text == "rules") {
      continue;  // of a filter; read by read_filter
    } else {
      detections.searches.push_back({key.text, TRY(read_detection(value, context))});
    }
  }
  if (detections.conditions.empty()) return refuse(node.line, "the detection has no condition");
  return detections;
}

Result<Expression> read_conditions(const Detections& detections) {
  Expression joined;
  joined.kind = Expression::Kind::any_of;
  for (const auto& [text, line] : detections.conditions) {
    auto condition = parse_condition(text, detections.searches);
    if (!condition) return refuse(line, condition.error());
    joined.children.push_back(std::move(*condition));
  }
  return joined.children.size() == 1 ? std::move(joined.children[0]) : std::move(joined);
}

Result<void> read_rule(const YamlNode& document, const std::string& file, const Placeholders* placeholders, ReadOutcome& outcome) {
  Rule rule;
  rule.place = {file, document.line};
  Metadata metadata = TRY(read_metadata(document));
  rule.source = TRY(read_log_source(document));
  const YamlNode* detection = document.find("detection");
  if (detection == nullptr || !detection->is_map())
    return refuse(detection == nullptr ? document.line : detection->line, "the rule has no detection");
  DetectionContext context{.predicates = rule.predicates, .placeholders = placeholders};
  Detections detections = TRY(read_detections(*detection, context));
  rule.id = metadata.id.empty() ? std::filesystem::path(file).stem().string() : metadata.id;
  rule.name = metadata.name;
  rule.title = metadata.title;
  rule.level = metadata.level;
  rule.tags = metadata.tags;

  std::string aggregation;
  for (auto& [text, line] : detections.conditions) {
    const size_t bar = text.find('|');
    if (bar == std::string::npos) continue;
    if (detections.conditions.size() > 1) return refuse(line, "an aggregation ('|') cannot stand in a list of conditions");
    aggregation = text.substr(bar + 1);
    text.resize(bar);
  }
  rule.condition = TRY(read_conditions(detections));
  if (!aggregation.empty()) {
    const int line = detections.conditions[0].second;
    Correlation correlation;
    if (auto read = read_legacy_aggregation(aggregation, detections.timeframe, correlation); !read) return refuse(line, read.error());
    correlation.place = rule.place;
    correlation.id = rule.id;
    correlation.name = rule.name;
    correlation.title = rule.title;
    correlation.level = rule.level;
    correlation.tags = rule.tags;
    rule.id += "#events";
    rule.name.clear();
    rule.reports = false;
    correlation.rule_names.push_back(rule.id);
    outcome.correlations.push_back(std::move(correlation));
  }
  outcome.rules.push_back(std::move(rule));
  return {};
}

Result<void> read_filter(const YamlNode& document, const std::string& file, const Placeholders* placeholders, ReadOutcome& outcome) {
  Filter filter;
  filter.place = {file, document.line};
  filter.title = TRY(read_metadata(document)).title;
  filter.source = TRY(read_log_source(document));
  const YamlNode* node = document.find("filter");
  if (!node->is_map()) return refuse(node->line, "'filter' must be a map");
  const YamlNode* rules = node->find("rules");
  if (rules == nullptr) return refuse(node->line, "the filter names no rules");
  if (rules->is_scalar()) {
    if (rules->text == "any") filter.any_rule = true;
    else filter.rule_names.push_back(rules->text);
  } else if (rules->is_sequence() && !rules->items.empty()) {
    for (const YamlNode& item : rules->items) {
      if (!item.is_scalar()) return refuse(item.line, "'rules' holds ids and names only");
      filter.rule_names.push_back(item.text);
    }
  } else {
    return refuse(rules->line, "'rules' must be a list of ids and names, or 'any'");
  }
  DetectionContext context{.predicates = filter.predicates, .placeholders = placeholders};
  const Detections detections = TRY(read_detections(*node, context));
  filter.condition = TRY(read_conditions(detections));
  outcome.filters.push_back(std::move(filter));
  return {};
}

Result<void> read_document(const YamlNode& document, const std::string& file, const Placeholders* placeholders, ReadOutcome& outcome) {
  if (!document.is_map()) return refuse(std::max(document.line, 1), "a rule must be a map");
  if (document.find("correlation") != nullptr) {
    Correlation correlation = TRY(read_correlation(document));
    Metadata metadata = TRY(read_metadata(document));
    correlation.place = {file, document.line};
    correlation.id = metadata.id.empty() ? std::filesystem::path(file).stem().string() : metadata.id;
    correlation.name = metadata.name;
    correlation.title = metadata.title;
    correlation.level = metadata.level;
    correlation.tags = metadata.tags;
    outcome.correlations.push_back(std::move(correlation));
    return {};
  }
  if (document.find("filter") != nullptr) return read_filter(document, file, placeholders, outcome);
  return read_rule(document, file, placeholders, outcome);
}

// What `from` has and `into` lacks; maps are merged, of everything else `into` wins.
void merge(const YamlNode& from, YamlNode& into) {
  for (const auto& [key, value] : from.members) {
    const auto same = std::ranges::find_if(into.members, [&](const auto& member) { return member.first.text == key.text; });
    if (same == into.members.end()) into.members.push_back({key, value});
    else if (same->second.is_map() && value.is_map()) merge(value, same->second);
  }
}

// "line 12: reason" -> 12 and reason.
RejectedRule to_rejected(const std::string& file, const Error& problem) {
  RejectedRule rejected = rejected_rule(file, 1, problem);
  if (problem.message.starts_with("line ")) {
    const char* begin = problem.message.data() + 5;
    const auto [end, code] = std::from_chars(begin, problem.message.data() + problem.message.size(), rejected.line);
    const auto drop_line = [](std::string& text) { text.erase(0, std::min(text.find(": "), text.size()) + 2); };
    if (code == std::errc()) {
      drop_line(rejected.reason);
      if (!rejected.reason_ja.empty()) drop_line(rejected.reason_ja);
    }
  }
  return rejected;
}

}  // namespace

RejectedRule rejected_rule(std::string file, int line, const Phrase& why) {
  return {std::move(file), line, std::string(why.in(Language::en)), std::string(why.in(Language::ja))};
}

ReadOutcome read_rule_file(std::string_view text, const std::string& file, const Placeholders* placeholders) {
  ReadOutcome outcome;
  auto documents = parse_yaml(text);
  if (!documents) {
    outcome.rejected.push_back(to_rejected(file, documents.error()));
    return outcome;
  }
  bool any = false;
  YamlNode shared;  // legacy collections: `action: global` gives what the following documents have in common
  for (YamlDocument& document : *documents) {
    if (document.root.kind == YamlKind::null) continue;  // "---" at the end
    if (const std::string_view action = document.root.text_of("action"); action == "global") {
      shared = std::move(document.root);
      std::erase_if(shared.members, [](const auto& member) { return member.first.text == "action"; });
      continue;
    } else if (document.root.find("action") != nullptr) {
      outcome.rejected.push_back(
          rejected_rule(file, document.root.find("action")->line, phrase("the action '{}' is not taken; write each rule in full", action)));
      any = true;
      continue;
    }
    if (document.root.is_map()) merge(shared, document.root);
    if (any && shared.is_map()) {  // an id that all share would name several rules
      for (auto& [key, value] : document.root.members)
        if (key.text == "id" && shared.text_of("id") == value.text) value.text += fmt::format("#{}", document.root.line);
    }
    any = true;
    if (auto read = read_document(document.root, file, placeholders, outcome); !read)
      outcome.rejected.push_back(to_rejected(file, read.error()));
  }
  if (!any) outcome.rejected.push_back(rejected_rule(file, 1, "the file holds no rule"));
  return outcome;
}

}  // namespace sekimori::detect
