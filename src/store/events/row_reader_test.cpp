#include "store/events/row_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "store/events/scan.h"
#include "store/events/segment_writer.h"
#include "store/events/testing/random_events.h"

namespace sekimori::events {
namespace {

class RowReaderTest : public ::testing::Test {
 protected:
  // Two row groups and several blocks; the events in the order of the file.
  std::vector<model::Event> seal(std::uint64_t seed, std::size_t count = 150'000) {
    auto events = testing::random_events(seed, count, testing::Shape::usual);
    SegmentSettings settings;
    settings.row_group_rows = 131'072;
    SegmentWriter writer(settings);
    EXPECT_TRUE(writer.append(events));
    EXPECT_TRUE(writer.seal(system_files(), directory_.path() / name_of(seed), Uuid{}, Instant{}));
    return testing::in_time_order(events);
  }
  static std::string name_of(std::uint64_t seed) { return fmt::format("{}.parquet", seed); }

  TemporaryDirectory directory_ = TemporaryDirectory::create().value();
};

TEST_F(RowReaderTest, pages_back_and_forth_are_the_rows_that_were_written) {
  const auto first = seal(1);
  const auto second = seal(2);
  RowReader reader(system_files(), directory_.path());
  SeededRandom random(3);
  for (int turn = 0; turn < 60; ++turn) {
    const bool of_first = random.below(2) == 0;
    const auto& written = of_first ? first : second;
    // Near the page before, in another block, or across the border of two.
    std::vector<std::uint64_t> rows;
    const std::uint64_t from = turn % 5 == 4 ? 131'060 : random.below(written.size() - 400);
    for (std::uint64_t row = from; rows.size() < 50; row += 1 + random.below(6)) rows.push_back(row);
    const auto read = reader.read(name_of(of_first ? 1 : 2), rows);
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      ASSERT_EQ((*read)[i].id, written[rows[i]].id) << rows[i];
      ASSERT_EQ((*read)[i].object, written[rows[i]].object);
      ASSERT_EQ((*read)[i].raw, written[rows[i]].raw);
    }
  }
  EXPECT_EQ(reader.segments(), 2U);
}

TEST_F(RowReaderTest, holds_no_more_than_it_may) {
  seal(1, 70'000);
  seal(2, 70'000);
  RowReader reader(system_files(), directory_.path(), 1);
  const std::vector<std::uint64_t> rows = {1, 2, 3};
  ASSERT_TRUE(reader.read(name_of(1), rows));
  ASSERT_TRUE(reader.read(name_of(2), rows));
  EXPECT_EQ(reader.segments(), 1U);
  EXPECT_TRUE(reader.read(name_of(1), rows));
}

TEST_F(RowReaderTest, a_row_that_is_not_there_and_a_segment_that_is_not_there_are_errors) {
  seal(1, 100);
  RowReader reader(system_files(), directory_.path());
  const auto beyond = reader.read(name_of(1), std::vector<std::uint64_t>{99, 100});
  ASSERT_FALSE(beyond);
  EXPECT_EQ(beyond.error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reader.read("other.parquet", std::vector<std::uint64_t>{0}).error().code, ErrorCode::not_found);
  EXPECT_TRUE(reader.read(name_of(1), std::vector<std::uint64_t>{99}));
}

TEST_F(RowReaderTest, many_threads_read_the_same_segments) {
  const auto first = seal(1, 70'000);
  const auto second = seal(2, 70'000);
  RowReader reader(system_files(), directory_.path(), std::size_t(1) << 20);  // small: they take turns being let go of
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (std::uint64_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      SeededRandom random(t);
      for (std::uint64_t turn = 0; turn < 20; ++turn) {
        const std::uint64_t row = random.below(69'000);
        const auto read = reader.read(name_of(1 + (t + turn) % 2), std::vector<std::uint64_t>{row, row + 500});
        const auto& written = (t + turn) % 2 == 0 ? first : second;
        if (!read || read->front().id != written[row].id || read->back().id != written[row + 500].id) ++wrong;
      }
    });
  threads.clear();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace sekimori::events
