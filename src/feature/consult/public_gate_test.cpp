#include "feature/consult/public_gate.h"

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

class PublicGateTest : public DeskTest {
 protected:
  void pass_time(std::int64_t seconds) { clock_.set(Instant{clock_.now().nanoseconds + seconds * nanoseconds_per_second}); }
};

TEST_F(PublicGateTest, one_address_is_slowed_and_the_others_are_not) {
  PublicGate gate(*database_, clock_, random_);
  for (int i = 0; i < 6; ++i) ASSERT_TRUE(gate.pass(PublicStep::ask, "198.51.100.7"));
  const auto seventh = gate.pass(PublicStep::ask, "198.51.100.7");
  ASSERT_FALSE(seventh);
  EXPECT_EQ(seventh.error().code, ErrorCode::full);
  EXPECT_EQ(gate.wait(PublicStep::ask, "198.51.100.7").value(), 3600);
  EXPECT_TRUE(gate.pass(PublicStep::ask, "198.51.100.8"));
  pass_time(3599);
  EXPECT_FALSE(gate.pass(PublicStep::ask, "198.51.100.7")) << "the hour is not over";
  pass_time(1);
  EXPECT_TRUE(gate.pass(PublicStep::ask, "198.51.100.7"));
}

TEST_F(PublicGateTest, the_whole_node_has_an_end_however_many_addresses_ask) {
  PublicGate gate(*database_, clock_, random_);
  for (int i = 0; i < 40; ++i) ASSERT_TRUE(gate.pass(PublicStep::ask, fmt::format("198.51.100.{}", i)));
  EXPECT_FALSE(gate.pass(PublicStep::ask, "198.51.100.99"));
}

TEST_F(PublicGateTest, wrong_codes_wait_longer_each_time) {
  PublicGate gate(*database_, clock_, random_);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(gate.pass(PublicStep::wrong_code, "2001:db8:1:2:3::4"));
  EXPECT_EQ(gate.wait(PublicStep::wrong_code, "2001:db8:1:2:ffff::9").value(), 60) << "the same household";
  EXPECT_EQ(gate.wait(PublicStep::wrong_code, "2001:db8:1:3::9").value(), 0);
  pass_time(60);
  ASSERT_TRUE(gate.pass(PublicStep::wrong_code, "2001:db8:1:2:3::4"));
  EXPECT_EQ(gate.wait(PublicStep::wrong_code, "2001:db8:1:2:3::4").value(), 120);
}

TEST_F(PublicGateTest, no_address_is_written_down) {
  PublicGate gate(*database_, clock_, random_);
  ASSERT_TRUE(gate.pass(PublicStep::ask, "198.51.100.7"));
  const auto rows =
      database_->read([&](sql::Transaction& tx) { return tx.query("SELECT kind FROM consult_gate WHERE kind LIKE '%198%.51%'"); });
  EXPECT_TRUE(rows.value().empty());
}

}  // namespace
}  // namespace sekimori::consult
