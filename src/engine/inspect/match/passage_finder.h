// From single shared fingerprints to passages: chains of hits that run through both texts in the same order.
//
//   std::vector<Passage> passages = find_passages(hits, {.gram = 8, .window = 8});
//
// A passage may hold edits: from hit to hit the distance between the two texts may drift by 16 units, and 64 units may
// pass without a hit. Single hits and short chains are chance and are dropped by the caller's threshold.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/inspect/match/winnower.h"

namespace sekimori::inspect {

constexpr std::uint32_t farthest_hit = 64;  // units without a hit inside one passage

struct Hit {
  std::uint32_t file_unit = 0;
  std::uint32_t secret_unit = 0;
  std::uint32_t ordinal = 0;  // of the secret's fingerprint
  auto operator<=>(const Hit&) const = default;
};

// Half-open stretch of units.
struct Stretch {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Stretch&) const = default;
};

struct Passage {
  std::uint32_t first_ordinal = 0;
  std::uint32_t last_ordinal = 0;
  std::uint32_t covered = 0;  // units proved equal
  std::uint32_t longest_run = 0;
  Stretch file;                    // from the first to the last hit
  std::vector<Stretch> file_runs;  // the parts proved equal
  std::vector<Stretch> secret_runs;
};

// `hits` sorted; passages that cover at least `least` units, best first, none sharing a hit. O(hits * 64).
std::vector<Passage> find_passages(const std::vector<Hit>& hits, Profile profile, std::uint32_t least);

// Sorts and joins what overlaps or touches; the sum of the lengths is then the share covered.
void join_stretches(std::vector<Stretch>& stretches);
std::uint64_t total_length(const std::vector<Stretch>& joined);

}  // namespace sekimori::inspect
