#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sekimori {
namespace {

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

std::string normalise(const icu::Normalizer2* normalizer, std::string_view text) {
  SEKIMORI_CHECK(normalizer != nullptr);
  UErrorCode status = U_ZERO_ERROR;
  const auto in = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString out = normalizer->normalize(in, status);
  if (U_FAILURE(status)) return std::string(text);
  std::string result;
  out.toUTF8String(result);
  return result;
}

template <class Map>
std::string map_code_points(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) append_utf8(out, map(next_code_point(text, i)));
  return out;
}

}  // namespace

char32_t next_code_point(std::string_view text, size_t& position) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(position++);
  if (lead < 0x80) return lead;
  int more = 0;
  char32_t code = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    code = lead & 0x1F;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    code = lead & 0x0F;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    code = lead & 0x07;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return replacement_character;
  }
  for (; more > 0; --more) {
    if (position >= text.size() || byte(position) < low || byte(position) > high) return replacement_character;
    code = (code << 6) | (byte(position++) & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  return code;
}

void append_utf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = replacement_character;
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

bool is_valid_utf8(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    if (next_code_point(text, i) == replacement_character && text.substr(start, i - start) != "\xEF\xBF\xBD") return false;
  }
  return true;
}

std::string scrub_utf8(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return c; });
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) out += next_code_point(text, i);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text) append_utf8(out, c);
  return out;
}

std::string to_utf8(std::u16string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t code = text[i];
    if (code >= 0xD800 && code <= 0xDBFF && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF) {
      code = 0x10000 + ((code - 0xD800) << 10) + (text[i + 1] - 0xDC00u);
      ++i;
    }
    append_utf8(out, code);
  }
  return out;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) next_code_point(text, i);
  return count;
}

std::string normalise_nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalise(icu::Normalizer2::getNFKCInstance(status), text);
}

std::string normalise_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalise(icu::Normalizer2::getNFCInstance(status), text);
}

std::string normalise_nfkd(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalise(icu::Normalizer2::getNFKDInstance(status), text);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalise(icu::Normalizer2::getNFKCCasefoldInstance(status), text);
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  auto in = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::string out;
  in.foldCase().toUTF8String(out);
  return out;
}

std::string hiragana_to_katakana(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return (c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E ? c + 0x60 : c; });
}

std::string katakana_to_hiragana(std::string_view text) {
  return map_code_points(text, [](char32_t c) { return (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE ? c - 0x60 : c; });
}

size_t display_width(std::string_view text) {
  size_t width = 0;
  for (size_t i = 0; i < text.size();) {
    const auto code = static_cast<UChar32>(next_code_point(text, i));
    const int type = u_charType(code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR) continue;
    const int east_asian = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string_view trim(std::string_view text) {
  static constexpr std::string_view wide_space = "\xE3\x80\x80";
  while (true) {
    if (!text.empty() && std::string_view(" \t\r\n\f\v").contains(text.front())) text.remove_prefix(1);
    else if (text.starts_with(wide_space)) text.remove_prefix(3);
    else break;
  }
  while (true) {
    if (!text.empty() && std::string_view(" \t\r\n\f\v").contains(text.back())) text.remove_suffix(1);
    else if (text.ends_with(wide_space)) text.remove_suffix(3);
    else break;
  }
  return text;
}

bool utf16_less(std::string_view a, std::string_view b) {
  size_t i = 0;
  size_t j = 0;
  // Surrogates (D800..DFFF) sort below E000..FFFF: lift the latter above all supplementary code points.
  const auto rank = [](char32_t c) { return c >= 0xE000 && c <= 0xFFFF ? c + 0x200000 : c; };
  while (i < a.size() && j < b.size()) {
    const char32_t x = rank(next_code_point(a, i));
    const char32_t y = rank(next_code_point(b, j));
    if (x != y) return x < y;
  }
  return i >= a.size() && j < b.size();
}

}  // namespace sekimori
