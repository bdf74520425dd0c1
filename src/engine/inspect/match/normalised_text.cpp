#include "engine/inspect/match/normalised_text.h"

#include <unicode/uchar.h>

#include <memory>
#include <unordered_map>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

constexpr char16_t dropped = 0;
constexpr char16_t special = 0xFFFF;  // a non-character: expansion or combining mark, looked at out of line

bool is_latin_diacritic(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

// Characters that carry layout rather than content.
bool is_dropped(char32_t c) {
  switch (c) {
    case 0x30FC:
    case 0xFF70:
    case 0x2212:
    case '|':
    case '~':
    case 0x2015:
    case 0x3030:
    case 0xFFFD: return true;  // long vowels, bars
    default: break;
  }
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_UNASSIGNED:
    case U_SURROGATE:
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
    case U_ENCLOSING_MARK: return true;
    case U_NON_SPACING_MARK: return is_latin_diacritic(c) || (c >= 0xFE00 && c <= 0xFE0F);
    default: return false;
  }
}

// "é" is "e" and a combining accent: compared by its letter. Kana keep their marks.
char32_t without_diacritic(char32_t c) {
  if (c < 0xC0 || (c >= 0x3000 && c < 0xF900)) return c;
  std::string one;
  append_utf8(one, c);
  const std::u32string parts = to_utf32(normalise_nfkd(one));
  for (size_t i = 1; i < parts.size(); ++i)
    if (!is_latin_diacritic(parts[i])) return c;
  return parts.empty() ? c : parts[0];
}

// The units one code point stands for by itself.
std::u16string expand(char32_t c) {
  std::string one;
  append_utf8(one, c);
  std::u16string out;
  for (char32_t folded : to_utf32(fold(one))) {
    if (is_dropped(folded)) continue;
    folded = without_diacritic(folded);
    if (folded < 0x10000) {
      out += modern_kanji(static_cast<char16_t>(folded));
    } else {
      out += static_cast<char16_t>(0xD7C0 + (folded >> 10));
      out += static_cast<char16_t>(0xDC00 + (folded & 0x3FF));
    }
  }
  return out;
}

bool is_inert(char32_t c) {  // the bulk of the BMP folds to itself
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xE000 && c <= 0xF8FF);
}

enum class VoiceMark { none, voiced, semi_voiced };

VoiceMark voice_mark(char32_t c) {
  if (c == 0x3099 || c == 0x309B || c == 0xFF9E) return VoiceMark::voiced;
  if (c == 0x309A || c == 0x309C || c == 0xFF9F) return VoiceMark::semi_voiced;
  return VoiceMark::none;
}

// か and a voice mark are が; a character that cannot be voiced stays.
char16_t voiced(char16_t kana, VoiceMark mark) {
  const bool katakana = kana >= 0x30A0 && kana <= 0x30FF;
  const char16_t base = katakana ? static_cast<char16_t>(kana - 0x60) : kana;
  char16_t result = base;
  const bool h_row = base >= 0x306F && base <= 0x307B && (base - 0x306F) % 3 == 0;
  if (h_row) result = static_cast<char16_t>(base + (mark == VoiceMark::voiced ? 1 : 2));
  else if (mark == VoiceMark::voiced) {
    const bool low = base >= 0x304B && base <= 0x3061 && (base - 0x304B) % 2 == 0;
    const bool high = base == 0x3064 || base == 0x3066 || base == 0x3068;
    if (low || high) result = static_cast<char16_t>(base + 1);
    else if (base == 0x3046) return katakana ? u'\x30F4' : u'\x3094';
  }
  return result == base ? kana : static_cast<char16_t>(katakana ? result + 0x60 : result);
}

struct Table {
  std::unique_ptr<char16_t[]> units = std::make_unique<char16_t[]>(0x10000);
  std::unordered_map<char32_t, std::u16string> expansions;

  Table() {
    for (char32_t c = 0; c < 0x10000; ++c) {
      if (is_inert(c)) {
        units[c] = modern_kanji(static_cast<char16_t>(c));
        continue;
      }
      if (voice_mark(c) != VoiceMark::none) {
        units[c] = special;
        continue;
      }
      if (c >= 0xD800 && c <= 0xDFFF) continue;
      std::u16string expanded = expand(c);
      if (expanded.empty()) units[c] = dropped;
      else if (expanded.size() == 1) units[c] = expanded[0];
      else {
        units[c] = special;
        expansions.emplace(c, std::move(expanded));
      }
    }
  }
};

const Table& table() {
  static const Table built;
  return built;
}

// Collects units in a small buffer that stays in the cache.
class UnitWriter {
 public:
  explicit UnitWriter(NormalisedText& out) : out_(out) {}
  ~UnitWriter() { flush(); }
  UnitWriter(const UnitWriter&) = delete;
  UnitWriter& operator=(const UnitWriter&) = delete;

  void put(char16_t unit, std::uint32_t code_point) {
    if (used_ == capacity) [[unlikely]]
      flush();
    out_.offsets.note(written_ + used_, code_point);
    buffer_[used_++] = unit;
  }
  void voice_last(VoiceMark mark) {
    if (used_ > 0) buffer_[used_ - 1] = voiced(buffer_[used_ - 1], mark);
    else if (!out_.units.empty()) out_.units.back() = voiced(out_.units.back(), mark);
  }

 private:
  static constexpr std::uint32_t capacity = 4096;
  void flush() {
    out_.units.append(buffer_, used_);
    written_ += used_;
    used_ = 0;
  }
  NormalisedText& out_;
  char16_t buffer_[capacity];
  std::uint32_t used_ = 0;
  std::uint32_t written_ = 0;
};

}  // namespace

NormalisedText normalise_for_matching(std::string_view text) {
  const Table& known = table();
  const char16_t* const units = known.units.get();
  NormalisedText out;
  std::uint32_t code_point = 0;
  {
    UnitWriter writer(out);
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    for (size_t i = 0; i < text.size() && code_point != UINT32_MAX; ++code_point) {
      char32_t c = byte(i);
      if (c < 0x80) ++i;
      else if (c >= 0xE1 && c <= 0xEC && i + 2 < text.size() && (byte(i + 1) & 0xC0) == 0x80 && (byte(i + 2) & 0xC0) == 0x80) {
        c = ((c & 0x0F) << 12) | ((byte(i + 1) & 0x3Fu) << 6) | (byte(i + 2) & 0x3Fu);
        i += 3;
      } else {
        c = next_code_point(text, i);
      }
      if (c < 0x10000) [[likely]] {
        const char16_t unit = units[c];
        if (unit == dropped) continue;
        if (unit != special) [[likely]] {
          writer.put(unit, code_point);
          continue;
        }
        if (const VoiceMark mark = voice_mark(c); mark != VoiceMark::none) {
          writer.voice_last(mark);
          continue;
        }
        for (char16_t part : known.expansions.at(c)) writer.put(part, code_point);
      } else {
        for (char16_t part : expand(c)) writer.put(part, code_point);
      }
    }
  }
  out.code_points = code_point;
  return out;
}

double information_bits(std::u16string_view units) {
  double bits = 0;
  for (char16_t unit : units) {
    if (unit >= 0x3400 && unit <= 0x9FFF) bits += 5;
    else if (unit >= 0x3041 && unit <= 0x309F) bits += 2.5;
    else if (unit >= 0x30A0 && unit <= 0x30FF) bits += 3;
    else if (unit >= 'a' && unit <= 'z') bits += 1.4;
    else if (unit >= '0' && unit <= '9') bits += 2.5;
    else bits += 2;
  }
  return bits;
}

}  // namespace sekimori::inspect
