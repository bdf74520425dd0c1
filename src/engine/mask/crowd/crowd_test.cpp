#include "engine/mask/crowd/crowd.h"

#include <gtest/gtest.h>

#include <set>

#include "base/random.h"
#include "engine/mask/crowd/crowd_check.h"
#include "engine/mask/pseudonym.h"
#include "engine/mask/testing/seeded_roster.h"

namespace sekimori::mask {
namespace {

Organisation member(std::string id, std::string industry, std::string prefecture, std::int64_t employees) {
  Organisation out;
  out.id = std::move(id);
  out.industry = std::move(industry);
  out.prefecture = std::move(prefecture);
  out.employees = employees;
  out.sigs = {"s"};
  return out;
}

Roster roster_of(std::vector<Organisation> members) {
  Roster out;
  out.sigs = {{"s", "群", "group"}};
  out.industries = {{"E", "", "製造", ""}, {"E1", "E", "甲", ""}, {"E2", "E", "乙", ""}};
  out.organisations = std::move(members);
  return out;
}

TEST(Lattice, grows_coarser_step_by_step) {
  const Roster roster = roster_of({});
  EXPECT_EQ(industry_at(roster, "E1", 0), "E1");
  EXPECT_EQ(industry_at(roster, "E1", 1), "E");
  EXPECT_EQ(industry_at(roster, "E1", 2), "*");
  EXPECT_EQ(industry_at(roster, "E", 0), "E");
  EXPECT_EQ(size_at(299, 0), "1-299");
  EXPECT_EQ(size_at(300, 0), "300-999");
  EXPECT_EQ(size_at(300, 1), "1-999");
  EXPECT_EQ(size_at(0, 0), "*");
  EXPECT_EQ(region_at("神奈川県", 0), "神奈川県");
  EXPECT_EQ(region_at("神奈川県", 1), "関東");
  EXPECT_EQ(region_at("神奈川県", 2), "*");
  EXPECT_EQ(region_at("どこか", 1), "*");
  EXPECT_EQ(Span::parse("2026-11")->to_string(), "2026-11");
  EXPECT_EQ(Span::parse("2026Q4")->month, 10);
  EXPECT_FALSE(Span::parse("2026-13"));
}

TEST(Crowd, is_as_fine_as_the_floor_allows_and_no_finer) {
  std::vector<Organisation> members;
  for (int i = 0; i < 4; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  for (int i = 0; i < 4; ++i) members.push_back(member("b" + std::to_string(i), "E2", "大阪府", 6000));
  const Roster roster = roster_of(members);
  const Crowd crowd = Crowd::divide(roster, "s", 2026, 11).value();
  EXPECT_EQ(crowd.floor(), 4U);
  EXPECT_EQ(crowd.attributes_of(0)->industry, "E1");
  EXPECT_EQ(crowd.attributes_of(0)->region, "神奈川県");
  EXPECT_EQ(crowd.candidates_of(0).size(), 4U);
}

TEST(Crowd, one_who_stands_out_makes_it_coarser_for_all_or_is_left_without_attributes) {
  std::vector<Organisation> members;
  for (int i = 0; i < 5; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  members.push_back(member("odd", "E2", "沖縄県", 9000));
  const Roster roster = roster_of(members);
  const Crowd crowd = Crowd::divide(roster, "s", 2026, 11).value();
  EXPECT_EQ(crowd.attributes_of(5)->industry, "E");
  EXPECT_EQ(crowd.attributes_of(5)->region, "*");
  // The five must not be told apart by finer attributes than the odd one has.
  EXPECT_EQ(*crowd.attributes_of(0), *crowd.attributes_of(5));
  EXPECT_EQ(crowd.candidates_of(5).size(), 6U);
}

TEST(Crowd, counts_a_group_once_and_refuses_below_the_floor) {
  std::vector<Organisation> members;
  for (int i = 0; i < 5; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  for (std::size_t i = 0; i < 3; ++i) members[i].group = "holding";
  Roster roster = roster_of(members);
  EXPECT_EQ(Crowd::divide(roster, "s", 2026, 11).error().code, ErrorCode::not_permitted);
  roster.reader_counts = true;
  EXPECT_EQ(Crowd::divide(roster, "s", 2026, 11)->floor(), 3U);
  EXPECT_EQ(Crowd::divide(roster, "nobody", 2026, 11).error().code, ErrorCode::not_found);
}

TEST(Crowd, holds_what_a_group_asks_for_itself) {
  std::vector<Organisation> members;
  for (int i = 0; i < 6; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  Roster roster = roster_of(members);
  roster.sigs.front().k = 5;
  EXPECT_EQ(Crowd::divide(roster, "s", 2026, 11)->floor(), 6U);
  roster.sigs.front().k = 6;
  EXPECT_EQ(Crowd::divide(roster, "s", 2026, 11).error().code, ErrorCode::not_permitted);
  roster.sigs.front().k = 1;  // never less than the roster asks of all
  EXPECT_EQ(Crowd::divide(roster, "s", 2026, 11)->k(), 3U);
}

TEST(Crowd, members_count_in_the_months_they_were_members) {
  std::vector<Organisation> members;
  for (int i = 0; i < 5; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  members[4].joined = *Day::from_date(2026, 11, 15);
  for (std::size_t i = 2; i < 4; ++i) members[i].left = *Day::from_date(2026, 11, 15);
  const Roster roster = roster_of(members);
  // Three in November: too few, so the quarter is said, in which all five were members at some time.
  const Crowd crowd = Crowd::divide(roster, "s", 2026, 11).value();
  EXPECT_EQ(crowd.attributes_of(0)->span.to_string(), "2026Q4");
  EXPECT_EQ(crowd.members().size(), 5U);
}

TEST(Crowd, a_new_member_may_report_what_it_saw_before_and_stands_out_by_no_span_of_its_own) {
  std::vector<Organisation> members;
  for (int i = 0; i < 6; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  members[5].joined = *Day::from_date(2026, 11, 15);
  const Roster roster = roster_of(members);
  const std::vector<std::pair<int, std::string>> told = {{12, "2026-12"}, {11, "2026-11"}, {10, "2026Q4"}, {9, "2026"}};
  for (const auto& [month, said] : told) {
    const Crowd crowd = Crowd::divide(roster, "s", 2026, month).value();
    ASSERT_TRUE(crowd.attributes_of(5)) << month;
    for (const std::size_t i : crowd.members()) EXPECT_EQ(crowd.attributes_of(i)->span.to_string(), said) << i;
    EXPECT_EQ(crowd.candidates_of(5).size(), 6U);
  }
}

// A quarter is said while it runs: who joins in its last month changes the breadth of what was said in its first.
TEST(Crowd, what_was_said_of_a_smaller_audience_is_still_said_of_somebody) {
  std::vector<Organisation> members;
  for (int i = 0; i < 4; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  const Span quarter = Span::around(2026, 10, Period::quarter);
  const Roster before = roster_of(members);
  const Attributes said = *Crowd::over(before, "s", quarter)->attributes_of(0);
  EXPECT_EQ(said.region, "神奈川県");
  members.push_back(member("odd", "E2", "沖縄県", 9000));
  const Roster after = roster_of(members);
  const Crowd now = Crowd::over(after, "s", quarter).value();
  ASSERT_NE(*now.attributes_of(0), said);
  EXPECT_EQ(now.candidates_for(said), (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(Crowd, a_firm_hides_among_firms_and_not_behind_the_police) {
  std::vector<Organisation> members;
  for (int i = 0; i < 4; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  members.push_back(member("police", "", "", 0));
  members.back().standing = Standing::authority;
  members.push_back(member("body", "", "", 0));
  members.back().standing = Standing::association;
  EXPECT_EQ(Crowd::divide(roster_of(members), "s", 2026, 11)->candidates_of(0).size(), 4U);
  members.erase(members.begin());
  EXPECT_EQ(Crowd::divide(roster_of(members), "s", 2026, 11).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(Crowd::divide(roster_of(members), "s", 2026, 11, Standing::association).error().code, ErrorCode::not_permitted);
}

// What was said of nobody's industry, size and region, when all were alike in nothing.
TEST(Crowd, who_comes_later_does_not_block_what_is_shared_about_those_before) {
  std::vector<Organisation> members;
  for (int i = 0; i < 2; ++i) members.push_back(member("a" + std::to_string(i), "E1", "神奈川県", 500));
  for (int i = 2; i < 4; ++i) members.push_back(member("a" + std::to_string(i), "", "", 0));
  const Roster before = roster_of(members);
  ReleasedShare share{.audience = "s",
                      .epoch = "2026Q4",
                      .pseudonym = "p",
                      .attributes = *Crowd::divide(before, "s", 2026, 11)->attributes_of(0),
                      .report = {}};
  ASSERT_TRUE(share.attributes.suppressed());
  for (int i = 4; i < 6; ++i) members.push_back(member("b" + std::to_string(i), "E1", "神奈川県", 500));
  for (int i = 6; i < 8; ++i) members.push_back(member("b" + std::to_string(i), "", "", 0));
  const Roster after = roster_of(members);
  const Attributes now = *Crowd::divide(after, "s", 2026, 11)->attributes_of(0);
  ASSERT_FALSE(now.suppressed());
  const ReleasedShare next{.audience = "s", .epoch = "2026Q4", .pseudonym = "p", .attributes = now, .report = {}};
  EXPECT_EQ(candidates_together(after, {share, next}, 0).size(), 4U);
  // With the candidates of then: those of both.
  share.could_be = {"a0", "a1", "a2", "a3"};
  EXPECT_EQ(candidates_together(after, {share, next}, 0), (std::vector<std::size_t>{0, 1}));
}

// Every class of every made roster, in every audience, has the floor; and the choice tells nothing: who is published alike is one class.
TEST(Crowd, has_the_floor_in_every_class_of_every_roster) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Roster roster = Roster::parse(testing::make_roster(seed, 40 + seed % 30).json).value();
    for (const Sig& sig : roster.sigs) {
      const auto crowd = Crowd::divide(roster, sig.id, 2026, 5);
      if (!crowd) continue;
      EXPECT_GE(crowd->smallest_class(), crowd->floor()) << seed << " " << sig.id;
      for (const std::size_t i : crowd->members()) {
        const auto candidates = crowd->candidates_of(i);
        for (const std::size_t other : candidates) EXPECT_EQ(crowd->candidates_of(other), candidates);
      }
    }
    const Crowd across = Crowd::divide(roster, across_audience, 2026, 5).value();
    EXPECT_GE(across.smallest_class(), 6U);
  }
}

TEST(CrowdCheck, confirms_k_and_finds_what_narrows_it) {
  const Roster roster = Roster::parse(testing::make_roster(3, 59).json).value();
  const Crowd crowd = Crowd::divide(roster, across_audience, 2026, 5).value();
  ReleasedShare share{.audience = std::string(across_audience),
                      .epoch = "2026Q2",
                      .pseudonym = "[組織 H4C8T3]",
                      .attributes = *crowd.attributes_of(0),
                      .report = {}};
  EXPECT_TRUE(check_crowds(roster, {share}).faults.empty());
  ReleasedShare wrong = share;
  wrong.attributes.industry = "heavy-a";
  wrong.attributes.region = "沖縄県";
  EXPECT_FALSE(check_crowds(roster, {wrong}).faults.empty());
  // Two of one pseudonym whose classes have nobody in common.
  for (const std::size_t i : crowd.members()) {
    if (*crowd.attributes_of(i) == share.attributes) continue;
    ReleasedShare other = share;
    other.attributes = *crowd.attributes_of(i);
    const CrowdCheck check = check_crowds(roster, {share, other});
    ASSERT_FALSE(check.faults.empty());
    EXPECT_EQ(check.faults.front().what, CrowdFault::What::too_few_together);
    break;
  }
}

TEST(Pseudonyms, a_members_sign_stays_whoever_comes_and_goes_and_tells_nothing_of_it) {
  const Sensitive<Bytes> key(Bytes(32, Byte(1)));
  const Roster roster = roster_of({member("a", "E1", "", 0), member("b", "E1", "", 0), member("c", "E1", "", 0)});
  const auto sign = [&](const Roster& of, std::string_view who) {
    return Pseudonyms(key, of, {.id = "s", .epoch = "2026Q4"}, Language::ja).of(Identifier::organisation, who);
  };
  const std::string before = sign(roster, "org:b");
  EXPECT_TRUE(before.starts_with("[群 ") && before.ends_with("社]")) << before;
  Roster fewer = roster;
  fewer.organisations.erase(fewer.organisations.begin());
  EXPECT_EQ(sign(fewer, "org:b"), before);
  Roster more = roster;
  more.organisations.push_back(member("aa", "E1", "", 0));
  Roster lately = more;
  lately.organisations.back().joined = *Day::from_date(2026, 11, 2);
  EXPECT_EQ(sign(lately, "org:b"), before);
  // Nobody's sign depends on when it joined.
  for (const std::string_view who : {"org:a", "org:b", "org:c", "org:aa"}) EXPECT_EQ(sign(lately, who), sign(more, who)) << who;
  EXPECT_FALSE(Pseudonyms::epoch_start("2026Q5"));
}

TEST(Pseudonyms, no_two_members_have_one_sign) {
  const Sensitive<Bytes> key(Bytes(32, Byte(1)));
  std::vector<Organisation> members;
  for (int i = 0; i < 6000; ++i) members.push_back(member(fmt::format("M-{:03}", i + 1), "E1", "", 0));
  const Roster roster = roster_of(members);
  members.resize(5999);
  const Roster earlier = roster_of(members);
  const Pseudonyms all(key, roster, {.id = "s", .epoch = "2026Q4"}, Language::ja),
      before(key, earlier, {.id = "s", .epoch = "2026Q4"}, Language::ja);
  std::set<std::string> signs;
  for (const Organisation& one : earlier.organisations) {
    const std::string sign = all.of(Identifier::organisation, "org:" + one.id);
    EXPECT_TRUE(signs.insert(sign).second) << one.id;
    EXPECT_EQ(before.of(Identifier::organisation, "org:" + one.id), sign);
  }
}

TEST(Pseudonyms, nothing_links_audiences_epochs_or_keys) {
  const Roster roster = roster_of({member("a", "E1", "", 0)});
  const Sensitive<Bytes> key(Bytes(32, Byte(1))), other(Bytes(32, Byte(2)));
  const std::string mail = Pseudonyms(key, roster, {.id = "s", .epoch = "2026Q4"}, Language::en).of(Identifier::mail_address, "mail:a@b");
  EXPECT_NE(mail, Pseudonyms(key, roster, {.id = "t", .epoch = "2026Q4"}, Language::en).of(Identifier::mail_address, "mail:a@b"));
  EXPECT_NE(mail, Pseudonyms(key, roster, {.id = "s", .epoch = "2027Q1"}, Language::en).of(Identifier::mail_address, "mail:a@b"));
  EXPECT_NE(mail, Pseudonyms(other, roster, {.id = "s", .epoch = "2026Q4"}, Language::en).of(Identifier::mail_address, "mail:a@b"));
  EXPECT_EQ(mail, Pseudonyms(key, roster, {.id = "s", .epoch = "2026Q4"}, Language::en).of(Identifier::mail_address, "mail:a@b"));
}

}  // namespace
}  // namespace sekimori::mask
