#include "feature/protect/level_book.h"

#include "feature/protect/protect_fixture_test.h"

namespace sekimori::protect {
namespace {

using model::Level;

class LevelBookTest : public ProtectTest {
 protected:
  LevelBook& levels() { return firm_->protect->levels; }
};

TEST_F(LevelBookTest, what_the_firm_has_not_changed_is_built_in) {
  const auto all = levels().definitions(actor_);
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ((*all)[0].level, Level::top);
  EXPECT_EQ((*all)[1].name.ja, "秘");
  EXPECT_EQ((*all)[2].review_months, 24);
}

TEST_F(LevelBookTest, a_change_is_a_version_and_says_nothing_of_the_time_before) {
  auto changed = *levels().definition(actor_, Level::internal);
  changed.aliases = {"社内限り"};
  changed.review_months = 12;
  ASSERT_TRUE(levels().change(actor_, changed, "規程第2版"));
  EXPECT_EQ(levels().definition(actor_, Level::internal)->review_months, 12);
  const Instant before{clock_.now().nanoseconds - nanoseconds_per_day};
  EXPECT_EQ(levels().definition(actor_, Level::internal, record::AsOf::instant(before))->review_months, 24);
  EXPECT_FALSE(firm_->leaves.all.empty());
}

TEST_F(LevelBookTest, one_word_marks_one_level) {
  auto internal = *levels().definition(actor_, Level::internal);
  internal.aliases = {"L1"};
  ASSERT_TRUE(levels().change(actor_, internal, "x"));
  auto top = *levels().definition(actor_, Level::top);
  top.aliases = {"ｌ１"};
  const auto refused = levels().change(actor_, top, "x");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::invalid_input);
  top.aliases = {"   "};
  EXPECT_FALSE(levels().change(actor_, top, "x"));
}

TEST_F(LevelBookTest, a_level_is_approved_by_a_role_that_may_and_lowered_by_two_people) {
  ASSERT_TRUE(firm_->reg->add_secret(actor_, secret("S-1", Level::top), "x"));
  ASSERT_TRUE(
      levels().propose(actor_, {.number = "S-1", .level = Level::internal, .proposer = "A-1", .reason = "公開済み", .proposed_on = {}}));
  const auto legal = levels().decide(person_with(record::Role::legal), "S-1", ProposalState::approved, "A-2", "x");
  ASSERT_FALSE(legal);
  EXPECT_EQ(levels().decide(actor_, "S-1", ProposalState::approved, "A-1", "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(levels().decide(actor_, "S-1", ProposalState::approved, "A-2", "確認した"));
  const auto now = *firm_->reg->find_secret_by_number(actor_, "S-1");
  EXPECT_EQ(now->secret.level, Level::internal);
  EXPECT_EQ(now->secret.proposed_by, "A-1");
  EXPECT_EQ(now->secret.review_day->to_string(), "2028-01-10");
}

TEST_F(LevelBookTest, months_end_where_the_month_ends) {
  EXPECT_EQ(months_later(*Day::parse("2026-01-31"), 1).to_string(), "2026-02-28");
  EXPECT_EQ(months_later(*Day::parse("2024-01-31"), 1).to_string(), "2024-02-29");
  EXPECT_EQ(months_later(*Day::parse("2026-12-15"), 13).to_string(), "2028-01-15");
}

}  // namespace
}  // namespace sekimori::protect
