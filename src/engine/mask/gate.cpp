#include "engine/mask/gate.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

constexpr std::size_t most_leaks = 20;
constexpr int most_rounds = 6;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Escaped bytes of the form LEAD + two digits become bytes.
std::string unescape(std::string_view text, std::string_view lead) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with(lead)) {
      const std::size_t at = i + lead.size();
      if (at + 1 < text.size() && digit_of(text[at]) >= 0 && digit_of(text[at + 1]) >= 0) {
        out += static_cast<char>(digit_of(text[at]) * 16 + digit_of(text[at + 1]));
        i = at + 1;
        continue;
      }
      if (lead == "=" && at < text.size() && (text[at] == '\n' || text[at] == '\r')) {
        i = at;
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++i;
        continue;
      }
    }
    out += text[i];
  }
  return out;
}

// &#x5C71; &#23665; \u5c71 \u{5c71} %u5c71
std::string uncode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    std::size_t lead = 0;
    unsigned base = 16;
    std::size_t most = 8;
    char close = 0;
    if (rest.starts_with("&#x") || rest.starts_with("&#X")) lead = 3, close = ';';
    else if (rest.starts_with("&#")) lead = 2, base = 10, close = ';';
    else if (rest.starts_with("\\u{")) lead = 3, close = '}';
    else if (rest.starts_with("\\u") || rest.starts_with("%u")) lead = 2, most = 4;
    char32_t value = 0;
    std::size_t n = 0;
    if (lead > 0)
      for (; n < most && lead + n < rest.size(); ++n) {
        const int digit = digit_of(rest[lead + n]);
        if (digit < 0 || (base == 10 && digit > 9)) break;
        value = value * base + static_cast<char32_t>(digit);
      }
    if (n > 0 && value < 0x110000) {
      append_utf8(out, value);
      i += lead + n - 1;
      if (close != 0 && i + 1 < text.size() && text[i + 1] == close) ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string unname(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {{"&commat;", "@"}, {"&period;", "."}, {"&hyphen;", "-"},
                                                                            {"&lowbar;", "_"}, {"&nbsp;", " "},   {"&amp;", "&"}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto name = text[i] != '&' ? std::end(names)
                                     : std::ranges::find_if(names, [&](const auto& one) { return text.substr(i).starts_with(one.first); });
    if (name == std::end(names)) {
      out += text[i++];
      continue;
    }
    out += name->second;
    i += name->first.size();
  }
  return out;
}

bool is_plain_sign(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// Of decoded bytes, what could be text: the whole when nothing in it is a control sign or every second byte is one of UTF-16, else
// the stretches of plain signs. Garbage is most of what loose decoding gives, and none of it is text for long.
void append_text(std::string& out, std::string_view bytes) {
  std::size_t control = 0, wide_low = 0, wide_high = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto b = static_cast<unsigned char>(bytes[i]);
    control += b < 0x20 && b != 9 && b != 10 && b != 13 && b != 27 ? 1U : 0U;
    const bool wide = b == 0 || b == 0x30 || (b >= 0x4E && b < 0xA0) || b == 0xFF;
    (i % 2 == 0 ? wide_low : wide_high) += wide ? 1U : 0U;
  }
  const std::size_t pairs = bytes.size() / 2;
  if (control == 0 || (pairs >= 3 && (wide_low * 10 >= pairs * 9 || wide_high * 10 >= pairs * 9))) {
    out += bytes;
    out += '\n';
    return;
  }
  std::string stretch;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    const auto b = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    if (b >= 0x20 && b != 0x7F) {
      stretch += static_cast<char>(b);
      continue;
    }
    if (stretch.size() >= 5) out += stretch + "\n";
    stretch.clear();
  }
}

