#include "engine/ledger/key_store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cerrno>

#include "base/fault_files.h"
#include "engine/ledger/key_rotation.h"
#include "engine/ledger/ledger_fixture_test.h"
#include "engine/ledger/verify_ledger.h"

namespace sekimori::ledger {
namespace {

constexpr PassphraseCost cheap{1, 8192};

class KeyStoreTest : public testing::Test {
 protected:
  KeyStoreTest() : directory_(*TemporaryDirectory::create()), clock_(*Instant::parse("2026-01-05T00:00:00Z")), random_(4) {}
  Path keys() const { return directory_.path() / "keys"; }
  Result<KeyStore> open(const KeyAccess& access = {}) { return KeyStore::open(files_, keys(), access, clock_, random_); }
  KeyAccess passphrase(std::string_view text) {
    const Path path = directory_.path() / fmt::format("pass-{}", text);
    EXPECT_TRUE(files_.replace(path, as_bytes(std::string(text) + "\n"), Durable::no, 0600));
    return {path, {}, cheap};
  }

  TemporaryDirectory directory_;
  QuickFiles files_;
  FixedClock clock_;
  SeededRandom random_;
};

TEST_F(KeyStoreTest, MakesKeysOnFirstUseAndGivesTheSameAgain) {
  auto store = open();
  ASSERT_TRUE(store) << store.error().message;
  const std::string vkey = store->signing_key()->vkey();
  const Bytes fingerprint = store->secret(KeyPurpose::fingerprint)->reveal();
  EXPECT_EQ(fingerprint.size(), 32U);
  EXPECT_EQ(files_.status(keys())->mode, 0700U);
  const auto entries = *files_.list(keys());
  for (const DirectoryEntry& entry : entries) EXPECT_EQ(files_.status(keys() / entry.name)->mode, 0600U) << entry.name;
  auto again = open();
  EXPECT_EQ(again->signing_key()->vkey(), vkey);
  EXPECT_EQ(again->secret(KeyPurpose::fingerprint)->reveal(), fingerprint);
  EXPECT_NE(again->secret(KeyPurpose::session)->reveal(), fingerprint);
  EXPECT_EQ(again->list()->size(), 3U);
  EXPECT_EQ((*again->list())[0].vkey, vkey);
}

TEST_F(KeyStoreTest, OpensWithItsPassphraseAlone) {
  std::string vkey;
  {
    auto store = open(passphrase("right"));
    ASSERT_TRUE(store) << store.error().message;
    vkey = store->signing_key()->vkey();
  }
  EXPECT_EQ(open(passphrase("right"))->signing_key()->vkey(), vkey);
  EXPECT_EQ(open(passphrase("wrong")).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(open().error().code, ErrorCode::not_permitted);
  EXPECT_FALSE(files_.exists(keys() / "node.key"));
}

TEST_F(KeyStoreTest, OpensWithASystemdCredential) {
  const Path credentials = directory_.path() / "credentials";
  ASSERT_TRUE(files_.make_directories(credentials, 0700));
  ASSERT_TRUE(files_.replace(credentials / "sekimori-node-key", as_bytes("0123456789abcdef0123"), Durable::no, 0600));
  KeyAccess access;
  access.credentials_directory = credentials;
  const std::string vkey = open(access)->signing_key()->vkey();
  EXPECT_EQ(open(access)->signing_key()->vkey(), vkey);
  EXPECT_EQ(open().error().code, ErrorCode::not_permitted);
  EXPECT_FALSE(files_.exists(keys() / "node.key"));
}

TEST_F(KeyStoreTest, RefusesWhatOthersCanReadAndWhatIsDamaged) {
  ASSERT_TRUE(open()->signing_key());
  ASSERT_EQ(::chmod(keys().c_str(), 0755), 0);
  EXPECT_EQ(open().error().code, ErrorCode::not_permitted);
  ASSERT_EQ(::chmod(keys().c_str(), 0700), 0);
  ASSERT_EQ(::chmod((keys() / "ledger.key").c_str(), 0640), 0);
  EXPECT_EQ(open()->signing_key().error().code, ErrorCode::not_permitted);
  ASSERT_EQ(::chmod((keys() / "ledger.key").c_str(), 0600), 0);
  ASSERT_TRUE(files_.remove(keys() / "node.json"));
  EXPECT_EQ(open().error().code, ErrorCode::integrity);
}

TEST_F(KeyStoreTest, ComesBackFromARecoveryExport) {
  auto store = open();
  const std::string vkey = store->signing_key()->vkey();
  const Bytes company = store->secret(KeyPurpose::company)->reveal();
  ASSERT_TRUE(store->prepare_next(KeyPurpose::company));
  ASSERT_TRUE(store->activate_next(KeyPurpose::company));
  const auto text = store->export_recovery(Sensitive<std::string>("paper"), cheap);
  ASSERT_TRUE(text) << text.error().message;
  const Path elsewhere = directory_.path() / "elsewhere";
  const auto import = [&](std::string_view passphrase) {
    return KeyStore::import_recovery(files_, elsewhere, {}, clock_, random_, *text, Sensitive<std::string>(std::string(passphrase)));
  };
  EXPECT_EQ(import("wrong").error().code, ErrorCode::not_permitted);
  auto back = import("paper");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->signing_key()->vkey(), vkey);
  EXPECT_EQ((*back->retired_secrets(KeyPurpose::company))[0].reveal(), company);
  EXPECT_EQ(import("paper").error().code, ErrorCode::conflict);
}

TEST_F(KeyStoreTest, RotatesWithAnEntrySignedByOldAndNew) {
  auto node = open_node_ledger(files_, directory_.path(), {}, clock_, random_);
  ASSERT_TRUE(node) << node.error().message;
  const VerifierKey old_key = node->ledger->verifier();
  const auto done = rotate_key(node->keys, *node->ledger, KeyPurpose::ledger, files_, clock_, random_);
  ASSERT_TRUE(done) << done.error().message;
  const VerifierKey new_key = node->ledger->verifier();
  EXPECT_EQ(done->old_key, old_key.to_string());
  EXPECT_EQ(done->new_key, new_key.to_string());
  EXPECT_EQ(old_key.name(), new_key.name());
  std::string text = *files_.read_text(keys() / "rotations.jsonl");
  text.pop_back();
  const auto line = CustodyLine::parse(text);
  ASSERT_TRUE(line) << line.error().message;
  const auto leaf = Leaf::parse(as_text(*node->ledger->entry(line->leaf_index)));
  EXPECT_EQ(leaf->commitment, commit(line->salt, line->record));
  const Json record = *Json::parse(line->record);
  const SignedNote note = *SignedNote::parse(record["note"].text());
  EXPECT_EQ(verify_note(note, {&old_key, &new_key})->size(), 2U);
  // Another kind of key, and the store afterwards.
  ASSERT_TRUE(rotate_key(node->keys, *node->ledger, KeyPurpose::fingerprint, files_, clock_, random_));
  EXPECT_EQ(node->ledger->size(), 2U);
  EXPECT_EQ(node->keys.list()->size(), 4U);
  node->ledger.reset();
  EXPECT_EQ(open_node_ledger(files_, directory_.path(), {}, clock_, random_)->ledger->verifier(), new_key);
}

TEST_F(KeyStoreTest, FinishesAnInterruptedRotationWithOneEntry) {
  std::uint64_t interrupted = 0;
  for (std::uint64_t step = 0; step < 60; ++step) {
    const Path data = directory_.path() / "data";
    std::string before;
    {
      auto node = open_node_ledger(files_, data, {}, clock_, random_);
      ASSERT_TRUE(node) << node.error().message;
      before = node->ledger->verifier().to_string();
    }
    FaultFiles faulty(files_);
    if (auto node = open_node_ledger(faulty, data, {}, clock_, random_)) {
      faulty.fail_after(step, EIO);
      if (!rotate_key(node->keys, *node->ledger, KeyPurpose::ledger, faulty, clock_, random_)) ++interrupted;
    }
    auto node = open_node_ledger(files_, data, {}, clock_, random_);
    ASSERT_TRUE(node) << "step " << step << ": " << node.error().message;
    const bool rotated = node->ledger->verifier().to_string() != before;
    EXPECT_EQ(node->ledger->size(), rotated ? 1U : 0U) << "step " << step;
    ASSERT_TRUE(node->ledger->append(to_bytes("after")));
    ASSERT_TRUE(node->ledger->checkpoint());
    EXPECT_TRUE(verify_ledger(files_, data / "ledger", node->ledger->verifier())->problems.empty()) << "step " << step;
    node->ledger.reset();
    ASSERT_TRUE(files_.remove_all(data));
  }
  EXPECT_GT(interrupted, 10U);
}

}  // namespace
}  // namespace sekimori::ledger
