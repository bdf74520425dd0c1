#include "node/retention.h"

#include "feature/watch/ingestion.h"
#include "node/consumed.h"
#include "node/node_fixture_test.h"
#include "record/record_room.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

class RetentionTest : public NodeTest {};

TEST_F(RetentionTest, removes_what_is_over_with_one_entry_each_and_keeps_the_rest) {
  auto node = open();
  const std::string source = add_source(*node, "short", 30);
  take_in(*node, source, "2026-02-01");
  take_in(*node, source, "2026-03-20");
  const auto done = remove_expired(*node);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->segments, 1U);
  EXPECT_EQ(done->blocks, 1U);
  EXPECT_EQ(done->held, 0U);
  EXPECT_EQ(number(*node, "SELECT COUNT(*) FROM watch_segment WHERE removed_at IS NULL"), 1);
  EXPECT_EQ(
      number(*node, "SELECT COUNT(*) FROM change_record WHERE action IN ('segment.remove', 'block.remove') AND ledger_index IS NOT NULL"),
      2);
  const auto rows = node->database().read([&](sql::Transaction& tx) { return tx.query("SELECT path, removed_at FROM watch_segment"); });
  ASSERT_TRUE(rows);
  for (const sql::Row& row : *rows) EXPECT_EQ(files_.exists(node->data().events() / row.string(0)), row.is_null(1));
  // Again: nothing left to do, nothing written twice.
  const auto again = remove_expired(*node);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->segments + again->blocks, 0U);
}

TEST_F(RetentionTest, a_hold_pins_segment_and_block) {
  auto node = open();
  const std::string source = add_source(*node, "held", 30);
  take_in(*node, source, "2026-02-01");
  record::HoldDraft hold;
  hold.label = "case";
  hold.reason = "a leak is looked into";
  record::HoldItem item;
  item.kind = "source";
  item.id = source;
  hold.items = {item};
  record::Change change;
  change.actor = record::Actor::system("test");
  change.verb = record::Verb::create;
  change.reason = "test";
  const auto placed = node->database().write([&](sql::Transaction& tx) { return node->records().holds.place(tx, hold, change); });
  ASSERT_TRUE(placed) << placed.error().message;
  const auto done = remove_expired(*node);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->segments + done->blocks, 0U);
  EXPECT_EQ(done->held, 2U);
}

TEST_F(RetentionTest, a_removal_that_was_cut_short_is_finished_without_a_second_entry) {
  auto node = open();
  const std::string source = add_source(*node, "short", 30);
  take_in(*node, source, "2026-02-01");
  const auto paths = node->database().read([&](sql::Transaction& tx) { return tx.query("SELECT path FROM watch_segment"); });
  ASSERT_TRUE(paths);
  const Path segment = node->data().events() / (*paths)[0].string(0);
  const Bytes bytes = *files_.read(segment);
  ASSERT_TRUE(remove_expired(*node));
  ASSERT_FALSE(files_.exists(segment));
  // As if the power had gone between the mark and the file.
  ASSERT_TRUE(files_.replace(segment, bytes, Durable::no));
  ASSERT_TRUE(remove_expired(*node));
  EXPECT_FALSE(files_.exists(segment));
  EXPECT_EQ(number(*node, "SELECT COUNT(*) FROM change_record WHERE action = 'segment.remove'"), 1);
}

TEST_F(RetentionTest, events_that_are_not_over_for_every_source_stay) {
  auto node = open();
  const std::string brief = add_source(*node, "brief", 10);
  const std::string lasting = add_source(*node, "lasting", 3650);
  const std::string body = "{\"time\":\"2026-02-01T01:00:00Z\"}\n";
  ASSERT_TRUE(node->ingestion().accept(brief, "a", body));
  ASSERT_TRUE(node->ingestion().accept(lasting, "a", body));  // the same bytes: one blob
  ASSERT_TRUE(node->consume());
  const auto done = remove_expired(*node);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->blocks, 0U);
  EXPECT_TRUE(*node->blobs().exists(sha256(body)));
}

}  // namespace
}  // namespace sekimori::node
