#include "engine/detect/rules/sigma_value.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <ranges>

#include "base/bytes.h"
#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::detect {
namespace {

using Values = std::vector<SigmaValue>;
using Kind = SigmaValue::Kind;

constexpr size_t most_alternatives = 1000;

bool parse_number(std::string_view text, double& number) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || !(text[0] == '-' || text[0] == '.' || (text[0] >= '0' && text[0] <= '9'))) return false;
  if (text.starts_with("0x")) {
    std::uint64_t hexadecimal = 0;
    const auto [end, code] = std::from_chars(text.data() + 2, text.data() + text.size(), hexadecimal, 16);
    number = static_cast<double>(hexadecimal);
    return code == std::errc() && end == text.data() + text.size();
  }
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() && std::isfinite(number);
}

bool is_word(char32_t c) { return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80; }

// Where windash may exchange a dash: a '-' or '/' with no word character before it and one behind it.
std::vector<size_t> dash_positions(std::string_view text, bool word_before_start, bool word_behind_end) {
  std::vector<size_t> positions;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '-' && text[i] != '/') continue;
    const bool before = i == 0 ? word_before_start : is_word(static_cast<unsigned char>(text[i - 1]));
    const bool behind = i + 1 == text.size() ? word_behind_end : is_word(static_cast<unsigned char>(text[i + 1]));
    if (!before && behind) positions.push_back(i);
  }
  return positions;
}

Result<Values> windash(const SigmaValue& value) {
  Values results{value};
  for (size_t p = 0; p < value.pattern.parts.size(); ++p) {
    const Pattern::Part& part = value.pattern.parts[p];
    if (part.kind != Pattern::Kind::text) continue;
    std::vector<size_t> positions = dash_positions(part.text, false, false);
    std::ranges::reverse(positions);  // from the end, so that earlier positions stay valid
    for (const size_t position : positions) {
      Values more;
      for (const SigmaValue& result : results) {
        for (const std::string_view dash : {"-", "/", "\u2013", "\u2014", "\u2015"}) {
          more.push_back(result);
          more.back().pattern.parts[p].text.replace(position, 1, dash);
        }
        if (more.size() > most_alternatives)
          return error(ErrorCode::invalid_input, "windash: the value has too many dashes to exchange (more than {} forms); split it",
                       most_alternatives);
      }
      results = std::move(more);
    }
  }
  return results;
}

enum class ByteOrder { little, big };

std::string to_utf16(std::string_view text, ByteOrder order) {
  std::string bytes;
  const auto put = [&](std::uint32_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8 & 0xFF);
    bytes += order == ByteOrder::little ? low : high;
    bytes += order == ByteOrder::little ? high : low;
  };
  for (size_t position = 0; position < text.size();) {
    const std::uint32_t c = next_code_point(text, position);
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

SigmaValue widen(const SigmaValue& value, ByteOrder order, std::string_view mark) {
  SigmaValue result = value;
  result.pattern = Pattern();
  result.pattern.append_text(mark);
  for (const Pattern::Part& part : value.pattern.parts) {
    if (part.kind == Pattern::Kind::text) result.pattern.append_text(to_utf16(part.text, order));
    else result.pattern.append(part.kind);
  }
  return result;
}

Result<Values> base64(const SigmaValue& value, std::string_view modifier) {
  if (value.pattern.has_wildcard()) return error(ErrorCode::invalid_input, "{}: the value must not hold wildcards", modifier);
  const std::string plain = value.pattern.plain_text();
  SigmaValue result = value;
  if (modifier == "base64") {
    result.pattern = Pattern::literal(to_base64(as_bytes(plain)));
    return Values{result};
  }
  // The text may begin at any of three places of a base64 group; what neighbours share is cut off.
  if (plain.empty()) return error(ErrorCode::invalid_input, "base64offset: the value is empty");
  Values results;
  constexpr size_t start_cut[] = {0, 2, 3};
  constexpr size_t end_cut[] = {0, 3, 2};
  for (size_t offset = 0; offset < 3; ++offset) {
    const std::string encoded = to_base64(as_bytes(std::string(offset, ' ') + plain));
    const size_t cut = end_cut[(plain.size() + offset) % 3];
    if (encoded.size() <= start_cut[offset] + cut)
      return error(ErrorCode::invalid_input, "base64offset: the value is too short to be found at every offset");
    result.pattern = Pattern::literal(std::string_view(encoded).substr(start_cut[offset], encoded.size() - cut - start_cut[offset]));
    results.push_back(result);
  }
  return results;
}

bool is_placeholder_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return is_word(static_cast<unsigned char>(c)) || c == '-' || c == '.'; });
}

