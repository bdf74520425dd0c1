// Members and groups: who gets in, who sees whom, what reaches an account.
#include <gmock/gmock.h>

#include "engine/mask/roster.h"
#include "feature/share/hub_fixture_test.h"
#include "feature/share/industries.h"

namespace sekimori::share {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

class Members : public HubTest {};

TEST_F(Members, are_numbered_and_active_only_when_they_have_signed) {
  EXPECT_EQ(invite("架空精機"), "M-001");
  EXPECT_EQ(invite("架空化学"), "M-002");
  EXPECT_EQ(members_->invite(operator_, firm("架空精機"), "twice").error().code, ErrorCode::conflict);
  EXPECT_EQ(members_->activate(operator_, "M-001", "now").error().code, ErrorCode::conflict);
  sign("M-001");
  const auto active = members_->activate(operator_, "M-001", "now");
  ASSERT_TRUE(active) << active.error().message;
  EXPECT_EQ(active->value.state, MemberState::active);
  // An agreement that ends takes the member with it.
  const auto ended =
      members_->set_nda(operator_, "M-001", {.state = NdaState::ended, .title = "NDA", .signed_on = {}, .ends = {}}, "ran out");
  ASSERT_TRUE(ended);
  EXPECT_EQ(ended->value.state, MemberState::suspended);
  EXPECT_EQ(ended->value.why, "ran out");
}

TEST_F(Members, of_a_liaison_scheme_need_no_agreement) {
  Member hospital = firm("架空病院");
  hospital.joining = Joining::rules;
  hospital.industry = "83";
  ASSERT_TRUE(members_->invite(operator_, hospital, "by the rules"));
  EXPECT_TRUE(members_->activate(operator_, "M-001", "rules accepted"));
}

TEST_F(Members, that_are_wrong_are_told_what_is_wrong) {
  Member nameless = firm("");
  EXPECT_EQ(members_->invite(operator_, nameless, "x").error().code, ErrorCode::invalid_input);
  Member silent = firm("架空商事");
  silent.contacts.clear();
  EXPECT_EQ(members_->invite(operator_, silent, "x").error().code, ErrorCode::invalid_input);
  Member strange = firm("架空商事");
  strange.industry = "00";
  EXPECT_THAT(members_->invite(operator_, strange, "x").error().message, ::testing::HasSubstr("national classification"));
  Member under = firm("架空商事");
  under.association = invite("架空精機");
  EXPECT_THAT(members_->invite(operator_, under, "x").error().message, ::testing::HasSubstr("no association"));
  EXPECT_EQ(members_->suspend(operator_, "M-001", " ").error().code, ErrorCode::invalid_input);
}

TEST_F(Members, see_themselves_and_their_groups_and_nobody_else) {
  const std::string mine = invite("架空精機"), other = invite("架空化学");
  account("contact");
  ASSERT_TRUE(members_->give_account(operator_, mine, "contact", "speaks for it"));
  take_part(mine, "heavy");
  take_part(other, "chemistry");
  const record::Actor contact = actor_of("contact");
  EXPECT_THAT(contact.groups, Contains("member:M-001"));
  EXPECT_THAT(contact.groups, Contains("sig:heavy"));
  const auto seen = members_->list(contact);
  ASSERT_TRUE(seen) << seen.error().message;
  ASSERT_EQ(seen->size(), 1U);
  EXPECT_EQ(seen->front().value.number, mine);
  EXPECT_EQ(members_->find(contact, other).error().code, ErrorCode::not_found);
  const auto groups = sigs_->list(contact);
  ASSERT_TRUE(groups);
  ASSERT_EQ(groups->size(), 1U);
  EXPECT_EQ(groups->front().value.id, "heavy");
  EXPECT_EQ(members_->roster(contact).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(members_->suspend(contact, mine, "x").error().code, ErrorCode::not_permitted);
}

TEST_F(Members, that_are_suspended_lose_what_their_accounts_reached) {
  const std::string number = invite("架空精機");
  account("contact");
  take_part(number, "heavy");
  ASSERT_TRUE(members_->give_account(operator_, number, "contact", "speaks for it"));
  EXPECT_THAT(actor_of("contact").groups, Contains("sig:heavy"));
  ASSERT_TRUE(members_->suspend(operator_, number, "agreement broken"));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("sig:heavy")));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("member:M-001")));
  ASSERT_TRUE(members_->activate(operator_, number, "cleared up"));
  EXPECT_THAT(actor_of("contact").groups, Contains("sig:heavy"));
  ASSERT_TRUE(members_->quit(operator_, number, "heavy", "asked"));
  EXPECT_THAT(actor_of("contact").groups, Not(Contains("sig:heavy")));
  ASSERT_TRUE(members_->leave(operator_, number, "merged"));
  EXPECT_EQ(members_->join(operator_, number, "heavy", "again").error().code, ErrorCode::conflict);
}

