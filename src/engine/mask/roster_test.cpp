#include "engine/mask/roster.h"

#include <gtest/gtest.h>

namespace sekimori::mask {
namespace {

std::string refusal(std::string_view json) {
  const auto roster = Roster::parse(json);
  if (roster) return "read";
  EXPECT_EQ(roster.error().code, ErrorCode::invalid_input);
  return roster.error().message;
}

TEST(Roster, says_what_is_wrong_and_where) {
  EXPECT_NE(refusal("{").find("JSON"), std::string::npos) << refusal("{");
  EXPECT_NE(refusal("[]").find("object"), std::string::npos);
  EXPECT_NE(refusal(R"({"version":2})").find("version"), std::string::npos);
  EXPECT_NE(refusal(R"({"version":1})").find("no members"), std::string::npos);
  EXPECT_EQ(refusal(R"({"version":1,"organisations":[{"names":["a"]}]})"), "organisations[0]: id: is missing");
  EXPECT_EQ(refusal(R"({"version":1,"organisations":[{"id":"a","names":"x"}]})"), "organisations[0]: names: must be a list of texts");
  EXPECT_EQ(refusal(R"({"version":1,"organisations":[{"id":"a","names":["x"]},{"id":"a","names":["y"]}]})"),
            "organisations[1]: id: 'a' is there twice");
  EXPECT_EQ(refusal(R"({"version":1,"organisations":[{"id":"a","names":["x"],"sigs":["s"]}]})"), "organisations[0]: sigs: there is no 's'");
  EXPECT_EQ(refusal(R"({"version":1,"industries":[{"id":"b","parent":"a"}],"organisations":[{"id":"a","names":["x"]}]})"),
            "industries[0]: parent: 'a' must stand before it");
  EXPECT_NE(refusal(R"({"version":1,"k":{"in_sig":2},"organisations":[{"id":"a","names":["x"]}]})").find("at least 3"), std::string::npos);
}

TEST(Roster, partners_are_no_members) {
  const Roster roster =
      Roster::parse(
          R"({"version":1,"organisations":[{"id":"a","names":["x"],"joined":"2026-04-01"}],"partners":[{"id":"p","names":["z"]}]})")
          .value();
  EXPECT_FALSE(roster.organisations[1].member_during(2026, 5));
  EXPECT_TRUE(roster.organisations[0].member_during(2026, 4));
  EXPECT_FALSE(roster.organisations[0].member_during(2026, 3));
}

TEST(Roster, a_member_counts_in_the_month_it_joins_and_not_in_the_one_it_leaves) {
  const Roster roster =
      Roster::parse(R"({"version":1,"organisations":[{"id":"a","names":["x"],"joined":"2026-04-15","left":"2026-06-15"}]})").value();
  const Organisation& one = roster.organisations[0];
  EXPECT_FALSE(one.member_during(2026, 3));
  EXPECT_TRUE(one.member_during(2026, 4));
  EXPECT_TRUE(one.member_during(2026, 5));
  EXPECT_FALSE(one.member_during(2026, 6));
}

}  // namespace
}  // namespace sekimori::mask
