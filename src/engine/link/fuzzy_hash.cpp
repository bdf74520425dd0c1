#include "engine/link/fuzzy_hash.h"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>

namespace sekimori::link {
namespace {

constexpr size_t tlsh_size = 72;
constexpr size_t tlsh_body = 8;  // after "t1", checksum, length and quartile ratios
constexpr size_t run = 7;        // ssdeep compares only digests that share a run of seven

bool is_tlsh(std::string_view digest) { return digest.size() == tlsh_size && digest.starts_with("t1"); }

int value_of(char c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

int apart(int a, int b, int range) {
  const int difference = std::abs(a - b);
  return std::min(difference, range - difference);
}

// Distance as TLSH defines it (Oliver, Cheng, Chen 2013): header (checksum, length, two ratios), then two bits a bucket, where
// opposite ends count six.
int tlsh_distance(std::string_view a, std::string_view b) {
  int total = a.substr(2, 2) == b.substr(2, 2) ? 0 : 1;
  // Both nibbles of a header byte are stored swapped; the order does not matter for equality, it does for the length.
  const auto byte = [](std::string_view text, size_t at) { return value_of(text[at + 1]) * 16 + value_of(text[at]); };
  const int length = apart(byte(a, 4), byte(b, 4), 256);
  total += length <= 1 ? length : length * 12;
  for (const size_t at : {6u, 7u}) {
    const int ratio = apart(value_of(a[at]), value_of(b[at]), 16);
    total += ratio <= 1 ? ratio : (ratio - 1) * 12;
  }
  for (size_t i = tlsh_body; i < tlsh_size; ++i) {
    const int x = value_of(a[i]), y = value_of(b[i]);
    for (int shift = 0; shift < 4; shift += 2) {
      const int difference = std::abs(((x >> shift) & 3) - ((y >> shift) & 3));
      total += difference == 3 ? 6 : difference;
    }
  }
  return total;
}

struct Ssdeep {
  std::uint32_t blocks = 0;
  std::string_view single;
  std::string_view twice;
};

Ssdeep split(std::string_view digest) {
  Ssdeep out;
  const size_t first = std::min(digest.find(':'), digest.size());
  for (const char c : digest.substr(0, std::min<size_t>(first, 9)))
    if (c >= '0' && c <= '9') out.blocks = out.blocks * 10 + static_cast<std::uint32_t>(c - '0');
  digest.remove_prefix(std::min(first + 1, digest.size()));
  const size_t second = std::min(digest.find(':'), digest.size());
  out.single = digest.substr(0, second);
  digest.remove_prefix(std::min(second + 1, digest.size()));
  out.twice = digest.substr(0, std::min(digest.find(','), digest.size()));
  return out;
}

std::vector<std::string_view> runs_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (size_t i = 0; i + run <= text.size(); ++i) {
    const std::string_view piece = text.substr(i, run);
    if (std::ranges::count(piece, piece[0]) < static_cast<std::ptrdiff_t>(run)) out.push_back(piece);  // a run of one sign says nothing
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double common_runs(std::string_view a, std::string_view b) {
  const auto left = runs_of(a), right = runs_of(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<std::string_view> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return static_cast<double>(both.size()) / static_cast<double>(std::min(left.size(), right.size()));
}

}  // namespace

double digest_likeness(std::string_view a, std::string_view b) {
  if (a == b) return 1;
  if (is_tlsh(a) != is_tlsh(b)) return 0;
  if (is_tlsh(a)) return std::max(0.0, 1 - tlsh_distance(a, b) / 100.0);
  const Ssdeep left = split(a), right = split(b);
  if (left.blocks == right.blocks) return std::max(common_runs(left.single, right.single), common_runs(left.twice, right.twice));
  if (left.blocks == std::uint64_t(right.blocks) * 2) return common_runs(left.single, right.twice);
  if (right.blocks == std::uint64_t(left.blocks) * 2) return common_runs(left.twice, right.single);
  return 0;
}

std::vector<std::string> digest_bands(std::string_view digest) {
  std::vector<std::string> out;
  if (is_tlsh(digest)) {
    // Sixteen bands of four digits: two digests at a distance of 30 differ in at most 30 of 64 digits, rarely in every band.
    for (size_t band = 0; band < 16; ++band) out.push_back(fmt::format("t{}:{}", band, digest.substr(tlsh_body + band * 4, 4)));
    return out;
  }
  const Ssdeep parts = split(digest);
  // Every fourth run of each text in sorted order, chosen by content and so the same for both digests.
  const auto add = [&](std::uint64_t blocks, std::string_view text) {
    size_t taken = 0;
    for (const std::string_view piece : runs_of(text)) {
      std::uint32_t hash = 2166136261u;
      for (const char c : piece) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
      if ((hash >> 16) % 3 != 0 || taken >= 16) continue;
      ++taken;
      out.push_back(fmt::format("s{}:{}", blocks, piece));
    }
  };
  add(parts.blocks, parts.single);
  add(std::uint64_t(parts.blocks) * 2, parts.twice);
  return out;
}

}  // namespace sekimori::link
