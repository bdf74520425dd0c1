// A text as names are compared: letters and digits alone, without width, case, kind of kana, length mark, blanks, hyphens and dots.
//
//   tight_of(U"Ｔａｎａｋａ－Seikō").units;        // "tanakaseiko"
//   tight_of(U"タナカ・ｾｲｺｰ").units;               // "たなかせいこ"
//
// `at` leads back to the characters of the text. Old and new forms of the kanji that stand in names (髙 高, 齋 斎) are one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::mask {

struct Tight {
  std::u32string units;
  std::vector<std::uint32_t> at;  // of each unit: the character it came from
};
Tight tight_of(std::u32string_view text);
std::u32string tight_word(std::string_view utf8);  // the units alone

// One sign for one sign: full width as ASCII, every hyphen as '-', blanks as ' '. Places stay.
std::u32string levelled(std::u32string_view text);

enum class Script : unsigned char { other, latin, digit, kanji, hiragana, katakana };
Script script_of(char32_t c);

// Latin spellings of kana: Hepburn and Kunrei, long vowels kept, doubled, dropped or written with h. At most 24, tight.
std::vector<std::u32string> romaji_of(std::string_view kana);

}  // namespace sekimori::mask
