#include "store/events/bloom_filter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace sekimori::events {
namespace {
constexpr std::array<std::uint32_t, 8> salts = {0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d,
                                                0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31};
constexpr std::size_t block_bytes = 32;
constexpr std::size_t most_bytes = std::size_t(8) << 20;

std::uint32_t bit_of(std::uint64_t hash, std::size_t word) { return 1u << ((static_cast<std::uint32_t>(hash) * salts[word]) >> 27); }
}  // namespace

BloomFilter BloomFilter::for_values(std::size_t distinct_values) {
  const double bits = -8.0 * static_cast<double>(distinct_values) / std::log(1.0 - std::pow(0.01, 1.0 / 8.0));
  const auto bytes = std::bit_ceil(static_cast<std::size_t>(bits / 8.0) + 1);
  return BloomFilter(std::clamp(bytes, block_bytes, most_bytes) / block_bytes);
}

Result<BloomFilter> BloomFilter::from_bits(ByteView bits) {
  if (bits.empty() || bits.size() % block_bytes != 0)
    return error(ErrorCode::invalid_input, "a bloom filter of {} bytes, not a multiple of {}", bits.size(), block_bytes);
  BloomFilter filter(bits.size() / block_bytes);
  static_assert(std::endian::native == std::endian::little);
  std::memcpy(filter.words_.data(), bits.data(), bits.size());
  return filter;
}

std::size_t BloomFilter::block_of(std::uint64_t hash) const { return static_cast<std::size_t>(((hash >> 32) * (words_.size() / 8)) >> 32); }

void BloomFilter::insert(std::uint64_t hash) {
  std::uint32_t* block = words_.data() + block_of(hash) * 8;
  for (std::size_t i = 0; i < 8; ++i) block[i] |= bit_of(hash, i);
}

bool BloomFilter::may_contain(std::uint64_t hash) const {
  const std::uint32_t* block = words_.data() + block_of(hash) * 8;
  for (std::size_t i = 0; i < 8; ++i)
    if ((block[i] & bit_of(hash, i)) == 0) return false;
  return true;
}

ByteView BloomFilter::bits() const { return {reinterpret_cast<const Byte*>(words_.data()), words_.size() * 4}; }

}  // namespace sekimori::events