TEST_F(Members, come_and_go_as_a_roster) {
  const Json given = *Json::parse(R"({"organisations":[
    {"id":"x1","names":["架空精機株式会社","架空精機"],"kana":["カクウセイキ"],"domains":["kakuu-seiki.example"],"industry":"26","prefecture":"長野県",
     "employees":80,"contacts":[{"name":"窓口","mail":"soc@kakuu-seiki.example"}]}],"partners":[{"id":"x2","names":["架空商社"]}]})");
  const auto taken = members_->import(operator_, given, "from the association");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->added, 1U);
  EXPECT_EQ(members_->import(operator_, given, "again")->unchanged, 1U);
  const auto again = members_->import(operator_, *Json::parse(R"({"organisations":[{"names":["架空精機株式会社"],"industry":"25",
    "contacts":[{"name":"窓口","mail":"soc@kakuu-seiki.example"}]}]})"),
                                      "moved");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->changed, 1U);
  EXPECT_EQ(members_->import(operator_, *Json::parse(R"({"organisations":[]})"), "x").error().code, ErrorCode::invalid_input);
  // Who only was invited is no candidate yet.
  EXPECT_TRUE((*members_->roster(operator_))["organisations"].items().empty());
  take_part("M-001", "heavy");
  const auto roster = members_->roster(operator_);
  ASSERT_TRUE(roster) << roster.error().message;
  ASSERT_EQ((*roster)["organisations"].items().size(), 1U);
  const Json one = (*roster)["organisations"].items().front();
  EXPECT_EQ(one["id"].text(), "M-001");
  EXPECT_EQ(one["industry"].text(), "25");
  EXPECT_EQ(one["sigs"].items().front().text(), "heavy");
  EXPECT_EQ((*roster)["sigs"].items().size(), 2U);
}

// Masking and the gate know whom the roster names: who left, who is suspended and who is invited, too.
TEST_F(Members, stay_in_the_roster_with_the_days_they_took_part) {
  const auto advance = [&](int days) { clock_.advance(days * nanoseconds_per_day); };
  const auto today = [&] { return Zone::tokyo().day_of(clock_.now()).to_string(); };
  const std::string gone = invite("架空精機"), resting = invite("架空電機");
  invite("架空商会");
  const std::string joined = today();
  take_part(gone, "heavy");
  take_part(resting, "heavy");
  advance(40);
  ASSERT_TRUE(members_->suspend(operator_, resting, "agreement broken"));
  const std::string suspended = today();
  ASSERT_TRUE(members_->leave(operator_, gone, "merged"));
  advance(40);
  Json roster = members_->roster(operator_).value();
  ASSERT_EQ(roster["organisations"].items().size(), 2U);
  for (const Json& one : roster["organisations"].items()) {
    EXPECT_EQ(one["joined"].text(), joined);
    EXPECT_EQ(one["left"].text(), suspended);
    EXPECT_EQ(one["sigs"].items().front().text(), "heavy");
  }
  ASSERT_EQ(roster["partners"].items().size(), 1U);
  EXPECT_EQ(roster["partners"].items().front()["names"].items().front().text(), "架空商会");
  ASSERT_TRUE(members_->activate(operator_, resting, "cleared up"));
  roster = members_->roster(operator_).value();
  for (const Json& one : roster["organisations"].items())
    if (one["id"].text() == resting) {
      EXPECT_EQ(one["joined"].text(), joined) << "it was a member before";
      EXPECT_TRUE(one["left"].is_null());
    }
  EXPECT_TRUE(mask::Roster::parse(roster.dump()));
}

TEST_F(Members, of_a_group_across_are_those_of_the_groups) {
  EXPECT_EQ(sigs_->add(operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 3, .across = {"heavy"}}, "x")
                .error()
                .code,
            ErrorCode::invalid_input);
  EXPECT_EQ(sigs_->add(operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 5, .across = {"light"}}, "x")
                .error()
                .code,
            ErrorCode::not_found);
  ASSERT_TRUE(sigs_->add(
      operator_, {.id = "all", .name = {"全体", "All"}, .kind = SigKind::cross_group, .k = 5, .across = {"heavy", "chemistry"}}, "x"));
  EXPECT_EQ(members_->join(operator_, invite("架空精機"), "all", "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(sigs_->add(operator_, {.id = "Heavy!", .name = {"重工", "Heavy"}, .across = {}}, "x").error().code, ErrorCode::invalid_input);
}

TEST(Industries, are_the_divisions_and_groups_of_the_national_classification) {
  EXPECT_EQ(std::ranges::count(industries(), std::string(), &Industry::of), 20);
  EXPECT_EQ(industries().size(), 119U);
  const Industry* car = find_industry("31");
  ASSERT_NE(car, nullptr);
  EXPECT_EQ(find_industry(car->of)->name.ja, "製造業");
  for (const Industry& one : industries()) EXPECT_TRUE(one.of.empty() || find_industry(one.of) != nullptr) << one.code;
  EXPECT_EQ(find_industry("100"), nullptr);
}

}  // namespace
}  // namespace sekimori::share
