// The short forms that people use for firms: 霧島 of 霧島精機株式会社, and what in a text tells of a firm without naming it.
//
//   short_names("株式会社霧島精機");      // {"霧島"}
//   short_forms(member);                 // 霧島, キリシマ, kirishima: whichever script people write it in
//   telling_phrases(text);               // 「みなと計画」, 国内シェア1位
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/mask/roster.h"

namespace sekimori::mask {

// Without the word for the trade; empty where the rest is a place or an everyday word (東京電力) or has one sign.
std::vector<std::string> short_names(std::string_view organisation);

struct ShortForm {
  std::string text;
  bool sure = true;  // no family name and no word: whoever writes it means the firm
};
// Of all its names, readings and English names. Reading and Latin letters are as sure as the kanji they are read from.
std::vector<ShortForm> short_forms(const Organisation& organisation);

// Could be Japanese in Latin letters: kirishima, not windows. Of lower case.
bool looks_like_romaji(std::u32string_view lower);

// Quoted names and boasts, as they stand there; once each time they occur.
std::vector<std::string> telling_phrases(std::string_view text);

}  // namespace sekimori::mask
