#include "node/backup.h"

#include <cerrno>

#include "engine/ledger/ledger.h"
#include "node/demo_clock.h"
#include "node/node_fixture_test.h"

namespace sekimori::node {
namespace {

class BackupTest : public NodeTest {
 protected:
  void fill() {
    auto node = open();
    take_in(*node, add_source(*node, "fileserver", 365), "2026-03-01");
  }
};

TEST_F(BackupTest, restores_events_and_begins_a_new_ledger) {
  fill();
  const auto backed = back_up(settings(), seams(), folder_.path() / "b.tar");
  ASSERT_TRUE(backed) << backed.error().message;
  const auto restored = restore(folder_.path() / "b.tar", settings("back"), seams());
  ASSERT_TRUE(restored) << restored.error().message;
  EXPECT_NE(restored->old_origin, restored->new_origin);
  auto node = open("back");
  EXPECT_EQ(node->ledger().origin(), restored->new_origin);
  EXPECT_EQ(node->ledger().size(), 1U);
  EXPECT_EQ(number(*node, "SELECT COUNT(*) FROM change_record WHERE action = 'ledger.restore' AND ledger_index = 0"), 1);
  EXPECT_EQ(number(*node, "SELECT COUNT(*) FROM change_record WHERE ledger_index IS NULL"), 0);
  EXPECT_EQ(number(*node, "SELECT SUM(events) FROM watch_segment"), 1);
}

TEST_F(BackupTest, a_demo_keeps_the_clock_of_its_story) {
  fill();
  ASSERT_TRUE(note_end_of_story(files_, settings().data, *Instant::parse("2026-04-04T00:00:00Z"), clock_.now()));
  ASSERT_TRUE(back_up(settings(), seams(), folder_.path() / "b"));
  ASSERT_TRUE(restore(folder_.path() / "b", settings("back"), seams()));
  auto clock = demo_clock(files_, settings("back").data, clock_);
  ASSERT_TRUE(clock && *clock);
  EXPECT_EQ((*clock)->now(), *Instant::parse("2026-04-04T00:00:00Z"));
}

TEST_F(BackupTest, a_change_without_its_entry_gets_one_in_exactly_one_ledger) {
  fill();
  {
    // As a kill leaves it: the last change is in the ledger, its index is not stored; one more never got there.
    auto database = sql::Database::open((settings().data / "sekimori.db").string());
    ASSERT_TRUE(database);
    const auto changed = (*database)->write([&](sql::Transaction& tx) -> Result<void> {
      TRY(tx.execute("UPDATE change_record SET ledger_index = NULL WHERE seq = (SELECT MAX(seq) FROM change_record)"));
      TRY(tx.execute(
          "INSERT INTO change_record(change_id, node, time, account, role, action, kind, object_id, version, request_id, record, leaf, "
          "salt) "
          "SELECT 'lost', node, time, account, role, action, kind, object_id, version, request_id, record, ?, salt FROM change_record "
          "WHERE seq = (SELECT MAX(seq) FROM change_record)",
          to_bytes("{\"a\":1}")));
      return {};
    });
    ASSERT_TRUE(changed) << changed.error().message;
  }
  ASSERT_TRUE(back_up(settings(), seams(), folder_.path() / "b"));
  const auto restored = restore(folder_.path() / "b", settings("back"), seams());
  ASSERT_TRUE(restored) << restored.error().message;
  auto node = open("back");
  EXPECT_EQ(node->ledger().size(), 2U);  // ledger.restore first, then the one that was lost
  EXPECT_EQ(number(*node, "SELECT ledger_index FROM change_record WHERE change_id = 'lost'"), 1);
  EXPECT_EQ(number(*node, "SELECT COUNT(*) FROM change_record WHERE ledger_index IS NULL"), 0);
}

TEST_F(BackupTest, a_full_disk_at_any_step_leaves_nothing_that_looks_whole) {
  fill();
  const std::uint64_t before = files_.effects();
  ASSERT_TRUE(back_up(settings(), seams(), folder_.path() / "whole"));
  const std::uint64_t steps = files_.effects() - before;
  for (std::uint64_t step = 0; step < steps; step += 7) {
    files_.fail_after(step, ENOSPC);
    const auto backed = back_up(settings(), seams(), folder_.path() / "cut");
    files_.stop_failing();
    EXPECT_FALSE(backed) << step;
    EXPECT_FALSE(files_.exists(folder_.path() / "cut" / "manifest.json")) << step;
    static_cast<void>(files_.remove_all(folder_.path() / "cut"));
  }
  for (std::uint64_t step = 0; step < 60; step += 11) {
    files_.fail_after(step, ENOSPC);
    const auto restored = restore(folder_.path() / "whole", settings("half"), seams());
    files_.stop_failing();
    EXPECT_FALSE(restored) << step;
    EXPECT_FALSE(files_.exists(settings("half").data)) << step;
    static_cast<void>(files_.remove_all(folder_.path() / "half.restoring"));
  }
  EXPECT_TRUE(restore(folder_.path() / "whole", settings("half"), seams()));
}

}  // namespace
}  // namespace sekimori::node
