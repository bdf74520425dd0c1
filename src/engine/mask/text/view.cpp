#include "engine/mask/text/view.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::mask {
namespace {

constexpr int most_layers = 6;
constexpr std::size_t longest_label = 63;  // of a host, in signs
constexpr std::size_t least_run = 8;       // signs; shorter ones hold too little to name anybody

bool is_base64_sign(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '-' || c == '_';
}
bool is_alphanumeric(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
int hex_value(char32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a') + 10;
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A') + 10;
  return -1;
}
int base64_value(char32_t c) {
  if (c >= 'A' && c <= 'Z') return static_cast<int>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<int>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0') + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return -1;
}

bool looks_wide(ByteView bytes, std::size_t low) {
  std::size_t plain = 0, all = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2, ++all) {
    const unsigned unit = static_cast<unsigned>(bytes[i + low]) | static_cast<unsigned>(bytes[i + 1 - low]) << 8U;
    if ((unit >= 0x20 && unit < 0x7F) || unit == 9 || unit == 10 || unit == 13 || (unit >= 0x3000 && unit < 0x3100) ||
        (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0xFF00 && unit < 0xFFF0))
      ++plain;
  }
  return all >= 3 && plain * 10 >= all * 9;
}

struct Escape {
  std::u32string text;  // empty and length > 0: a soft line break
  std::size_t length = 0;
  const char* name = "";
  bool whole = false;  // its characters cannot be told apart in the source
};

// Bytes written as PREFIX + two digits each, "=" and a line end being nothing in quoted-printable.
std::size_t byte_at(std::u32string_view text, std::size_t at, char32_t prefix, unsigned char& out) {
  std::size_t skip = 0;
  if (prefix == '=')
    while (at + skip < text.size() && text[at + skip] == '=' && at + skip + 1 < text.size() &&
           (text[at + skip + 1] == '\n' || text[at + skip + 1] == '\r')) {
      skip += 2;
      if (text[at + skip - 1] == '\r' && at + skip < text.size() && text[at + skip] == '\n') ++skip;
    }
  const std::size_t lead = prefix == '\\' ? 2 : 1;
  if (at + skip + lead + 1 >= text.size() || text[at + skip] != prefix) return 0;
  if (prefix == '\\' && text[at + skip + 1] != 'x' && text[at + skip + 1] != 'X') return 0;
  const char32_t first = text[at + skip + lead], second = text[at + skip + lead + 1];
  const int high = hex_value(first), low = hex_value(second);
  if (high < 0 || low < 0) return 0;
  // Quoted-printable has capitals; "=dC55" is the value of a parameter.
  if (prefix == '=' && (first >= 'a' || second >= 'a')) return 0;
  out = static_cast<unsigned char>(high * 16 + low);
  return skip + lead + 2;
}

// Escaped bytes from `at` on. UTF-8 gives one Escape a character through `sink`; other charsets take plain signs along, as their
// second bytes may be letters.
template <class Sink>
std::size_t escaped_bytes(std::u32string_view text, std::size_t at, char32_t prefix, const char* name, Sink sink) {
  Bytes bytes;
  std::vector<std::size_t> ends;  // in the source, behind each byte
  std::size_t position = at;
  unsigned char byte = 0;
  while (const std::size_t length = byte_at(text, position, prefix, byte)) {
    bytes.push_back(byte);
    position += length;
    ends.push_back(position);
  }
  if (bytes.empty()) return 0;
  const std::string_view raw = as_text(bytes);
  if (is_valid_utf8(raw)) {
    std::size_t start = at;
    for (std::size_t i = 0; i < raw.size();) {
      const char32_t c = next_code_point(raw, i);
      sink(Escape{.text = std::u32string(1, c), .length = ends[i - 1] - start, .name = name});
      start = ends[i - 1];
    }
    return position - at;
  }
  Bytes mixed;
  std::size_t end = at;
  while (end < text.size()) {
    if (const std::size_t length = byte_at(text, end, prefix, byte)) {
      mixed.push_back(byte);
      end += length;
    } else if (text[end] > 0x20 && text[end] < 0x7F && text[end] != '&' && text[end] != '"' && text[end] != '<' && text[end] != '>') {
      mixed.push_back(static_cast<unsigned char>(text[end++]));
    } else {
      break;
    }
  }
  const inspect::CharsetGuess guess = inspect::guess_charset(mixed);
  sink(Escape{.text = to_utf32(inspect::decode(mixed, guess)), .length = end - at, .name = name, .whole = true});
  return end - at;
}

Escape entity_at(std::u32string_view text, std::size_t at) {
  static constexpr std::pair<std::u32string_view, char32_t> named[] = {
      {U"amp", '&'},    {U"lt", '<'},     {U"gt", '>'},     {U"quot", '"'},   {U"apos", '\''}, {U"nbsp", ' '},
      {U"commat", '@'}, {U"period", '.'}, {U"lowbar", '_'}, {U"hyphen", '-'}, {U"colon", ':'}, {U"sol", '/'}};
  const std::size_t end = text.substr(at, 12).find(';');
  if (end == std::u32string_view::npos || end < 2) return {};
  const std::u32string_view body = text.substr(at + 1, end - 1);
  if (body[0] == '#') {
    const bool hex = body.size() > 1 && (body[1] == 'x' || body[1] == 'X');
    char32_t value = 0;
    for (const char32_t c : body.substr(hex ? 2 : 1)) {
      const int digit = hex_value(c);
      if (digit < 0 || (!hex && digit > 9) || value > 0x110000) return {};
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
    }
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
    return {.text = std::u32string(1, value), .length = end + 1, .name = "entity"};
  }
  for (const auto& [name, c] : named)
    if (body == name) return {.text = std::u32string(1, c), .length = end + 1, .name = "entity"};
  return {};
}

// \uXXXX, \u{XXXX}, %uXXXX, pairs of surrogates included.
Escape unicode_at(std::u32string_view text, std::size_t at) {
  const auto unit_at = [&](std::size_t i, char32_t& out) -> std::size_t {
    if (i + 5 >= text.size() || (text[i] != '\\' && text[i] != '%') || (text[i + 1] != 'u' && text[i + 1] != 'U')) return 0;
    const bool braces = text[i + 2] == '{';
    std::size_t j = i + (braces ? 3 : 2);
    out = 0;
    int digits = 0;
    for (; j < text.size() && digits < (braces ? 6 : 4) && hex_value(text[j]) >= 0; ++j, ++digits)
      out = out * 16 + static_cast<char32_t>(hex_value(text[j]));
    if (braces ? digits == 0 || j >= text.size() || text[j] != '}' : digits != 4) return 0;
    return j + (braces ? 1 : 0) - i;
  };
  char32_t first = 0, second = 0;
  const std::size_t length = unit_at(at, first);
  if (length == 0) return {};
  if (first >= 0xD800 && first < 0xDC00)
    if (const std::size_t more = unit_at(at + length, second); more > 0 && second >= 0xDC00 && second < 0xE000)
      return {.text = std::u32string(1, 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00)),
              .length = length + more,
              .name = "unicode escape"};
  if (first == 0 || first > 0x10FFFF || (first >= 0xD800 && first < 0xE000)) return {};
  return {.text = std::u32string(1, first), .length = length, .name = "unicode escape"};
}

