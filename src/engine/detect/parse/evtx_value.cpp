#include "engine/detect/parse/evtx_value.h"

#include <charconv>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/text.h"

namespace sekimori::detect {
namespace {

using model::ValueKind;

constexpr char upper_digits[] = "0123456789ABCDEF";

void append_hex_bytes(std::string& out, ByteView bytes) {
  const size_t old = out.size();
  out.resize(old + 2 * bytes.size());
  char* to = out.data() + old;
  for (const Byte b : bytes) {
    *to++ = upper_digits[b >> 4];
    *to++ = upper_digits[b & 15];
  }
}

template <class T>
void append_number(std::string& out, T value) {
  char text[40];
  const auto done = std::to_chars(text, text + sizeof text, value);
  out.append(text, done.ptr);
}

void append_hex_number(std::string& out, std::uint64_t value) {
  char text[20];
  const auto done = std::to_chars(text, text + sizeof text, value, 16);
  out.append("0x").append(text, done.ptr);
}

void append_padded(std::string& out, std::uint64_t value, int width) {
  char text[20];
  for (int i = width - 1; i >= 0; --i, value /= 10) text[i] = static_cast<char>('0' + value % 10);
  out.append(text, static_cast<size_t>(width));
}

void append_date_time(std::string& out, std::int64_t days_from_1970, std::uint64_t second_of_day) {
  // Civil date of a day number, proleptic Gregorian (Howard Hinnant, "chrono-compatible low-level date algorithms").
  const std::int64_t z = days_from_1970 + 719'468;
  const std::int64_t era = (z >= 0 ? z : z - 146'096) / 146'097;
  const auto doe = static_cast<std::uint64_t>(z - era * 146'097);
  const std::uint64_t yoe = (doe - doe / 1460 + doe / 36'524 - doe / 146'096) / 365;
  const std::uint64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const std::uint64_t mp = (5 * doy + 2) / 153;
  const std::uint64_t month = mp < 10 ? mp + 3 : mp - 9;
  const std::uint64_t year = static_cast<std::uint64_t>(static_cast<std::int64_t>(yoe) + era * 400) + (month <= 2 ? 1 : 0);
  append_padded(out, year, year > 9999 ? 5 : 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, doy - (153 * mp + 2) / 5 + 1, 2);
  out += 'T';
  append_padded(out, second_of_day / 3600, 2);
  out += ':';
  append_padded(out, second_of_day / 60 % 60, 2);
  out += ':';
  append_padded(out, second_of_day % 60, 2);
}

void append_guid(std::string& out, const Byte* b) {
  char text[38];
  char* to = text;
  const auto put = [&](int i) {
    *to++ = upper_digits[b[i] >> 4];
    *to++ = upper_digits[b[i] & 15];
  };
  *to++ = '{';
  for (const int i : {3, 2, 1, 0}) put(i);
  *to++ = '-';
  for (const int i : {5, 4}) put(i);
  *to++ = '-';
  for (const int i : {7, 6}) put(i);
  *to++ = '-';
  for (const int i : {8, 9}) put(i);
  *to++ = '-';
  for (const int i : {10, 11, 12, 13, 14, 15}) put(i);
  *to++ = '}';
  out.append(text, sizeof text);
}

// [MS-DTYP] 2.4.2.1: S-1-<authority>-<sub authorities>; an authority of 2^32 or more is printed in hex.
bool append_sid(std::string& out, ByteView b) {
  if (b.size() < 8 || b.size() < 8 + 4 * size_t{b[1]} || b[1] > 15) return false;
  std::uint64_t authority = 0;
  for (size_t i = 2; i < 8; ++i) authority = authority << 8 | b[i];
  out += "S-";
  append_number(out, unsigned{b[0]});
  out += '-';
  if (authority >> 32 != 0) append_hex_number(out, authority);
  else append_number(out, authority);
  for (size_t i = 0; i < b[1]; ++i) {
    out += '-';
    append_number(out, u32_at(b.data() + 8 + 4 * i));
  }
  return true;
}

bool append_system_time(std::string& out, const Byte* b) {
  const unsigned year = u16_at(b), month = u16_at(b + 2), day = u16_at(b + 6), hour = u16_at(b + 8), minute = u16_at(b + 10),
                 second = u16_at(b + 12), milli = u16_at(b + 14);
  if (year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59 || milli > 999) return false;
  append_padded(out, year, 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, day, 2);
  out += 'T';
  append_padded(out, hour, 2);
  out += ':';
  append_padded(out, minute, 2);
  out += ':';
  append_padded(out, second, 2);
  out += '.';
  append_padded(out, milli, 3);
  out += 'Z';
  return true;
}

size_t item_size(EvtxType type) {
  switch (type) {
    case EvtxType::int8:
    case EvtxType::uint8: return 1;
    case EvtxType::int16:
    case EvtxType::uint16: return 2;
    case EvtxType::int32:
    case EvtxType::uint32:
    case EvtxType::real32:
    case EvtxType::boolean:
    case EvtxType::hex_int32: return 4;
    case EvtxType::int64:
    case EvtxType::uint64:
    case EvtxType::real64:
    case EvtxType::file_time:
    case EvtxType::hex_int64:
    case EvtxType::size_t_value: return 8;
    case EvtxType::guid:
    case EvtxType::system_time: return 16;
    default: return 0;
  }
}

std::int64_t sign_extended(ByteView bytes) {
  const auto shift = static_cast<unsigned>(64 - 8 * bytes.size());
  return static_cast<std::int64_t>(little_endian(bytes) << shift) >> shift;
}

template <class Real>
void append_real(std::string& out, ByteView bytes) {
  Real value;
  std::memcpy(&value, bytes.data(), sizeof value);
  append_number(out, value);
}

}  // namespace

void append_utf16(std::string& out, ByteView bytes) {
  const Byte* const at = bytes.data();
  const size_t units = bytes.size() / 2;
  const size_t old = out.size();
  // Most text is ASCII: one byte per unit. Only when it is not, room for three bytes per remaining unit is made.
  size_t i = 0;
  out.resize_and_overwrite(old + units, [&](char* text, size_t) {
    char* to = text + old;
#if defined(__SSE2__)
    for (; units - i >= 8; i += 8, to += 8) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 2 * i));
      const __m128i high = _mm_and_si128(block, _mm_set1_epi16(static_cast<short>(0xFF80)));
      if (_mm_movemask_epi8(_mm_cmpeq_epi16(high, _mm_setzero_si128())) != 0xFFFF) break;
      _mm_storel_epi64(reinterpret_cast<__m128i*>(to), _mm_packus_epi16(block, block));
    }
#endif
    for (; i < units; ++i, ++to) {
      const std::uint16_t unit = u16_at(at + 2 * i);
      if (unit >= 0x80) break;
      *to = static_cast<char>(unit);
    }
    return old + i;
  });
  if (i == units) return;
  const size_t ascii = old + i;
  out.resize_and_overwrite(ascii + 3 * (units - i), [&](char* text, size_t) {
    char* to = text + ascii;
    while (i < units) {
      char32_t c = u16_at(at + 2 * i);
      ++i;
      if (c < 0x80) {
        *to++ = static_cast<char>(c);
        continue;
      }
      if (c >= 0xD800 && c < 0xE000) {
        const char32_t low = i < units ? char32_t{u16_at(at + 2 * i)} : 0;
        if (c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          ++i;
        } else {
          c = replacement_character;
        }
      }
      if (c < 0x800) {
        *to++ = static_cast<char>(0xC0 | (c >> 6));
      } else {
        if (c < 0x10000) {
          *to++ = static_cast<char>(0xE0 | (c >> 12));
        } else {
          *to++ = static_cast<char>(0xF0 | (c >> 18));
          *to++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        }
        *to++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      }
      *to++ = static_cast<char>(0x80 | (c & 0x3F));
    }
    return static_cast<size_t>(to - text);
  });
}

