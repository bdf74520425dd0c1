#include "engine/inspect/match/winnower.h"

#include <algorithm>
#include <memory>

// Run-time dispatch where the compiler can; sanitizers run before the resolver could.
#if defined(__x86_64__) && !defined(SEKIMORI_SANITIZED)
#define SEKIMORI_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define SEKIMORI_VECTOR
#endif

namespace sekimori::inspect {
namespace {

constexpr size_t block = 2048;  // k-grams worked on at a time: all arrays stay in the first-level cache
constexpr size_t margin = 16;   // the largest window
constexpr size_t lanes = block + 4 * margin;

struct Scratch {
  alignas(64) std::uint32_t hash[lanes];
  alignas(64) std::uint32_t pairs[lanes];
  alignas(64) std::uint32_t other[lanes];
  alignas(64) unsigned char chosen[lanes];
};

// out[i] = in[i] * by + in[i + step]
SEKIMORI_VECTOR void combine(const std::uint32_t* in, std::uint32_t* out, size_t count, std::uint32_t by, size_t step) {
  for (size_t i = 0; i < count; ++i) out[i] = in[i] * by + in[i + step];
}

// out[i] = in[i] * by + more[i + step]
SEKIMORI_VECTOR void extend(const std::uint32_t* in, const std::uint32_t* more, std::uint32_t* out, size_t count, std::uint32_t by,
                            size_t step) {
  for (size_t i = 0; i < count; ++i) out[i] = in[i] * by + more[i + step];
}

SEKIMORI_VECTOR void spread(const char16_t* in, std::uint32_t* out, size_t count, std::uint32_t by, std::uint32_t plus) {
  for (size_t i = 0; i < count; ++i) {
    const std::uint32_t x = (static_cast<std::uint32_t>(in[i]) + plus) * by;
    out[i] = x ^ (x >> 15);
  }
}

SEKIMORI_VECTOR void finish(std::uint32_t* hash, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    std::uint32_t x = hash[i];
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    hash[i] = x ^ (x >> 16);
  }
}

SEKIMORI_VECTOR void least(const std::uint32_t* in, std::uint32_t* out, size_t count, size_t step) {
  for (size_t i = 0; i < count; ++i) out[i] = std::min(in[i], in[i + step]);
}

SEKIMORI_VECTOR void greatest(const std::uint32_t* in, std::uint32_t* out, size_t count, size_t step) {
  for (size_t i = 0; i < count; ++i) out[i] = std::max(in[i], in[i + step]);
}

SEKIMORI_VECTOR void compare(const std::uint32_t* a, const std::uint32_t* b, unsigned char* out, size_t count) {
  for (size_t i = 0; i < count; ++i) out[i] = a[i] == b[i] ? 1 : 0;
}

// Sliding extreme over `window` values in place, by doubling steps; `count` results need count + window - 1 inputs.
template <class Step>
void slide(std::uint32_t* values, std::uint32_t* spare, size_t count, size_t window, Step step_function) {
  size_t have = count + window - 1;
  for (size_t step = 1; step < window; step *= 2) {
    have -= step;
    step_function(values, spare, have, step);
    std::copy_n(spare, have, values);
  }
}

bool is_filler(const char16_t* gram, size_t size) {
  const char16_t first = gram[0];
  char16_t second = first;
  for (size_t i = 1; i < size; ++i) {
    if (gram[i] == first || gram[i] == second) continue;
    if (second != first) return false;
    second = gram[i];
  }
  return true;
}

}  // namespace

Winnower::Winnower(Profile profile, const FingerprintKey& key) : profile_(profile), hasher_(key) {
  for (size_t i = 0; i < multipliers_.size(); ++i) {
    const std::uint64_t seed[2] = {0x6f72646572ULL, i};
    multipliers_[i] = static_cast<std::uint32_t>(hasher_(seed, sizeof seed)) | 1u;
  }
}

std::uint64_t Winnower::fingerprint_of(const char16_t* gram) const {
  if (is_filler(gram, profile_.gram)) return 0;
  const std::uint64_t hash = hasher_(gram, profile_.gram * sizeof(char16_t)) >> 16;
  return hash == 0 ? 1 : hash;
}

void Winnower::select(std::u16string_view units, Selection selection, const std::function<void(Fingerprint)>& sink) const {
  const size_t gram = profile_.gram;
  const size_t window = profile_.window;
  if (units.size() < gram) return;
  const size_t grams = units.size() - gram + 1;
  const auto emit = [&](size_t position) {
    if (const std::uint64_t hash = fingerprint_of(units.data() + position); hash != 0) sink({hash, static_cast<std::uint32_t>(position)});
  };
  if (selection == Selection::every_gram) {
    for (size_t i = 0; i < grams; ++i) emit(i);
    return;
  }

  const auto scratch = std::make_unique<Scratch>();
  // Order hashes of the grams [from, from + count) into scratch->hash.
  const auto hash_grams = [&](size_t from, size_t count) {
    std::uint32_t* const a = scratch->hash;
    std::uint32_t* const b = scratch->pairs;
    spread(units.data() + from, a, count + gram - 1, multipliers_[0], multipliers_[4]);
    combine(a, b, count + gram - 2, multipliers_[1], 1);               // pairs
    combine(b, scratch->other, count + gram - 4, multipliers_[2], 2);  // fours
    combine(scratch->other, a, count + gram - 8, multipliers_[3], 4);  // eights
    if (gram == 10) {
      extend(a, b, scratch->other, count, multipliers_[1], 8);
      std::copy_n(scratch->other, count, a);
    }
    finish(a, count);
  };

  if (grams <= window) {
    hash_grams(0, grams);
    const std::uint32_t smallest = *std::min_element(scratch->hash, scratch->hash + grams);
    for (size_t i = 0; i < grams; ++i)
      if (scratch->hash[i] == smallest) emit(i);
    return;
  }

  // A gram is chosen if it is the minimum of some window that holds it: the greatest of those windows' minima is its own
  // hash. Windows are named by their first gram; those beyond the ends do not exist and count as 0.
  const size_t windows = grams - window + 1;
  alignas(64) std::uint32_t own[block];
  for (size_t start = 0; start < grams; start += block) {
    const size_t count = std::min(block, grams - start);
    const size_t lead = std::min(start, window - 1);  // existing grams before the block that its windows need
    const size_t from = start - lead;
    const size_t hashed = std::min(grams, start + count + window - 1) - from;
    hash_grams(from, hashed);
    std::copy_n(scratch->hash + lead, count, own);
    // minima[j] belongs to window start - (window - 1) + j
    std::uint32_t* const minima = scratch->pairs;
    const size_t exist = std::min(windows, start + count) > from ? std::min(windows, start + count) - from : 0;
    std::fill_n(minima, count + window - 1, 0u);
    slide(scratch->hash, scratch->other, exist, window,
          [](const std::uint32_t* in, std::uint32_t* out, size_t n, size_t step) { least(in, out, n, step); });
    std::copy_n(scratch->hash, exist, minima + (window - 1 - lead));
    slide(minima, scratch->other, count, window,
          [](const std::uint32_t* in, std::uint32_t* out, size_t n, size_t step) { greatest(in, out, n, step); });
    compare(own, minima, scratch->chosen, count);
    for (size_t i = 0; i < count; ++i)
      if (scratch->chosen[i] != 0) emit(start + i);
  }
}

}  // namespace sekimori::inspect
