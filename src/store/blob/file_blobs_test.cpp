#include "store/blob/file_blobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <map>
#include <thread>

#include "base/fault_files.h"

namespace sekimori::blob {
namespace {

using ::testing::HasSubstr;

class Blobs : public ::testing::Test {
 protected:
  void SetUp() override { blobs = std::move(*FileBlobs::open(system_files(), root(), random)); }
  Path root() const { return folder.path() / "blobs"; }
  std::vector<Digest> all() {
    std::vector<Digest> digests;
    EXPECT_TRUE(blobs->list([&](const BlobInfo& info) -> Result<void> {
      digests.push_back(info.digest);
      return {};
    }));
    return digests;
  }
  size_t incoming() { return system_files().list(root() / "incoming")->size(); }

  TemporaryDirectory folder = *TemporaryDirectory::create();
  SeededRandom random{3};
  std::unique_ptr<FileBlobs> blobs;
};

TEST_F(Blobs, GiveBackWhatWasPutUnderItsHash) {
  for (size_t size : {size_t(0), size_t(1), size_t(4096), (size_t(1) << 20) + 7}) {
    Bytes bytes = random.bytes(size);
    auto info = blobs->put(bytes);
    ASSERT_TRUE(info) << info.error().message;
    EXPECT_EQ(info->digest, sha256(bytes));
    EXPECT_EQ(info->size, size);
    EXPECT_EQ(*blobs->get(info->digest, Verify::yes), bytes);
    EXPECT_EQ(*blobs->size_of(info->digest), size);
  }
  EXPECT_EQ(incoming(), 0u);
}

TEST_F(Blobs, LieInPrivateFilesByTheirHash) {
  auto info = *blobs->put(as_bytes("abc"));
  Path path = root() / "sha256" / "ba" / "7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  EXPECT_EQ(blobs->path_of(info.digest), path);
  struct stat status{};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0400u);
  ASSERT_EQ(::stat(path.parent_path().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST_F(Blobs, AreKeptOnceHoweverOftenTheyArePut) {
  auto first = *blobs->put(as_bytes("same"));
  auto before = system_files().status(blobs->path_of(first.digest))->inode;
  ASSERT_TRUE(blobs->put(as_bytes("same")));
  EXPECT_EQ(system_files().status(blobs->path_of(first.digest))->inode, before);
  EXPECT_EQ(all().size(), 1u);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) EXPECT_TRUE(blobs->put(as_bytes(std::to_string(i))));
    });
  threads.clear();
  EXPECT_EQ(all().size(), 21u);
  EXPECT_EQ(incoming(), 0u);
}

TEST_F(Blobs, ReadRangesAndPieces) {
  Bytes bytes = random.bytes(3'000'000);
  auto info = *blobs->put(bytes);
  EXPECT_EQ(*blobs->get_range(info.digest, 10, 5), Bytes(bytes.begin() + 10, bytes.begin() + 15));
  EXPECT_EQ(blobs->get_range(info.digest, 2'999'990, 100)->size(), 10u);
  EXPECT_TRUE(blobs->get_range(info.digest, 3'000'000, 1)->empty());
  EXPECT_TRUE(blobs->get_range(info.digest, UINT64_MAX, 1)->empty());
  EXPECT_EQ(blobs->get_range(info.digest, 0, UINT64_MAX).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(blobs->get(info.digest, Verify::no, 1000).error().code, ErrorCode::invalid_input);
  Bytes joined;
  int pieces = 0;
  ASSERT_TRUE(blobs->read(
      info.digest,
      [&](ByteView piece) -> Result<void> {
        EXPECT_LE(piece.size(), size_t(1) << 20);
        append(joined, piece);
        ++pieces;
        return {};
      },
      Verify::yes));
  EXPECT_EQ(joined, bytes);
  EXPECT_EQ(pieces, 3);
}

TEST_F(Blobs, NoticeDamage) {
  auto info = *blobs->put(as_bytes("evidence"));
  ASSERT_EQ(::chmod(blobs->path_of(info.digest).c_str(), 0600), 0);
  auto file = *system_files().open(blobs->path_of(info.digest), OpenMode::read_write);
  ASSERT_TRUE(file->write_at(0, as_bytes("E")));
  EXPECT_EQ(blobs->verify(info.digest).error().code, ErrorCode::integrity);
  EXPECT_EQ(blobs->get(info.digest, Verify::yes).error().code, ErrorCode::integrity);
  EXPECT_TRUE(blobs->get(info.digest, Verify::no));
  ASSERT_TRUE(file->truncate(3));  // a file cut short is replaced by the next put
  ASSERT_TRUE(blobs->put(as_bytes("evidence")));
  EXPECT_TRUE(blobs->verify(info.digest));
}

TEST_F(Blobs, AreGoneAfterRemoval) {
  auto info = *blobs->put(as_bytes("x"));
  EXPECT_TRUE(*blobs->exists(info.digest));
  ASSERT_TRUE(blobs->remove(info.digest));
  EXPECT_FALSE(*blobs->exists(info.digest));
  EXPECT_EQ(blobs->remove(info.digest).error().code, ErrorCode::not_found);
  EXPECT_THAT(blobs->get(info.digest, Verify::no).error().message, HasSubstr(to_hex(info.digest)));
}

TEST_F(Blobs, TakeAFileOfAnySize) {
  Bytes bytes = random.bytes(2'500'000);
  ASSERT_TRUE(system_files().replace(folder.path() / "in", bytes, Durable::no));
  EXPECT_EQ(blobs->put_file(system_files(), folder.path() / "in")->digest, sha256(bytes));
  EXPECT_EQ(blobs->put_file(system_files(), folder.path() / "absent").error().code, ErrorCode::not_found);
}

TEST_F(Blobs, AbandonedWritersLeaveNothingAndDeadOnesAreSwept) {
  {
    auto writer = *blobs->begin();
    ASSERT_TRUE(writer->append(as_bytes("half")));
    EXPECT_EQ(incoming(), 1u);
  }
  EXPECT_EQ(incoming(), 0u);
  ASSERT_TRUE(system_files().replace(root() / "incoming" / "dead", as_bytes("x"), Durable::no));
  EXPECT_EQ(*blobs->sweep({0}), 0);
  EXPECT_EQ(*blobs->sweep({INT64_MAX}), 1);
  EXPECT_EQ(incoming(), 0u);
}

// Every effect of a put fails in turn: either the blob is not acknowledged, or it is there whole; never half, never under a wrong name.
TEST_F(Blobs, AFailingDiskNeverLeavesHalfABlob) {
  Bytes bytes = random.bytes(100'000);
  for (int error_number : {ENOSPC, EIO}) {
    for (std::uint64_t effect = 0;; ++effect) {
      auto place = *TemporaryDirectory::create();
      FaultFiles faulty(system_files());
      auto store = *FileBlobs::open(faulty, place.path() / "blobs", random);
      faulty.fail_after(effect, error_number);
      auto info = store->put(bytes);
      faulty.stop_failing();
      if (info) {
        EXPECT_GE(effect, 5u) << "open, append, sync, rename and sync of the folder at least";
        EXPECT_TRUE(store->verify(info->digest));
        break;
      }
      EXPECT_EQ(info.error().code, error_number == ENOSPC ? ErrorCode::full : ErrorCode::failure);
      ASSERT_TRUE(store->list([&](const BlobInfo& found) -> Result<void> {
        EXPECT_TRUE(store->verify(found.digest)) << "effect " << effect;
        return {};
      }));
      auto again = store->put(bytes);  // and afterwards it works
      ASSERT_TRUE(again) << again.error().message;
      EXPECT_TRUE(store->verify(again->digest));
    }
  }
}

TEST(Digests, ParseStrictly) {
  std::string hex(64, 'a');
  EXPECT_TRUE(parse_digest(hex));
  EXPECT_FALSE(parse_digest(hex.substr(1)));
  EXPECT_FALSE(parse_digest(std::string(64, 'A')));
  EXPECT_FALSE(parse_digest(std::string(64, 'g')));
  EXPECT_FALSE(parse_digest("../../../etc/passwd"));
}

}  // namespace
}  // namespace sekimori::blob
