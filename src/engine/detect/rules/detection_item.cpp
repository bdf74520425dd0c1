#include "engine/detect/rules/detection_item.h"

#include <algorithm>
#include <set>

#include "base/phrase.h"
#include "engine/detect/rules/regex.h"
#include "engine/detect/rules/sigma_value.h"

namespace sekimori::detect {
namespace {

using Values = std::vector<SigmaValue>;

std::unexpected<Error> refuse(int line, const Phrase& reason) { return error(ErrorCode::invalid_input, "line {}: {}", line, reason); }

Expression join(Expression::Kind kind, std::vector<Expression> children) {
  if (children.size() == 1) return std::move(children[0]);
  Expression expression;
  expression.kind = kind;
  expression.children = std::move(children);
  return expression;
}

Expression negate(Expression inner) {
  Expression expression;
  expression.kind = Expression::Kind::negation;
  expression.children.push_back(std::move(inner));
  return expression;
}

// In a keyword or a value, text that is not open on a side must reach the end of the value; keywords are found anywhere.
Result<Expression> to_leaf(const std::string& field, SigmaValue value, DetectionContext& context) {
  Predicate predicate;
  predicate.field = field;
  predicate.matching = value.matching;
  bool negated = false;
  switch (value.kind) {
    case SigmaValue::Kind::text:
    case SigmaValue::Kind::number:
    case SigmaValue::Kind::boolean:
      predicate.test = Test::pattern;
      if (field.empty()) {
        if (value.pattern.parts.empty()) return error(ErrorCode::invalid_input, "a keyword must not be empty");
        value.pattern.open_start();
        value.pattern.open_end();
      }
      if (value.kind == SigmaValue::Kind::number && !field.empty()) {
        predicate.test = Test::number;
        predicate.number = value.number;
        predicate.pattern = value.pattern.folded();
        break;
      }
      predicate.pattern = value.matching == Case::exact ? value.pattern : value.pattern.folded();
      break;
    case SigmaValue::Kind::null: predicate.test = Test::null; break;
    case SigmaValue::Kind::regex: {
      std::string flags;
      for (const char flag : {'i', 'm', 's'})
        if (value.flags.find(flag) != std::string::npos) flags += flag;
      predicate.test = Test::regex;
      predicate.expression = (flags.empty() ? "" : "(?" + flags + ")") + value.original;
      TRY(Regex::compile(predicate.expression));
      break;
    }
    case SigmaValue::Kind::network:
      predicate.test = Test::network;
      predicate.network = value.network;
      break;
    case SigmaValue::Kind::field:
      predicate.test = Test::field;
      predicate.other_field = value.original;
      predicate.position = value.open_start && value.open_end ? FieldPosition::anywhere
                           : value.open_start                 ? FieldPosition::end
                           : value.open_end                   ? FieldPosition::start
                                                              : FieldPosition::whole;
      break;
    case SigmaValue::Kind::exists:
      predicate.test = Test::exists;
      negated = !value.boolean;
      break;
    case SigmaValue::Kind::comparison:
      predicate.test = Test::number;
      predicate.comparison = value.comparison;
      predicate.number = value.number;
      break;
    case SigmaValue::Kind::time_part:
      predicate.test = Test::time_part;
      predicate.part = value.part;
      predicate.comparison = value.comparison;
      predicate.number = value.number;
      break;
  }
  if (field.empty() && predicate.test != Test::pattern && predicate.test != Test::regex)
    return error(ErrorCode::invalid_input, "this value or modifier needs a field");
  if (context.predicates.size() >= context.most_predicates)
    return error(ErrorCode::invalid_input, "the rule has more than {} values", context.most_predicates);
  Expression leaf;
  leaf.predicate = static_cast<std::uint32_t>(context.predicates.size());
  context.predicates.push_back(std::move(predicate));
  return negated ? negate(std::move(leaf)) : std::move(leaf);
}

struct Key {
  std::string field;
  std::vector<std::string_view> modifiers;  // without all and neq
  bool all = false;
  bool negated = false;
};

Result<Key> read_key(const YamlNode& node) {
  Key key;
  std::string_view text = node.text;
  const size_t bar = text.find('|');
  key.field = std::string(text.substr(0, bar));
  std::set<std::string_view> seen;
  while (text.find('|') != std::string_view::npos) {
    text.remove_prefix(text.find('|') + 1);
    const std::string_view modifier = text.substr(0, text.find('|'));
    if (modifier.empty()) return refuse(node.line, phrase("'{}' has an empty modifier", node.text));
    if (!seen.insert(modifier).second) return refuse(node.line, phrase("the modifier '{}' stands twice", modifier));
    if (modifier == "all") key.all = true;
    else if (modifier == "neq") key.negated = true;
    else key.modifiers.push_back(modifier);
  }
  // Placeholders stand in the written text, wherever `expand` stands: it goes first, behind `re`, whose values are escaped.
  if (const auto expand = std::ranges::find(key.modifiers, "expand"); expand != key.modifiers.end()) {
    const auto target = key.modifiers.begin() + (key.modifiers.front() == "re" ? 1 : 0);
    if (expand > target) std::rotate(target, expand, expand + 1);
  }
  return key;
}

Result<Values> apply_all(const Key& key, const YamlNode& node, const DetectionContext& context) {
  Values values{read_sigma_value(node)};
  std::vector<std::string_view> earlier;
  for (const std::string_view modifier : key.modifiers) {
    Values next;
    for (const SigmaValue& value : values) {
      auto results = apply_modifier(modifier, value, earlier, context.placeholders);
      if (!results) return refuse(node.line, results.error());
      next.insert(next.end(), std::make_move_iterator(results->begin()), std::make_move_iterator(results->end()));
    }
    values = std::move(next);
    earlier.push_back(modifier);
  }
  return values;
}

}  // namespace

Result<Expression> read_detection_item(const YamlNode& key_node, const YamlNode& value, DetectionContext& context) {
  const Key key = TRY(read_key(key_node));
  if (value.is_map()) return refuse(value.line, phrase("the value of '{}' must be a value or a list of values, not a map", key_node.text));
  std::vector<const YamlNode*> nodes;
  if (value.is_sequence()) {
    if (value.items.empty()) return refuse(value.line, phrase("the list of '{}' is empty", key_node.text));
    for (const YamlNode& item : value.items) {
      if (item.is_map() || item.is_sequence()) return refuse(item.line, phrase("a list of '{}' holds values only", key_node.text));
      if (item.kind == YamlKind::null) return refuse(item.line, "null must not stand in a list");
      nodes.push_back(&item);
    }
  } else {
    nodes.push_back(&value);
  }
  if (key.all && nodes.size() < 2) return refuse(value.line, phrase("'{}': 'all' needs a list of at least two values", key_node.text));
  std::vector<Expression> children;
  for (const YamlNode* node : nodes) {
    const Values values = TRY(apply_all(key, *node, context));
    std::vector<Expression> alternatives;
    for (const SigmaValue& alternative : values) {
      auto leaf = to_leaf(key.field, alternative, context);
      if (!leaf) return refuse(node->line, leaf.error());
      alternatives.push_back(std::move(*leaf));
    }
    children.push_back(join(Expression::Kind::any_of, std::move(alternatives)));
  }
  Expression joined = join(key.all ? Expression::Kind::all_of : Expression::Kind::any_of, std::move(children));
  return key.negated ? negate(std::move(joined)) : std::move(joined);
}

Result<Expression> read_detection(const YamlNode& node, DetectionContext& context) {
  YamlNode keyword_key;
  keyword_key.kind = YamlKind::scalar;
  keyword_key.line = node.line;
  if (node.is_map()) {
    if (node.members.empty()) return refuse(node.line, "the map is empty");
    std::vector<Expression> children;
    for (const auto& [key, value] : node.members) children.push_back(TRY(read_detection_item(key, value, context)));
    return join(Expression::Kind::all_of, std::move(children));
  }
  if (node.is_sequence()) {
    if (node.items.empty()) return refuse(node.line, "the list is empty");
    std::vector<Expression> children;
    for (const YamlNode& item : node.items) {
      if (item.is_sequence()) return refuse(item.line, "a list inside a list");
      if (item.is_map()) children.push_back(TRY(read_detection(item, context)));
      else if (item.kind == YamlKind::null) return refuse(item.line, "null must not stand in a list");
      else children.push_back(TRY(read_detection_item(keyword_key, item, context)));
    }
    return join(Expression::Kind::any_of, std::move(children));
  }
  if (node.is_scalar()) return read_detection_item(keyword_key, node, context);
  return refuse(node.line, "a detection must be a map, a list or a keyword");
}

}  // namespace sekimori::detect
