#include "engine/inspect/recognise/folded_text.h"

#include <unicode/uchar.h>

#include <memory>
#include <unordered_map>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

constexpr char16_t dropped = 0;
constexpr char16_t special = 0xFFFF;
constexpr char16_t secret_sign = 0x3299;  // ㊙

struct Table {
  std::unique_ptr<char16_t[]> units = std::make_unique<char16_t[]>(0x10000);
  std::unordered_map<char32_t, std::u16string> expansions;

  Table() {
    for (char32_t c = 0; c < 0x10000; ++c) units[c] = look_up(c);
  }

 private:
  char16_t look_up(char32_t c) {
    if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029) return u'\n';
    if (c == '\t' || u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) return u' ';
    const int type = u_charType(static_cast<UChar32>(c));
    if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_SURROGATE || (c >= 0xFE00 && c <= 0xFE0F)) return dropped;
    if (U_IS_UNICODE_NONCHAR(c)) return dropped;  // never text; U+FFFF would be read as `special`
    if (c == secret_sign || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) return static_cast<char16_t>(c);
    if (c >= 0x2010 && c <= 0x2015) return u'-';  // hyphens and dashes; NFKC keeps them apart
    if (c == 0x2212) return u'-';
    std::string one;
    append_utf8(one, c);
    std::u16string out;
    for (char32_t part : to_utf32(normalise_nfkc(one))) out += part < 0x10000 ? static_cast<char16_t>(part) : u'\xFFFD';
    if (out.size() == 1) return out[0];
    if (out.empty()) return dropped;
    expansions.emplace(c, std::move(out));
    return special;
  }
};

const Table& table() {
  static const Table built;
  return built;
}

}  // namespace

bool is_japanese(char16_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 || c == secret_sign || (c >= 0xF900 && c <= 0xFAFF);
}
bool is_ascii_alphanumeric(char16_t c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_letter_or_digit(char16_t c) {
  if (c < 0x80) return is_ascii_alphanumeric(c);
  return u_isalnum(c) != 0;
}

FoldedText fold_for_recognition(std::string_view text, Spacing spacing) {
  const Table& known = table();
  FoldedText out;
  out.units.reserve(text.size() / 2);
  std::uint32_t code_point = 0;
  std::uint32_t blank_at = UINT32_MAX;  // first of the blanks not yet written
  const auto write = [&](char16_t unit) {
    out.offsets.note(static_cast<std::uint32_t>(out.units.size()), code_point);
    out.units += unit;
  };
  const auto settle_blank = [&](char16_t next) {
    if (blank_at == UINT32_MAX) return;
    const bool at_start = out.units.empty() || out.units.back() == u'\n';
    if (!at_start && next != u'\n' && !(is_japanese(next) && is_japanese(out.units.back()))) {
      out.offsets.note(static_cast<std::uint32_t>(out.units.size()), blank_at);
      out.units += u' ';
    }
    blank_at = UINT32_MAX;
  };
  for (size_t i = 0; i < text.size() && code_point != UINT32_MAX; ++code_point) {
    const char32_t c = next_code_point(text, i);
    char16_t unit = c < 0x10000 ? known.units[c] : u'\xFFFD';
    if (unit == dropped) continue;
    if (unit == u' ') {
      if (blank_at == UINT32_MAX) blank_at = code_point;
      continue;
    }
    if (spacing == Spacing::name && (unit == u'_' || unit == u'-' || unit == u'.' || unit == u'+')) unit = u' ';
    if (unit == special) {
      const std::u16string& parts = known.expansions.at(c);
      settle_blank(parts[0]);
      for (char16_t part : parts) write(part);
      continue;
    }
    settle_blank(unit);
    write(unit);
  }
  return out;
}

}  // namespace sekimori::inspect
