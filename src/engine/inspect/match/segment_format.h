// One segment of an index on disk: documents, positions of their fingerprints, a filter, sorted postings.
// The grammar with an example is docs/format/index.md. Little endian; every section carries a keyed checksum.
#pragma once

#include <array>
#include <cstdint>

#include "engine/inspect/match/winnower.h"

namespace sekimori::inspect {

using KeyedDigest = std::array<Byte, 16>;  // HMAC-SHA-256 with the index key, first half

// What an index knows about one registered text or file. Several documents may share a secret (members of a container).
struct IndexedDocument {
  std::string secret_id;
  KeyedDigest bytes_digest{};  // of the object's SHA-256
  KeyedDigest text_digest{};   // of its normalised text; all zero when it has none
  std::uint64_t byte_size = 0;
  std::uint32_t normalised_length = 0;
  std::uint32_t code_points = 0;
  std::uint32_t fingerprints = 0;  // ordinals are 0 .. fingerprints-1
};

// Where a fingerprint stands in its document.
struct FingerprintPlace {
  std::uint32_t unit = 0;   // of the normalised text
  std::uint32_t start = 0;  // code points of the text
  std::uint32_t end = 0;
};

struct Posting {
  std::uint64_t hash = 0;      // 48 bits
  std::uint32_t document = 0;  // number inside the segment
  std::uint32_t ordinal = 0;   // which of the document's fingerprints
  auto operator<=>(const Posting&) const = default;
};

namespace segment_format {
constexpr std::array<char, 8> magic = {'S', 'K', 'M', 'R', 'S', 'E', 'G', '1'};
constexpr std::uint32_t version = 1;
constexpr size_t header_size = 128;
constexpr size_t document_size = 96;
constexpr size_t block_postings = 64;
constexpr size_t directory_entry_size = 24;  // first hash, offset of the block, keyed checksum
constexpr size_t filter_block_size = 64;     // one cache line
constexpr std::uint64_t filter_bits_per_posting = 12;
constexpr int filter_probes = 6;
constexpr std::uint64_t most_postings = std::uint64_t(1) << 36;
}  // namespace segment_format

// The filter's bits of one hash: which line, and six of its 512 bits.
struct FilterProbe {
  std::uint64_t line;
  std::uint64_t bits;  // six times nine bits
  FilterProbe(std::uint64_t hash, std::uint64_t lines) {
    const std::uint64_t mixed = (hash + 1) * 0x9E3779B97F4A7C15u;
    line = ((mixed >> 32) * lines) >> 32;  // lines < 2^32
    bits = (mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9u;
    bits ^= bits >> 32;
  }
  std::uint32_t bit(int probe) const { return static_cast<std::uint32_t>(bits >> (9 * probe)) & 511u; }
};

}  // namespace sekimori::inspect
