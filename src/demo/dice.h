// Chances that come out the same on every machine for the same seed and stream name.
//
//   Dice dice(seed, "firm-a/people");
//   std::string_view name = dice.pick(surnames);
//   if (dice.percent(30)) ...
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace sekimori::demo {

class Dice {
 public:
  Dice(std::uint64_t seed, std::string_view stream) : random_(mix(seed, stream)) {}

  std::uint64_t below(std::uint64_t bound) { return bound <= 1 ? 0 : random_.next() % bound; }
  std::int64_t between(std::int64_t low, std::int64_t high) {  // both ends included
    return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low + 1)));
  }
  bool percent(std::uint64_t chance) { return below(100) < chance; }
  bool per_mille(std::uint64_t chance) { return below(1000) < chance; }
  // Small numbers more often than large ones: a falling triangle over [0, bound).
  size_t skewed(size_t bound) {
    const std::uint64_t a = below(bound), b = below(bound);
    return static_cast<size_t>(a < b ? a : b);
  }
  // A bell over [low, high]: the mean of three throws.
  std::int64_t bell(std::int64_t low, std::int64_t high) { return (between(low, high) + between(low, high) + between(low, high)) / 3; }
  template <class Range>
  const auto& pick(const Range& range) {
    return range[below(std::size(range))];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }
  std::uint64_t next() { return random_.next(); }

 private:
  static std::uint64_t mix(std::uint64_t seed, std::string_view stream) {
    std::uint64_t hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
    for (const char c : stream) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
  }
  SeededRandom random_;
};

}  // namespace sekimori::demo
