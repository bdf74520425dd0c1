// Split-block bloom filter of the Parquet format (BloomFilter.md): 32-byte blocks of eight words, one bit in each.
//
//   BloomFilter filter = BloomFilter::for_values(distinct_values);
//   filter.insert(xxhash64(value));
//   if (!filter.may_contain(xxhash64(wanted))) skip();        // certainly absent; present ones are wrongly kept in about 1 %
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace sekimori::events {

class BloomFilter {
 public:
  // Sized for a false-positive rate of one in a hundred, 32 bytes to 8 MiB.
  static BloomFilter for_values(std::size_t distinct_values);
  // invalid_input unless a whole number of blocks.
  static Result<BloomFilter> from_bits(ByteView bits);

  void insert(std::uint64_t hash);
  bool may_contain(std::uint64_t hash) const;
  ByteView bits() const;

 private:
  explicit BloomFilter(std::size_t blocks) : words_(blocks * 8) {}
  std::size_t block_of(std::uint64_t hash) const;
  std::vector<std::uint32_t> words_;
};

}  // namespace sekimori::events