// =?charset?B|Q?text?=, and what follows at once if that is another such word.
Escape encoded_word_at(std::u32string_view text, std::size_t at) {
  std::size_t end = at, words = 0;
  Bytes bytes;
  std::string charset;
  std::u32string out;
  const auto flush = [&] {
    if (bytes.empty()) return;
    const auto named = inspect::charset_named(charset);
    out += to_utf32(inspect::decode(bytes, named ? *named : inspect::guess_charset(bytes)));
    bytes.clear();
  };
  for (std::size_t next = at; next + 8 < text.size() && text[next] == '=' && text[next + 1] == '?';) {
    const std::size_t q1 = text.find(U'?', next + 2);
    if (q1 == std::u32string_view::npos || q1 - next > 40 || q1 + 2 >= text.size() || text[q1 + 2] != '?') break;
    const std::size_t close = text.find(U"?=", q1 + 3);
    if (close == std::u32string_view::npos || close - q1 > 2000) break;
    const char32_t how = text[q1 + 1] | 0x20U;
    const std::u32string_view body = text.substr(q1 + 3, close - q1 - 3);
    const std::string here = to_utf8(text.substr(next + 2, q1 - next - 2));
    if (here != charset) flush();
    charset = here;
    if (how == 'b') {
      append(bytes, ByteView(loose_base64(body, 0)));
    } else if (how == 'q') {
      for (std::size_t i = 0; i < body.size(); ++i) {
        unsigned char byte = 0;
        if (byte_at(body, i, '=', byte) == 3) {
          bytes.push_back(byte);
          i += 2;
        } else {
          append(bytes, body[i] == '_' ? std::string(" ") : to_utf8(body.substr(i, 1)));
        }
      }
    } else {
      break;
    }
    end = close + 2;
    ++words;
    next = end;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\n' || text[next] == '\r')) ++next;
  }
  if (words == 0) return {};
  flush();
  return {.text = std::move(out), .length = end - at, .name = "encoded word", .whole = true};
}

