// The programme, opinions on a draft, figures, the comparison of countries, frameworks that are taken in.
#include <algorithm>

#include "base/digest.h"
#include "feature/govern/frameworks/framework_reader.h"
#include "feature/govern/govern_fixture_test.h"

namespace sekimori::govern {
namespace {

Day day(std::string_view text) { return *Day::parse(text); }

TEST_F(GovernTest, the_board_shows_three_responses_and_a_promise_is_kept_by_something) {
  PromiseStanding standing;
  standing.state = PromiseState::kept;
  EXPECT_EQ(govern_->programme.set(secretariat_, "desk", standing).error().code, ErrorCode::invalid_input);
  standing.note = "2015年2月2日に開設";
  ASSERT_TRUE(govern_->programme.set(secretariat_, "desk", standing));
  EXPECT_EQ(govern_->programme.set(employee_, "desk", standing).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(govern_->programme.set(secretariat_, "nothing", standing).error().code, ErrorCode::not_found);
  standing.state = PromiseState::under_way;
  standing.due = day("2026-04-03");
  ASSERT_TRUE(govern_->programme.set(secretariat_, "sme_teaching", standing));
  const Json board = govern_->programme.board(employee_).value();
  ASSERT_EQ(board["responses"].items().size(), 3U);
  const Json& first = board["responses"].items()[0];
  EXPECT_EQ(first["counts"]["kept"].integer_or(0), 1);
  EXPECT_EQ(first["overdue"].integer_or(0), 1);
  // Before anybody in this house says something, the board says what the papers of 2015 do, with their day and place.
  for (const Json& one : board["responses"].items()[2]["promises"].items()) {
    if (one["id"].text() != "forum") continue;
    EXPECT_EQ(one["state"].text(), "kept");
    EXPECT_EQ(one["as_of"]["day"].text(), "2015-07-07");
    EXPECT_FALSE(one["as_of"]["source"].is_null());
  }
  EXPECT_EQ(board["responses"].items()[1]["counts"]["kept"].integer_or(0), 1) << "the law of 2015-07-03";
  const Json members = govern_->programme.members(employee_).value();
  std::size_t all = 0;
  for (const Json& kind : members["classes"].items()) all += kind["members"].items().size();
  EXPECT_EQ(all, 24U) << "fourteen of industry, seven of government, three agencies";
}

TEST_F(GovernTest, opinions_come_within_the_days_and_are_collected) {
  OpinionCall wish;
  wish.title = "指針改訂案";
  wish.paragraphs = {"クラウドでは権限で区分する。", "  ", "在宅勤務でも同じ措置を取る。"};
  wish.opens = day("2026-04-01");
  wish.closes = day("2026-04-30");
  const auto call = govern_->opinions.open(secretariat_, wish);
  ASSERT_TRUE(call) << call.error().message;
  EXPECT_EQ(call->paragraphs.size(), 2U);
  const record::Actor contact = with(record::Role::member_contact);
  Opinion opinion;
  opinion.paragraph = 2;
  opinion.body = "架空工業会";
  opinion.text = "=賛成する";
  ASSERT_TRUE(govern_->opinions.give(contact, call->number, opinion));
  opinion.paragraph = 3;
  EXPECT_EQ(govern_->opinions.give(contact, call->number, opinion).error().code, ErrorCode::invalid_input);
  record::Actor other = with(record::Role::legal);
  EXPECT_TRUE(govern_->opinions.opinions(other, call->number)->empty()) << "another's opinion";
  EXPECT_EQ(govern_->opinions.opinions(contact, call->number)->size(), 1U);
  const auto all = govern_->opinions.opinions(secretariat_, call->number);
  ASSERT_EQ(all->size(), 1U);
  EXPECT_TRUE(paper::to_html(opinion_paper(*call, *all, Language::ja)).contains("架空工業会"));
  EXPECT_EQ(opinion_table(*call, *all, Language::ja).rows.size(), 1U);
  wish.opens = day("2026-05-01");
  wish.closes = day("2026-05-02");
  const auto later = govern_->opinions.open(secretariat_, wish);
  opinion.paragraph = 0;
  EXPECT_EQ(govern_->opinions.give(contact, later->number, opinion).error().code, ErrorCode::conflict);
  wish.closes = day("2026-04-01");
  EXPECT_EQ(govern_->opinions.open(secretariat_, wish).error().code, ErrorCode::invalid_input);
}

TEST_F(GovernTest, figures_have_source_year_and_limits) {
  const auto all = govern_->figures.list(employee_);
  ASSERT_TRUE(all) << all.error().message;
  for (const FigureSeries& one : *all) {
    EXPECT_FALSE(one.limits.ja.empty() || one.limits.en.empty() || one.unit.ja.empty()) << one.id;
    EXPECT_TRUE(one.source["year"].is_integer()) << one.id;
    EXPECT_FALSE(one.points.empty()) << one.id;
  }
  const auto police = govern_->figures.get(employee_, "police_cases");
  ASSERT_TRUE(police);
  EXPECT_EQ(police->points.size(), 12U);
  EXPECT_EQ(police->points[1].standing, Standing::unverified) << "2014 is computed";
  FigureSeries own = *police;
  EXPECT_EQ(govern_->figures.put(secretariat_, own).error().code, ErrorCode::conflict);
  own.id = "ours";
  ASSERT_TRUE(govern_->figures.put(secretariat_, own));
  EXPECT_EQ(govern_->figures.get(employee_, "ours")->source["standing"].text(), "unverified");
  own.limits = {};
  EXPECT_EQ(govern_->figures.put(secretariat_, own).error().code, ErrorCode::invalid_input);
}

TEST_F(GovernTest, a_cell_of_the_comparison_changes_with_its_source_and_the_shipped_words_stay) {
  EXPECT_EQ(govern_->comparison.change(manager_, "person", "korea", {"15年", "15 years"}, "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(govern_->comparison.change(manager_, "person", "france", {"x", "x"}, "y").error().code, ErrorCode::not_found);
  ASSERT_TRUE(govern_->comparison.change(manager_, "person", "korea", {"15年", "15 years"}, "2019年改正"));
  const Json table = govern_->comparison.table(employee_).value();
  ASSERT_EQ(table["rows"].items().size(), 9U);
  for (const Json& row : table["rows"].items())
    for (const Json& cell : row["cells"].items()) {
      const bool ours = row["id"].text() == "person" && cell["country"].text() == "korea";
      EXPECT_EQ(cell["changed"].bool_or(!ours), ours);
      EXPECT_FALSE(cell["shipped"]["ja"].text().empty());
    }
  EXPECT_EQ(govern_->comparison.sheet(employee_, Language::en)->rows.size(), 9U);
}

TEST_F(GovernTest, a_framework_is_taken_in_once_and_kept_by_version) {
  const std::string text =
      R"({"catalog":{"uuid":"u-1","metadata":{"title":"T","version":"1"},"controls":[{"id":"a","title":"A"},{"id":"b","title":"B"}]}})";
  const auto take_in = [&](const record::Actor& who, const std::string& words) {
    return govern_->frameworks.take_in(who, read_framework(words, "t.json").value(), {"t.json", to_hex(sha256(words))}, "asked");
  };
  const auto taken = take_in(manager_, text);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_TRUE(take_in(manager_, text));
  std::string other = text;
  other.replace(other.find("\"B\""), 3, "\"C\"");
  EXPECT_EQ(take_in(manager_, other).error().code, ErrorCode::conflict);
  clock_.advance(1'000'000'000);
  other.replace(other.find("\"version\":\"1\""), 13, "\"version\":\"2\"");
  ASSERT_TRUE(take_in(manager_, other));
  EXPECT_EQ(govern_->frameworks.get(employee_, "u-1")->version, "2");
  EXPECT_EQ(govern_->frameworks.get(employee_, "u-1", "1")->items.size(), 2U);
  EXPECT_EQ(take_in(employee_, text).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(govern_->frameworks.may_take_in(employee_).error().code, ErrorCode::not_permitted) << "before anything is read";
  EXPECT_EQ(govern_->frameworks.list(employee_)->size(), shipped_frameworks().size() + 2);
}

TEST_F(GovernTest, a_replay_says_where_the_judgement_and_the_case_part) {
  const auto report = govern_->replay_of(employee_, "system_log_in_2023");
  ASSERT_TRUE(report);
  EXPECT_FALSE((*report)["agrees"].bool_or(true)) << "this judge finds nothing held, the case found usefulness";
  EXPECT_EQ(govern_->replay_of(employee_, "none").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori::govern
