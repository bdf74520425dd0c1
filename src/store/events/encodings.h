// Parquet's encodings of values in a page (Encodings.md): PLAIN, RLE/bit-packed hybrid, DELTA_BINARY_PACKED.
//
//   Bytes page;
//   encode_codes(page, codes, bit_width);                 // RLE_DICTIONARY: one byte of width, then the hybrid runs
//   TRY(decode_codes(page, codes_out, dictionary_size));  // exactly codes_out.size() values, each below dictionary_size
//
// Decoders take untrusted bytes and fill the given span or fail with invalid_input; they never read or write beyond.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sekimori::events {

// Bits that the codes 0 .. dictionary_size-1 need, at least 1.
int width_for(std::size_t dictionary_size);

void encode_codes(Bytes& out, std::span<const std::uint32_t> codes, int bit_width);
Result<void> decode_codes(ByteView page, std::span<std::uint32_t> codes, std::size_t dictionary_size);
// The codes of `rows` alone (rising, below `count`, of which the page has so many), codes.size() == rows.size(): runs are walked and not
// unpacked. What is read is checked as above, what lies behind the last row is not.
Result<void> decode_codes_of(ByteView page, std::size_t count, std::span<const std::uint32_t> rows, std::span<std::uint32_t> codes,
                             std::size_t dictionary_size);

// Little-endian integers one after the other.
void encode_plain(Bytes& out, std::span<const std::int32_t> values);
void encode_plain(Bytes& out, std::span<const std::int64_t> values);
Result<void> decode_plain(ByteView page, std::span<std::int32_t> values);
Result<void> decode_plain(ByteView page, std::span<std::int64_t> values);

// u32 length and bytes, one after the other.
void append_plain(Bytes& out, std::string_view value);
Result<void> decode_plain(ByteView page, std::span<std::string_view> values);  // they point into the page

void encode_delta(Bytes& out, std::span<const std::int64_t> values);
Result<void> decode_delta(ByteView page, std::span<std::int64_t> values);

}  // namespace sekimori::events
