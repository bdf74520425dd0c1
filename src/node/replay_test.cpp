// Ten judgments and cases before the register's own judgement: it names the requirement that held or failed.
#include "feature/govern/govern_room.h"
#include "node/node_fixture_test.h"

namespace sekimori::node {
namespace {

class Replays : public NodeTest {};

TEST_F(Replays, every_replay_ends_as_it_is_expected_and_where_the_case_turned) {
  const auto node = open();
  ASSERT_TRUE(node);
  const record::Actor reader = record::Actor::system("test");
  std::size_t failed = 0;
  for (const Json* one : govern::replays()) {
    const auto report = node->govern().replay_of(reader, (*one)["id"].text());
    ASSERT_TRUE(report) << (*one)["id"].text() << ": " << report.error().message;
    EXPECT_TRUE((*report)["agrees"].bool_or(false)) << report->dump();
    const std::string_view turned = (*one)["turned_on"].text();
    if (turned == "secrecy_management") {
      ++failed;
      EXPECT_FALSE((*report)["measures_missing"].items().empty() && (*one)["id"].text() != "shelf_not_locked") << report->dump();
    }
  }
  EXPECT_GE(failed, 3U);
}

}  // namespace
}  // namespace sekimori::node
