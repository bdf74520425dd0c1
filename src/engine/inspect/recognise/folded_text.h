// The text as marks and identifiers are looked for: widths folded, spaces evened out, offsets kept exact.
//
//   FoldedText text = fold_for_recognition("【社　外　秘】ＣＯＮＦＩＤＥＮＴＩＡＬ", Spacing::text);
//   // units: 【社外秘】CONFIDENTIAL
//
// NFKC of each character (㊙ stays, case stays), format characters dropped, runs of blanks made one, blanks between
// two Japanese characters dropped (had_blank_before tells), line ends are '\n'. A character beyond the BMP is U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "engine/inspect/recognise/offset_map.h"

namespace sekimori::inspect {

struct FoldedText {
  std::u16string units;
  OffsetMap offsets;

  // Whether the unit stands directly behind the one before it in the source.
  bool had_blank_before(size_t unit) const {
    return unit > 0 && unit < units.size() && offsets.start_of(unit) > offsets.start_of(unit - 1) + 1;
  }
};

// Spacing::name takes '_', '-', '.' and '+' for blanks, as file names use them.
enum class Spacing { text, name };

FoldedText fold_for_recognition(std::string_view text, Spacing spacing);

bool is_japanese(char16_t unit);  // kanji, kana
bool is_ascii_alphanumeric(char16_t unit);
bool is_letter_or_digit(char16_t unit);  // anything that makes a word go on
constexpr bool is_digit(char16_t unit) { return unit >= '0' && unit <= '9'; }

}  // namespace sekimori::inspect
