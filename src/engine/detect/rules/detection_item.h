// One line of a Sigma detection ("Image|endswith: [...]") -> expression over predicates. No modifier is ever ignored:
// what is unknown or does not fit the value is refused.
#pragma once

#include <string_view>
#include <vector>

#include "engine/detect/rules/placeholders.h"
#include "engine/detect/rules/predicate.h"
#include "engine/detect/rules/yaml/yaml_tree.h"

namespace sekimori::detect {

struct DetectionContext {
  std::vector<Predicate>& predicates;  // new leaves are appended here
  const Placeholders* placeholders = nullptr;
  size_t most_predicates = 20'000;
};

// `key` is "field|modifier|..." (field may be empty: keywords), `value` its YAML value. Error: "line N: reason".
Result<Expression> read_detection_item(const YamlNode& key, const YamlNode& value, DetectionContext& context);

// A whole search identifier: map = AND, list of maps = OR, list of texts = keywords (OR).
Result<Expression> read_detection(const YamlNode& node, DetectionContext& context);

}  // namespace sekimori::detect