// All runs of base64 of a text decoded, one behind the other. `narrow`: runs of letters and digits alone.
std::string unbase(std::string_view text, std::size_t skip, bool narrow, bool join_lines) {
  std::string joined;
  if (join_lines) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n' || text[i] == '\r') {
        while (i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r' || text[i + 1] == '>' || text[i + 1] == ' ')) ++i;
        continue;
      }
      joined += text[i];
    }
    text = joined;
  }
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto fits = [&](char c) { return is_plain_sign(c) || (!narrow && (c == '+' || c == '/' || c == '-' || c == '_')); };
    if (!fits(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && fits(text[end])) ++end;
    if (end - i >= 7) {
      std::string run;
      std::uint32_t bits = 0;
      int held = 0;
      for (std::size_t j = std::min(i + skip, end); j < end; ++j) {
        const char c = text[j];
        std::uint32_t v = 62;
        if (c >= 'A' && c <= 'Z') v = static_cast<std::uint32_t>(c - 'A');
        else if (c >= 'a' && c <= 'z') v = static_cast<std::uint32_t>(c - 'a') + 26;
        else if (c >= '0' && c <= '9') v = static_cast<std::uint32_t>(c - '0') + 52;
        else if (c == '/' || c == '_') v = 63;
        bits = (bits << 6U) | v;
        held += 6;
        if (held >= 8) {
          held -= 8;
          run += static_cast<char>((bits >> static_cast<unsigned>(held)) & 0xFFU);
        }
      }
      append_text(out, run);
    }
    i = end;
  }
  return out;
}

std::string unhex(std::string_view text, std::size_t skip) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && digit_of(text[end]) >= 0) ++end;
    if (end - i >= 8) {
      std::string run;
      for (std::size_t j = i + skip; j + 1 < end; j += 2) run += static_cast<char>(digit_of(text[j]) * 16 + digit_of(text[j + 1]));
      append_text(out, run);
    }
    i = std::max(end, i + 1);
  }
  return out;
}

// Lists of numbers: the pairs or decimals of a text, each list on a line of its own.
std::string unlist(std::string_view text, bool hexadecimal) {
  std::string out, list;
  std::size_t gap = 9;  // since the last number
  const auto close = [&] {
    if (list.size() >= 5) append_text(out, list);
    list.clear();
  };
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    unsigned value = 0;
    while (end < text.size() && digit_of(text[end]) >= 0 && (hexadecimal || digit_of(text[end]) < 10) && end - i < 4)
      value = value * (hexadecimal ? 16U : 10U) + static_cast<unsigned>(digit_of(text[end++]));
    const std::size_t digits = end - i;
    if (hexadecimal && digits == 1 && text[i] == '0' && end < text.size() && (text[end] | 0x20) == 'x') {
      i = end + 1;  // 0x74
      continue;
    }
    if (digits == 0) {
      if (++gap > 4) close();
      ++i;
      continue;
    }
    if (value > 255 || (hexadecimal ? digits != 2 : digits > 3)) {
      close();
      gap = 9;
    } else {
      if (gap > 4 || gap == 0) close();
      list += static_cast<char>(value);
      gap = 0;
    }
    i = end;
  }
  close();
  return out;
}

std::string unpuny(std::string_view text) {
  std::string out;
  const std::string lower = ascii_lower(text);
  for (std::size_t i = 0; i < text.size();) {
    if (lower.compare(i, 4, "xn--") == 0) {
      std::size_t end = i + 4;
      while (end < text.size() && (is_plain_sign(text[end]) || text[end] == '-')) ++end;
      out += to_utf8(from_punycode(to_utf32(text.substr(i + 4, end - i - 4))));
      i = end;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string unword(std::string_view text) {  // =?x?B?...?= without its dress: what is inside is decoded as runs and escapes
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("=?")) {
      const std::size_t second = text.find('?', i + 2);
      if (second != std::string_view::npos && second - i < 40 && second + 2 < text.size() && text[second + 2] == '?') {
        const std::size_t close = text.find("?=", second + 3);
        if (close != std::string_view::npos && close - second < 2000) {
          const std::string_view body = text.substr(second + 3, close - second - 3);
          out += (text[second + 1] | 0x20) == 'b' ? unbase(body, 0, false, false) : unescape(body, "=");
          if (out.ends_with('\n')) out.pop_back();
          i = close + 1;
          std::size_t next = i + 1;
          while (next < text.size() && (text[next] == ' ' || text[next] == '\n' || text[next] == '\r' || text[next] == '\t')) ++next;
          if (text.substr(std::min(next, text.size())).starts_with("=?")) i = next - 1;
          continue;
        }
      }
    }
    out += text[i];
  }
  return out;
}

// UTF-7: +base64 of UTF-16-, each run by itself.
std::string unseven(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (text[i] == '+')
      while (end < text.size() && (is_plain_sign(text[end]) || text[end] == '+' || text[end] == '/')) ++end;
    if (text[i] != '+' || end - i < 4) {
      out += text[i++];
      continue;
    }
    std::uint32_t bits = 0;
    int held = 0;
    std::string run;
    for (std::size_t j = i + 1; j < end; ++j) {
      const char c = text[j];
      const auto v = static_cast<std::uint32_t>(c >= 'A' && c <= 'Z'   ? c - 'A'
                                                : c >= 'a' && c <= 'z' ? c - 'a' + 26
                                                : c >= '0' && c <= '9' ? c - '0' + 52
                                                : c == '+'             ? 62
                                                                       : 63);
      bits = (bits << 6U) | v;
      held += 6;
      if (held >= 16) {
        held -= 16;
        append_utf8(run, char32_t((bits >> static_cast<unsigned>(held)) & 0xFFFFU));
      }
    }
    out += run;
    i = end < text.size() && text[end] == '-' ? end + 1 : end;
  }
  return out;
}