std::string escape_regex(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\^$.|?*+()[]{}").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

// Replaces the first %name% of the written text by each of its values, until none is left.
Result<Values> expand(const SigmaValue& value, const Placeholders* placeholders) {
  std::vector<std::string> open{value.original};
  std::vector<std::string> done;
  while (!open.empty()) {
    const std::string text = std::move(open.back());
    open.pop_back();
    size_t start = 0, end = std::string::npos;
    while ((start = text.find('%', start)) != std::string::npos) {
      end = text.find('%', start + 1);
      if (end == std::string::npos) break;
      if (is_placeholder_name(std::string_view(text).substr(start + 1, end - start - 1))) break;
      start = end;
    }
    if (start == std::string::npos || end == std::string::npos) {
      done.push_back(text);
      continue;
    }
    const std::string name = text.substr(start + 1, end - start - 1);
    if (placeholders == nullptr)
      return error(ErrorCode::invalid_input, "expand: the placeholder %{}% has no values; give a file with --placeholders", name);
    const auto found = placeholders->find(name);
    if (found == placeholders->end() || found->second.empty())
      return error(ErrorCode::invalid_input, "expand: the placeholder %{}% is not in the placeholder file", name);
    for (const std::string& replacement : std::views::reverse(found->second)) {
      if (replacement.find('%') != std::string::npos) return error(ErrorCode::invalid_input, "expand: a value of %{}% holds '%'", name);
      open.push_back(text.substr(0, start) + (value.kind == Kind::regex ? escape_regex(replacement) : replacement) + text.substr(end + 1));
    }
    if (open.size() + done.size() > most_alternatives * 10)
      return error(ErrorCode::invalid_input, "expand: more than {} values", most_alternatives * 10);
  }
  Values results;
  for (const std::string& text : done) {
    SigmaValue result = value;
    result.original = text;
    result.pattern = Pattern::parse(text);
    results.push_back(std::move(result));
  }
  return results;
}

std::optional<Comparison> comparison_of(std::string_view modifier) {
  if (modifier == "lt") return Comparison::less;
  if (modifier == "lte") return Comparison::less_or_equal;
  if (modifier == "gt") return Comparison::greater;
  if (modifier == "gte") return Comparison::greater_or_equal;
  return {};
}

std::optional<TimePart> time_part_of(std::string_view modifier) {
  if (modifier == "minute") return TimePart::minute;
  if (modifier == "hour") return TimePart::hour;
  if (modifier == "day") return TimePart::day;
  if (modifier == "week") return TimePart::week;
  if (modifier == "month") return TimePart::month;
  if (modifier == "year") return TimePart::year;
  return {};
}

Phrase name_of(Kind kind) {
  constexpr const char* names[] = {"a text",    "a number",          "a boolean",         "null",         "a regular expression",
                                   "a network", "a field reference", "an existence test", "a comparison", "a part of a time"};
  return names[static_cast<size_t>(kind)];
}

std::unexpected<Error> does_not_fit(std::string_view modifier, const SigmaValue& value) {
  return error(ErrorCode::invalid_input, "the modifier '{}' does not fit {}", modifier, name_of(value.kind));
}

}  // namespace

Result<Network> parse_network(std::string_view text) {
  const size_t slash = text.find('/');
  const std::string address(text.substr(0, slash));
  Network network;
  network.family = address.find(':') == std::string::npos ? 4 : 6;
  if (inet_pton(network.family == 4 ? AF_INET : AF_INET6, address.c_str(), network.address.data()) != 1)
    return error(ErrorCode::invalid_input, "'{}' is not an address or network", text);
  const int bits = network.family == 4 ? 32 : 128;
  network.prefix = bits;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), network.prefix);
    if (code != std::errc() || end != digits.data() + digits.size() || network.prefix < 0 || network.prefix > bits)
      return error(ErrorCode::invalid_input, "'{}' has no valid prefix length", text);
  }
  for (int bit = network.prefix; bit < bits; ++bit)
    if (network.address[static_cast<size_t>(bit / 8)] >> (7 - bit % 8) & 1)
      return error(ErrorCode::invalid_input, "'{}' has bits set behind its prefix", text);
  return network;
}

SigmaValue read_sigma_value(const YamlNode& node) {
  SigmaValue value;
  value.original = node.text;
  if (node.kind == YamlKind::null) {
    value.kind = Kind::null;
    return value;
  }
  value.pattern = Pattern::parse(node.text);
  if (node.style == YamlStyle::quoted) return value;
  if (parse_number(node.text, value.number)) {
    value.kind = Kind::number;
  } else if (const std::string lower = ascii_lower(node.text); lower == "true" || lower == "false") {
    value.kind = Kind::boolean;
    value.boolean = lower == "true";
  }
  return value;
}

