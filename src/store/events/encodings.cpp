#include "store/events/encodings.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "store/events/thrift_compact.h"

namespace sekimori::events {
namespace {

static_assert(std::endian::native == std::endian::little, "pages are little-endian");

__extension__ typedef unsigned __int128 Wide;

constexpr std::size_t delta_block = 128;
constexpr std::size_t delta_minis = 4;
constexpr std::size_t delta_mini = delta_block / delta_minis;

// Values of `width` bits, packed from the lowest bit of the first byte on. The number of values is a multiple of 8.
template <class Word>
void pack(Bytes& out, std::span<const Word> values, int width) {
  const std::size_t start = out.size();
  out.resize(start + values.size() * static_cast<std::size_t>(width) / 8);
  Byte* at = out.data() + start;
  Wide pending = 0;
  int bits = 0;
  for (const Word value : values) {
    pending |= static_cast<Wide>(value) << bits;
    bits += width;
    while (bits >= 8) {
      *at++ = static_cast<Byte>(pending);
      pending >>= 8;
      bits -= 8;
    }
  }
}

// The value of `width` <= 32 bits at bit `bit`; eight bytes from its first byte on must be readable.
std::uint32_t unpack_short(const Byte* bytes, std::size_t bit, int width) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes + bit / 8, 8);
  return static_cast<std::uint32_t>((word >> (bit % 8)) & ((std::uint64_t(1) << width) - 1));
}

std::uint64_t unpack_long(ByteView bytes, std::size_t bit, int width) {
  if (width == 0) return 0;
  Wide word = 0;
  const std::size_t first = bit / 8;
  std::memcpy(&word, bytes.data() + first, std::min<std::size_t>(9, bytes.size() - first));
  word >>= bit % 8;
  return static_cast<std::uint64_t>(word) & (width == 64 ? ~std::uint64_t(0) : (std::uint64_t(1) << width) - 1);
}

std::unexpected<Error> too_short() { return error(ErrorCode::invalid_input, "the page holds fewer values than it says"); }

Result<std::uint64_t> take_varint(ByteView bytes, std::size_t& position) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    if (position >= bytes.size()) return too_short();
    const Byte next = bytes[position++];
    value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
    if ((next & 0x80) == 0) return value;
  }
  return error(ErrorCode::invalid_input, "a number in the page is longer than 64 bits");
}

}  // namespace

int width_for(std::size_t dictionary_size) { return dictionary_size <= 2 ? 1 : static_cast<int>(std::bit_width(dictionary_size - 1)); }

void encode_codes(Bytes& out, std::span<const std::uint32_t> codes, int bit_width) {
  out.push_back(static_cast<Byte>(bit_width));
  const std::size_t value_bytes = static_cast<std::size_t>(bit_width + 7) / 8;
  std::size_t at = 0;
  std::size_t packed_from = 0;  // codes[packed_from, at) wait to be packed
  const auto flush_packed = [&](std::size_t end) {
    if (end == packed_from) return;
    const std::size_t groups = (end - packed_from + 7) / 8;
    append_varint(out, groups << 1 | 1);
    const std::size_t whole = (end - packed_from) / 8 * 8;
    pack(out, codes.subspan(packed_from, whole), bit_width);
    if (whole < end - packed_from) {
      std::array<std::uint32_t, 8> last{};
      std::copy(codes.begin() + static_cast<std::ptrdiff_t>(packed_from + whole), codes.begin() + static_cast<std::ptrdiff_t>(end),
                last.begin());
      pack(out, std::span<const std::uint32_t>(last), bit_width);
    }
  };
  while (at < codes.size()) {
    std::size_t run_end = at + 1;
    while (run_end < codes.size() && codes[run_end] == codes[at]) ++run_end;
    // Packed runs hold multiples of eight: only there may a repeated run begin, except at the very end.
    const std::size_t filling = (8 - (at - packed_from) % 8) % 8;
    if (run_end - at >= filling + 16) {
      flush_packed(at + filling);
      append_varint(out, (run_end - at - filling) << 1);
      for (std::size_t i = 0; i < value_bytes; ++i) out.push_back(static_cast<Byte>(codes[at] >> (8 * i)));
      packed_from = run_end;
    }
    at = run_end;
  }
  flush_packed(codes.size());
}

