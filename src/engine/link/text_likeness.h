// How alike two texts are, from 32 numbers each: MinHash over shingles of characters, so that it works for Japanese and survives
// changed names, dates and line ends.
//
//   const auto a = text_signature("...見積のお願い..."), b = text_signature(other);
//   if (a && b) likeness(*a, *b);                       // 0..1, an estimate of the share of common shingles (±0.09)
//   text_bands(*a);                                     // two texts of likeness 0.7 share one of eight bands nine times in ten
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sekimori::link {

constexpr size_t text_minima = 32;
constexpr size_t text_band_count = 8;
using TextSignature = std::array<std::uint32_t, text_minima>;

// Nothing for texts of fewer than 24 characters after folding: they say too little. Of longer ones than 20,000 characters the
// beginning counts.
std::optional<TextSignature> text_signature(std::string_view text);
double likeness(const TextSignature& a, const TextSignature& b);
// "0:1f3a..." each; equal bands are candidates for likeness.
std::array<std::string, text_band_count> text_bands(const TextSignature& signature);

}  // namespace sekimori::link
