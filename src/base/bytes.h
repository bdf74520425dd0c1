// Bytes and their printed forms.
//
//   Bytes key = TRY(from_hex("00ff"));
//   std::string text = to_base64(key);           // "AP8="
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;         // owns
using ByteView = std::span<const Byte>;  // borrows; valid as long as the owner

// The same memory, seen as bytes or as text; nothing is copied.
ByteView as_bytes(std::string_view text);
std::string_view as_text(ByteView bytes);
Bytes to_bytes(std::string_view text);

std::string to_hex(ByteView bytes);                   // lower case
Result<Bytes> from_hex(std::string_view text);        // invalid_input on odd length or other signs
std::string to_base64(ByteView bytes);                // RFC 4648 section 4, padded
std::string to_base64url(ByteView bytes);             // RFC 4648 section 5, without padding
Result<Bytes> from_base64(std::string_view text);     // section 4, strict
Result<Bytes> from_base64url(std::string_view text);  // section 5, strict, without padding

// Compares in a time that depends on the lengths alone. Use for secrets and tags.
bool equal_constant_time(ByteView a, ByteView b);

// Fixed-width integers at the end of a buffer or at an offset. Reading past the end is an invalid_input error.
void append_u16_be(Bytes& out, std::uint16_t value);
void append_u32_be(Bytes& out, std::uint32_t value);
void append_u64_be(Bytes& out, std::uint64_t value);
void append_u32_le(Bytes& out, std::uint32_t value);
void append_u64_le(Bytes& out, std::uint64_t value);
Result<std::uint16_t> read_u16_be(ByteView in, size_t offset);
Result<std::uint32_t> read_u32_be(ByteView in, size_t offset);
Result<std::uint64_t> read_u64_be(ByteView in, size_t offset);
Result<std::uint16_t> read_u16_le(ByteView in, size_t offset);
Result<std::uint32_t> read_u32_le(ByteView in, size_t offset);
Result<std::uint64_t> read_u64_le(ByteView in, size_t offset);

void append(Bytes& out, ByteView more);
void append(Bytes& out, std::string_view more);

}  // namespace sekimori
