#include "engine/inspect/extract/mail_message.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::inspect {
namespace {

constexpr size_t most_headers = 2000;
constexpr size_t most_parts = 10'000;

std::string decode_named(ByteView bytes, std::string_view charset) {
  const auto named = charset_named(charset);
  // "us-ascii" with other bytes in it is a lie that old programs tell.
  if (named && named->charset != Charset::ascii) return decode(bytes, *named);
  return decode(bytes, guess_charset(bytes));
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

Bytes lenient_base64(std::string_view text) {
  static const std::array<std::int8_t, 256> table = [] {
    std::array<std::int8_t, 256> out{};
    out.fill(-1);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < alphabet.size(); ++i) out[static_cast<Byte>(alphabet[i])] = static_cast<std::int8_t>(i);
    return out;
  }();
  Bytes out;
  out.reserve(text.size() / 4 * 3 + 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = table[static_cast<Byte>(c)];
    if (value < 0) continue;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++count == 4) {
      out.insert(out.end(), {static_cast<Byte>(bits >> 16), static_cast<Byte>(bits >> 8), static_cast<Byte>(bits)});
      bits = 0;
      count = 0;
    }
  }
  if (count >= 2) out.push_back(static_cast<Byte>(bits >> (count == 2 ? 4 : 10)));
  if (count == 3) out.push_back(static_cast<Byte>(bits >> 2));
  return out;
}

enum class Quoted { body, header_word };

