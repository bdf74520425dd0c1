#include <gtest/gtest.h>

#include "base/fault_files.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/source_book.h"
#include "node/consumed.h"
#include "node/retention.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

class RetentionFaultTest : public ::testing::Test {
 protected:
  void SetUp() override {
    open();
    short_lived_ = add_source("short", 30);
    long_lived_ = add_source("long", 400);
  }
  void open() {
    node_.reset();
    NodeSettings settings;
    settings.data = directory_.path() / "data";
    settings.password_cost = {1, 8192};
    settings.stream_partitions = 1;
    auto opened = Node::open(settings, {clock_, system_random(), files_, system_processes()});
    ASSERT_TRUE(opened) << opened.error().message;
    node_ = *std::move(opened);
  }
  std::string add_source(const std::string& name, int days) {
    model::Source source;
    source.name = name;
    source.kind = "client_operation";
    source.mapping = "client-operations";
    source.retention_days = days;
    return node_->sources().add(actor_, source, "test")->to_string();
  }
  void ingest(const std::string& source, const std::string& key, const std::string& day) {
    const std::string line = fmt::format(
        R"({{"@timestamp":"{}T01:00:00Z","Computer":"PC","UserName":"a","Operation":"コピー","FilePath":"C:\\{}","Destination":"D:\\x","Bytes":"1"}})"
        "\n",
        day, key);
    const auto answer = node_->ingestion().accept(source, key, line);
    ASSERT_TRUE(answer) << answer.error().message;
    const auto done = node_->consume();
    ASSERT_TRUE(done) << done.error().message;
  }
  std::size_t files_in(const Path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) count += entry.is_regular_file() ? 1U : 0U;
    return count;
  }
  std::int64_t entries(std::string_view action) {
    const auto row = node_->database().read([&](sql::Transaction& tx) {
      return tx.query_one("SELECT COUNT(*) FROM change_record WHERE action = ? AND ledger_index IS NOT NULL", action);
    });
    return row && *row ? (*row)->integer(0) : -1;
  }

  TemporaryDirectory directory_ = *TemporaryDirectory::create();
  FixedClock clock_{*Instant::parse("2026-03-01T00:00:00Z")};
  FaultFiles files_{system_files()};
  record::Actor actor_ = record::Actor::system("test");
  std::unique_ptr<Node> node_;
  std::string short_lived_;
  std::string long_lived_;
};

TEST_F(RetentionFaultTest, whole_segments_and_blocks_go_when_their_time_is_over_and_each_leaves_an_entry) {
  ingest(short_lived_, "old", "2026-01-05");
  ingest(short_lived_, "young", "2026-02-20");
  ingest(long_lived_, "kept", "2026-01-05");
  ASSERT_EQ(files_in(node_->data().events()), 3U);
  const auto done = remove_expired(*node_);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->segments, 1U);
  EXPECT_EQ(done->blocks, 1U);
  EXPECT_EQ(done->held, 0U);
  EXPECT_EQ(files_in(node_->data().events()), 2U);
  EXPECT_EQ(entries("segment.remove"), 1);
  EXPECT_EQ(entries("block.remove"), 1);
  const auto again = remove_expired(*node_);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->segments + again->blocks, 0U);
  EXPECT_EQ(entries("segment.remove"), 1);
  open();
  ASSERT_TRUE(node_->consume());
  EXPECT_EQ(files_in(node_->data().events()), 2U) << "a start neither brings back nor sweeps what is kept";
}

TEST_F(RetentionFaultTest, a_hold_pins_what_it_covers_until_it_is_released) {
  ingest(short_lived_, "held", "2026-01-05");
  ingest(short_lived_, "free", "2026-01-20");
  record::Change change;
  change.actor = actor_;
  change.reason = "case";
  const auto hold = node_->database().write([&](sql::Transaction& tx) {
    return node_->records().holds.place(
        tx,
        {.label = "case",
         .reason = "case",
         .items = {{"source", short_lived_, *Instant::parse("2026-01-01T00:00:00Z"), *Instant::parse("2026-01-10T00:00:00Z")}}},
        change);
  });
  ASSERT_TRUE(hold) << hold.error().message;
  const auto done = remove_expired(*node_);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->segments, 1U);
  EXPECT_EQ(done->blocks, 1U);
  EXPECT_EQ(done->held, 2U) << "the segment and its block";
  EXPECT_EQ(files_in(node_->data().events()), 1U);
  const auto released = node_->database().write([&](sql::Transaction& tx) { return node_->records().holds.release(tx, *hold, change); });
  ASSERT_TRUE(released) << released.error().message;
  const auto after = remove_expired(*node_);
  ASSERT_TRUE(after);
  EXPECT_EQ(after->segments, 1U);
  EXPECT_EQ(files_in(node_->data().events()), 0U);
}

TEST_F(RetentionFaultTest, a_removal_cut_short_anywhere_is_finished_by_the_next_one) {
  for (std::uint64_t effect = 0; effect < 40; ++effect) {
    ingest(short_lived_, fmt::format("k{}", effect), "2026-01-05");
    files_.fail_after(effect, EIO);
    const auto cut = remove_expired(*node_);
    files_.stop_failing();
    open();  // as after a crash
    const auto rest = remove_expired(*node_);
    ASSERT_TRUE(rest) << rest.error().message;
    EXPECT_EQ(files_in(node_->data().events()), 0U) << "after failing effect " << effect;
    EXPECT_EQ(entries("segment.remove"), static_cast<std::int64_t>(effect) + 1) << "each segment exactly once";
    if (cut) break;
    ASSERT_LT(effect, 39U);
  }
}

}  // namespace
}  // namespace sekimori::node
