#include "store/events/xxhash64.h"

#include <bit>
#include <cstring>

namespace sekimori::events {
namespace {

constexpr std::uint64_t prime1 = 11400714785074694791u;
constexpr std::uint64_t prime2 = 14029467366897019727u;
constexpr std::uint64_t prime3 = 1609587929392839161u;
constexpr std::uint64_t prime4 = 9650029242287828579u;
constexpr std::uint64_t prime5 = 2870177450012600261u;

template <class Word>
Word load(const Byte* at) {
  static_assert(std::endian::native == std::endian::little);
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

std::uint64_t round_of(std::uint64_t lane, std::uint64_t input) { return std::rotl(lane + input * prime2, 31) * prime1; }
std::uint64_t merge(std::uint64_t sum, std::uint64_t lane) { return (sum ^ round_of(0, lane)) * prime1 + prime4; }

}  // namespace

std::uint64_t xxhash64(ByteView bytes, std::uint64_t seed) {
  const Byte* at = bytes.data();
  std::size_t left = bytes.size();
  std::uint64_t sum = seed + prime5;
  if (left >= 32) {
    std::uint64_t a = seed + prime1 + prime2;
    std::uint64_t b = seed + prime2;
    std::uint64_t c = seed;
    std::uint64_t d = seed - prime1;
    for (; left >= 32; left -= 32, at += 32) {
      a = round_of(a, load<std::uint64_t>(at));
      b = round_of(b, load<std::uint64_t>(at + 8));
      c = round_of(c, load<std::uint64_t>(at + 16));
      d = round_of(d, load<std::uint64_t>(at + 24));
    }
    sum = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
    sum = merge(merge(merge(merge(sum, a), b), c), d);
  }
  sum += bytes.size();
  for (; left >= 8; left -= 8, at += 8) sum = std::rotl(sum ^ round_of(0, load<std::uint64_t>(at)), 27) * prime1 + prime4;
  if (left >= 4) {
    sum = std::rotl(sum ^ (load<std::uint32_t>(at) * prime1), 23) * prime2 + prime3;
    left -= 4;
    at += 4;
  }
  for (; left > 0; --left, ++at) sum = std::rotl(sum ^ (*at * prime5), 11) * prime1;
  sum = (sum ^ (sum >> 33)) * prime2;
  sum = (sum ^ (sum >> 29)) * prime3;
  return sum ^ (sum >> 32);
}

}  // namespace sekimori::events
