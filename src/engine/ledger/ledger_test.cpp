#include "engine/ledger/ledger.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <thread>

#include "engine/ledger/ledger_fixture_test.h"
#include "engine/ledger/naive_tree_test.h"
#include "engine/ledger/verify_ledger.h"

namespace sekimori::ledger {
namespace {

TEST_F(LedgerTest, AppendsSignsAndProves) {
  auto ledger = open();
  ASSERT_TRUE(ledger) << ledger.error().message;
  std::vector<Bytes> leaves;
  for (int i = 0; i < 700; ++i) {
    leaves.push_back(to_bytes(fmt::format("entry {}", i)));
    ASSERT_EQ(*(*ledger)->append(leaves.back()), static_cast<std::uint64_t>(i));
  }
  const std::string note = *(*ledger)->checkpoint();
  const SignedNote parsed = *SignedNote::parse(note);
  const VerifierKey known = key_.verifier();
  ASSERT_TRUE(verify_note(parsed, {&known}));
  const Checkpoint checkpoint = *Checkpoint::parse(parsed.text);
  EXPECT_EQ(checkpoint.size, 700U);
  EXPECT_EQ(checkpoint.root, NaiveTree(leaves).root());
  for (const std::uint64_t index : std::initializer_list<std::uint64_t>{0, 1, 255, 256, 257, 511, 512, 699}) {
    const auto proof = (*ledger)->proof(index, note);
    ASSERT_TRUE(proof) << proof.error().message;
    EXPECT_EQ(*proof->extra, leaves[index]);
    EXPECT_TRUE(proof->verify(known));
    for (const std::uint64_t size : std::initializer_list<std::uint64_t>{index + 1, std::uint64_t(700)}) {
      const auto path = (*ledger)->inclusion_proof(index, size);
      ASSERT_TRUE(path) << path.error().message;
      EXPECT_TRUE(
          verify_inclusion(index, size, leaf_hash(leaves[index]), *path, NaiveTree(std::span<const Bytes>(leaves).first(size)).root()));
    }
  }
  for (const std::uint64_t old : std::initializer_list<std::uint64_t>{1, 255, 256, 300, 699, 700}) {
    const Digest old_root = NaiveTree(std::span<const Bytes>(leaves).first(old)).root();
    EXPECT_EQ(*(*ledger)->root(old), old_root);
    EXPECT_TRUE(verify_consistency(old, 700, *(*ledger)->consistency_proof(old, 700), old_root, checkpoint.root));
  }
  EXPECT_EQ(*(*ledger)->find(leaf_hash(leaves[3])), 3U);
  EXPECT_EQ(*(*ledger)->find(leaf_hash(leaves[600])), 600U);
  EXPECT_EQ(*(*ledger)->find(leaf_hash(leaves[3]), 4), std::nullopt);
  EXPECT_EQ(*(*ledger)->find(leaf_hash(to_bytes("not there"))), std::nullopt);
  EXPECT_EQ((*ledger)->entry(700).error().code, ErrorCode::not_found);
  EXPECT_EQ((*ledger)->append({}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ((*ledger)->append(Bytes(65'536)).error().code, ErrorCode::invalid_input);
  EXPECT_TRUE((*ledger)->append(Bytes(65'535, 1)));
}

TEST_F(LedgerTest, LaysTilesOutAsTheSpecificationSays) {
  EXPECT_EQ(tile_path(0, 1'234'067, 256), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path(3, 0, 7), "tile/3/000.p/7");
  EXPECT_EQ(entries_path(999, 256), "tile/entries/999");
  EXPECT_EQ(entries_path(1000, 1), "tile/entries/x001/000.p/1");
  auto ledger = *open();
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(ledger->append(to_bytes(fmt::format("{}", i))));
  ASSERT_TRUE(ledger->checkpoint());
  EXPECT_EQ(files_.read(ledger_path() / "tile/0/000")->size(), 8192U);
  EXPECT_EQ(files_.read(ledger_path() / "tile/0/001.p/44")->size(), 44U * 32);
  EXPECT_EQ(files_.read(ledger_path() / "tile/1/000.p/1")->size(), 32U);
  const Bytes bundle = *files_.read(ledger_path() / "tile/entries/001.p/44");
  EXPECT_EQ(as_text((*parse_bundle(bundle))[0]), "256");
  // The partial tile of an earlier checkpoint stays until the full one is there.
  for (int i = 300; i < 600; ++i) ASSERT_TRUE(ledger->append(to_bytes(fmt::format("{}", i))));
  EXPECT_TRUE(files_.exists(ledger_path() / "tile/0/001.p/44"));
  ASSERT_TRUE(ledger->checkpoint());
  EXPECT_FALSE(files_.exists(ledger_path() / "tile/0/001.p"));
  EXPECT_TRUE(files_.exists(ledger_path() / "tile/0/001"));
}

TEST_F(LedgerTest, KeepsEverythingOverAReopening) {
  std::vector<Bytes> leaves;
  SeededRandom random(5);
  std::string note;
  for (int round = 0; round < 12; ++round) {
    settings_.segment_bytes = 20'000;
    auto ledger = open();
    ASSERT_TRUE(ledger) << ledger.error().message;
    ASSERT_EQ((*ledger)->size(), leaves.size());
    if (!note.empty() && round % 2 == 0) { EXPECT_EQ(*(*ledger)->checkpoint(), note); }
    for (std::uint64_t i = random.below(120); i > 0; --i) {
      leaves.push_back(random.bytes(1 + random.below(400)));
      ASSERT_TRUE((*ledger)->append(leaves.back()));
    }
    for (size_t i = 0; i < leaves.size(); ++i) ASSERT_EQ(*(*ledger)->entry(i), leaves[i]);
    // Without a checkpoint the tail is read again from the entries.
    if (round % 3 != 0) note = *(*ledger)->checkpoint();
    else note.clear();
    EXPECT_EQ(*(*ledger)->root((*ledger)->size()), NaiveTree(leaves).root());
  }
  const auto report = verify_ledger(files_, ledger_path(), key_.verifier());
  ASSERT_TRUE(report);
  EXPECT_TRUE(report->problems.empty());
}

TEST_F(LedgerTest, GivesEachOfManyThreadsItsOwnPlaces) {
  auto ledger = *open();
  std::vector<std::jthread> threads;
  std::mutex mutex;
  std::map<std::uint64_t, Bytes> written;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 40; ++i) {
        std::vector<Bytes> leaves;
        for (int k = 0; k <= i % 3; ++k) leaves.push_back(to_bytes(fmt::format("{} {} {}", t, i, k)));
        const auto indices = ledger->append_all(leaves);
        ASSERT_TRUE(indices);
        if (i % 10 == 0) { ASSERT_TRUE(ledger->checkpoint()); }
        const std::lock_guard lock(mutex);
        for (size_t k = 0; k < leaves.size(); ++k) ASSERT_TRUE(written.emplace((*indices)[k], leaves[k]).second);
      }
    });
  threads.clear();
  EXPECT_EQ(ledger->size(), written.size());
  for (const auto& [index, leaf] : written) EXPECT_EQ(*ledger->entry(index), leaf);
  ledger.reset();
  ledger = *open();
  for (const auto& [index, leaf] : written) EXPECT_EQ(*ledger->entry(index), leaf);
}

TEST_F(LedgerTest, IsOpenedByOneProgramAtATime) {
  auto ledger = *open();
  EXPECT_EQ(open().error().code, ErrorCode::conflict);
  ledger.reset();
  EXPECT_TRUE(open());
}

TEST_F(LedgerTest, RefusesToSignBelowWhatItSigned) {
  fill(10);
  // The entries vanish, the memory of having signed stays.
  for (const auto& entry : std::filesystem::directory_iterator(ledger_path() / "segments")) std::filesystem::remove(entry.path());
  EXPECT_EQ(open().error().code, ErrorCode::integrity);
}

TEST_F(LedgerTest, RefusesAnOldCopyWhenALargerSizeIsKnown) {
  fill(10);
  settings_.least_size = 11;
  EXPECT_EQ(open().error().code, ErrorCode::integrity);
  settings_.least_size = 10;
  EXPECT_TRUE(open());
}

TEST_F(LedgerTest, RefusesAKeyOfAnotherLedger) {
  fill(3);
  SeededRandom random(77);
  EXPECT_EQ(Ledger::open(files_, ledger_path(), SigningKey::generate(random, "other"), clock_).error().code, ErrorCode::conflict);
}

TEST_F(LedgerTest, MakesLostAndDamagedTilesAgain) {
  fill(600);
  const Digest root = *(*open())->root(600);
  // Damaged in place, then lost as a whole.
  for (const char* victim : {"tile/0/000", "tile/entries/001", "tile/1/000.p/2", "tile/0/002.p/88"}) {
    const Path path = ledger_path() / victim;
    Bytes bytes = *files_.read(path);
    bytes[bytes.size() / 2] ^= 0x40;
    ASSERT_TRUE(files_.replace(path, bytes, Durable::no));
    auto ledger = open();
    ASSERT_TRUE(ledger) << victim;
    EXPECT_EQ(*(*ledger)->root(600), root);
    for (const std::uint64_t index : std::initializer_list<std::uint64_t>{0, 100, 128, 256, 300, 384, 599}) {
      const auto proof = (*ledger)->inclusion_proof(index, 600);
      ASSERT_TRUE(proof) << victim << ": " << proof.error().message;
      EXPECT_EQ(as_text(*(*ledger)->entry(index)), fmt::format("entry {}", index)) << victim;
    }
  }
  ASSERT_TRUE(files_.remove_all(ledger_path() / "tile"));
  auto ledger = *open();
  EXPECT_EQ(*ledger->root(600), root);
  ASSERT_TRUE(ledger->append(to_bytes("more")));
  ASSERT_TRUE(ledger->checkpoint());
  ledger.reset();
  EXPECT_TRUE(verify_ledger(files_, ledger_path(), key_.verifier())->problems.empty());
}

TEST_F(LedgerTest, CutsATornTailOffAndGoesOn) {
  fill(5);
  const Path segment = ledger_path() / "segments" / segment_name(0);
  const SegmentScan scan = *scan_segment(*(*files_.open(segment, OpenMode::read)), 0, 0, [](const Frame&) -> Result<void> { return {}; });
  Bytes torn;
  const Bytes leaf = to_bytes("torn");
  append_frame(torn, leaf, leaf_hash(leaf), 5, 5);
  for (size_t keep = 0; keep < torn.size(); keep += 7) {
    auto file = *files_.open(segment, OpenMode::read_write);
    ASSERT_TRUE(file->truncate(scan.end));
    ASSERT_TRUE(file->write_at(scan.end, ByteView(torn).first(keep)));
    auto ledger = open();
    ASSERT_TRUE(ledger) << keep << ": " << ledger.error().message;
    EXPECT_EQ((*ledger)->size(), 5U);
  }
  auto ledger = *open();
  EXPECT_EQ(*ledger->append(to_bytes("next")), 5U);
}

TEST_F(LedgerTest, TellsDamageFromATornTail) {
  fill(5);
  const Path segment = ledger_path() / "segments" / segment_name(0);
  const Bytes good = *files_.read(segment);
  for (size_t at = 0; at < 5 * 72; at += 3) {
    Bytes bad = good;
    bad[at] ^= 0x10;
    ASSERT_TRUE(files_.replace(segment, bad, Durable::no));
    const auto report = verify_ledger(files_, ledger_path(), key_.verifier());
    ASSERT_TRUE(report);
    // Padding and reserved bytes carry nothing.
    const bool carries = at % 72 < 28 || (at % 72 >= 32 && at % 72 < 64 + 7);
    if (carries) { EXPECT_FALSE(report->problems.empty()) << at; }
  }
}

TEST_F(LedgerTest, SignsWithTheNextKeyOnceChanged) {
  auto ledger = *open();
  ASSERT_TRUE(ledger->append(to_bytes("a")));
  const std::string before = *ledger->checkpoint();
  SeededRandom random(9);
  const SigningKey next = SigningKey::generate(random, key_.name());
  EXPECT_FALSE(ledger->change_key(SigningKey::generate(random, "other")));
  ASSERT_TRUE(ledger->change_key(next.copy()));
  const std::string after = *ledger->checkpoint();
  EXPECT_NE(before, after);
  const VerifierKey known = next.verifier();
  EXPECT_TRUE(verify_note(*SignedNote::parse(after), {&known}));
}

}  // namespace
}  // namespace sekimori::ledger
