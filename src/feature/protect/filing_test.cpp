// What the command line and the interface share: cards, places on a cloud, who was not told, a scheme that comes back.
#include "feature/protect/card_filing.h"
#include "feature/protect/place_filing.h"
#include "feature/protect/protect_fixture_test.h"
#include "feature/protect/receivers.h"
#include "feature/protect/scheme_import.h"

namespace sekimori::protect {
namespace {

class FilingTest : public ProtectTest {};

TEST_F(FilingTest, a_card_bears_the_level_of_its_secret_and_a_second_one_of_its_number_is_the_next_version) {
  ASSERT_TRUE(firm_->reg->add_secret(actor_, secret("S-001", model::Level::internal), "x"));
  KnowHowCard card;
  card.number = "K-1";
  card.secret = "S-001";
  card.title = "冷却";
  card.wording = "820 ℃ から 30 秒で 200 ℃ まで冷やす";
  const auto first = file_card(firm_->protect->shelf, *firm_->reg, actor_, card, "x");
  ASSERT_TRUE(first) << first.error().message;
  EXPECT_EQ(first->item.level, model::Level::internal);
  card.title = "急冷";
  const auto second = file_card(firm_->protect->shelf, *firm_->reg, actor_, card, "x");
  ASSERT_TRUE(second);
  EXPECT_EQ(second->id, first->id);
  EXPECT_EQ(wanted_card(firm_->protect->shelf, actor_, "K-1")->item.title, "急冷");
  card.secret = "S-404";
  EXPECT_EQ(file_card(firm_->protect->shelf, *firm_->reg, actor_, card, "x").error().code, ErrorCode::not_found);
}

TEST_F(FilingTest, an_answer_of_today_takes_the_place_of_the_one_before_and_no_other) {
  const Day today = *Day::parse("2026-01-10");
  const std::vector<FactAnswer> before = {{.fact = "marked", .yes = false, .note = "no folder name", .day = *Day::parse("2025-01-01")},
                                          {.fact = "strong_log_in", .yes = true, .note = "", .day = *Day::parse("2025-01-01")}};
  const auto after = answered(before, {{.fact = "marked", .yes = true, .note = "", .day = {}}}, "cloud", today);
  ASSERT_TRUE(after);
  ASSERT_EQ(after->size(), 2U);
  EXPECT_EQ(after->front().day, *Day::parse("2025-01-01"));
  EXPECT_TRUE(after->back().yes);
  EXPECT_EQ(after->back().day, today);
  EXPECT_EQ(answered(before, {{.fact = "colour", .yes = true, .note = "", .day = {}}}, "cloud", today).error().code,
            ErrorCode::invalid_input);
}

TEST_F(FilingTest, a_place_of_no_secret_is_refused_and_a_looked_at_one_bears_the_day) {
  ASSERT_TRUE(firm_->reg->add_secret(actor_, secret("S-001"), "x"));
  CloudPlace place;
  place.number = "C-1";
  place.secret = "S-404";
  place.service = "SharePoint Online";
  const Day today = *Day::parse("2026-01-10");
  EXPECT_EQ(file_cloud_place(firm_->protect->shelf, *firm_->reg, actor_, place, today, "x").error().code, ErrorCode::not_found);
  place.secret = "S-001";
  const auto kept = file_cloud_place(firm_->protect->shelf, *firm_->reg, actor_, place, today, "x");
  ASSERT_TRUE(kept) << kept.error().message;
  EXPECT_EQ(kept->item.checked_on, today);
  place.links = {{.label = "図面", .scope = "everybody", .expires = {}}};
  EXPECT_EQ(file_cloud_place(firm_->protect->shelf, *firm_->reg, actor_, place, today, "x").error().code, ErrorCode::invalid_input);
}

TEST_F(FilingTest, a_new_edition_is_missing_with_everybody_until_it_is_given) {
  ASSERT_TRUE(firm_->reg->import_people(actor_, "staff_number,name,department\nA-1,甲,製造部\nA-2,乙,設計部\n", "people.csv", "x"));
  EXPECT_EQ(without_current_edition(*firm_->protect, *firm_->reg, actor_).error().code, ErrorCode::not_found);
  const Day day = *Day::parse("2026-01-10");
  CategoryBook& categories = firm_->protect->categories;
  ASSERT_TRUE(categories.publish(actor_, starter_categories(), day, "x"));
  ASSERT_TRUE(categories.give(actor_, *receivers_of(*firm_->reg, actor_, "設計部"), Way::mail, day));
  EXPECT_EQ(*without_current_edition(*firm_->protect, *firm_->reg, actor_), std::vector<std::string>{"A-1"});
  ASSERT_TRUE(categories.publish(actor_, starter_categories(), day, "second"));
  EXPECT_EQ(*without_current_edition(*firm_->protect, *firm_->reg, actor_), (std::vector<std::string>{"A-1", "A-2"}));
}

TEST_F(FilingTest, of_a_scheme_with_a_wrong_row_nothing_is_taken_in_but_what_was_agreed_to) {
  const auto table = scheme_table("number,title,level\nS-001,熱処理,level_confidential\nS-002,金型,utmost\n", "secrets.csv");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->name, "secrets");
  const auto plan = plan_scheme({*table});
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->refused.size(), 1U);
  EXPECT_EQ(plan->refused.front().row, 3U);
  Scheme& scheme = firm_->protect->scheme;
  EXPECT_FALSE(take_in(scheme, actor_, *plan, {.reason = "x"}, "secrets.csv")->applied);
  EXPECT_FALSE(take_in(scheme, actor_, *plan, {.check_only = true, .agreed = plan->agreement, .reason = "x"}, "secrets.csv")->applied);
  EXPECT_EQ(take_in(scheme, actor_, *plan, {.agreed = "0123456789abcdef", .reason = "x"}, "secrets.csv").error().code, ErrorCode::conflict);
  EXPECT_FALSE(firm_->reg->find_secret_by_number(actor_, "S-001")->has_value());
  const auto taken = take_in(scheme, actor_, *plan, {.agreed = plan->agreement, .reason = "x"}, "secrets.csv");
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_TRUE(taken->applied);
  EXPECT_EQ(taken->outcome.created, 1U);
  EXPECT_TRUE(firm_->reg->find_secret_by_number(actor_, "S-001")->has_value());
  EXPECT_FALSE(firm_->reg->find_secret_by_number(actor_, "S-002")->has_value());
}

}  // namespace
}  // namespace sekimori::protect
