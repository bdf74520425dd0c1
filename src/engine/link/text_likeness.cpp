#include "engine/link/text_likeness.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/text.h"

namespace sekimori::link {
namespace {

constexpr size_t shingle = 5;
constexpr size_t most_characters = 20'000;

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

// Characters that carry meaning: letters and ideographs. Digits become one sign, so that dates and numbers do not matter.
std::u32string essence_of(std::string_view text) {
  std::u32string out;
  bool number = false;
  for (const char32_t c : to_utf32(fold(text.substr(0, most_characters * 4)))) {
    if (out.size() >= most_characters) break;
    const bool digit = c >= U'0' && c <= U'9';
    if (digit) {
      if (!number) out += U'0';
    } else if (c > 0x7F ? (c >= 0x3041 || (c >= 0xC0 && c < 0x2000)) && !(c >= 0xFF00 && c < 0xFF0F) : (c >= U'a' && c <= U'z')) {
      out += c;
    }
    number = digit;
  }
  return out;
}

}  // namespace

std::optional<TextSignature> text_signature(std::string_view text) {
  const std::u32string units = essence_of(text);
  if (units.size() < 24) return {};
  TextSignature out;
  out.fill(UINT32_MAX);
  for (size_t i = 0; i + shingle <= units.size(); ++i) {
    std::uint64_t hash = 0;
    for (size_t k = 0; k < shingle; ++k) hash = mix(hash ^ units[i + k]);
    // One hash gives all minima: 32 affine images of its halves (Kirsch and Mitzenmacher).
    const std::uint64_t step = mix(hash) | 1;
    std::uint64_t image = hash;
    for (std::uint32_t& least : out) {
      image += step;
      least = std::min(least, static_cast<std::uint32_t>((image * 0x9E3779B97F4A7C15u) >> 32));
    }
  }
  return out;
}

double likeness(const TextSignature& a, const TextSignature& b) {
  int same = 0;
  for (size_t i = 0; i < text_minima; ++i) same += a[i] == b[i];
  return static_cast<double>(same) / static_cast<double>(text_minima);
}

std::array<std::string, text_band_count> text_bands(const TextSignature& signature) {
  constexpr size_t rows = text_minima / text_band_count;
  std::array<std::string, text_band_count> out;
  for (size_t band = 0; band < text_band_count; ++band) {
    std::uint64_t hash = band;
    for (size_t row = 0; row < rows; ++row) hash = mix(hash ^ signature[band * rows + row]);
    out[band] = fmt::format("{}:{:016x}", band, hash);
  }
  return out;
}

}  // namespace sekimori::link
