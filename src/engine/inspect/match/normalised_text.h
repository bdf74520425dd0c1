// The text as copies are compared: what a person who pastes, retypes or converts leaves unchanged.
//
//   NormalisedText text = normalise_for_matching("（株）ﾃﾞｰﾀ　國の秘 密");
//   // units: 株デタ国の秘密; text.offsets leads back to the code points of the input
//
// NFKC, full case folding, diacritics of Latin letters dropped, voiced kana composed, old kanji made new; white space,
// punctuation, long-vowel signs, rules, bullets and format characters dropped. Units are UTF-16: a character beyond
// the BMP counts two. Linear, about 200 to 500 MB/s of UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "engine/inspect/recognise/offset_map.h"

namespace sekimori::inspect {

struct NormalisedText {
  std::u16string units;
  OffsetMap offsets;
  std::uint64_t code_points = 0;  // of the input
};

// Any bytes; malformed UTF-8 is read as U+FFFD, which is dropped. At most 2^32-1 code points (the rest is not read).
NormalisedText normalise_for_matching(std::string_view text);

// The new form of an old kanji, else the same character.
char16_t modern_kanji(char16_t kanji);

// How much the characters of a stretch say, in bits, by the class of each (kanji 5, digit 2.5, kana 2.5 to 3, Latin
// letter 1.4): a rough background frequency, so that one threshold serves Japanese, English and tables.
double information_bits(std::u16string_view units);

}  // namespace sekimori::inspect
