// SipHash-2-4 (Aumasson, Bernstein 2012): a short keyed hash. Whoever has an index without its key cannot test guesses.
//
//   SipHasher hasher(key);
//   std::uint64_t hash = hasher(bytes);
#pragma once

#include <array>
#include <cstring>

#include "base/bytes.h"

namespace sekimori::inspect {

using FingerprintKey = std::array<Byte, 16>;

class SipHasher {
 public:
  explicit SipHasher(const FingerprintKey& key) {
    std::memcpy(&key0_, key.data(), 8);
    std::memcpy(&key1_, key.data() + 8, 8);
  }

  // Bytes are read as little endian words; the hosts we build for are little endian.
  std::uint64_t operator()(const void* data, size_t size) const {
    const auto* in = static_cast<const unsigned char*>(data);
    std::uint64_t v0 = key0_ ^ 0x736f6d6570736575u;
    std::uint64_t v1 = key1_ ^ 0x646f72616e646f6du;
    std::uint64_t v2 = key0_ ^ 0x6c7967656e657261u;
    std::uint64_t v3 = key1_ ^ 0x7465646279746573u;
    const auto round = [&] {
      v0 += v1;
      v1 = rotate(v1, 13);
      v1 ^= v0;
      v0 = rotate(v0, 32);
      v2 += v3;
      v3 = rotate(v3, 16);
      v3 ^= v2;
      v0 += v3;
      v3 = rotate(v3, 21);
      v3 ^= v0;
      v2 += v1;
      v1 = rotate(v1, 17);
      v1 ^= v2;
      v2 = rotate(v2, 32);
    };
    const auto absorb = [&](std::uint64_t word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    };
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
      std::uint64_t word;
      std::memcpy(&word, in + i, 8);
      absorb(word);
    }
    std::uint64_t last = static_cast<std::uint64_t>(size) << 56;
    for (size_t shift = 0; i < size; ++i, shift += 8) last |= static_cast<std::uint64_t>(in[i]) << shift;
    absorb(last);
    v2 ^= 0xff;
    for (int i2 = 0; i2 < 4; ++i2) round();
    return v0 ^ v1 ^ v2 ^ v3;
  }
  std::uint64_t operator()(ByteView bytes) const { return (*this)(bytes.data(), bytes.size()); }

 private:
  static std::uint64_t rotate(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
  std::uint64_t key0_ = 0;
  std::uint64_t key1_ = 0;
};

}  // namespace sekimori::inspect
