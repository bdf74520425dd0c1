#include "engine/ledger/merkle.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace sekimori::ledger {
namespace {

bool same(ByteView a, ByteView b) { return std::ranges::equal(a, b); }

// The largest power of two below `size`; size > 1.
std::uint64_t split(std::uint64_t size) { return std::bit_floor(size - 1); }

// PATH of RFC 6962 for the leaves [start, end), appended from the leaf upwards.
Result<void> path(std::uint64_t index, std::uint64_t start, std::uint64_t end, const NodeReader& nodes, std::vector<Digest>& out) {
  // Downwards the siblings come root first; a tree has at most 64 levels.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> siblings;
  while (end - start > 1) {
    const std::uint64_t middle = start + split(end - start);
    if (index < middle) {
      siblings.emplace_back(middle, end);
      end = middle;
    } else {
      siblings.emplace_back(start, middle);
      start = middle;
    }
  }
  for (auto sibling = siblings.rbegin(); sibling != siblings.rend(); ++sibling)
    out.push_back(TRY(subtree_root(sibling->first, sibling->second, nodes)));
  return {};
}

}  // namespace

Digest leaf_hash(ByteView leaf) {
  constexpr size_t on_stack = 1024;
  if (leaf.size() < on_stack) {
    std::array<Byte, on_stack> buffer;
    buffer[0] = 0;
    if (!leaf.empty()) std::memcpy(buffer.data() + 1, leaf.data(), leaf.size());
    return sha256(ByteView(buffer.data(), leaf.size() + 1));
  }
  Sha256 hash;
  const Byte prefix = 0;
  hash.update(ByteView(&prefix, 1));
  hash.update(leaf);
  return hash.finish();
}

Digest node_hash(ByteView left, ByteView right) {
  SEKIMORI_CHECK(left.size() == 32 && right.size() == 32);
  std::array<Byte, 65> buffer;
  buffer[0] = 1;
  std::memcpy(buffer.data() + 1, left.data(), 32);
  std::memcpy(buffer.data() + 33, right.data(), 32);
  return sha256(ByteView(buffer));
}

Digest empty_root() { return sha256(ByteView()); }

Result<Digest> subtree_root(std::uint64_t start, std::uint64_t end, const NodeReader& nodes) {
  if (start >= end) return empty_root();
  // The complete subtrees of [start, end) from left to right, then folded from the right.
  std::vector<Digest> peaks;
  while (start < end) {
    const std::uint64_t width = std::bit_floor(end - start);
    const auto level = static_cast<unsigned>(std::countr_zero(width));
    SEKIMORI_CHECK((start & (width - 1)) == 0);
    peaks.push_back(TRY(nodes(level, start >> level)));
    start += width;
  }
  Digest root = peaks.back();
  for (size_t i = peaks.size() - 1; i-- > 0;) root = node_hash(peaks[i], root);
  return root;
}

Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeReader& nodes) {
  if (index >= size) return error(ErrorCode::invalid_input, "ledger: entry {} is not in a tree of size {}", index, size);
  std::vector<Digest> out;
  TRY(path(index, 0, size, nodes, out));
  return out;
}

Result<std::vector<Digest>> consistency_proof(std::uint64_t old_size, std::uint64_t size, const NodeReader& nodes) {
  if (old_size == 0 || old_size > size)
    return error(ErrorCode::invalid_input, "ledger: no consistency proof leads from size {} to size {}", old_size, size);
  std::vector<Digest> out;
  if (old_size == size) return out;
  // SUBPROOF(m, D, b): b stays true while the old tree is the whole of the subtree looked at.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> siblings;
  std::uint64_t start = 0, end = size;
  while (old_size != end) {
    const std::uint64_t middle = start + split(end - start);
    if (old_size <= middle) {
      siblings.emplace_back(middle, end);
      end = middle;
    } else {
      siblings.emplace_back(start, middle);
      start = middle;
    }
  }
  if (start != 0) out.push_back(TRY(subtree_root(start, end, nodes)));
  for (auto sibling = siblings.rbegin(); sibling != siblings.rend(); ++sibling)
    out.push_back(TRY(subtree_root(sibling->first, sibling->second, nodes)));
  return out;
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, ByteView leaf, std::span<const Digest> proof, ByteView root) {
  if (index >= size || leaf.size() != 32 || root.size() != 32) return false;
  std::uint64_t fn = index, sn = size - 1;
  Digest r;
  std::memcpy(r.data(), leaf.data(), 32);
  for (const Digest& p : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      r = node_hash(p, r);
      while ((fn & 1) == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && same(r, root);
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t size, std::span<const Digest> proof, ByteView old_root, ByteView root) {
  if (old_size == 0) return false;
  return verify_subtree_consistency(0, old_size, size, proof, old_root, root);
}

bool is_valid_subtree(std::uint64_t start, std::uint64_t end) {
  if (start > end) return false;
  if (start == end) return true;
  const std::uint64_t count = end - start;
  if (count > std::uint64_t(1) << 63) return start == 0;
  return (start & (std::bit_ceil(count) - 1)) == 0;
}

bool verify_subtree_inclusion(std::uint64_t index, std::uint64_t start, std::uint64_t end, ByteView leaf, std::span<const Digest> proof,
                              ByteView subtree) {
  if (!is_valid_subtree(start, end) || index < start || index >= end) return false;
  return verify_inclusion(index - start, end - start, leaf, proof, subtree);
}

bool verify_subtree_consistency(std::uint64_t start, std::uint64_t end, std::uint64_t size, std::span<const Digest> proof, ByteView subtree,
                                ByteView root) {
  if (!is_valid_subtree(start, end) || end > size) return false;
  if (start == end) return proof.empty() && same(subtree, empty_root());
  if (start == 0 && end == size) return proof.empty() && same(subtree, root);
  std::uint64_t fn = start, sn = end - 1, tn = size - 1;
  while (fn != sn && (sn == tn || (sn & 1) != 0)) {
    fn >>= 1;
    sn >>= 1;
    tn >>= 1;
  }
  Digest fr;
  if (fn == sn) {
    if (subtree.size() != 32) return false;
    std::memcpy(fr.data(), subtree.data(), 32);
  } else {
    if (proof.empty()) return false;
    fr = proof.front();
    proof = proof.subspan(1);
  }
  Digest sr = fr;
  for (const Digest& p : proof) {
    if (tn == 0) return false;
    if ((sn & 1) != 0 || sn == tn) {
      if (fn < sn) fr = node_hash(p, fr);
      sr = node_hash(p, sr);
      while ((sn & 1) == 0) {
        fn >>= 1;
        sn >>= 1;
        tn >>= 1;
      }
    } else {
      sr = node_hash(sr, p);
    }
    fn >>= 1;
    sn >>= 1;
    tn >>= 1;
  }
  return tn == 0 && same(fr, subtree) && same(sr, root);
}

}  // namespace sekimori::ledger
