// DXF (AutoCAD drawing interchange, ASCII): TEXT, MTEXT, ATTRIB and dimension strings; title blocks.
#include <charconv>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

unsigned hexadecimal(std::string_view code, size_t from, size_t digits) {
  unsigned value = 0;
  const std::string_view text = code.substr(std::min(from, code.size()), digits);
  std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return value;
}

// MTEXT formatting: \P new line, \S stacked, \U+XXXX, \M+nXXXX (code page n: 1 is 932), {\fName;...}, %%c and the like.
std::string plain_text(std::string_view code) {
  std::string out;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '{' || c == '}') continue;
    if (c == '%' && code.substr(i, 2) == "%%" && i + 2 < code.size()) {
      const char sign = code[i += 2];
      if (sign == 'c' || sign == 'C') out += "⌀";
      else if (sign == 'd' || sign == 'D') out += "°";
      else if (sign == 'p' || sign == 'P') out += "±";
      else if (sign == '%') out += '%';
      continue;
    }
    if (c != '\\' || i + 1 >= code.size()) {
      out += c;
      continue;
    }
    const char sign = code[++i];
    if (sign == 'P' || sign == 'X') out += '\n';
    else if (sign == '~') out += ' ';
    else if (sign == '\\' || sign == '{' || sign == '}') out += sign;
    else if (sign == 'U' && code.substr(i, 2) == "U+") {
      append_utf8(out, hexadecimal(code, i + 2, 4));
      i += 5;
    } else if (sign == 'M' && code.substr(i, 2) == "M+") {
      const unsigned value = hexadecimal(code, i + 3, 4);
      const char32_t found = code.substr(i + 2, 1) == "1" ? cp932_character(static_cast<Byte>(value >> 8), static_cast<Byte>(value)) : 0;
      append_utf8(out, found == 0 ? replacement_character : found);
      i += 6;
    } else if (sign == 'S') {
      const size_t end = std::min(code.find(';', i), code.size());
      for (const char part : code.substr(i + 1, end - i - 1)) out += part == '^' || part == '#' ? '/' : part;
      i = end;
    } else if (std::string_view("fFHCcTQWAp").find(sign) != std::string_view::npos) {
      i = std::min(code.find(';', i), code.size());
    }
    // \L \l \O \o \K \k switch lines on and off and say nothing.
  }
  return out;
}

bool is_title_block(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (const std::string_view word : {"title", "表題", "図枠", "標題", "frame", "border", "waku"})
    if (lower.find(word) != std::string::npos) return true;
  return false;
}

bool carries_text(std::string_view entity) {
  for (const std::string_view kind : {"TEXT", "MTEXT", "ATTRIB", "ATTDEF", "DIMENSION", "LEADER", "MULTILEADER", "ACAD_TABLE"})
    if (entity == kind) return true;
  return false;
}

}  // namespace

void read_dxf(Reading& at) {
  const CharsetGuess guess = guess_charset(at.bytes);
  size_t malformed = 0;
  const std::string source = tidy_text(decode(at.bytes, guess, &malformed));
  at.charset = guess.name;
  if (malformed > 0) at.partial(Reason::damaged, fmt::format("{} places are not valid {}", malformed, guess.name));
  std::string entity;
  std::string collected;
  std::string block;
  std::string layer;
  std::string body;
  std::string title;
  const auto finish = [&] {
    if (carries_text(entity) && !collected.empty())
      (is_title_block(block) || is_title_block(layer) ? title : body) += plain_text(collected) + "\n";
    if (entity == "ENDBLK" || entity == "SEQEND") block.clear();
    collected.clear();
    layer.clear();
  };
  size_t position = 0;
  size_t lines = 0;
  const auto next_line = [&](std::string_view& out) {
    if (position >= source.size()) return false;
    const size_t end = std::min(source.find('\n', position), source.size());
    out = std::string_view(source).substr(position, end - position);
    position = end + 1;
    ++lines;
    return true;
  };
  std::string_view code_line;
  std::string_view value;
  bool ended = false;
  while (next_line(code_line)) {
    const std::string_view digits = trim(code_line);
    int code = -1;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code);
    if (parsed.ec != std::errc()) {
      if (digits.empty() && position >= source.size()) break;
      at.partial(Reason::damaged, fmt::format("line {} should be a group code", lines));
      break;
    }
    if (!next_line(value)) break;
    if (code == 0) {
      finish();
      entity = trim(value);
      ended = entity == "EOF";
      if (ended) break;
    } else if (code == 1 || code == 3 || code == 304) {
      collected += value;
    } else if (code == 2 && (entity == "BLOCK" || entity == "INSERT")) {
      block = trim(value);
    } else if (code == 8) {
      layer = trim(value);
    }
  }
  finish();
  if (!ended) at.partial(Reason::damaged, "the drawing ends before its end mark");
  at.text.add(PartKind::body, std::move(body));
  at.text.add(PartKind::title_block, std::move(title));
}

}  // namespace sekimori::inspect