Result<std::vector<SigmaValue>> apply_modifier(std::string_view modifier, const SigmaValue& value, std::vector<std::string_view> earlier,
                                               const Placeholders* placeholders) {
  SigmaValue result = value;
  const bool text_like = value.kind == Kind::text || value.kind == Kind::number;
  if (modifier == "contains" || modifier == "startswith" || modifier == "endswith") {
    const bool start = modifier != "startswith", end = modifier != "endswith";
    if (text_like || value.kind == Kind::boolean) {
      result.kind = Kind::text;
      if (start) result.pattern.open_start();
      if (end) result.pattern.open_end();
    } else if (value.kind == Kind::regex || value.kind == Kind::field) {
      result.open_start |= start;
      result.open_end |= end;
    } else {
      return does_not_fit(modifier, value);
    }
    return Values{result};
  }
  if (modifier == "re") {
    if (!earlier.empty() && std::ranges::any_of(earlier, [](std::string_view name) { return name != "expand"; }))
      return error(ErrorCode::invalid_input, "'re' must be the first modifier");
    if (!text_like && value.kind != Kind::boolean) return does_not_fit(modifier, value);
    result.kind = Kind::regex;
    return Values{result};
  }
  if (modifier == "i" || modifier == "ignorecase" || modifier == "m" || modifier == "multiline" || modifier == "s" ||
      modifier == "dotall") {
    if (value.kind != Kind::regex) return does_not_fit(modifier, value);
    result.flags += modifier == "i" || modifier == "ignorecase" ? 'i' : modifier == "m" || modifier == "multiline" ? 'm' : 's';
    return Values{result};
  }
  if (modifier == "windash") return text_like ? windash(value) : does_not_fit(modifier, value);
  if (modifier == "base64" || modifier == "base64offset") {
    if (!text_like) return does_not_fit(modifier, value);
    Values encoded = TRY(base64(value, modifier));
    for (SigmaValue& one : encoded) {
      one.kind = Kind::text;
      one.matching = std::ranges::find(earlier, "cased") != earlier.end() ? Case::exact : Case::folded;
    }
    return encoded;
  }
  if (modifier == "wide" || modifier == "utf16le" || modifier == "utf16be" || modifier == "utf16") {
    if (!text_like) return does_not_fit(modifier, value);
    result = widen(value, modifier == "utf16be" ? ByteOrder::big : ByteOrder::little, modifier == "utf16" ? "\xFF\xFE" : "");
    result.kind = Kind::text;
    if (!is_valid_utf8(result.pattern.plain_text())) result.matching = Case::exact;  // bytes have no case
    return Values{result};
  }
  if (modifier == "cased") {
    if (!text_like) return does_not_fit(modifier, value);
    result.kind = Kind::text;
    result.matching = Case::exact;
    return Values{result};
  }
  if (modifier == "cidr") {
    if (value.kind != Kind::text || !earlier.empty()) return does_not_fit(modifier, value);
    result.kind = Kind::network;
    result.network = TRY(parse_network(value.original));
    return Values{result};
  }
  if (const auto comparison = comparison_of(modifier)) {
    if (value.kind == Kind::time_part) {
      result.comparison = *comparison;
      return Values{result};
    }
    if (value.kind != Kind::number) return does_not_fit(modifier, value);
    result.kind = Kind::comparison;
    result.comparison = *comparison;
    return Values{result};
  }
  if (const auto part = time_part_of(modifier)) {
    if (value.kind != Kind::number && value.kind != Kind::comparison) return does_not_fit(modifier, value);
    result.part = *part;
    result.comparison = value.kind == Kind::comparison ? value.comparison : Comparison::equal;
    result.kind = Kind::time_part;
    return Values{result};
  }
  if (modifier == "fieldref") {
    if (value.kind != Kind::text || value.pattern.has_wildcard()) {
      // contains/startswith before fieldref have put wildcards around the name; take them off again.
      if (value.kind != Kind::text) return does_not_fit(modifier, value);
      std::vector<Pattern::Part> parts = value.pattern.parts;
      if (!parts.empty() && parts.front().kind == Pattern::Kind::any) {
        result.open_start = true;
        parts.erase(parts.begin());
      }
      if (!parts.empty() && parts.back().kind == Pattern::Kind::any) {
        result.open_end = true;
        parts.pop_back();
      }
      if (earlier.empty() || parts.size() != 1 || parts[0].kind != Pattern::Kind::text)
        return error(ErrorCode::invalid_input, "fieldref: a field name has no wildcards");
      result.pattern.parts = parts;
    }
    result.kind = Kind::field;
    result.original = result.pattern.plain_text();
    if (result.original.empty()) return error(ErrorCode::invalid_input, "fieldref: the field name is empty");
    return Values{result};
  }
  if (modifier == "exists") {
    if (value.kind != Kind::boolean || !earlier.empty())
      return error(ErrorCode::invalid_input, "exists: the value must be true or false, without other modifiers");
    result.kind = Kind::exists;
    return Values{result};
  }
  if (modifier == "expand") {
    if (value.kind != Kind::text && value.kind != Kind::regex) return does_not_fit(modifier, value);
    return expand(value, placeholders);
  }
  return error(ErrorCode::invalid_input, "unknown modifier '{}'", modifier);
}

}  // namespace sekimori::detect
