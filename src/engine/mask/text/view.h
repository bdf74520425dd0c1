// A text as it stands, and the same text with encodings taken off, each character leading back to where it came from.
//
//   for (const View& view : views_of(U"?id=dGFyb0B0YW5ha2EuZXhhbXBsZQ")) ...
//   // views[0]: the text itself; views[1]: "taro@tanaka.example", every character of which stands for the 26 signs of the block
//
// Taken off, nested up to six deep: base64 (both alphabets, any offset, broken lines), hexadecimal, percent escapes, quoted-printable,
// RFC 2047 words, UTF-7, HTML entities, \u and \x escapes, punycode, lists of numbers (74 2e 79, fromCharCode(116,46,121)). The bytes below
// are read as UTF-8, UTF-16, CP932, EUC-JP, ISO-2022-JP. Cost: a few passes over the text; what may be unpacked is bounded by 16 times the
// text and one million characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sekimori::mask {

struct View {
  std::u32string text;
  std::vector<std::uint32_t> from, to;  // of each character: the half-open range of the root text it came from
  std::string peeled;                   // "percent, base64"; empty: the root
  bool block = false;                   // somewhere below a block whose parts cannot be replaced singly

  std::uint32_t start_of(std::size_t first) const { return from[first]; }
  std::uint32_t end_of(std::size_t end) const { return to[end - 1]; }  // end > 0: behind the last character
};

std::vector<View> views_of(std::u32string_view root);

// One layer of escapes off; false when there was none.
bool without_escapes(const View& view, View& out);

// Bytes read as text. `whole`: all of them are text; else only the stretches that could be words, each behind a line end.
struct ByteReading {
  std::u32string text;
  std::vector<std::uint32_t> byte;  // of a reading that is not whole: where each character begins
  bool whole = true;
};
// Most likely first; none for bytes that are no text at all.
std::vector<ByteReading> readings_of(ByteView bytes);

// Base64 of either alphabet, lenient: what is not of the alphabet ends it. `skip` signs at the front are left out.
Bytes loose_base64(std::u32string_view run, std::size_t skip);
Bytes loose_hex(std::u32string_view run, std::size_t skip);

// Bytes written one by one, from `at` on: two hexadecimal digits each (also 0x74), or decimal numbers up to 255, with blanks, commas,
// colons or hyphens between them. `end` is behind the list; fewer than five are no list.
Bytes number_list(std::u32string_view text, std::size_t at, unsigned base, std::size_t& end);

// RFC 3492, the part behind "xn--"; empty when it is none, or longer than a label may be (63 signs).
std::u32string from_punycode(std::u32string_view label);
std::string to_punycode(std::u32string_view label);

}  // namespace sekimori::mask
