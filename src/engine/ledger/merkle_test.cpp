#include "engine/ledger/merkle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/json.h"
#include "base/random.h"
#include "engine/ledger/naive_tree_test.h"

namespace sekimori::ledger {
namespace {

std::vector<Bytes> some_leaves(size_t count) {
  std::vector<Bytes> out;
  for (size_t i = 0; i < count; ++i) out.push_back(to_bytes(fmt::format("leaf {}", i)));
  return out;
}

TEST(Merkle, GivesTheKnownHashesOfRfc6962) {
  EXPECT_EQ(to_hex(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(leaf_hash({})), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(leaf_hash(Bytes(5000, 7)), sha256(ByteView([] {
              Bytes b{0};
              b.resize(5001, 7);
              return b;
            }())));
}

TEST(Merkle, AgreesWithANaiveTreeForEverySizeAndIndex) {
  const auto leaves = some_leaves(70);
  for (std::uint64_t size = 1; size <= leaves.size(); ++size) {
    const NaiveTree tree(std::span<const Bytes>(leaves).first(size));
    const NodeReader nodes = [&](unsigned level, std::uint64_t index) -> Result<Digest> { return tree.node(level, index); };
    const Digest root = tree.root();
    ASSERT_EQ(*subtree_root(0, size, nodes), root);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(index, size, nodes);
      ASSERT_TRUE(proof);
      ASSERT_EQ(*proof, tree.path(index)) << index << " of " << size;
      ASSERT_TRUE(verify_inclusion(index, size, leaf_hash(leaves[index]), *proof, root));
      // Neither another place nor another size may be proved with it.
      for (std::uint64_t other = 0; other < size; ++other)
        if (other != index) { ASSERT_FALSE(verify_inclusion(other, size, leaf_hash(leaves[index]), *proof, root)); }
    }
    for (std::uint64_t old = 1; old <= size; ++old) {
      const auto proof = consistency_proof(old, size, nodes);
      ASSERT_TRUE(proof);
      const Digest old_root = NaiveTree(std::span<const Bytes>(leaves).first(old)).root();
      ASSERT_TRUE(verify_consistency(old, size, *proof, old_root, root)) << old << " to " << size;
      for (size_t i = 0; i < proof->size(); ++i) {
        auto broken = *proof;
        broken[i][3] ^= 1;
        ASSERT_FALSE(verify_consistency(old, size, broken, old_root, root));
      }
      auto longer = *proof;
      longer.push_back(root);
      ASSERT_FALSE(verify_consistency(old, size, longer, old_root, root));
      if (old > 1) { ASSERT_FALSE(verify_consistency(old - 1, size, *proof, old_root, root)); }
    }
  }
}

TEST(Merkle, RefusesProofsThatCannotExist) {
  const NodeReader none = [](unsigned, std::uint64_t) -> Result<Digest> { return error(ErrorCode::failure, "no"); };
  EXPECT_EQ(inclusion_proof(3, 3, none).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(consistency_proof(0, 3, none).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(consistency_proof(4, 3, none).error().code, ErrorCode::invalid_input);
  EXPECT_FALSE(verify_inclusion(0, 0, empty_root(), {}, empty_root()));
  EXPECT_FALSE(verify_inclusion(UINT64_MAX - 1, UINT64_MAX, empty_root(), {}, empty_root()));
}

// The proof vectors of transparency-dev/merkle.
class Vectors : public testing::TestWithParam<const char*> {};

TEST_P(Vectors, AreAcceptedAndRefusedAsTheyState) {
  const Path folder = Path(SEKIMORI_SOURCE_DIR) / "../shared/data/merkle" / GetParam();
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: shared data not present";
  const std::string kind = GetParam();
  size_t files = 0, good = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    ++files;
    const Json json = *Json::parse(*system_files().read_text(entry.path()));
    bool readable = true;
    std::vector<Digest> proof;
    for (const Json& item : json["proof"].items()) {
      const Bytes hash = *from_base64(item.text());
      if (hash.size() == 32) std::ranges::copy(hash, proof.emplace_back().begin());
      else readable = false;  // what the parsers of notes and proofs refuse before verifying
    }
    const auto number = [&](const char* name) {
      const Json& value = json[name];
      if (value.is_integer()) return static_cast<std::uint64_t>(value.integer_or(0));
      return value.number_or(0) >= 0x1p64 ? UINT64_MAX : static_cast<std::uint64_t>(value.number_or(0));
    };
    const auto bytes = [&](const char* name) { return *from_base64(json[name].text()); };
    bool holds = false;
    if (!readable) holds = false;
    else if (kind == "inclusion") holds = verify_inclusion(number("leafIdx"), number("treeSize"), bytes("leafHash"), proof, bytes("root"));
    else if (kind == "consistency") holds = verify_consistency(number("size1"), number("size2"), proof, bytes("root1"), bytes("root2"));
    else if (kind == "subtreeinclusion")
      holds = verify_subtree_inclusion(number("leafIdx"), number("start"), number("end"), bytes("leafHash"), proof, bytes("root"));
    else holds = verify_subtree_consistency(number("start"), number("end"), number("size"), proof, bytes("root1"), bytes("root2"));
    EXPECT_EQ(holds, !json["wantErr"].bool_or(true)) << entry.path();
    good += holds ? 1 : 0;
  }
  EXPECT_GT(files, 90U);
  EXPECT_GT(good, 4U);
}

INSTANTIATE_TEST_SUITE_P(Merkle, Vectors, testing::Values("inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"));

}  // namespace
}  // namespace sekimori::ledger