Escape punycode_at(std::u32string_view text, std::size_t at) {
  if (at + 5 >= text.size() || (text[at] | 0x20U) != 'x' || (text[at + 1] | 0x20U) != 'n' || text[at + 2] != '-' || text[at + 3] != '-')
    return {};
  if (at > 0 && is_alphanumeric(text[at - 1])) return {};
  std::size_t end = at + 4;
  while (end < text.size() && end - at - 4 <= longest_label && (is_alphanumeric(text[end]) || text[end] == '-')) ++end;
  std::u32string decoded = from_punycode(text.substr(at + 4, end - at - 4));
  if (decoded.empty()) return {};
  return {.text = std::move(decoded), .length = end - at, .name = "punycode", .whole = true};
}

// +Zyc- : UTF-16 in base64, as UTF-7 writes what is not ASCII. Taken for such only where it is Japanese and its last bits are none.
Escape seven_at(std::u32string_view text, std::size_t at) {
  std::u32string out;
  std::uint32_t bits = 0;
  unsigned held = 0;
  std::size_t end = at + 1;
  for (; end < text.size() && text[end] != '-' && text[end] != '_' && base64_value(text[end]) >= 0; ++end) {
    bits = (bits << 6U) | static_cast<std::uint32_t>(base64_value(text[end]));
    held += 6;
    if (held < 16) continue;
    held -= 16;
    const char32_t c = (bits >> held) & 0xFFFFU;
    const bool japanese = (c >= 0x3000 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xFF00 && c < 0xFFF0) || c == 0x3231;
    if (!japanese) return {};
    out += c;
  }
  if (out.empty() || held >= 6 || (bits & ((1U << held) - 1U)) != 0) return {};
  if (end < text.size() && text[end] == '-') ++end;
  return {.text = std::move(out), .length = end - at, .name = "UTF-7", .whole = true};
}

void note_layer(std::string& peeled, std::string_view name) {
  if (peeled == name || peeled.ends_with(std::string(", ").append(name))) return;
  peeled += (peeled.empty() ? "" : ", ") + std::string(name);
}

class Peeler {
 public:
  explicit Peeler(std::u32string_view root) : budget_(1'000'000 + 16 * root.size()) {
    View whole;
    whole.text = root;
    whole.from.resize(root.size());
    whole.to.resize(root.size());
    for (std::size_t i = 0; i < root.size(); ++i) {
      whole.from[i] = static_cast<std::uint32_t>(i);
      whole.to[i] = static_cast<std::uint32_t>(i + 1);
    }
    out_.push_back(std::move(whole));
  }

  std::vector<View> run() && {
    std::size_t done = 0;
    for (int layer = 0; layer < most_layers; ++layer) {
      const std::size_t end = out_.size();
      for (; done < end; ++done) {
        View plain;
        if (without_escapes(out_[done], plain)) take(std::move(plain));
        blocks(done);
        lists(done);
      }
    }
    return std::move(out_);
  }

 private:
  void take(View&& view) {
    if (view.text.size() > budget_) return;
    budget_ -= view.text.size();
    if (!seen_.insert({view.text, view.from.empty() ? 0 : view.from.front()}).second) return;
    out_.push_back(std::move(view));
  }

  // `bits`: how much a sign holds, 6 or 4, or 0 for a list of numbers; `skip`: signs left out at the front.
  void block(std::size_t parent, std::size_t start, std::size_t end, const Bytes& bytes, std::size_t bits, std::size_t skip) {
    if (bytes.size() < 5) return;
    const bool broken = out_[parent].text.substr(start, end - start).find_first_of(U"\n\r") != std::u32string::npos;
    for (ByteReading& reading : readings_of(bytes)) {
      if (reading.text.size() > budget_) return;
      View view;
      view.peeled = out_[parent].peeled;
      note_layer(view.peeled, bits == 6 ? "base64" : bits == 4 ? "hex" : "numbers");
      view.block = true;
      if (reading.whole || broken || bits == 0) {
        view.from.assign(reading.text.size(), out_[parent].from[start]);
        view.to.assign(reading.text.size(), out_[parent].to[end - 1]);
      } else {
        // A word among binary data, or behind something that only looks like a part of the block: its own signs.
        for (std::size_t i = 0; i < reading.text.size(); ++i) {
          const std::size_t first = reading.byte[i];
          const std::size_t last = i + 1 < reading.byte.size() ? std::max<std::size_t>(reading.byte[i + 1], first + 1) - 1 : first;
          const std::size_t from = std::min(start + skip + first * 8 / bits, end - 1),
                            to = std::min(start + skip + (last * 8 + 7) / bits, end - 1);
          view.from.push_back(out_[parent].from[from]);
          view.to.push_back(out_[parent].to[to]);
        }
      }
      view.text = std::move(reading.text);
      take(std::move(view));
    }
  }