// The readings of bytes that are no UTF-8.
std::vector<std::u32string> charsets_of(std::string_view bytes) {
  std::vector<std::u32string> out{to_utf32(scrub_utf8(bytes))};
  const ByteView view = as_bytes(bytes);
  if (!is_valid_utf8(bytes))
    for (const inspect::Charset charset : {inspect::Charset::cp932, inspect::Charset::euc_jp}) {
      std::size_t malformed = 0;
      const std::string text = inspect::decode(view, {.charset = charset, .name = "Japanese"}, &malformed);
      if (malformed * 4 < view.size()) out.push_back(to_utf32(text));
    }
  if (bytes.find('\x1B') != std::string_view::npos)
    out.push_back(to_utf32(inspect::decode(view, {.charset = inspect::Charset::iso_2022_jp, .name = "ISO-2022-JP"})));
  // UTF-16 stands in blocks of its own, each at an even or an odd place.
  if (bytes.find('\0') != std::string_view::npos || !is_valid_utf8(bytes))
    for (const inspect::Charset charset : {inspect::Charset::utf16_le, inspect::Charset::utf16_be})
      for (const std::size_t skip : {std::size_t(0), std::size_t(1)})
        out.push_back(to_utf32(inspect::decode(view.subspan(std::min(skip, view.size())), {.charset = charset, .name = "UTF-16"})));
  return out;
}

bool is_latin(char32_t c) { return script_of(c) == Script::latin; }

}  // namespace

Gate::Gate(const Knowledge& knowledge, const Gate* below, std::size_t most_bytes)
    : below_(below), most_bytes_(most_bytes), kept_(knowledge.kept_by_hand()), networks_(knowledge.own_networks()) {
  for (const Word& word : knowledge.own_words().words()) {
    if (word.tight.size() < 2) continue;
    entries_.push_back({word.tight, word.identifier,
                        word.reason == Reason::common_name ||
                            (word.reason == Reason::derived && word.identifier == Identifier::person && word.tight.size() < 6),
                        word.ambiguous, word.form});
    by_start_[std::uint64_t(word.tight[0]) << 32U | word.tight[1]].push_back(static_cast<std::uint32_t>(entries_.size() - 1));
  }
}

void Gate::search_reading(const std::u32string& text, const std::string& how, std::vector<Leak>& out) const {
  search_tight(text, tight_of(text), how, kept_, out);
}

