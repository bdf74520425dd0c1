// Where mark words stand in a folded text, and in what manner: the ground on which mark_finder decides.
#pragma once

#include <string_view>
#include <vector>

#include "engine/inspect/recognise/folded_text.h"
#include "engine/inspect/recognise/mark_vocabulary.h"

namespace sekimori::inspect {

// How the word stands in its line.
enum class Standing {
  alone,      // the line holds marks and decoration only
  bracketed,  // 【社外秘】
  edge,       // set off at the start or end of the line: "社外秘　2026年4月"
  statement,  // 社外秘とする
  prose,      // anything else
};

enum class Script { japanese, upper, title, lower };

struct MarkWordHit {
  size_t start = 0;  // units
  size_t end = 0;
  std::optional<model::Level> level;
  Script script = Script::japanese;
  WordKind kind = WordKind::strong;
  Standing standing = Standing::prose;
};

// All words in the units, longest of overlapping ones, in order. `breaks` are sorted units at which a line ends besides
// '\n' (edges of parts).
std::vector<MarkWordHit> find_mark_words(const FoldedText& text, const MarkVocabulary& vocabulary, const std::vector<size_t>& breaks = {});

}  // namespace sekimori::inspect