Result<void> decode_codes(ByteView page, std::span<std::uint32_t> codes, std::size_t dictionary_size) {
  if (codes.empty()) return {};
  if (page.empty()) return too_short();
  const int width = page[0];
  if (width > 32) return error(ErrorCode::invalid_input, "dictionary codes of {} bits", width);
  const std::size_t value_bytes = static_cast<std::size_t>(width + 7) / 8;
  std::size_t position = 1;
  std::size_t done = 0;
  while (done < codes.size()) {
    const std::uint64_t head = TRY(take_varint(page, position));
    if ((head & 1) == 0) {
      const std::uint64_t run = head >> 1;
      if (run == 0 || run > codes.size() - done || value_bytes > page.size() - position) return too_short();
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < value_bytes; ++i) value |= static_cast<std::uint32_t>(page[position + i]) << (8 * i);
      position += value_bytes;
      std::fill_n(codes.begin() + static_cast<std::ptrdiff_t>(done), run, value);
      done += run;
      continue;
    }
    const std::uint64_t groups = head >> 1;
    if (groups == 0 || groups > (codes.size() - done + 7) / 8) return too_short();
    const std::size_t bytes = groups * static_cast<std::size_t>(width);
    if (bytes > page.size() - position) return too_short();
    const std::size_t count = std::min<std::size_t>(groups * 8, codes.size() - done);
    const Byte* from = page.data() + position;
    // Whole words while eight bytes can be read; the last few through a padded copy.
    const std::size_t readable = page.size() - position;
    std::size_t quick = 0;
    if (width > 0 && readable >= 8) quick = std::min(count, ((readable - 8) * 8) / static_cast<std::size_t>(width));
    for (std::size_t i = 0; i < quick; ++i) codes[done + i] = unpack_short(from, i * static_cast<std::size_t>(width), width);
    for (std::size_t i = quick; i < count; ++i)
      codes[done + i] = static_cast<std::uint32_t>(unpack_long(page.subspan(position), i * static_cast<std::size_t>(width), width));
    position += bytes;
    done += count;
  }
  std::uint32_t largest = 0;
  for (const std::uint32_t code : codes) largest = std::max(largest, code);
  if (largest >= dictionary_size) return error(ErrorCode::invalid_input, "code {} in a dictionary of {}", largest, dictionary_size);
  return {};
}

Result<void> decode_codes_of(ByteView page, std::size_t count, std::span<const std::uint32_t> rows, std::span<std::uint32_t> codes,
                             std::size_t dictionary_size) {
  if (rows.empty()) return {};
  if (page.empty()) return too_short();
  const int width = page[0];
  if (width > 32) return error(ErrorCode::invalid_input, "dictionary codes of {} bits", width);
  const std::size_t value_bytes = static_cast<std::size_t>(width + 7) / 8;
  std::size_t position = 1;
  std::size_t done = 0;
  std::size_t at = 0;
  while (at < rows.size()) {
    if (done >= count) return too_short();
    const std::uint64_t head = TRY(take_varint(page, position));
    const std::size_t readable = page.size() - position;
    if ((head & 1) == 0) {
      const std::uint64_t run = head >> 1;
      if (run == 0 || run > count - done || value_bytes > readable) return too_short();
      std::uint32_t value = 0;
      for (std::size_t i = 0; i < value_bytes; ++i) value |= static_cast<std::uint32_t>(page[position + i]) << (8 * i);
      position += value_bytes;
      done += run;
      for (; at < rows.size() && rows[at] < done; ++at) codes[at] = value;
      continue;
    }
    const std::uint64_t groups = head >> 1;
    if (groups == 0 || groups > (count - done + 7) / 8) return too_short();
    const std::size_t bytes = groups * static_cast<std::size_t>(width);
    if (bytes > readable) return too_short();
    const std::size_t end = done + std::min<std::size_t>(groups * 8, count - done);
    for (; at < rows.size() && rows[at] < end; ++at) {
      const std::size_t bit = (rows[at] - done) * static_cast<std::size_t>(width);
      codes[at] = bit / 8 + 8 <= readable ? unpack_short(page.data() + position, bit, width)
                                          : static_cast<std::uint32_t>(unpack_long(page.subspan(position), bit, width));
    }
    position += bytes;
    done = end;
  }
  for (const std::uint32_t code : codes)
    if (code >= dictionary_size) return error(ErrorCode::invalid_input, "code {} in a dictionary of {}", code, dictionary_size);
  return {};
}

void encode_plain(Bytes& out, std::span<const std::int32_t> values) {
  const auto* from = reinterpret_cast<const Byte*>(values.data());
  out.insert(out.end(), from, from + values.size_bytes());
}
void encode_plain(Bytes& out, std::span<const std::int64_t> values) {
  const auto* from = reinterpret_cast<const Byte*>(values.data());
  out.insert(out.end(), from, from + values.size_bytes());
}