  void pieces(std::size_t parent, std::size_t start, std::size_t end) {
    const std::u32string run = out_[parent].text.substr(start, end - start);
    for (std::size_t skip = 0; skip < 4 && run.size() >= least_run + skip; ++skip)
      block(parent, start, end, loose_base64(run, skip), 6, skip);
    if (std::ranges::all_of(run, [](char32_t c) { return hex_value(c) >= 0; }) && run.size() >= 10)
      for (std::size_t skip = 0; skip < 2; ++skip) block(parent, start, end, loose_hex(run, skip), 4, skip);
  }

  void lists(std::size_t parent) {
    const std::u32string text = out_[parent].text;
    for (const unsigned base : {16U, 10U})
      for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        const bool starts = hex_value(text[i]) >= 0 && (i == 0 || !is_alphanumeric(text[i - 1]));
        const Bytes bytes = starts ? number_list(text, i, base, end) : Bytes();
        if (!bytes.empty()) block(parent, i, end, bytes, 0, 0);
        i = std::max(end, i + 1);
      }
  }

  void blocks(std::size_t parent) {
    const std::u32string text = out_[parent].text;  // a copy: out_ grows below
    for (std::size_t i = 0; i < text.size();) {
      if (!is_base64_sign(text[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      std::size_t line = i;
      std::u32string_view rest = text;
      while (end < text.size()) {
        if (is_base64_sign(text[end])) {
          ++end;
          continue;
        }
        // A full line of signs goes on in the next one, be it quoted or not.
        if ((text[end] == '\n' || text[end] == '\r') && end - line >= 40) {
          std::size_t next = end;
          while (next < text.size() && (text[next] == '\n' || text[next] == '\r' || text[next] == '>' || text[next] == ' ')) ++next;
          std::size_t stop = next;
          while (stop < text.size() && is_base64_sign(text[stop])) ++stop;
          // The next line must be signs to its end, too: words of the text behind a block are none of it.
          const bool to_its_end = stop >= text.size() || text[stop] == '\n' || text[stop] == '\r' || text[stop] == '=';
          if (next < text.size() && is_base64_sign(text[next]) && next - end <= 5 && to_its_end) {
            end = next;
            line = next;
            continue;
          }
        }
        break;
      }
      if (end - i >= least_run) {
        pieces(parent, i, end);
        // Addresses put their parts between slashes and hyphens, which are signs of base64, too.
        for (std::size_t start = i; start < end;) {
          std::size_t stop = start;
          while (stop < end && is_alphanumeric(rest[stop])) ++stop;
          if (stop - start >= least_run && (start != i || stop != end)) pieces(parent, start, stop);
          start = stop + 1;
        }
        // Three parts between dots, as tokens are: the dots ended the runs already.
      }
      i = std::max(end, i + 1);
    }
  }

  std::vector<View> out_;
  std::set<std::pair<std::u32string, std::uint32_t>> seen_;
  std::size_t budget_;
};

}  // namespace

Bytes loose_base64(std::u32string_view run, std::size_t skip) {
  Bytes out;
  unsigned bits = 0, held = 0;
  for (const char32_t c : run) {
    const int value = base64_value(c);
    if (value < 0) {
      if (c == '\n' || c == '\r' || c == ' ' || c == '>') continue;
      break;
    }
    if (skip > 0) {
      --skip;
      continue;
    }
    bits = (bits << 6U) | static_cast<unsigned>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push_back(static_cast<Byte>((bits >> held) & 0xFFU));
    }
  }
  return out;
}

Bytes loose_hex(std::u32string_view run, std::size_t skip) {
  Bytes out;
  for (std::size_t i = skip; i + 1 < run.size(); i += 2) {
    const int high = hex_value(run[i]), low = hex_value(run[i + 1]);
    if (high < 0 || low < 0) break;
    out.push_back(static_cast<Byte>(high * 16 + low));
  }
  return out;
}

