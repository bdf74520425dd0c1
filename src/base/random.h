// The seam for randomness. Product code gets a Random& handed in; tests hand in SeededRandom.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"

namespace sekimori {

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<Byte> out) = 0;  // any thread
  std::uint64_t next();
  std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound); bound > 0
  Bytes bytes(size_t count);
};

// The kernel's generator (getrandom through libsodium). For keys, salts, ids.
Random& system_random();

// The same numbers for the same seed on every machine (splitmix64). For tests and the demo; never for keys.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
  void fill(std::span<Byte> out) override;

 private:
  std::uint64_t state_;
};

}  // namespace sekimori
