// The law of a day: what was punished how, by when one has to act, and whether everything says how sure it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "feature/govern/law/law_clock.h"
#include "feature/govern/law/law_replay.h"

namespace sekimori::govern {
namespace {

Day day(std::string_view text) { return *Day::parse(text); }

const LawStatement* statement_on(std::string_view topic, std::string_view when) {
  for (const LawStatement* one : LawTable::standard().on(day(when)))
    if (one->topic == topic) return one;
  return nullptr;
}

TEST(Law, the_penalty_is_that_of_the_day_of_the_act) {
  const LawStatement* before = statement_on("penalty_person", "2014-07-01");
  ASSERT_NE(before, nullptr);
  EXPECT_EQ(before->years, 10);
  EXPECT_EQ(before->yen, 10'000'000);
  EXPECT_FALSE(before->overseas_yen);
  EXPECT_EQ(before->standing, Standing::verified);
  const LawStatement* after = statement_on("penalty_person", "2016-01-01");
  ASSERT_NE(after, nullptr);
  EXPECT_EQ(after->yen, 20'000'000);
  EXPECT_EQ(after->overseas_yen, 30'000'000);
  EXPECT_EQ(statement_on("penalty_person", "2015-12-31"), before) << "the last day of the old law";
  EXPECT_EQ(statement_on("complaint", "2014-07-01")->id, "complaint_needed");
  EXPECT_EQ(statement_on("complaint", "2026-01-05")->id, "complaint_2024");
  EXPECT_EQ(statement_on("penalty_company", "2014-07-01")->yen, 300'000'000);
  EXPECT_EQ(statement_on("penalty_person", "2003-06-01"), nullptr) << "before the offence was created";
  EXPECT_EQ(statement_on("limited_data", "2019-06-30"), nullptr);
}

TEST(Law, a_day_shows_what_is_another_today) {
  const auto law = LawTable::standard().law_on(day("2014-07-01"), day("2026-04-04"));
  ASSERT_TRUE(law) << law.error().message;
  std::set<std::string> instead;
  for (const Json& topic : (*law)["topics"].items())
    for (const Json& one : topic["today_instead"].items()) instead.insert(one["id"].string_or(""));
  EXPECT_TRUE(instead.contains("person_2025") && instead.contains("complaint_2024") && instead.contains("attempt_2024"));
  EXPECT_FALSE(instead.contains("definition_1993"));
  EXPECT_EQ((*law)["amendments_after"].items().front()["id"].text(), "amendment_2015");
  EXPECT_EQ(LawTable::standard().law_on(day("1990-01-01"), day("2026-01-01")).error().code, ErrorCode::invalid_input);
}

TEST(Law, statements_of_a_topic_follow_each_other_without_a_gap_or_an_overlap) {
  // company_insider stands beside the fine, goods and injunction hold several at once.
  for (const std::string_view topic : {"penalty_person", "complaint", "attempt", "confiscation", "acts", "abroad"})
    for (const char* when :
         {"2005-12-01", "2008-01-01", "2012-01-01", "2015-12-31", "2016-01-01", "2024-03-31", "2025-05-31", "2025-06-01"}) {
      int hits = 0;
      for (const LawStatement* one : LawTable::standard().on(day(when))) hits += one->topic == topic && one->id != "abroad_2023" ? 1 : 0;
      EXPECT_EQ(hits, 1) << topic << " on " << when;
    }
}

TEST(Law, clocks_end_on_the_day_that_the_law_of_the_act_gives) {
  const auto clocks = law_clocks({.act = day("2014-07-01"), .ended = day("2014-07-10"), .known = day("2014-09-01")}, day("2016-01-01"));
  ASSERT_TRUE(clocks);
  const auto of = [&](std::string_view id) { return *std::ranges::find(*clocks, id, &LawClock::id); };
  EXPECT_EQ(of("injunction_known").last_day, day("2017-09-01"));
  EXPECT_EQ(of("injunction_act").last_day, day("2024-07-01")) << "ten years: the act is older than the amendment";
  EXPECT_EQ(of("prosecution").last_day, day("2021-07-09")) << "the first day counts";
  EXPECT_EQ(of("damages_known").days_left, 609);
  EXPECT_TRUE(std::ranges::none_of(*clocks, [](const LawClock& one) { return one.id == "injunction_act_2015"; }));
  const auto open = law_clocks({.act = day("2020-02-29"), .ended = {}, .known = {}}, day("2026-01-01"));
  ASSERT_TRUE(open);
  for (const LawClock& one : *open) {
    EXPECT_TRUE(one.starts != "known" || !one.last_day) << "nobody knows yet";
    EXPECT_EQ(one.source["standing"].text(), "unverified");
  }
  EXPECT_EQ(years_later(day("2020-02-29"), 3), day("2023-02-28"));
  EXPECT_EQ(law_clocks({.act = day("2020-02-02"), .ended = day("2020-02-01"), .known = {}}, day("2026-01-01")).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(law_clocks({.act = day("2020-02-02"), .ended = {}, .known = day("2019-01-01")}, day("2026-01-01")).error().code,
            ErrorCode::invalid_input);
}

TEST(Law, a_clock_whose_length_was_not_checked_is_named_without_an_end) {
  const auto clocks = law_clocks({.act = day("2005-07-01"), .ended = {}, .known = {}}, day("2026-01-01"));
  ASSERT_TRUE(clocks);
  const auto found = std::ranges::find(*clocks, "prosecution_before_2007", &LawClock::id);
  ASSERT_NE(found, clocks->end());
  EXPECT_FALSE(found->last_day);
  EXPECT_FALSE(found->days_left);
  EXPECT_TRUE(std::ranges::none_of(*clocks, [](const LawClock& one) { return one.id == "prosecution"; }));
}

TEST(Law, a_day_that_has_not_come_says_so_and_no_old_paragraph_is_shown_as_todays) {
  const auto law = LawTable::standard().law_on(day("2050-01-01"), day("2026-04-04"));
  ASSERT_TRUE(law);
  EXPECT_TRUE((*law)["beyond_known"].bool_or(false));
  EXPECT_FALSE((*law)["topics"].dump().contains("(当時)"));
  EXPECT_FALSE((*LawTable::standard().law_on(day("2014-07-01"), day("2026-04-04")))["beyond_known"].bool_or(true));
}

TEST(Law, what_a_replay_assumes_is_named_and_what_is_pending_is_not_held) {
  for (const Json* one : replays()) EXPECT_FALSE(replay_json(*one)["assumed"]["ja"].text().empty()) << (*one)["id"].text();
  const Json steel = replay_json(*find_replay("steel_2012"));
  EXPECT_TRUE(steel["held"].is_null());
}

TEST(Law, ten_replays_give_facts_that_can_be_judged) {
  EXPECT_GE(replays().size(), 10U);
  std::set<std::string_view> ids;
  for (const Json* one : replays()) {
    EXPECT_TRUE(ids.insert((*one)["id"].text()).second);
    const auto facts = facts_of(*one);
    ASSERT_TRUE(facts) << (*one)["id"].text() << facts.error().message;
    EXPECT_FALSE(facts->secret.number.empty());
  }
}

}  // namespace
}  // namespace sekimori::govern
