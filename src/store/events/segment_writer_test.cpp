#include "store/events/segment_writer.h"

#include <gtest/gtest.h>

#include "base/fault_files.h"
#include "store/events/testing/random_events.h"

namespace sekimori::events {
namespace {

TEST(SegmentWriter, TellsWhatItSealed) {
  auto directory = TemporaryDirectory::create().value();
  SegmentWriter writer({});
  auto events = testing::random_events(1, 1'000, testing::Shape::usual);
  ASSERT_TRUE(writer.append(events));
  EXPECT_EQ(writer.rows(), 1'000u);
  EXPECT_GT(writer.held_bytes(), 100'000u);
  const Path path = directory.path() / "a.parquet";
  auto info = writer.seal(system_files(), path, Uuid{}, Instant{5});
  ASSERT_TRUE(info) << info.error().message;
  EXPECT_EQ(info->rows, 1'000u);
  EXPECT_EQ(info->source_ids, (std::vector<std::string>{"source-1", "source-2"}));
  EXPECT_LE(info->least_time, info->greatest_time);
  const Bytes bytes = system_files().read(path).value();
  EXPECT_EQ(info->bytes, bytes.size());
  EXPECT_EQ(info->sha256, sha256(ByteView(bytes)));
  EXPECT_EQ(writer.rows(), 0u);
  EXPECT_EQ(writer.seal(system_files(), directory.path() / "b.parquet", Uuid{}, Instant{}).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(writer.append(events));
  EXPECT_EQ(writer.seal(system_files(), path, Uuid{}, Instant{}).error().code, ErrorCode::conflict);
}

TEST(SegmentWriter, WritesTheSameBytesForTheSameEvents) {
  auto directory = TemporaryDirectory::create().value();
  const auto events = testing::random_events(2, 3'000, testing::Shape::hostile);
  Digest digests[2];
  for (int i = 0; i < 2; ++i) {
    SegmentWriter writer({});
    ASSERT_TRUE(writer.append(events));
    digests[i] = writer.seal(system_files(), directory.path() / std::to_string(i), Uuid{}, Instant{5})->sha256;
  }
  EXPECT_EQ(digests[0], digests[1]);
}

TEST(SegmentWriter, RefusesMoreThanItsBoundAndTextsWithoutEnd) {
  SegmentSettings settings;
  settings.most_rows = 10;
  SegmentWriter writer(settings);
  auto events = testing::random_events(1, 11, testing::Shape::usual);
  EXPECT_EQ(writer.append(events).error().code, ErrorCode::full);
  events.pop_back();
  ASSERT_TRUE(writer.append(events));
  EXPECT_EQ(writer.append(events).error().code, ErrorCode::full);
  SegmentWriter other({});
  events[3].object.assign(longest_text + 1, 'x');
  EXPECT_EQ(other.append(events).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(other.rows(), 0u);
}

TEST(SegmentWriter, LeavesNoHalfFileWhicheverEffectFails) {
  auto directory = TemporaryDirectory::create().value();
  const Path path = directory.path() / "a.parquet";
  SegmentWriter writer({});
  ASSERT_TRUE(writer.append(testing::random_events(1, 200, testing::Shape::usual)));
  for (std::uint64_t step = 0;; ++step) {
    FaultFiles files(system_files());
    files.fail_after(step, ENOSPC);
    auto info = writer.seal(files, path, Uuid{}, Instant{5});
    if (info) {
      EXPECT_EQ(info->sha256, sha256(ByteView(system_files().read(path).value())));
      EXPECT_GE(step, 4u);
      return;
    }
    EXPECT_EQ(writer.rows(), 200u) << "the events are still held";
    if (system_files().exists(path)) {
      // Only the folder's sync failed: the file itself is whole.
      SegmentWriter again({});
      ASSERT_TRUE(again.append(testing::random_events(1, 200, testing::Shape::usual)));
      auto whole = again.seal(system_files(), directory.path() / "b.parquet", Uuid{}, Instant{5});
      EXPECT_EQ(whole->sha256, sha256(ByteView(system_files().read(path).value())));
      ASSERT_TRUE(system_files().remove(path));
    }
  }
}

}  // namespace
}  // namespace sekimori::events
