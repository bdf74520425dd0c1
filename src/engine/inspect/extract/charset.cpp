#include "engine/inspect/extract/charset.h"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <memory>

#include "base/text.h"
#include "engine/inspect/extract/charset_tables.h"

namespace sekimori::inspect {
namespace {

constexpr size_t sample_bytes = 256 * 1024;
constexpr char32_t malformed_mark = 0xFFFFFFFF;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Two-byte characters by JIS row and cell and beyond: lead 0x81-0xFC, trail 0x40-0xFC.
struct JapaneseTables {
  std::array<char16_t, 0x80 * 0x100> cp932{};
  std::array<char16_t, 0x60 * 0x60> jis_x_0212{};  // EUC code set 3

  JapaneseTables() {
    UErrorCode status = U_ZERO_ERROR;
    if (const Converter converter = open_converter("windows-31j")) {
      // A whole row in one call; unassigned pairs come back as U+FFFD.
      for (int lead = 0x81; lead <= 0xFC; ++lead) {
        if (lead >= 0xA0 && lead <= 0xDF) continue;
        for (int trail = 0x40; trail <= 0xFC; ++trail) {
          if (trail == 0x7F) continue;
          const std::array<char, 2> pair{static_cast<char>(lead), static_cast<char>(trail)};
          std::array<UChar, 4> out{};
          status = U_ZERO_ERROR;
          const int n = ucnv_toUChars(converter.get(), out.data(), 4, pair.data(), 2, &status);
          if (U_SUCCESS(status) && n == 1 && out[0] != 0xFFFD) cp932[static_cast<size_t>((lead - 0x80) * 0x100 + trail)] = out[0];
        }
      }
    }
    if (const Converter converter = open_converter("EUC-JP")) {
      for (int row = 0xA1; row <= 0xFE; ++row) {
        for (int cell = 0xA1; cell <= 0xFE; ++cell) {
          const std::array<char, 3> triple{static_cast<char>(0x8F), static_cast<char>(row), static_cast<char>(cell)};
          std::array<UChar, 4> out{};
          status = U_ZERO_ERROR;
          const int n = ucnv_toUChars(converter.get(), out.data(), 4, triple.data(), 3, &status);
          if (U_SUCCESS(status) && n == 1 && out[0] != 0xFFFD)
            jis_x_0212[static_cast<size_t>((row - 0xA0) * 0x60 + (cell - 0xA0))] = out[0];
        }
      }
    }
  }
};

const JapaneseTables& tables() {
  static const JapaneseTables built;
  return built;
}

char32_t from_cp932(Byte lead, Byte trail) {
  if (lead < 0x81) return 0;
  // User-defined rows 0xF0-0xF9 are Microsoft's private use area.
  if (lead >= 0xF0 && lead <= 0xF9 && trail >= 0x40 && trail <= 0xFC && trail != 0x7F)
    return char32_t(0xE000 + (lead - 0xF0) * 188 + (trail - 0x40) - (trail > 0x7F ? 1 : 0));
  return tables().cp932[static_cast<size_t>((lead - 0x80) * 0x100 + trail)];
}

// JIS row and cell (0x21-0x7E each) -> the CP932 pair of the same character (JIS X 0208 annex 1).
char32_t from_jis(Byte row, Byte cell) {
  if (row < 0x21 || row > 0x7E || cell < 0x21 || cell > 0x7E) return 0;
  const int lead = (row - 0x21) / 2 + (row < 0x5F ? 0x81 : 0xC1);
  const int trail = row % 2 != 0 ? cell + (cell >= 0x60 ? 0x20 : 0x1F) : cell + 0x7E;
  if (lead > 0xEF) return 0;
  return from_cp932(static_cast<Byte>(lead), static_cast<Byte>(trail));
}

struct Step {
  char32_t character = malformed_mark;
  size_t length = 1;
  bool cut = false;  // the bytes end inside a character
};

Step step_cp932(ByteView in, size_t at) {
  const Byte a = in[at];
  if (a < 0x80) return {a, 1};
  if (a >= 0xA1 && a <= 0xDF) return {char32_t(0xFF61 + (a - 0xA1)), 1};
  if (a == 0x80 || a == 0xA0 || a > 0xFC) return {};
  if (at + 1 >= in.size()) return {malformed_mark, 1, true};
  const Byte b = in[at + 1];
  if (b < 0x40 || b == 0x7F || b > 0xFC) return {};
  const char32_t found = from_cp932(a, b);
  return found == 0 ? Step{malformed_mark, b < 0x80 ? size_t(1) : size_t(2)} : Step{found, 2};
}

Step step_euc(ByteView in, size_t at) {
  const Byte a = in[at];
  if (a < 0x80) return {a, 1};
  const auto need = [&](size_t n) { return at + n <= in.size(); };
  if (a == 0x8E) {
    if (!need(2)) return {malformed_mark, 1, true};
    const Byte b = in[at + 1];
    return b >= 0xA1 && b <= 0xDF ? Step{char32_t(0xFF61 + (b - 0xA1)), 2} : Step{};
  }
  if (a == 0x8F) {
    if (!need(3)) return {malformed_mark, 1, true};
    const Byte b = in[at + 1];
    const Byte c = in[at + 2];
    if (b < 0xA1 || b > 0xFE || c < 0xA1 || c > 0xFE) return {};
    const char16_t found = tables().jis_x_0212[static_cast<size_t>((b - 0xA0) * 0x60 + (c - 0xA0))];
    return found == 0 ? Step{malformed_mark, 3} : Step{found, 3};
  }
  if (a < 0xA1 || a > 0xFE) return {};
  if (!need(2)) return {malformed_mark, 1, true};
  const Byte b = in[at + 1];
  if (b < 0xA1 || b > 0xFE) return {};
  const char32_t found = from_jis(static_cast<Byte>(a - 0x80), static_cast<Byte>(b - 0x80));
  return found == 0 ? Step{malformed_mark, 2} : Step{found, 2};
}

Step step_utf8(ByteView in, size_t at) {
  const Byte a = in[at];
  if (a < 0x80) return {a, 1};
  const size_t length = a >= 0xC2 && a <= 0xDF ? 2 : a >= 0xE0 && a <= 0xEF ? 3 : a >= 0xF0 && a <= 0xF4 ? 4 : 0;
  if (length == 0) return {};
  char32_t value = a & (0x7F >> length);
  for (size_t i = 1; i < length; ++i) {
    if (at + i >= in.size()) return {malformed_mark, i, true};
    if ((in[at + i] & 0xC0) != 0x80) return {malformed_mark, i};
    value = value << 6 | (in[at + i] & 0x3F);
  }
  const bool bad =
      (length == 3 && (value < 0x800 || (value >= 0xD800 && value < 0xE000))) || (length == 4 && (value < 0x10000 || value > 0x10FFFF));
  return bad ? Step{} : Step{value, length};
}

template <bool little>
Step step_utf16(ByteView in, size_t at) {
  const auto unit = [&](size_t i) { return char32_t(little ? in[i] | in[i + 1] << 8 : in[i] << 8 | in[i + 1]); };
  if (at + 2 > in.size()) return {malformed_mark, 1, true};
  const char32_t first = unit(at);
  if (first < 0xD800 || first > 0xDFFF) return {first, 2};
  if (first > 0xDBFF) return {malformed_mark, 2};
  if (at + 4 > in.size()) return {malformed_mark, in.size() - at, true};
  const char32_t second = unit(at + 2);
  if (second < 0xDC00 || second > 0xDFFF) return {malformed_mark, 2};
  return {0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), 4};
}

template <bool little>
Step step_utf32(ByteView in, size_t at) {
  if (at + 4 > in.size()) return {malformed_mark, in.size() - at, true};
  const auto b = [&](size_t i) { return char32_t(in[at + i]); };
  const char32_t value = little ? b(0) | b(1) << 8 | b(2) << 16 | b(3) << 24 : b(3) | b(2) << 8 | b(1) << 16 | b(0) << 24;
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {malformed_mark, 4};
  return {value, 4};
}

// ISO-2022-JP and its everyday relatives: JIS X 0201 kana by ESC ( I and by SO/SI, rows 13 and 89-92 as Windows writes them.
class Iso2022 {
 public:
  Step step(ByteView in, size_t at) {
    const Byte a = in[at];
    if (a == 0x1B) {
      const std::string_view rest = as_text(in.subspan(at, std::min<size_t>(4, in.size() - at)));
      const auto set = [&](std::string_view sequence, Set to) {
        if (!rest.starts_with(sequence)) return false;
        set_ = to;
        length_ = sequence.size();
        return true;
      };
      if (set("\x1B(B", Set::ascii) || set("\x1B(J", Set::roman) || set("\x1B(H", Set::roman) || set("\x1B(I", Set::kana) ||
          set("\x1B$@", Set::two) || set("\x1B$B", Set::two) || set("\x1B$(@", Set::two) || set("\x1B$(B", Set::two) ||
          set("\x1B$(D", Set::supplement)) {
        ++escapes_;
        return {no_character, length_};
      }
      return {};
    }
    if (a == 0x0E) {
      shifted_ = true;
      return {no_character, 1};
    }
    if (a == 0x0F) {
      shifted_ = false;
      return {no_character, 1};
    }
    if (a == '\n' || a == '\r') {
      // A line begins in ASCII (RFC 1468), even where the writer forgot to say so.
      set_ = Set::ascii;
      return {a, 1};
    }
    if (a < 0x21 || a == 0x7F) return {a, 1};
    if (a >= 0xA1 && a <= 0xDF) return {char32_t(0xFF61 + (a - 0xA1)), 1};  // eight-bit kana of some senders
    if (a >= 0x80) return {};
    if ((set_ == Set::kana || shifted_) && a <= 0x5F) return {char32_t(0xFF61 + (a - 0x21)), 1};
    if (set_ == Set::two || set_ == Set::supplement) {
      if (at + 1 >= in.size()) return {malformed_mark, 1, true};
      const Byte b = in[at + 1];
      if (b < 0x21 || b > 0x7E) return {};
      const char32_t found =
          set_ == Set::two ? from_jis(a, b) : char32_t(tables().jis_x_0212[static_cast<size_t>((a - 0x20) * 0x60 + (b - 0x20))]);
      return found == 0 ? Step{malformed_mark, 2} : Step{found, 2};
    }
    return {a, 1};
  }
  int escapes() const { return escapes_; }
  static constexpr char32_t no_character = 0xFFFFFFFE;