Bytes number_list(std::u32string_view text, std::size_t at, unsigned base, std::size_t& end) {
  Bytes out;
  end = at;
  for (std::size_t i = at; i < text.size();) {
    if (base == 16 && text[i] == '0' && i + 1 < text.size() && (text[i + 1] == 'x' || text[i + 1] == 'X')) i += 2;
    unsigned value = 0;
    std::size_t digits = 0;
    for (; i < text.size(); ++i, ++digits) {
      const int digit = hex_value(text[i]);
      if (digit < 0 || digit >= static_cast<int>(base) || digits > 3) break;
      value = value * base + static_cast<unsigned>(digit);
    }
    if (value > 255 || (base == 16 ? digits != 2 : digits == 0 || digits > 3)) break;
    out.push_back(static_cast<Byte>(value));
    end = i;
    std::size_t gap = 0;
    while (i < text.size() && gap < 3 &&
           (text[i] == ' ' || text[i] == ',' || text[i] == ':' || text[i] == '-' || text[i] == ';' || text[i] == '\n'))
      ++i, ++gap;
    if (gap == 0) break;
  }
  if (out.size() < 5) {
    out.clear();
    end = at;
  }
  return out;
}

std::vector<ByteReading> readings_of(ByteView bytes) {
  std::vector<ByteReading> out;
  const auto whole = [&](std::string_view text) { out.push_back({.text = to_utf32(text), .byte = {}, .whole = true}); };
  std::size_t control = 0, high = 0;
  for (const Byte b : bytes) {
    control += b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != 0x1B ? 1U : 0U;
    high += b >= 0x80 ? 1U : 0U;
  }
  for (const std::size_t low : {std::size_t(0), std::size_t(1)})
    if (looks_wide(bytes, low))
      whole(inspect::decode(bytes, {.charset = low == 0 ? inspect::Charset::utf16_le : inspect::Charset::utf16_be, .name = "UTF-16"}));
  if (control == 0 && is_valid_utf8(as_text(bytes))) {
    whole(as_text(bytes));
    if (std::ranges::find(bytes, Byte(0x1B)) != bytes.end())
      whole(inspect::decode(bytes, {.charset = inspect::Charset::iso_2022_jp, .name = "ISO-2022-JP"}));
    return out;
  }
  // Binary data, or garbage: only stretches that could be words are looked at.
  ByteReading words{.text = {}, .byte = {}, .whole = false}, stretch = words;
  const auto close = [&](std::size_t at) {
    if (stretch.text.size() >= 5 || std::ranges::count_if(stretch.text, [](char32_t c) { return c >= 0x3000; }) >= 2) {
      words.text += stretch.text + U'\n';
      words.byte.insert(words.byte.end(), stretch.byte.begin(), stretch.byte.end());
      words.byte.push_back(static_cast<std::uint32_t>(at));
    }
    stretch.text.clear();
    stretch.byte.clear();
  };
  const std::string_view text = as_text(bytes);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == replacement_character || (c < 0x20 && c != '\t')) {
      close(start);
    } else {
      stretch.text += c;
      stretch.byte.push_back(static_cast<std::uint32_t>(start));
    }
  }
  close(text.size() - 1);
  if (!words.text.empty()) out.push_back(std::move(words));
  if (control == 0 && high >= 4)
    for (const inspect::Charset charset : {inspect::Charset::cp932, inspect::Charset::euc_jp}) {
      std::size_t malformed = 0;
      const std::string japanese = inspect::decode(bytes, {.charset = charset, .name = "Japanese"}, &malformed);
      if (malformed == 0) whole(japanese);
    }
  return out;
}