void Gate::search_tight(const std::u32string& text, const Tight& tight, const std::string& how, const std::vector<std::u32string>& kept,
                        std::vector<Leak>& out) const {
  if (below_ != nullptr) below_->search_tight(text, tight, how, kept, out);
  const std::u32string_view units = tight.units;
  for (std::size_t i = 0; i + 1 < units.size() && out.size() < most_leaks; ++i) {
    const auto found = by_start_.find(std::uint64_t(units[i]) << 32U | units[i + 1]);
    if (found == by_start_.end()) continue;
    for (const std::uint32_t index : found->second) {
      const Entry& entry = entries_[index];
      const std::size_t size = entry.tight.size();
      if (units.substr(i, size) != entry.tight) continue;
      const std::size_t first = tight.at[i], last = tight.at[i + size - 1];
      if (last - first > size + 5 + size / 2) continue;  // scattered over a sentence
      if (!how.empty() && last - first > size + 1) continue;
      // Half-width kana are what garbage looks like in CP932.
      if (!how.empty() && script_of(entry.tight[0]) == Script::hiragana &&
          (size < 4 || text.substr(first, last - first).find_first_of(U"\n \uFFFD") != std::u32string::npos))
        continue;
      const char32_t before = first > 0 ? text[first - 1] : U' ', after = last + 1 < text.size() ? text[last + 1] : U' ';
      const bool latin = entry.tight[0] < 0x80;
      const Script script = script_of(text[first]);
      if (!how.empty() && size < (latin ? 5U : 2U)) continue;
      if (latin && size < 8 && (is_latin(before) || is_latin(after))) continue;
      if (latin && size < 4 && std::ranges::any_of(text.substr(first, last + 1 - first), [](char32_t c) { return c >= 'a' && c <= 'z'; }))
        continue;
      if (script_of(text[first]) == Script::digit && (script_of(before) == Script::digit || script_of(after) == Script::digit)) continue;
      if (entry.form == NameForm::whole && ((script == Script::hiragana && size < 6) || (script == Script::katakana && size < 4))) {
        if (script_of(before) == script) continue;
        if (script_of(after) == script && !honorific_follows(text, last + 1)) continue;
      }
      if (entry.form == NameForm::whole && script == Script::kanji && size == 2 && script_of(before) == Script::kanji) continue;
      if (entry.ambiguous && (text[first] >= 'a' || !how.empty() || before == '.')) continue;
      if (entry.single_name && latin) {
        static constexpr std::u32string_view joins = U"-./_@%=&+:\\?#";
        if (joins.find(before) != std::u32string_view::npos || joins.find(after) != std::u32string_view::npos ||
            script_of(before) == Script::digit || script_of(after) == Script::digit)
          continue;
      }
      if (entry.form != NameForm::whole) {
        if (!short_form_stands(text, first, last + 1, size, entry.form)) continue;
        if (std::ranges::any_of(kept, [&](const std::u32string& one) {
              const std::size_t from = first > one.size() ? first - one.size() : 0;
              const std::size_t at = std::u32string_view(text).substr(from, last + 1 + one.size() - from).find(one);
              return at != std::u32string::npos && from + at <= first && from + at + one.size() > last;
            }))
          continue;
      }
      const std::size_t start = first > 12 ? first - 12 : 0;
      out.push_back(
          {.identifier = entry.identifier, .how = how, .around = to_utf8(std::u32string_view(text).substr(start, last + 13 - start))});
      break;
    }
  }
}

