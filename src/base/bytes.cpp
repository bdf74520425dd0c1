#include "base/bytes.h"

#include <sodium.h>

#include <bit>
#include <cstring>

namespace sekimori {
namespace {

template <class T>
void append_integer(Bytes& out, T value) {
  Byte raw[sizeof(T)];
  std::memcpy(raw, &value, sizeof(T));
  out.insert(out.end(), raw, raw + sizeof(T));
}

template <class T>
Result<T> read_integer(ByteView in, size_t offset) {
  if (offset > in.size() || in.size() - offset < sizeof(T))
    return error(ErrorCode::invalid_input, "ends at byte {} where {} more are needed", in.size(), sizeof(T));
  T value;
  std::memcpy(&value, in.data() + offset, sizeof(T));
  return value;
}

template <class T>
T swap(T value) {
  if constexpr (sizeof(T) == 2) return static_cast<T>(__builtin_bswap16(value));
  else if constexpr (sizeof(T) == 4) return static_cast<T>(__builtin_bswap32(value));
  else return static_cast<T>(__builtin_bswap64(value));
}

template <class T>
Result<T> read_swapped(ByteView in, size_t offset) {
  return swap(TRY(read_integer<T>(in, offset)));
}

std::string encode(ByteView bytes, int variant) {
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();  // the terminating zero
  return out;
}

Result<Bytes> decode(std::string_view text, int variant) {
  Bytes out(text.size() / 4 * 3 + 3);
  size_t length = 0;
  const char* end = nullptr;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &length, &end, variant) != 0 ||
      end != text.data() + text.size())
    return error(ErrorCode::invalid_input, "not base64");
  out.resize(length);
  // The library lets bytes above 0x7F and stray low bits at the end pass; one value has one text here.
  if (encode(out, variant) != text) return error(ErrorCode::invalid_input, "not canonical base64");
  return out;
}

}  // namespace

static_assert(std::endian::native == std::endian::little, "the fixed-width readers assume a little-endian machine");

ByteView as_bytes(std::string_view text) { return {reinterpret_cast<const Byte*>(text.data()), text.size()}; }
std::string_view as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string to_hex(ByteView bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out(bytes.size() * 2, '\0');
  for (size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 15];
  }
  return out;
}

Result<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return error(ErrorCode::invalid_input, "hexadecimal text of odd length {}", text.size());
  auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  Bytes out(text.size() / 2);
  for (size_t i = 0; i < out.size(); ++i) {
    int high = digit(text[2 * i]);
    int low = digit(text[2 * i + 1]);
    if (high < 0 || low < 0) return error(ErrorCode::invalid_input, "not hexadecimal at character {}", 2 * i);
    out[i] = static_cast<Byte>(high * 16 + low);
  }
  return out;
}

std::string to_base64(ByteView bytes) { return encode(bytes, sodium_base64_VARIANT_ORIGINAL); }
std::string to_base64url(ByteView bytes) { return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }
Result<Bytes> from_base64(std::string_view text) { return decode(text, sodium_base64_VARIANT_ORIGINAL); }
Result<Bytes> from_base64url(std::string_view text) { return decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING); }

bool equal_constant_time(ByteView a, ByteView b) { return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0; }

void append_u16_be(Bytes& out, std::uint16_t value) { append_integer(out, swap(value)); }
void append_u32_be(Bytes& out, std::uint32_t value) { append_integer(out, swap(value)); }
void append_u64_be(Bytes& out, std::uint64_t value) { append_integer(out, swap(value)); }
void append_u32_le(Bytes& out, std::uint32_t value) { append_integer(out, value); }
void append_u64_le(Bytes& out, std::uint64_t value) { append_integer(out, value); }
Result<std::uint16_t> read_u16_be(ByteView in, size_t offset) { return read_swapped<std::uint16_t>(in, offset); }
Result<std::uint32_t> read_u32_be(ByteView in, size_t offset) { return read_swapped<std::uint32_t>(in, offset); }
Result<std::uint64_t> read_u64_be(ByteView in, size_t offset) { return read_swapped<std::uint64_t>(in, offset); }
Result<std::uint16_t> read_u16_le(ByteView in, size_t offset) { return read_integer<std::uint16_t>(in, offset); }
Result<std::uint32_t> read_u32_le(ByteView in, size_t offset) { return read_integer<std::uint32_t>(in, offset); }
Result<std::uint64_t> read_u64_le(ByteView in, size_t offset) { return read_integer<std::uint64_t>(in, offset); }

void append(Bytes& out, ByteView more) { out.insert(out.end(), more.begin(), more.end()); }
void append(Bytes& out, std::string_view more) { append(out, as_bytes(more)); }

}  // namespace sekimori
