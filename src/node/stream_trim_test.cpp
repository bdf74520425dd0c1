// A node that runs for years: the stream never fills with what has long been committed.
#include "feature/watch/ingestion.h"
#include "node/backup.h"
#include "node/consumed.h"
#include "node/node_fixture_test.h"
#include "node/stream_keep.h"
#include "store/stream/local_log.h"

namespace sekimori::node {
namespace {

class StreamTrimTest : public NodeTest {
 protected:
  StreamTrimTest() {
    small_ = settings();
    small_.stream_partitions = 1;
    small_.stream_file_bytes = 2'000;  // a handful of frames
    small_.stream_limit_bytes = 6'000;
  }
  std::unique_ptr<Node> open_small() {
    auto node = Node::open(small_, seams());
    EXPECT_TRUE(node) << node.error().message;
    return node ? *std::move(node) : nullptr;
  }
  Result<watch::IngestAnswer> send(Node& node, int number) {
    return node.ingestion().accept(source_, fmt::format("batch-{}", number),
                                   fmt::format("{{\"time\":\"2026-03-01T01:00:00Z\",\"n\":{}}}\n", number));
  }

  NodeSettings small_;
  std::string source_;
};

TEST_F(StreamTrimTest, takes_in_many_times_its_bound_when_events_are_consumed) {
  auto node = open_small();
  source_ = add_source(*node, "fileserver", 365);
  for (int i = 0; i < 100; ++i) {
    const auto answer = send(*node, i);
    ASSERT_TRUE(answer) << i << ": " << answer.error().message;
    if (i % 5 == 4) { ASSERT_TRUE(node->consume()); }
  }
  EXPECT_LE(node->stream().bytes(), small_.stream_limit_bytes);
  EXPECT_GT(*node->stream().begin(0), 0U);
  EXPECT_EQ(number(*node, "SELECT SUM(events) FROM watch_segment"), 100);
  // A batch whose frame has been trimmed is still known.
  const auto again = send(*node, 0);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->accepted, 0U);
  EXPECT_EQ(again->duplicate, 1U);
}

TEST_F(StreamTrimTest, tells_senders_to_wait_when_nothing_is_consumed_and_goes_on_afterwards) {
  auto node = open_small();
  source_ = add_source(*node, "fileserver", 365);
  int taken = 0;
  while (taken < 100) {
    const auto answer = send(*node, taken);
    if (!answer) {
      EXPECT_EQ(answer.error().code, ErrorCode::full);
      break;
    }
    ++taken;
  }
  ASSERT_LT(taken, 100);
  ASSERT_TRUE(node->consume());
  EXPECT_TRUE(send(*node, taken));
}

TEST_F(StreamTrimTest, keeps_the_stream_whole_while_somebody_copies) {
  auto node = open_small();
  source_ = add_source(*node, "fileserver", 365);
  const auto copying = StreamKeep::while_copying(files_, small_.data);
  ASSERT_TRUE(copying) << copying.error().message;
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(send(*node, i));
  ASSERT_TRUE(node->consume());
  EXPECT_EQ(*node->stream().begin(0), 0U);
}

TEST_F(StreamTrimTest, a_backup_beside_a_consuming_node_loses_no_event) {
  auto node = open_small();
  source_ = add_source(*node, "fileserver", 365);
  for (int i = 0; i < 10; ++i) ASSERT_TRUE(send(*node, i));
  // The data base is copied before anything is consumed, the stream after everything has been.
  bool consumed = false;
  const auto backed = back_up(small_, seams(), folder_.path() / "b", [&](std::uint64_t) {
    if (!std::exchange(consumed, true)) { EXPECT_TRUE(node->consume()); }
  });
  ASSERT_TRUE(backed) << backed.error().message;
  ASSERT_TRUE(consumed);
  NodeSettings back = small_;
  back.data = folder_.path() / "back";
  const auto restored = restore(folder_.path() / "b", back, seams());
  ASSERT_TRUE(restored) << restored.error().message;
  auto again = Node::open(back, seams());
  ASSERT_TRUE(again) << again.error().message;
  const auto done = (*again)->consume();
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(number(**again, "SELECT SUM(events) FROM watch_segment"), 10);
}

}  // namespace
}  // namespace sekimori::node