std::vector<Leak> Gate::search(std::string_view bytes) const {
  std::vector<Leak> out;
  struct Reading {
    std::string bytes;
    std::string how;
  };
  std::vector<Reading> now{{std::string(bytes), ""}};
  std::set<std::string> seen{now[0].bytes};
  std::size_t spent = 0;
  bool gave_up = false;
  for (int round = 0; round <= most_rounds && !now.empty(); ++round) {
    std::vector<Reading> next;
    for (const Reading& reading : now) {
      for (const std::u32string& text : charsets_of(reading.bytes)) search_reading(text, reading.how, out);
      if (out.size() >= most_leaks) return out;
      const auto put_one = [&](std::string made, std::string_view name) {
        if (made.size() < 5 || made == reading.bytes || seen.contains(made)) return;
        if (spent > most_bytes_) {
          gave_up = true;
          return;
        }
        seen.insert(made);
        spent += made.size();
        next.push_back({std::move(made), reading.how.empty() ? std::string(name) : reading.how + ", " + std::string(name)});
      };
      const auto put = [&](std::string made, std::string_view name) {
        if (made.find('\0') != std::string::npos) {
          // Plain signs as UTF-16: encodings below it are made of such.
          std::string narrow(made);
          std::erase(narrow, '\0');
          put_one(std::move(narrow), name);
        }
        put_one(std::move(made), name);
      };
      if (round == most_rounds) continue;
      const std::string_view text = reading.bytes;
      put(unescape(text, "%"), "percent");
      put(unescape(text, "="), "quoted-printable");
      put(unescape(text, "\\x"), "byte escape");
      put(uncode(text), "code point");
      put(unname(text), "entity");
      put(unpuny(text), "punycode");
      put(unword(text), "encoded word");
      put(unseven(text), "UTF-7");
      if (round >= 4) continue;  // blocks in blocks in blocks
      for (std::size_t skip = 0; skip < 4; ++skip) {
        put(unbase(text, skip, false, false), "base64");
        put(unbase(text, skip, true, false), "base64");
        if (text.find('\n') != std::string_view::npos) put(unbase(text, skip, false, true), "base64");
      }
      for (std::size_t skip = 0; skip < 2; ++skip) put(unhex(text, skip), "hex");
      put(unlist(text, true), "numbers");
      put(unlist(text, false), "numbers");
    }
    now = std::move(next);
  }
  if (gave_up) out.push_back({.ground = LeakGround::not_searched, .how = "too large to search", .around = {}});
  // Forms that are never anybody else's.
  const std::string level = to_utf8(levelled(to_utf32(scrub_utf8(bytes))));
  for (std::size_t i = 0; i < level.size() && out.size() < most_leaks; ++i) {
    if (digit_of(level[i]) < 0 || digit_of(level[i]) > 9 || (i > 0 && (is_plain_sign(level[i - 1]) || level[i - 1] == '.'))) continue;
    std::size_t end = i;
    while (end < level.size() && ((level[end] >= '0' && level[end] <= '9') || level[end] == '.')) ++end;
    std::string value = level.substr(i, end - i);
    while (value.ends_with('.')) value.pop_back();
    if (std::ranges::count(value, '.') == 3) {
      // 45.113.0.203.in-addr.arpa is 203.0.113.45.
      const std::string reverse =
          ascii_lower(level.substr(end, 12)).starts_with("in-addr.arpa") ? address_of_reverse(value + ".in-addr.arpa") : std::string();
      const std::string& ip = reverse.empty() ? value : reverse;
      if (is_private_address(ip) || is_own_address(ip))
        out.push_back({.identifier = Identifier::ip_address, .how = reverse.empty() ? "" : "in-addr.arpa", .around = value});
    }
    i = end;
  }
  for (std::size_t i = level.find(':'); i != std::string::npos && out.size() < most_leaks; i = level.find(':', i)) {
    // An address of version 6 has two colons at least.
    const auto fits = [&](char c) { return digit_of(c) >= 0 || c == ':' || c == '.'; };
    std::size_t start = i, end = i;
    while (start > 0 && fits(level[start - 1])) --start;
    while (end < level.size() && fits(level[end])) ++end;
    std::string value = level.substr(start, end - start);
    while (value.ends_with('.') || (value.ends_with(':') && !value.ends_with("::"))) value.pop_back();
    i = end;
    if (value.size() <= 45 && std::ranges::count(value, ':') >= 2 && is_own_address(value))
      out.push_back({.identifier = Identifier::ip_address, .how = "", .around = value});
  }
  const std::string lower = ascii_lower(level);
  for (const std::string_view folder : {":\\users\\", ":\\\\users\\\\"})
    for (std::size_t at = lower.find(folder); at != std::string::npos && out.size() < most_leaks; at = lower.find(folder, at + 1)) {
      const std::string_view name = std::string_view(lower).substr(at + folder.size());
      if (name.empty() || name[0] == '[' || name[0] == '%' || name[0] == '<' || name.starts_with("public") || name.starts_with("default") ||
          name.starts_with("admin") || name.starts_with("all users"))
        continue;
      out.push_back({.identifier = Identifier::path_user, .how = "", .around = std::string(name.substr(0, 20))});
    }
  return out;
}

bool Gate::is_own_address(std::string_view ip) const { return lies_in(ip, networks_) || (below_ != nullptr && below_->is_own_address(ip)); }

Result<Masked<std::string>> Gate::admit(std::string bytes) const {
  const std::vector<Leak> leaks = search(bytes);
  if (leaks.empty()) {
    const Digest digest = sha256(bytes);
    return Masked<std::string>(std::move(bytes), digest);
  }
  if (std::ranges::find(leaks, LeakGround::not_searched, &Leak::ground) != leaks.end())
    return error(ErrorCode::not_permitted, "the gate refuses: {} bytes with their decodings are more than it can search; send less",
                 bytes.size());
  std::set<std::string> sorts;
  for (const Leak& leak : leaks) sorts.insert(std::string(name_of(leak.identifier)) + (leak.how.empty() ? "" : " (" + leak.how + ")"));
  std::string list;
  for (const std::string& sort : sorts) list += (list.empty() ? "" : ", ") + sort;
  return error(ErrorCode::not_permitted, "the gate refuses: {} places still name somebody: {}", leaks.size(), list);
}

Result<Masked<Json>> Gate::admit(Json value) const {
  const Masked<std::string> text = TRY(admit(value.dump()));
  return Masked<Json>(std::move(value), text.digest());
}

}  // namespace sekimori::mask
