// The dresses an identifier wears in real reports: widths, kana, romaji, hyphens, and encodings inside encodings.
//
//   Disguise worn = disguise(random, "霧島精機", "キリシマセイキ");      // {"JUU5JTlDJUE3...", "percent, base64"}
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/random.h"
#include "base/text.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask::testing {

struct Disguise {
  std::string text;
  std::string how;  // innermost first; empty: as it is
};

inline std::string percent_of(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto b = static_cast<unsigned char>(c);
    out += '%';
    out += digits[b >> 4U];
    out += digits[b & 15U];
  }
  return out;
}

inline std::string quoted_printable_of(std::string_view text) {
  std::string out = percent_of(text);
  for (char& c : out)
    if (c == '%') c = '=';
  return out;
}

inline std::string entities_of(std::string_view text, bool hex) {
  std::string out;
  for (const char32_t c : to_utf32(text))
    out += hex ? fmt::format("&#x{:x};", static_cast<std::uint32_t>(c)) : fmt::format("&#{};", static_cast<std::uint32_t>(c));
  return out;
}

inline std::string escapes_of(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
  return out;
}

inline std::string utf16_base64_of(std::string_view text) {
  Bytes bytes;
  for (const char32_t c : to_utf32(text)) {
    bytes.push_back(static_cast<Byte>(c & 0xFFU));
    bytes.push_back(static_cast<Byte>((c >> 8U) & 0xFFU));
  }
  return to_base64(bytes);
}

inline std::string full_width_of(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) append_utf8(out, c > 0x20 && c < 0x7F ? c + 0xFEE0 : c == ' ' ? 0x3000 : c);
  return out;
}

inline std::string half_width_kana_of(std::string_view katakana) {
  static constexpr std::u32string_view full =
      U"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー";
  static constexpr std::u32string_view half = U"ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ";
  std::string out;
  for (const char32_t c : to_utf32(normalise_nfkd(katakana))) {
    if (c == 0x3099) append_utf8(out, 0xFF9E);
    else if (c == 0x309A) append_utf8(out, 0xFF9F);
    else if (const std::size_t at = full.find(c); at != std::u32string_view::npos) append_utf8(out, half[at]);
    else append_utf8(out, c);
  }
  return out;
}

// A hyphen as somebody else's keyboard makes it.
inline std::string other_hyphens(Random& random, std::string_view text) {
  static constexpr std::u32string_view hyphens = U"‐‑–—−－";
  std::string out;
  for (const char32_t c : to_utf32(text)) append_utf8(out, c == '-' ? hyphens[static_cast<std::size_t>(random.below(hyphens.size()))] : c);
  return out;
}

inline std::string encoded(std::string_view text, std::uint64_t how, std::string& name) {
  switch (how) {
    case 0: name = "percent"; return percent_of(text);
    case 1: name = "base64"; return to_base64(as_bytes(text));
    case 2: name = "base64url"; return to_base64url(as_bytes(text));
    case 3: name = "quoted-printable"; return quoted_printable_of(text);
    case 4: name = "hex"; return to_hex(as_bytes(text));
    case 5: name = "entity"; return entities_of(text, true);
    case 6: name = "decimal entity"; return entities_of(text, false);
    case 7: name = "unicode escape"; return escapes_of(text);
    default: name = "utf-16 base64"; return utf16_base64_of(text);
  }
}

// Decomposed, as other systems write file names: が as か and a mark.
inline std::string decomposed_of(std::string_view text) { return normalise_nfkd(text); }

inline std::string utf7_of(std::string_view text) {
  std::string out;
  Bytes run;
  const auto close = [&] {
    if (run.empty()) return;
    std::string block = to_base64(run);
    while (block.ends_with('=')) block.pop_back();
    out += "+" + block + "-";
    run.clear();
  };
  for (const char32_t c : to_utf32(text)) {
    if (c < 0x80) {
      close();
      append_utf8(out, c);
    } else {
      run.push_back(static_cast<Byte>((c >> 8U) & 0xFFU));
      run.push_back(static_cast<Byte>(c & 0xFFU));
    }
  }
  close();
  return out;
}

// 203.0.113.45 as the zone of reverse names, and as an address of version 6 writes it.
inline std::string reverse_name_of(std::string_view ip) {
  std::string out, part;
  for (const char c : std::string(ip) + ".") {
    if (c != '.') part += c;
    else out = std::exchange(part, {}) + (out.empty() ? "" : ".") + out;
  }
  return out + ".in-addr.arpa";
}

inline std::string mapped_address_of(std::string_view ip) {
  std::string out = "::ffff:";
  unsigned value = 0;
  std::size_t parts = 0;
  std::uint32_t all = 0;
  for (const char c : std::string(ip) + ".") {
    if (c != '.') {
      value = value * 10 + static_cast<unsigned>(c - '0');
      continue;
    }
    all = (all << 8U) | value;
    value = 0;
    ++parts;
  }
  return parts == 4 ? out + fmt::format("{:x}:{:x}", all >> 16U, all & 0xFFFFU) : out + std::string(ip);
}

// The same firm with its form before or behind it, written out or as one sign.
inline Disguise other_form(Random& random, const std::string& japanese, const std::string& english) {
  switch (random.below(8)) {
    case 0: return {japanese + "株式会社", "form behind"};
    case 1: return {"株式会社" + japanese, "form before"};
    case 2: return {japanese + "（株）", "form in brackets"};
    case 3: return {"（株）" + japanese, "form in brackets"};
    case 4: return {"㈱" + japanese, "form as a sign"};
    case 5: return {japanese + "㈱", "form as a sign"};
    case 6: return {english + " K.K.", "english form"};
    default: return {english + " Corporation", "english form"};
  }
}

// `nested`: how many encodings at most, one inside the other.
inline Disguise encode(Random& random, std::string_view text, std::uint64_t nested) {
  Disguise out{std::string(text), ""};
  const std::uint64_t layers = 1 + random.below(nested);
  for (std::uint64_t i = 0; i < layers; ++i) {
    std::string name;
    out.text = encoded(out.text, random.below(9), name);
    out.how += (out.how.empty() ? "" : ", ") + name;
  }
  return out;
}

// Another spelling: of Latin text full width or other hyphens, of kana half width or hiragana, of kanji a blank inside.
inline Disguise respell(Random& random, const std::string& text, const std::string& kana) {
  const bool latin = script_of(to_utf32(text).at(0)) == Script::latin || script_of(to_utf32(text).at(0)) == Script::digit;
  switch (random.below(latin ? 3 : kana.empty() ? 2 : 5)) {
    case 0: return {text, ""};
    case 1:
      return latin ? Disguise{full_width_of(text), "full width"}
                   : Disguise{
                         to_utf8(to_utf32(text).substr(0, 1)) + (random.below(2) == 0 ? " " : "\u200B") + to_utf8(to_utf32(text).substr(1)),
                         "blank"};
    case 2: return latin ? Disguise{other_hyphens(random, text), "hyphen"} : Disguise{half_width_kana_of(kana), "half width"};
    case 3: return {katakana_to_hiragana(kana), "hiragana"};
    default: return {kana, "kana"};
  }
}

}  // namespace sekimori::mask::testing