Bytes lenient_quoted_printable(std::string_view text, Quoted kind) {
  Bytes out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (kind == Quoted::header_word && c == '_') {
      out.push_back(' ');
    } else if (c != '=') {
      out.push_back(static_cast<Byte>(c));
    } else {
      size_t end = i + 1;
      while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
      if (end >= text.size() || text[end] == '\n') {  // soft line break
        i = end;
        continue;
      }
      const int high = i + 1 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        out.push_back('=');
        continue;
      }
      out.push_back(static_cast<Byte>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

std::string unpercent(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

struct EncodedWord {
  std::string charset;
  Bytes bytes;
  size_t length = 0;
};

// "=?charset*language?B?...?=" at the start of `text`.
std::optional<EncodedWord> encoded_word(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const size_t first = text.find('?', 2);
  if (first == std::string_view::npos || first + 2 >= text.size() || text[first + 2] != '?') return std::nullopt;
  const size_t end = text.find("?=", first + 3);
  if (end == std::string_view::npos) return std::nullopt;
  EncodedWord word;
  word.charset = text.substr(2, std::min(first, text.find('*')) - 2);
  const std::string_view content = text.substr(first + 3, end - first - 3);
  const char encoding = text[first + 1];
  if (encoding == 'B' || encoding == 'b') word.bytes = lenient_base64(content);
  else if (encoding == 'Q' || encoding == 'q') word.bytes = lenient_quoted_printable(content, Quoted::header_word);
  else return std::nullopt;
  word.length = end + 2;
  return word;
}

}  // namespace

std::string decode_words(std::string_view raw) {
  std::string out;
  std::string plain;
  std::optional<EncodedWord> pending;
  const auto flush_plain = [&] {
    if (!plain.empty())
      out +=
          is_valid_utf8(plain) && plain.find('\x1B') == std::string::npos ? plain : decode(as_bytes(plain), guess_charset(as_bytes(plain)));
    plain.clear();
  };
  const auto flush_word = [&] {
    if (pending) out += decode_named(pending->bytes, pending->charset);
    pending.reset();
  };
  for (size_t i = 0; i < raw.size();) {
    if (auto word = encoded_word(raw.substr(i))) {
      const bool only_blank = std::ranges::all_of(plain, [](char c) { return c == ' ' || c == '\t'; });
      i += word->length;
      if (pending && only_blank && ascii_lower(pending->charset) == ascii_lower(word->charset)) {
        // Long words are cut anywhere, even inside a character: join before decoding.
        append(pending->bytes, word->bytes);
      } else {
        if (pending && !only_blank) {
          flush_word();
          flush_plain();
        } else {
          flush_word();
          if (!only_blank) flush_plain();
          else if (!plain.empty() && out.empty()) flush_plain();
        }
        pending = std::move(word);
      }
      plain.clear();
      continue;
    }
    if (pending && raw[i] != ' ' && raw[i] != '\t') flush_word();
    plain += raw[i++];
    if (!pending) continue;
  }
  flush_word();
  flush_plain();
  return tidy_header(out);
}

std::string tidy_header(std::string_view text) {
  std::string out = scrub_utf8(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return std::string(trim(out));
}

std::string_view MailHeaders::raw(std::string_view lower_name) const {
  for (const MailHeader& header : list)
    if (header.name == lower_name) return header.value;
  return {};
}

std::string MailHeaders::decoded(std::string_view lower_name) const { return decode_words(raw(lower_name)); }

std::string_view MailValue::parameter(std::string_view name) const {
  for (const auto& [key, text] : parameters)
    if (key == name) return text;
  return {};
}

MailHeaders parse_mail_headers(std::string_view text) {
  MailHeaders out;
  size_t position = 0;
  if (text.starts_with("\xEF\xBB\xBF")) position = 3;
  if (text.substr(position).starts_with("From ")) position = std::min(text.find('\n', position), text.size() - 1) + 1;  // mbox
  while (position < text.size()) {
    const size_t end = std::min(text.find('\n', position), text.size());
    std::string_view line = text.substr(position, end - position);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t next = std::min(end + 1, text.size());
    if (line.empty()) {
      position = next;
      break;
    }
    if ((line.front() == ' ' || line.front() == '\t') && !out.list.empty()) {
      if (out.list.back().value.size() < 1'000'000) {
        line.remove_prefix(std::min(line.size(), line.find_first_not_of(" \t")));
        out.list.back().value += ' ';
        out.list.back().value += line;
      }
    } else {
      const size_t colon = line.find(':');
      if (colon == std::string_view::npos || colon == 0) break;  // the body began without an empty line
      if (out.list.size() < most_headers)
        out.list.push_back({ascii_lower(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1)))});
    }
    position = next;
  }
  out.body_offset = position;
  return out;
}

MailValue parse_mail_value(std::string_view raw) {
  MailValue out;
  size_t position = std::min(raw.find(';'), raw.size());
  out.value = ascii_lower(trim(raw.substr(0, position)));
  // RFC 2231: name*0*=charset'lang'%E3..., name*1=...; sections may come in any order.
  struct Section {
    std::string bytes;
    bool extended = false;
  };
  std::map<std::string, std::map<int, Section>> sections;
  while (position < raw.size()) {
    ++position;  // ';'
    const size_t equal = raw.find('=', position);
    if (equal == std::string_view::npos) break;
    std::string name = ascii_lower(trim(raw.substr(position, equal - position)));
    std::string value;
    position = equal + 1;
    while (position < raw.size() && (raw[position] == ' ' || raw[position] == '\t')) ++position;
    if (position < raw.size() && raw[position] == '"') {
      for (++position; position < raw.size() && raw[position] != '"'; ++position) {
        // ISO-2022-JP and CP932 in quotes hold backslashes of their own; only \" and \\ are escapes.
        if (raw[position] == '\\' && position + 1 < raw.size() && (raw[position + 1] == '"' || raw[position + 1] == '\\')) ++position;
        value += raw[position];
      }
      position = std::min(raw.find(';', position), raw.size());
    } else {
      const size_t end = std::min(raw.find(';', position), raw.size());
      value = trim(raw.substr(position, end - position));
      position = end;
    }
    const bool extended = name.ends_with('*');
    if (extended) name.pop_back();
    int number = 0;
    if (const size_t star = name.find('*'); star != std::string::npos) {
      std::from_chars(name.data() + star + 1, name.data() + name.size(), number);
      name.resize(star);
    } else if (!extended) {
      out.parameters.emplace_back(name, decode_words(value));
      continue;
    }
    if (sections[name].size() < 1000) sections[name][number] = {std::move(value), extended};
  }
  for (const auto& [name, pieces] : sections) {
    std::string bytes;
    std::string charset;
    for (const auto& [number, piece] : pieces) {
      std::string_view content = piece.bytes;
      if (number == 0 && piece.extended) {
        const size_t first = content.find('\'');
        const size_t second = first == std::string_view::npos ? first : content.find('\'', first + 1);
        if (second != std::string_view::npos) {
          charset = content.substr(0, first);
          content.remove_prefix(second + 1);
        }
      }
      bytes += piece.extended ? unpercent(content) : std::string(content);
    }
    std::erase_if(out.parameters, [&](const auto& row) { return row.first == name; });
    out.parameters.emplace_back(name, tidy_header(decode_named(as_bytes(bytes), charset)));
  }
  return out;
}

Bytes decode_transfer(std::string_view body, std::string_view encoding) {
  const std::string name = ascii_lower(trim(encoding));
  if (name == "base64") return lenient_base64(body);
  if (name == "quoted-printable") return lenient_quoted_printable(body, Quoted::body);
  return to_bytes(body);
}

std::vector<std::string_view> split_multipart(std::string_view body, std::string_view boundary, bool& closed) {
  std::vector<std::string_view> out;
  closed = false;
  const std::string mark = "--" + std::string(boundary);
  size_t start = std::string_view::npos;
  for (size_t at = 0; at < body.size() && out.size() < most_parts;) {
    const size_t end = std::min(body.find('\n', at), body.size());
    const std::string_view line = body.substr(at, end - at);
    if (line.starts_with(mark)) {
      const std::string_view rest = trim(line.substr(mark.size()));
      if (rest.empty() || rest == "--") {
        if (start != std::string_view::npos) {
          std::string_view piece = body.substr(start, at - start);
          if (piece.ends_with('\n')) piece.remove_suffix(1);
          if (piece.ends_with('\r')) piece.remove_suffix(1);
          out.push_back(piece);
        }
        start = std::min(end + 1, body.size());
        if (rest == "--") {
          closed = true;
          return out;
        }
      }
    }
    at = end + 1;
  }
  if (start != std::string_view::npos && start < body.size()) out.push_back(body.substr(start));
  return out;
}

}  // namespace sekimori::inspect
