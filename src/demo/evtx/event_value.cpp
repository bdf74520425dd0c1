#include "demo/evtx/event_value.h"

#include <charconv>

#include "base/text.h"

namespace sekimori::demo {
namespace {

Result<std::uint64_t> parse_number(std::string_view text, int base) {
  if (base == 16 && text.starts_with("0x")) text.remove_prefix(2);
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (problem != std::errc() || end != text.data() + text.size() || text.empty())
    return error(ErrorCode::invalid_input, "event value '{}' is not a number of base {}", text, base);
  return value;
}

void append_little_endian(Bytes& out, std::uint64_t value, int width) {
  for (int i = 0; i < width; ++i) out.push_back(static_cast<Byte>(value >> (8 * i)));
}

}  // namespace

void append_u16_le(Bytes& out, std::uint16_t value) { append_little_endian(out, value, 2); }

void append_utf16(Bytes& out, std::string_view utf8) {
  for (size_t at = 0; at < utf8.size();) {
    char32_t point = next_code_point(utf8, at);
    if (point >= 0x10000) {
      point -= 0x10000;
      append_u16_le(out, static_cast<std::uint16_t>(0xD800 + (point >> 10)));
      append_u16_le(out, static_cast<std::uint16_t>(0xDC00 + (point & 0x3FF)));
    } else {
      append_u16_le(out, static_cast<std::uint16_t>(point));
    }
  }
}

std::uint64_t to_file_time(Instant time) {
  constexpr std::int64_t seconds_from_1601 = 11'644'473'600;
  return static_cast<std::uint64_t>(time.nanoseconds / 100 + seconds_from_1601 * 10'000'000);
}

Result<void> append_guid(Bytes& out, std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '{' && c != '}' && c != '-') digits.push_back(c);
  const Bytes raw = TRY(from_hex(ascii_lower(digits)));
  if (raw.size() != 16) return error(ErrorCode::invalid_input, "'{}' is not a GUID", text);
  constexpr size_t order[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
  for (const size_t i : order) out.push_back(raw[i]);
  return {};
}

Result<void> append_sid(Bytes& out, std::string_view text) {
  if (!text.starts_with("S-1-")) return error(ErrorCode::invalid_input, "'{}' is not a SID", text);
  std::vector<std::uint64_t> parts;
  for (std::string_view rest = text.substr(4);;) {
    const size_t dash = rest.find('-');
    parts.push_back(TRY(parse_number(rest.substr(0, dash), 10)));
    if (dash == std::string_view::npos) break;
    rest.remove_prefix(dash + 1);
  }
  out.push_back(1);
  out.push_back(static_cast<Byte>(parts.size() - 1));
  for (int i = 5; i >= 0; --i) out.push_back(static_cast<Byte>(parts[0] >> (8 * i)));
  for (size_t i = 1; i < parts.size(); ++i) append_little_endian(out, parts[i], 4);
  return {};
}

Result<void> append_event_value(Bytes& out, EventValueType type, std::string_view text) {
  switch (type) {
    case EventValueType::unicode_text: append_utf16(out, text); return {};
    case EventValueType::unsigned_8: append_little_endian(out, TRY(parse_number(text, 10)), 1); return {};
    case EventValueType::unsigned_16: append_little_endian(out, TRY(parse_number(text, 10)), 2); return {};
    case EventValueType::unsigned_32: append_little_endian(out, TRY(parse_number(text, 10)), 4); return {};
    case EventValueType::unsigned_64: append_little_endian(out, TRY(parse_number(text, 10)), 8); return {};
    case EventValueType::boolean: append_little_endian(out, text == "true" ? 1 : 0, 4); return {};
    case EventValueType::hexadecimal_32: append_little_endian(out, TRY(parse_number(text, 16)), 4); return {};
    case EventValueType::hexadecimal_64: append_little_endian(out, TRY(parse_number(text, 16)), 8); return {};
    case EventValueType::guid: return append_guid(out, text);
    case EventValueType::sid: return append_sid(out, text);
    case EventValueType::file_time: append_little_endian(out, to_file_time(TRY(Instant::parse(text))), 8); return {};
  }
  return error(ErrorCode::invalid_input, "unknown event value type {}", static_cast<int>(type));
}

}  // namespace sekimori::demo
