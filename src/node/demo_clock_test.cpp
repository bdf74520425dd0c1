#include "node/demo_clock.h"

#include <gtest/gtest.h>

namespace sekimori::node {
namespace {

Instant at(std::string_view text) { return *Instant::parse(text); }

class DemoClock : public ::testing::Test {
 protected:
  TemporaryDirectory folder = std::move(*TemporaryDirectory::create("demo-clock"));
  FixedClock real{at("2026-11-28T12:00:00Z")};
};

TEST_F(DemoClock, says_the_end_of_the_story_and_runs_on) {
  ASSERT_TRUE(note_end_of_story(system_files(), folder.path(), at("2026-04-04T00:00:00Z"), real.now()));
  auto clock = demo_clock(system_files(), folder.path(), real);
  ASSERT_TRUE(clock && *clock);
  EXPECT_EQ((*clock)->now(), at("2026-04-04T00:00:00Z"));
  real.advance(3600 * nanoseconds_per_second);
  EXPECT_EQ((*clock)->now(), at("2026-04-04T01:00:00Z"));
  EXPECT_TRUE(is_demo(system_files(), folder.path()));
}

TEST_F(DemoClock, any_other_folder_has_the_time_of_the_system) {
  auto clock = demo_clock(system_files(), folder.path(), real);
  ASSERT_TRUE(clock);
  EXPECT_EQ(*clock, nullptr);
  EXPECT_FALSE(is_demo(system_files(), folder.path()));
}

TEST_F(DemoClock, a_file_that_is_something_else_is_not_guessed_at) {
  ASSERT_TRUE(system_files().replace(folder.path() / "demo-clock", as_bytes("soon\n"), Durable::no));
  auto clock = demo_clock(system_files(), folder.path(), real);
  ASSERT_FALSE(clock);
  EXPECT_EQ(clock.error().code, ErrorCode::integrity);
}

}  // namespace
}  // namespace sekimori::node
