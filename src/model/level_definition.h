// What a firm has laid down for one of the three levels: its name there, further words that mark it, when it applies, how to
// handle it, who proposes and who approves it, and how often it is looked at again. The rank stays (docs/contract.md, levels
// and marks).
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "model/level.h"

namespace sekimori::model {

// A text a firm may change, in both languages.
struct Wording {
  std::string ja;
  std::string en;
  bool operator==(const Wording&) const = default;
  const std::string& in(Language language) const { return language == Language::ja ? ja : en; }
};

struct LevelDefinition {
  Level level = Level::confidential;
  Wording name;
  std::vector<std::string> aliases;  // marks of this firm besides those that are always known: "社内限り"
  Wording criteria;
  std::vector<Wording> handling;
  std::vector<std::string> proposers;  // roles, and "holder": whoever works with the secret
  std::vector<std::string> approvers;  // roles
  std::int64_t review_months = 12;     // 1..120
};

Json to_json(const Wording& wording);
Result<void> read_wording(const Json& json, std::string_view member, Wording& out);  // {"ja": ..., "en": ...}; absent: left alone

Json to_json(const LevelDefinition& definition);
Result<LevelDefinition> level_definition_from_json(const Json& json);

}  // namespace sekimori::model
