// RFC 6962 Merkle trees: hashes of leaves and nodes, roots, inclusion and consistency proofs.
//
//   std::vector<Digest> proof = TRY(inclusion_proof(index, size, nodes));
//   bool there = verify_inclusion(index, size, leaf_hash(entry), proof, root);
//
// A node (level, index) is the root of the complete subtree of the leaves [index << level, (index + 1) << level).
// All verifying functions answer false for anything malformed; none of them allocates by what a proof claims.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/digest.h"

namespace sekimori::ledger {

Digest leaf_hash(ByteView leaf);                  // SHA-256(0x00 || leaf)
Digest node_hash(ByteView left, ByteView right);  // SHA-256(0x01 || left || right)
Digest empty_root();                              // SHA-256 of nothing

// Asked for complete subtrees within the tree only.
using NodeReader = std::function<Result<Digest>(unsigned level, std::uint64_t index)>;

// The root of the leaves [start, end) (RFC 6962 section 2.1, MTH); start is a multiple of every complete subtree it
// begins, as it always is inside a proof. start == end: empty_root().
Result<Digest> subtree_root(std::uint64_t start, std::uint64_t end, const NodeReader& nodes);

// PATH(index, D[size]), RFC 6962 section 2.1.1, from the leaf's sibling upwards. invalid_input unless index < size.
Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size, const NodeReader& nodes);
// PROOF(old_size, D[size]), RFC 6962 section 2.1.2. invalid_input unless 0 < old_size <= size.
Result<std::vector<Digest>> consistency_proof(std::uint64_t old_size, std::uint64_t size, const NodeReader& nodes);

// RFC 9162 section 2.1.3.2.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, ByteView leaf, std::span<const Digest> proof, ByteView root);
// RFC 9162 section 2.1.4.2. An old size of zero proves nothing and is refused.
bool verify_consistency(std::uint64_t old_size, std::uint64_t size, std::span<const Digest> proof, ByteView old_root, ByteView root);

// The same for the subtree [start, end) (draft-ietf-plants-merkle-tree-certs section 4): valid when start is a multiple
// of the smallest power of two that is not below end - start.
bool is_valid_subtree(std::uint64_t start, std::uint64_t end);
bool verify_subtree_inclusion(std::uint64_t index, std::uint64_t start, std::uint64_t end, ByteView leaf, std::span<const Digest> proof,
                              ByteView subtree_root);
bool verify_subtree_consistency(std::uint64_t start, std::uint64_t end, std::uint64_t size, std::span<const Digest> proof,
                                ByteView subtree_root, ByteView root);

}  // namespace sekimori::ledger
