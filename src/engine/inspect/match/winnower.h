// Winnowing (Schleimer, Wilkerson, Aiken 2003): a sparse, position-independent choice of fingerprints of a text.
//
//   const Winnower winnower(Profile::deep(), key);
//   winnower.select(text.units, [&](Fingerprint found) { ... });
//
// Of every w neighbouring k-grams the one with the smallest keyed hash is chosen, so that any run of k+w-1 units
// that two texts share gives at least one fingerprint to both; nothing shorter than k can match. The hash that
// chooses is quick and never leaves the process; the fingerprint itself is SipHash of the k-gram, cut to 48 bits.
// k-grams of fewer than three different units (rules, filler) are left out.
#pragma once

#include <functional>
#include <string_view>

#include "engine/inspect/match/sip_hash.h"

namespace sekimori::inspect {

// gram: length k of what is hashed; window: w, how many neighbours compete.
struct Profile {
  std::uint32_t gram;
  std::uint32_t window;  // a power of two, at most 16
  std::string_view name;
  static constexpr Profile deep() { return {8, 8, "deep"}; }    // runs of 15; density about 0.22
  static constexpr Profile wide() { return {10, 16, "wide"}; }  // runs of 25; density about 0.12
  bool operator==(const Profile&) const = default;
};

struct Fingerprint {
  std::uint64_t hash;      // 48 bits
  std::uint32_t position;  // unit at which the k-gram starts
};

enum class Selection { winnowed, every_gram };

class Winnower {
 public:
  Winnower(Profile profile, const FingerprintKey& key);

  // Fingerprints in order of position. Constant extra memory. Texts shorter than k give none; shorter than k+w-1
  // one. every_gram skips the choice. Any thread.
  void select(std::u16string_view units, Selection selection, const std::function<void(Fingerprint)>& sink) const;

  // The fingerprint of one k-gram; 0 when it is filler.
  std::uint64_t fingerprint_of(const char16_t* gram) const;
  const Profile& profile() const { return profile_; }

 private:
  Profile profile_;
  SipHasher hasher_;
  std::array<std::uint32_t, 5> multipliers_;
};

}  // namespace sekimori::inspect