Result<void> decode_plain(ByteView page, std::span<std::int32_t> values) {
  if (page.size() != values.size_bytes()) return too_short();
  if (!values.empty()) std::memcpy(values.data(), page.data(), page.size());
  return {};
}
Result<void> decode_plain(ByteView page, std::span<std::int64_t> values) {
  if (page.size() != values.size_bytes()) return too_short();
  if (!values.empty()) std::memcpy(values.data(), page.data(), page.size());
  return {};
}

void append_plain(Bytes& out, std::string_view value) {
  append_u32_le(out, static_cast<std::uint32_t>(value.size()));
  append(out, value);
}

Result<void> decode_plain(ByteView page, std::span<std::string_view> values) {
  std::size_t position = 0;
  for (std::string_view& value : values) {
    if (page.size() - position < 4) return too_short();
    std::uint32_t size = 0;
    std::memcpy(&size, page.data() + position, 4);
    position += 4;
    if (size > page.size() - position) return too_short();
    value = as_text(page.subspan(position, size));
    position += size;
  }
  if (position != page.size()) return error(ErrorCode::invalid_input, "the page holds more than its values");
  return {};
}

void encode_delta(Bytes& out, std::span<const std::int64_t> values) {
  append_varint(out, delta_block);
  append_varint(out, delta_minis);
  append_varint(out, values.size());
  append_varint(out, zigzag(values.empty() ? 0 : values[0]));
  std::array<std::uint64_t, delta_block> deltas{};
  for (std::size_t start = 1; start < values.size(); start += delta_block) {
    const std::size_t count = std::min(delta_block, values.size() - start);
    std::int64_t least = INT64_MAX;
    for (std::size_t i = 0; i < count; ++i) {
      // Differences wrap around, as the format wants it.
      deltas[i] = static_cast<std::uint64_t>(values[start + i]) - static_cast<std::uint64_t>(values[start + i - 1]);
      least = std::min(least, static_cast<std::int64_t>(deltas[i]));
    }
    for (std::size_t i = 0; i < count; ++i) deltas[i] -= static_cast<std::uint64_t>(least);
    std::fill(deltas.begin() + static_cast<std::ptrdiff_t>(count), deltas.end(), 0);
    append_varint(out, zigzag(least));
    const std::size_t widths_at = out.size();
    out.resize(out.size() + delta_minis);
    for (std::size_t mini = 0; mini * delta_mini < count; ++mini) {
      const auto part = std::span<const std::uint64_t>(deltas).subspan(mini * delta_mini, delta_mini);
      std::uint64_t all = 0;
      for (const std::uint64_t delta : part) all |= delta;
      const int width = static_cast<int>(std::bit_width(all));
      out[widths_at + mini] = static_cast<Byte>(width);
      pack(out, part, width);
    }
  }
}

Result<void> decode_delta(ByteView page, std::span<std::int64_t> values) {
  std::size_t position = 0;
  const std::uint64_t block = TRY(take_varint(page, position));
  const std::uint64_t minis = TRY(take_varint(page, position));
  const std::uint64_t count = TRY(take_varint(page, position));
  const std::uint64_t first = TRY(take_varint(page, position));
  if (block != delta_block || minis != delta_minis)
    return error(ErrorCode::invalid_input, "delta blocks of {} values in {} parts", block, minis);
  if (count != values.size()) return too_short();
  if (count == 0) return {};
  auto value = static_cast<std::uint64_t>(unzigzag(first));
  values[0] = static_cast<std::int64_t>(value);
  for (std::size_t start = 1; start < values.size(); start += delta_block) {
    const auto least = static_cast<std::uint64_t>(unzigzag(TRY(take_varint(page, position))));
    if (page.size() - position < delta_minis) return too_short();
    const ByteView widths = page.subspan(position, delta_minis);
    position += delta_minis;
    const std::size_t in_block = std::min(delta_block, values.size() - start);
    for (std::size_t mini = 0; mini * delta_mini < in_block; ++mini) {
      const int width = widths[mini];
      if (width > 64) return error(ErrorCode::invalid_input, "delta values of {} bits", width);
      const std::size_t bytes = delta_mini * static_cast<std::size_t>(width) / 8;
      if (bytes > page.size() - position) return too_short();
      const ByteView packed = page.subspan(position, bytes);
      const std::size_t in_mini = std::min(delta_mini, in_block - mini * delta_mini);
      std::int64_t* out = values.data() + start + mini * delta_mini;
      for (std::size_t i = 0; i < in_mini; ++i) {
        const std::uint64_t delta = unpack_long(packed, i * static_cast<std::size_t>(width), width);
        value += least + delta;
        out[i] = static_cast<std::int64_t>(value);
      }
      position += bytes;
    }
  }
  if (position != page.size()) return error(ErrorCode::invalid_input, "the page holds more than its values");
  return {};
}

}  // namespace sekimori::events
