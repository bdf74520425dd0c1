#include "base/random.h"

#include <sodium.h>

#include <atomic>
#include <cstring>

namespace sekimori {
namespace {

class SystemRandom final : public Random {
 public:
  void fill(std::span<Byte> out) override { randombytes_buf(out.data(), out.size()); }
};

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t value = 0;
  fill({reinterpret_cast<Byte*>(&value), sizeof value});
  return value;
}

std::uint64_t Random::below(std::uint64_t bound) {
  SEKIMORI_CHECK(bound > 0);
  // Rejection keeps it uniform: the first (2^64 mod bound) values are thrown away.
  const std::uint64_t reject = (0 - bound) % bound;
  std::uint64_t value = next();
  while (value < reject) value = next();
  return value % bound;
}

Bytes Random::bytes(size_t count) {
  Bytes out(count);
  fill(out);
  return out;
}

Random& system_random() {
  static SystemRandom random;
  return random;
}

void SeededRandom::fill(std::span<Byte> out) {
  for (size_t done = 0; done < out.size();) {
    // The seam promises any thread: concurrent callers share the sequence, none gets the same number.
    constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;
    std::uint64_t z = std::atomic_ref(state_).fetch_add(step, std::memory_order_relaxed) + step;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    const size_t take = std::min(out.size() - done, sizeof z);
    std::memcpy(out.data() + done, &z, take);
    done += take;
  }
}

}  // namespace sekimori