std::optional<Instant> instant_of_file_time(std::uint64_t ticks) {
  constexpr std::int64_t ticks_to_1970 = 116'444'736'000'000'000;
  constexpr std::int64_t limit = INT64_MAX / 100;
  if (ticks > static_cast<std::uint64_t>(INT64_MAX)) return std::nullopt;
  const std::int64_t since_1970 = static_cast<std::int64_t>(ticks) - ticks_to_1970;
  if (since_1970 > limit || since_1970 < -limit) return std::nullopt;
  return Instant{since_1970 * 100};
}

void append_file_time(std::string& out, std::uint64_t ticks) {
  constexpr std::uint64_t ticks_per_second = 10'000'000;
  const std::uint64_t seconds = ticks / ticks_per_second;
  append_date_time(out, static_cast<std::int64_t>(seconds / 86'400) - 134'774, seconds % 86'400);
  out += '.';
  append_padded(out, ticks % ticks_per_second, 7);
  out += 'Z';
}

void for_each_evtx_item(EvtxType type, ByteView bytes, const std::function<void(ByteView)>& item) {
  if (const size_t size = item_size(type); size != 0) {
    for (; bytes.size() >= size; bytes = bytes.subspan(size)) item(bytes.first(size));
    if (!bytes.empty()) item(bytes);
    return;
  }
  const size_t unit = type == EvtxType::string ? 2 : type == EvtxType::ansi_string ? 1 : 0;
  if (unit != 0) {
    // Strings end with NUL each; the last one may lack it.
    size_t start = 0;
    for (size_t i = 0; i + unit <= bytes.size(); i += unit) {
      if (bytes[i] != 0 || (unit == 2 && bytes[i + 1] != 0)) continue;
      item(bytes.subspan(start, i - start));
      start = i + unit;
    }
    if (start < bytes.size()) item(bytes.subspan(start));
    return;
  }
  if (type == EvtxType::sid) {
    while (bytes.size() >= 8 && bytes.size() >= 8 + 4 * size_t{bytes[1]}) {
      const size_t size = 8 + 4 * size_t{bytes[1]};
      item(bytes.first(size));
      bytes = bytes.subspan(size);
    }
  }
  if (!bytes.empty()) item(bytes);
}

ValueKind append_evtx_value(std::string& out, EvtxType type, ByteView bytes) {
  if (bytes.empty()) return type == EvtxType::null ? ValueKind::null : ValueKind::text;
  switch (type) {
    case EvtxType::null: return ValueKind::null;
    case EvtxType::string:
    case EvtxType::event_xml: {
      size_t size = bytes.size() & ~size_t{1};
      while (size >= 2 && bytes[size - 1] == 0 && bytes[size - 2] == 0) size -= 2;
      append_utf16(out, bytes.first(size));
      return ValueKind::text;
    }
    case EvtxType::ansi_string: {
      while (!bytes.empty() && bytes.back() == 0) bytes = bytes.first(bytes.size() - 1);
      // The code page is not told; UTF-8 (and so ASCII) is kept, other bytes stand as Latin-1.
      const std::string_view text = as_text(bytes);
      if (is_valid_utf8(text)) out += text;
      else
        for (const Byte b : bytes) append_utf8(out, b);
      return ValueKind::text;
    }
    case EvtxType::int8:
    case EvtxType::int16:
    case EvtxType::int32:
    case EvtxType::int64:
      if (bytes.size() > 8) break;
      append_number(out, sign_extended(bytes));
      return ValueKind::number;
    case EvtxType::uint8:
    case EvtxType::uint16:
    case EvtxType::uint32:
    case EvtxType::uint64:
      if (bytes.size() > 8) break;
      append_number(out, little_endian(bytes));
      return ValueKind::number;
    case EvtxType::real32:
      if (bytes.size() != 4) break;
      append_real<float>(out, bytes);
      return ValueKind::number;
    case EvtxType::real64:
      if (bytes.size() != 8) break;
      append_real<double>(out, bytes);
      return ValueKind::number;
    case EvtxType::boolean:
      if (bytes.size() > 8) break;
      out += little_endian(bytes) != 0 ? "true" : "false";
      return ValueKind::boolean;
    case EvtxType::guid:
      if (bytes.size() != 16) break;
      append_guid(out, bytes.data());
      return ValueKind::text;
    case EvtxType::size_t_value:
    case EvtxType::hex_int32:
    case EvtxType::hex_int64:
    case EvtxType::event_handle:
      if (bytes.size() > 8) break;
      append_hex_number(out, little_endian(bytes));
      return ValueKind::text;
    case EvtxType::file_time:
      if (bytes.size() != 8) break;
      append_file_time(out, u64_at(bytes.data()));
      return ValueKind::text;
    case EvtxType::system_time:
      if (bytes.size() != 16 || !append_system_time(out, bytes.data())) break;
      return ValueKind::text;
    case EvtxType::sid:
      if (!append_sid(out, bytes)) break;
      return ValueKind::text;
    case EvtxType::binary:
    case EvtxType::binary_xml: break;
  }
  append_hex_bytes(out, bytes);
  return ValueKind::text;
}

}  // namespace sekimori::detect