 private:
  enum class Set { ascii, roman, kana, two, supplement };
  Set set_ = Set::ascii;
  bool shifted_ = false;
  size_t length_ = 0;
  int escapes_ = 0;
};

struct KanjiSet {
  std::bitset<0x10000> usual;
  std::bitset<0x10000> level_one;  // JIS X 0208 rows 16-47
  KanjiSet() {
    for (const char16_t c : usual_kanji) usual.set(c);
    for (int row = 0x30; row <= 0x4F; ++row)
      for (int cell = 0x21; cell <= 0x7E; ++cell)
        level_one.set(static_cast<size_t>(from_jis(static_cast<Byte>(row), static_cast<Byte>(cell))));
  }
};

const KanjiSet& kanji() {
  static const KanjiSet built;
  return built;
}

// Bits of evidence that a character in this place is meant: roughly log2 of its frequency in text against chance.
double weight_of(char32_t c, char32_t before, std::array<float, 64>& half_width) {
  if (c < 0x80) {
    if (c >= 0x20 || c == '\n' || c == '\r' || c == '\t') return c >= 0x20 && c < 0x7F ? 0.1 : 0;
    return c == '\f' || c == 0x1B ? -2 : -8;
  }
  if (c < 0xA0) return -8;
  if (c >= 0x3041 && c <= 0x3094) return 4;
  if (c >= 0x30A1 && c <= 0x30FE) return 3;
  if (c >= 0x3000 && c <= 0x301F) return 3;
  if (c >= 0xFF61 && c <= 0xFF9F) {
    // Voicing marks stand after few kana only; elsewhere the reading is wrong.
    if (c == 0xFF9E || c == 0xFF9F) {
      const bool fits = before == 0xFF73 || (before >= 0xFF76 && before <= 0xFF84) || (before >= 0xFF8A && before <= 0xFF8E);
      return fits ? 2 : -4;
    }
    if ((c == 0xFF70 || (c >= 0xFF67 && c <= 0xFF6F)) && !(before >= 0xFF66 && before <= 0xFF9F)) return -2;
    return double(half_width[static_cast<size_t>(c - 0xFF61)]);
  }
  if (c >= 0xFF01 && c <= 0xFF5E) return 2;
  if (c < 0x10000 && kanji().usual.test(c)) return 3.5;
  if (c < 0x10000 && kanji().level_one.test(c)) return 1;
  if (c >= 0x4E00 && c <= 0x9FFF) return -1.5;
  if (c >= 0x3200 && c <= 0x33FF) return 1.5;  // circled and square signs of the extension rows
  if (c >= 0x2460 && c <= 0x24FF) return 2;
  if (c >= 0x2010 && c <= 0x26FF) return 1;
  if (c >= 0xE000 && c <= 0xF8FF) return -6;
  if (c >= 0x0391 && c <= 0x0451) return before >= 0x0391 && before <= 0x0451 ? -0.5 : 0;
  if (c >= 0xA0 && c <= 0x24F) return -0.5;
  return -2;
}

struct Reading {
  double weight = 0;      // sum of weights
  size_t characters = 0;  // beyond ASCII
  size_t malformed = 0;
  size_t controls = 0;
  int escapes = 0;
  double per_character() const { return characters == 0 ? 0 : weight / double(characters); }
};

std::array<float, 64> half_width_weights() {
  std::array<float, 64> weights{};
  weights.fill(-0.8F);
  float weight = 2.2F;
  for (const char c : usual_half_width_kana) {
    weights[static_cast<size_t>(static_cast<Byte>(c) - 0xA1)] = weight;
    weight -= 0.09F;
  }
  return weights;
}

template <class Stepper>
Reading weigh(ByteView sample, Stepper step) {
  static std::array<float, 64> half_width = half_width_weights();
  Reading out;
  char32_t before = 0;
  for (size_t at = 0; at < sample.size();) {
    const Step taken = step(sample, at);
    at += taken.length;
    if (taken.cut) break;
    if (taken.character == Iso2022::no_character) continue;
    if (taken.character == malformed_mark) {
      ++out.malformed;
      before = 0;
      continue;
    }
    if (taken.character < 0x20 && taken.character != '\n' && taken.character != '\r' && taken.character != '\t' &&
        taken.character != '\f' && taken.character != 0x1B && taken.character != 0x0E && taken.character != 0x0F)
      ++out.controls;
    out.weight += weight_of(taken.character, before, half_width);
    if (taken.character >= 0x80) ++out.characters;
    before = taken.character;
  }
  return out;
}

// UTF-16 without a mark: one of the two byte columns holds only a few values (0 for Latin, 0x30 for kana).
std::optional<CharsetGuess> guess_utf16(ByteView sample) {
  if (sample.size() < 4 || sample.size() % 2 != 0) return std::nullopt;
  std::array<std::array<std::uint32_t, 256>, 2> columns{};
  for (size_t i = 0; i < sample.size(); ++i) ++columns[i % 2][sample[i]];
  const double units = double(sample.size()) / 2;
  // Plain printable ASCII is what it seems, though some of it would be possible UTF-16.
  bool all_ascii = true;
  for (size_t value = 0; value < 256 && all_ascii; ++value)
    if (columns[0][value] + columns[1][value] != 0 &&
        (value >= 0x80 || (value < 0x20 && value != '\n' && value != '\r' && value != '\t' && value != 0x1B)))
      all_ascii = false;
  if (all_ascii) return std::nullopt;
  std::optional<CharsetGuess> best;
  double best_score = 0.5;
  for (const bool little : {true, false}) {
    const auto& high = columns[little ? 1 : 0];
    const auto& low = columns[little ? 0 : 1];
    const double frequent = (high[0x00] + high[0x30]) / units;
    const double low_zero = low[0] / units;
    if (low_zero > 0.2) continue;
    const Reading read = little ? weigh(sample, step_utf16<true>) : weigh(sample, step_utf16<false>);
    if (double(read.malformed) > units * 0.01 || double(read.controls) > units * 0.02) continue;
    // ASCII beside a zero byte is as strong as a kana.
    const double score = (read.weight + 3.0 * high[0x00]) / units;
    // Kanji alone leave no trace in the columns; then the reading itself must convince.
    if (frequent < 0.15 && score < 1.8) continue;
    if (score > best_score) {
      best_score = score;
      best = CharsetGuess{little ? Charset::utf16_le : Charset::utf16_be, little ? "UTF-16LE" : "UTF-16BE", 0, std::min(1.0, score / 3)};
    }
  }
  return best;
}

std::optional<CharsetGuess> ask_uchardet(ByteView sample) {
  const uchardet_t detector = uchardet_new();
  if (detector == nullptr) return std::nullopt;
  uchardet_handle_data(detector, reinterpret_cast<const char*>(sample.data()), sample.size());
  uchardet_data_end(detector);
  std::string name = uchardet_get_charset(detector);
  uchardet_delete(detector);
  auto guess = charset_named(name);
  if (guess) guess->confidence = 0.5;
  return guess;
}

CharsetGuess guess_from(ByteView bytes, bool whole) {
  const auto starts = [&](std::string_view mark) { return as_text(bytes).starts_with(mark); };
  using namespace std::string_view_literals;
  if (starts("\xEF\xBB\xBF")) return {Charset::utf8, "UTF-8", 3, 1};
  if (starts("\xFF\xFE\0\0"sv)) return {Charset::utf32_le, "UTF-32LE", 4, 1};
  if (starts("\0\0\xFE\xFF"sv)) return {Charset::utf32_be, "UTF-32BE", 4, 1};
  if (starts("\xFF\xFE")) return {Charset::utf16_le, "UTF-16LE", 2, 1};
  if (starts("\xFE\xFF")) return {Charset::utf16_be, "UTF-16BE", 2, 1};
  const ByteView sample = bytes.first(std::min(bytes.size(), sample_bytes));
  (void)whole;
  bool high = false;
  bool escape = false;
  size_t zeros = 0;
  size_t controls = 0;
  for (const Byte b : sample) {
    high |= b >= 0x80;
    escape |= b == 0x1B || b == 0x0E;
    zeros += b == 0;
    controls += b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B && b != 0x0E && b != 0x0F;
  }
  const double length = double(std::max<size_t>(1, sample.size()));
  if (!high && escape) {
    Iso2022 state;
    Reading read = weigh(sample, [&](ByteView in, size_t at) { return state.step(in, at); });
    if (state.escapes() > 0 && double(read.malformed) <= length * 0.01 && controls == 0) return {Charset::iso_2022_jp, "ISO-2022-JP", 0, 1};
  }
  if (auto wide = guess_utf16(sample.first(sample.size() / 2 * 2)); wide && sample.size() % 2 == 0) {
    if (zeros > 0) return *wide;
    // Without a single zero byte only a reading much better than the multi-byte ones counts.
    const Reading as_utf8 = weigh(sample, step_utf8);
    const Reading as_cp932 = weigh(sample, step_cp932);
    const Reading as_euc = weigh(sample, step_euc);
    const double wide_weight = wide->confidence * 3 * length / 2;
    const auto loses = [&](const Reading& read) { return read.malformed > 0 || wide_weight > read.weight; };
    if (as_utf8.malformed > 0 && loses(as_cp932) && loses(as_euc)) return *wide;
  }
  if (!high) {
    const double share = double(controls) / length;
    return {Charset::ascii, "US-ASCII", 0, share == 0 ? 1 : share > 0.02 ? 0.1 : 0.7};
  }
  const Reading as_utf8 = weigh(sample, step_utf8);
  if (as_utf8.malformed == 0 && controls == 0) return {Charset::utf8, "UTF-8", 0, 1};
  const Reading as_cp932 = weigh(sample, step_cp932);
  const Reading as_euc = weigh(sample, step_euc);
  struct Candidate {
    const Reading* reading;
    CharsetGuess guess;
    double score;
  };
  std::array<Candidate, 3> candidates{{{&as_utf8, {Charset::utf8, "UTF-8", 0, 0}, 0},
                                       {&as_cp932, {Charset::cp932, "windows-31j", 0, 0}, 0},
                                       {&as_euc, {Charset::euc_jp, "EUC-JP", 0, 0}, 0}}};
  for (auto& candidate : candidates) {
    const Reading& read = *candidate.reading;
    candidate.score = read.weight - 25.0 * double(read.malformed) - 5.0 * double(read.controls);
    // A few broken characters in much good text are damage, not another encoding.
    if (double(read.malformed) > 0.05 * double(read.characters + read.malformed)) candidate.score = -1e9;
  }
  const auto best = std::ranges::max_element(candidates, {}, &Candidate::score);
  if (best->score > 0) {
    best->guess.confidence = std::clamp(best->reading->per_character() / 3, 0.3, 1.0) * (double(controls) > length * 0.02 ? 0.2 : 1.0);
    return best->guess;
  }
  if (double(controls) <= length * 0.005)
    if (auto other = ask_uchardet(sample)) return *other;
  if (as_utf8.malformed == 0) return {Charset::utf8, "UTF-8", 0, double(controls) > length * 0.02 ? 0.1 : 0.6};
  return {Charset::other, "windows-1252", 0, double(controls) > length * 0.005 ? 0.05 : 0.35};
}

void append_decoded(std::string& out, char32_t character, size_t& malformed) {
  if (character == malformed_mark) {
    ++malformed;
    append_utf8(out, replacement_character);
  } else if (character != Iso2022::no_character) {
    append_utf8(out, character);
  }
}

template <class Stepper>
void decode_with(ByteView bytes, Stepper step, std::string& out, size_t& malformed) {
  for (size_t at = 0; at < bytes.size();) {
    if (bytes[at] < 0x80 && bytes[at] >= 0x20) {  // overwritten by the stepper where ASCII is not itself
      const Step taken = step(bytes, at);
      if (taken.character < 0x80) out.push_back(static_cast<char>(taken.character));
      else append_decoded(out, taken.character, malformed);
      at += taken.length;
      continue;
    }
    const Step taken = step(bytes, at);
    append_decoded(out, taken.character, malformed);
    at += std::max<size_t>(1, taken.length);
  }
}

void decode_by_icu(ByteView bytes, const std::string& name, std::string& out, size_t& malformed) {
  const Converter from = open_converter(name.c_str());
  if (!from) {
    out += scrub_utf8(as_text(bytes));
    return;
  }
  std::array<UChar, 4096> block;
  const char* source = reinterpret_cast<const char*>(bytes.data());
  const char* const end = source + bytes.size();
  UErrorCode status = U_ZERO_ERROR;
  do {
    status = U_ZERO_ERROR;
    UChar* target = block.data();
    ucnv_toUnicode(from.get(), &target, block.data() + block.size(), &source, end, nullptr, true, &status);
    const std::u16string_view piece(block.data(), static_cast<size_t>(target - block.data()));
    for (const char16_t c : piece) malformed += c == 0xFFFD;
    out += to_utf8(piece);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
}

}  // namespace

CharsetGuess guess_charset(ByteView bytes) { return guess_from(bytes, true); }

CharsetGuess guess_charset_of_names(const std::vector<std::string_view>& names) {
  Bytes joined;
  for (const std::string_view name : names) {
    if (joined.size() > sample_bytes) break;
    append(joined, name);
    joined.push_back('\n');
  }
  CharsetGuess guess = guess_from(joined, true);
  if (guess.charset == Charset::utf16_le || guess.charset == Charset::utf16_be) guess = {Charset::utf8, "UTF-8", 0, 0.5};
  return guess;
}

std::optional<CharsetGuess> charset_named(std::string_view given) {
  std::string name = ascii_lower(trim(given));
  while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.erase(0, 1);
  while (!name.empty() && (name.back() == '"' || name.back() == '\'' || name.back() == ';')) name.pop_back();
  if (name.empty()) return std::nullopt;
  const auto is = [&](std::initializer_list<std::string_view> list) { return std::ranges::find(list, name) != list.end(); };
  if (is({"utf-8", "utf8", "unicode-1-1-utf-8"})) return CharsetGuess{Charset::utf8, "UTF-8", 0, 1};
  if (is({"us-ascii", "ascii", "ansi_x3.4-1968"})) return CharsetGuess{Charset::ascii, "US-ASCII", 0, 1};
  if (is({"shift_jis", "shift-jis", "sjis", "x-sjis", "cp932", "ms932", "ms_kanji", "windows-31j", "windows-932", "csshiftjis",
          "cswindows31j"}))
    return CharsetGuess{Charset::cp932, "windows-31j", 0, 1};
  if (is({"euc-jp", "eucjp", "x-euc-jp", "cseucpkdfmtjapanese", "euc-jp-ms", "eucjp-ms", "ujis", "cp51932"}))
    return CharsetGuess{Charset::euc_jp, "EUC-JP", 0, 1};
  if (is({"iso-2022-jp", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-ms", "csiso2022jp", "cp50220", "cp50221", "cp50222", "jis"}))
    return CharsetGuess{Charset::iso_2022_jp, "ISO-2022-JP", 0, 1};
  if (is({"utf-16le", "unicodefffe"})) return CharsetGuess{Charset::utf16_le, "UTF-16LE", 0, 1};
  if (is({"utf-16be", "unicode"})) return CharsetGuess{Charset::utf16_be, "UTF-16BE", 0, 1};
  if (is({"utf-16", "utf-32", "ucs-2", "iso-10646-ucs-2"})) return std::nullopt;  // the mark or the bytes decide
  // ICU would answer to almost anything; only what it has an IANA name for counts.
  UErrorCode status = U_ZERO_ERROR;
  const char* standard = ucnv_getStandardName(name.c_str(), "IANA", &status);
  if (U_FAILURE(status) || standard == nullptr) {
    status = U_ZERO_ERROR;
    standard = ucnv_getStandardName(name.c_str(), "MIME", &status);
  }
  if (U_FAILURE(status) || standard == nullptr) return std::nullopt;
  return CharsetGuess{Charset::other, standard, 0, 1};
}

std::string decode(ByteView bytes, const CharsetGuess& guess, size_t* malformed) {
  size_t count = 0;
  std::string out;
  bytes = bytes.subspan(std::min(guess.mark_bytes, bytes.size()));
  out.reserve(bytes.size() + bytes.size() / 2);
  switch (guess.charset) {
    case Charset::ascii:
    case Charset::utf8:
      if (is_valid_utf8(as_text(bytes))) out = as_text(bytes);
      else decode_with(bytes, step_utf8, out, count);
      break;
    case Charset::utf16_le: decode_with(bytes, step_utf16<true>, out, count); break;
    case Charset::utf16_be: decode_with(bytes, step_utf16<false>, out, count); break;
    case Charset::utf32_le: decode_with(bytes, step_utf32<true>, out, count); break;
    case Charset::utf32_be: decode_with(bytes, step_utf32<false>, out, count); break;
    case Charset::cp932: decode_with(bytes, step_cp932, out, count); break;
    case Charset::euc_jp: decode_with(bytes, step_euc, out, count); break;
    case Charset::iso_2022_jp: {
      Iso2022 state;
      decode_with(bytes, [&](ByteView in, size_t at) { return state.step(in, at); }, out, count);
      break;
    }
    case Charset::other: decode_by_icu(bytes, guess.name, out, count); break;
  }
  if (malformed != nullptr) *malformed = count;
  return out;
}

char32_t cp932_character(Byte lead, Byte trail) { return from_cp932(lead, trail); }

void warm_charsets() {
  (void)tables();
  (void)kanji();
  (void)ask_uchardet(to_bytes("na\xEFve caf\xE9"));
  for (const char* name : {"windows-1252", "windows-1251", "GB18030", "Big5", "EUC-KR", "ISO-8859-1"}) (void)open_converter(name);
}

}  // namespace sekimori::inspect