std::u32string from_punycode(std::u32string_view label) {
  std::u32string out;
  if (label.size() > longest_label) return out;  // no host has it; each sign is put in its place among all others
  std::size_t i = 0;
  if (const std::size_t dash = label.rfind(U'-'); dash != std::u32string_view::npos) {
    out = label.substr(0, dash);
    if (std::ranges::any_of(out, [](char32_t c) { return c >= 128; })) return {};  // RFC 3492 section 6.2: basic code points alone
    i = dash + 1;
  }
  std::uint32_t n = 128, index = 0, bias = 72;
  bool first = true;
  while (i < label.size()) {
    const std::uint32_t old = index;
    std::uint32_t weight = 1;
    for (std::uint32_t k = 36;; k += 36) {
      if (i >= label.size()) return {};
      const char32_t c = label[i++];
      std::uint32_t digit = 36;
      if (c >= 'a' && c <= 'z') digit = static_cast<std::uint32_t>(c - 'a');
      else if (c >= 'A' && c <= 'Z') digit = static_cast<std::uint32_t>(c - 'A');
      else if (c >= '0' && c <= '9') digit = static_cast<std::uint32_t>(c - '0') + 26;
      if (digit >= 36 || digit > (0x7FFFFFFFU - index) / weight) return {};
      index += digit * weight;
      const std::uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < t) break;
      if (weight > 0x7FFFFFFFU / (36 - t)) return {};
      weight *= 36 - t;
    }
    const auto count = static_cast<std::uint32_t>(out.size() + 1);
    std::uint32_t delta = first ? (index - old) / 700 : (index - old) / 2;
    first = false;
    delta += delta / count;
    std::uint32_t k = 0;
    for (; delta > 455; k += 36) delta /= 35;
    bias = k + 36 * delta / (delta + 38);
    n += index / count;
    index %= count;
    if (n > 0x10FFFF || (n >= 0xD800 && n < 0xE000)) return {};
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(index), static_cast<char32_t>(n));
    ++index;
  }
  return out;
}

std::string to_punycode(std::u32string_view label) {
  std::string out;
  for (const char32_t c : label)
    if (c < 128) out += static_cast<char>(c);
  const auto basic = static_cast<std::uint32_t>(out.size());
  std::uint32_t handled = basic, n = 128, delta = 0, bias = 72;
  if (basic > 0) out += '-';
  while (handled < label.size()) {
    char32_t next = 0x10FFFF;
    for (const char32_t c : label)
      if (c >= n) next = std::min(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      std::uint32_t q = delta;
      for (std::uint32_t k = 36;; k += 36) {
        const std::uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        const std::uint32_t digit = q < t ? q : t + (q - t) % (36 - t);
        out += static_cast<char>(digit < 26 ? 'a' + digit : '0' + digit - 26);
        if (q < t) break;
        q = (q - t) / (36 - t);
      }
      std::uint32_t adapt = handled == basic ? delta / 700 : delta / 2;
      adapt += adapt / (handled + 1);
      std::uint32_t k = 0;
      for (; adapt > 455; k += 36) adapt /= 35;
      bias = k + 36 * adapt / (adapt + 38);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

bool without_escapes(const View& view, View& out) {
  const std::u32string_view text = view.text;
  bool changed = false;
  out = {};
  out.peeled = view.peeled;
  out.block = view.block;
  const auto put = [&](const Escape& escape, std::size_t at) {
    note_layer(out.peeled, escape.name);
    changed = true;
    for (const char32_t c : escape.text) {
      out.text += c;
      out.from.push_back(view.from[at]);
      out.to.push_back(view.to[at + escape.length - 1]);
    }
  };
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    Escape escape;
    std::size_t length = 0;
    const auto bytes = [&](char32_t prefix, const char* name) {
      std::size_t position = i;
      length = escaped_bytes(text, i, prefix, name, [&](const Escape& one) {
        put(one, position);
        position += one.length;
      });
    };
    if (c == '=') {
      if (i + 1 < text.size() && text[i + 1] == '?') escape = encoded_word_at(text, i);
      if (escape.length == 0 && i + 1 < text.size() &&
          (text[i + 1] == '\n' || (text[i + 1] == '\r' && i + 2 < text.size() && text[i + 2] == '\n')))
        escape = {.text = {}, .length = text[i + 1] == '\n' ? std::size_t(2) : std::size_t(3), .name = "quoted-printable"};
      if (escape.length == 0) bytes('=', "quoted-printable");
    } else if (c == '%') {
      escape = unicode_at(text, i);
      if (escape.length == 0) bytes('%', "percent");
    } else if (c == '\\') {
      escape = unicode_at(text, i);
      if (escape.length == 0) bytes('\\', "byte escape");
    } else if (c == '&') {
      escape = entity_at(text, i);
    } else if (c == '+') {
      escape = seven_at(text, i);
    } else if (c == 'x' || c == 'X') {
      escape = punycode_at(text, i);
    }
    if (length > 0) {
      i += length;
    } else if (escape.length > 0) {
      put(escape, i);
      i += escape.length;
    } else {
      out.text += c;
      out.from.push_back(view.from[i]);
      out.to.push_back(view.to[i]);
      ++i;
    }
  }
  return changed;
}

std::vector<View> views_of(std::u32string_view root) { return Peeler(root).run(); }

}  // namespace sekimori::mask
