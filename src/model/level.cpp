#include "model/level.h"

#include <array>

namespace sekimori::model {

std::string_view identifier_of(Level level) {
  switch (level) {
    case Level::top: return "level_top";
    case Level::confidential: return "level_confidential";
    case Level::internal: return "level_internal";
  }
  return {};
}

std::optional<Level> level_from_identifier(std::string_view identifier) {
  for (Level level : {Level::top, Level::confidential, Level::internal})
    if (identifier_of(level) == identifier) return level;
  return {};
}

Text name_of(Level level) {
  switch (level) {
    case Level::top: return {.ja = "極秘", .en = "strictly confidential"};
    case Level::confidential: return {.ja = "秘", .en = "confidential"};
    case Level::internal: return {.ja = "社外秘", .en = "internal only"};
  }
  return {};
}

std::span<const MarkWord> mark_words() {
  static constexpr std::array words = {
      MarkWord{"STRICTLY CONFIDENTIAL", Level::top},
      MarkWord{"極秘", Level::top},
      MarkWord{"厳秘", Level::top},
      MarkWord{"COMPANY CONFIDENTIAL", Level::confidential},
      MarkWord{"CONFIDENTIAL", Level::confidential},
      MarkWord{"TRADE SECRET", Level::confidential},
      MarkWord{"PROPRIETARY", Level::confidential},
      MarkWord{"RESTRICTED", Level::confidential},
      MarkWord{"マル秘", Level::confidential},
      MarkWord{"(秘)", Level::confidential},
      MarkWord{"㊙", Level::confidential},
      MarkWord{"機密", Level::confidential},
      MarkWord{"INTERNAL USE ONLY", Level::internal},
      MarkWord{"関係者外秘", Level::internal},
      MarkWord{"役員外秘", Level::internal},
      MarkWord{"社外秘", Level::internal},
      MarkWord{"部外秘", Level::internal},
      MarkWord{"秘", Level::confidential},
      MarkWord{"取扱注意", std::nullopt},
      MarkWord{"複写禁止", std::nullopt},
      MarkWord{"禁複写", std::nullopt},
      MarkWord{"開示先限定", std::nullopt},
      MarkWord{"TLP:", std::nullopt},
  };
  return words;
}

}  // namespace sekimori::model
