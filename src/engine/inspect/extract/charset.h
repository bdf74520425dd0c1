// Which encoding are these bytes in, when nobody says? And their text.
//
//   CharsetGuess guess = guess_charset(bytes);          // {Charset::cp932, "Shift_JIS"...}
//   std::string text = decode(bytes, guess);            // UTF-8, malformed parts as U+FFFD
//
// Own byte automata read the bytes as UTF-8, UTF-16 (with and without a byte order mark), ISO-2022-JP, CP932 and EUC-JP
// in parallel; each valid reading is weighed by how usual its characters are in Japanese and English text. Half-width
// kana and the NEC and IBM extension rows are part of CP932 and EUC-JP. Only bytes that none of these explains are
// shown to uchardet. Decoding two-byte Japanese goes through one table (Microsoft's mapping of code page 932).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace sekimori::inspect {

enum class Charset : unsigned char { ascii, utf8, utf16_le, utf16_be, utf32_le, utf32_be, cp932, euc_jp, iso_2022_jp, other };

struct CharsetGuess {
  Charset charset = Charset::ascii;
  std::string name = "US-ASCII";  // IANA; "windows-31j" for CP932
  size_t mark_bytes = 0;          // length of a byte order mark
  // How usual the text looks: 1 for certain (valid UTF-8, ASCII), down to 0; below 0.3 it is rather not text.
  double confidence = 1;
};

// Looks at the first 256 KiB at most. Never fails: bytes that are no text give a guess of low confidence.
CharsetGuess guess_charset(ByteView bytes);

// A guess for many short texts that share one encoding: the names in an archive.
CharsetGuess guess_charset_of_names(const std::vector<std::string_view>& names);

// The encoding that a document itself names ("Shift_JIS", "x-sjis", "iso-2022-jp", ...); nothing when unknown.
std::optional<CharsetGuess> charset_named(std::string_view name);

// UTF-8 text; malformed bytes become U+FFFD and are counted in `malformed` when given.
std::string decode(ByteView bytes, const CharsetGuess& guess, size_t* malformed = nullptr);

// CP932 two bytes -> Unicode, or 0 when not assigned. For readers that meet single characters (RTF).
char32_t cp932_character(Byte lead, Byte trail);

// Loads tables and converters, so that later calls need no files. Call before entering confinement.
void warm_charsets();

}  // namespace sekimori::inspect
