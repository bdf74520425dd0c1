// Unicode text: UTF-8 in and out, NFKC, Japanese widths and kana, case folding.
//
//   normalise_nfkc("ＡＢＣ㈱ｶﾞ");              // "ABC(株)ガ"
//   fold("Straße ＡＢＣ");                     // NFKC, then full case folding
//   hiragana_to_katakana("ひみつ");            // "ヒミツ"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sekimori {

constexpr char32_t replacement_character = 0xFFFD;

// The code point at `position`, which moves on by at least one byte; malformed bytes give U+FFFD, one maximal
// subpart at a time (Unicode 15 section 3.9). position < text.size() is the caller's duty.
char32_t next_code_point(std::string_view text, size_t& position);
void append_utf8(std::string& out, char32_t code_point);  // not a scalar value: U+FFFD
bool is_valid_utf8(std::string_view text);
std::string scrub_utf8(std::string_view text);  // malformed parts become U+FFFD
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::string to_utf8(std::u16string_view text);  // lone surrogates become U+FFFD
size_t count_code_points(std::string_view text);

std::string normalise_nfkc(std::string_view text);  // Unicode 15, ICU
std::string normalise_nfc(std::string_view text);
std::string normalise_nfkd(std::string_view text);  // compatibility decomposition
std::string fold(std::string_view text);            // NFKC_Casefold: for comparing what people mean as the same
std::string fold_case(std::string_view text);       // full case folding alone; ASCII is quick
std::string hiragana_to_katakana(std::string_view text);
std::string katakana_to_hiragana(std::string_view text);
// Columns in a terminal: East Asian wide and full-width count two, combining marks none.
size_t display_width(std::string_view text);

std::string ascii_lower(std::string_view text);           // A-Z only
std::string_view trim(std::string_view text);             // ASCII white space and U+3000
bool utf16_less(std::string_view a, std::string_view b);  // order of UTF-16 code units (RFC 8785)

}  // namespace sekimori
