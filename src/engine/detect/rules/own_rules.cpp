#include "engine/detect/rules/rule_set.h"

namespace sekimori::detect {

const std::vector<RuleText>& own_rule_texts() {
  static const std::vector<RuleText> texts = {
#include "detect/own_rules.inc"
  };
  return texts;
}

}  // namespace sekimori::detect
