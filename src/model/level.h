// The three levels of secrecy and the words people use for them (docs/contract.md, levels and marks).
//
//   level_of_mark("厳秘")          // Level::top
//   name_of(Level::confidential)    // {ja: "秘", en: "confidential"}
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/language.h"

namespace sekimori::model {

enum class Level : unsigned char { internal = 1, confidential = 2, top = 3 };  // the value is the rank

std::string_view identifier_of(Level level);  // "level_top"
std::optional<Level> level_from_identifier(std::string_view identifier);
Text name_of(Level level);

// Every word that is a mark, longest first where one contains another; level empty for handling marks (取扱注意, TLP:*).
struct MarkWord {
  std::string_view text;  // as printed; compare after normalising widths and case
  std::optional<Level> level;
};
std::span<const MarkWord> mark_words();

}  // namespace sekimori::model
