// Self-checks: what is asked, how it is scored, what comes next, tables in and out, and what a hub tells of many.
#include <algorithm>
#include <set>

#include "feature/govern/govern_fixture_test.h"

namespace sekimori::govern {
namespace {

TEST_F(GovernTest, profiles_ask_what_they_say_and_a_firm_of_80_a_hundred_questions) {
  ASSERT_NE(check_profile("sme_80"), nullptr);
  EXPECT_EQ(check_profile("sme_80")->questions.size(), 100U);
  for (const CheckProfile& profile : check_profiles()) {
    std::set<std::string_view> ids;
    for (const CheckQuestion& question : profile.questions) {
      EXPECT_TRUE(ids.insert(question.id).second) << profile.id << " asks twice: " << question.id;
      EXPECT_TRUE(std::ranges::any_of(check_areas(), [&](const CheckArea& area) { return area.id == question.area; })) << question.id;
      EXPECT_FALSE(question.source.is_null()) << question.id;
    }
    EXPECT_GE(profile.questions.size(), 20U) << profile.id;
  }
}

TEST_F(GovernTest, a_check_is_answered_scored_closed_and_compared) {
  const auto run = govern_->checks.start(manager_, "start_up", "first");
  ASSERT_TRUE(run) << run.error().message;
  EXPECT_EQ(run->value.number, "CK-2026-001");
  const auto& questions = check_profile("start_up")->questions;
  EXPECT_EQ(govern_->checks.close(manager_, "CK-2026-001").error().code, ErrorCode::conflict) << "questions are open";
  EXPECT_EQ(govern_->checks.answer(manager_, "CK-2026-001", {{.question = "nothing", .grade = Grade::yes}}).error().code,
            ErrorCode::not_found);
  EXPECT_EQ(govern_->checks.get(employee_, "CK-2026-001").error().code, ErrorCode::not_permitted);
  const CheckRun first = closed("start_up", 3);
  EXPECT_EQ(score_of(first).total, (static_cast<std::int64_t>(questions.size() - 3) * 200 + static_cast<std::int64_t>(questions.size())) /
                                       (2 * static_cast<std::int64_t>(questions.size())));
  EXPECT_EQ(govern_->checks.answer(manager_, first.number, {{.question = questions[0].id, .grade = Grade::yes}}).error().code,
            ErrorCode::conflict)
      << "closed";
  const CheckRun second = closed("start_up", 0);
  const auto shown = radar(manager_, govern_->checks, govern_->medians, second);
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ((*shown)["before"]["number"].text(), first.number);
  EXPECT_EQ((*shown)["total"].integer_or(0), 100);
  EXPECT_TRUE((*shown)["median"].is_null());
}

TEST_F(GovernTest, what_does_not_apply_counts_neither_way) {
  const auto run = govern_->checks.start(manager_, "agriculture");
  ASSERT_TRUE(run);
  std::vector<CheckAnswer> answers;
  for (const CheckQuestion& question : check_profile("agriculture")->questions)
    answers.push_back({.question = question.id, .grade = question.area == "cyber" ? Grade::not_applicable : Grade::partly});
  const auto answered = govern_->checks.answer(manager_, run->value.number, answers);
  ASSERT_TRUE(answered);
  const CheckScore score = score_of(answered->value);
  EXPECT_EQ(score.total, 50);
  for (const auto& [area, value] : score.areas) EXPECT_TRUE(area != "cyber" || !value);
}

TEST_F(GovernTest, next_steps_begin_with_the_minimum_and_become_measures) {
  const CheckRun run = closed("sme_80", 100);
  const auto steps = next_steps(run);
  ASSERT_EQ(steps.size(), 100U);
  EXPECT_TRUE(steps.front().basic);
  const auto made = govern_->adopt(manager_, run.number, steps.front().question->id, "A-1", *Day::parse("2026-06-30"), Language::ja);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.from_check, run.number);
  EXPECT_EQ(made->value.controls, std::vector<std::string>{steps.front().question->id});
  EXPECT_EQ(govern_->adopt(manager_, run.number, "nothing", "", {}, Language::ja).error().code, ErrorCode::not_found);
  // Its owner has a task of it, who must be a person of the house; adopted again, it is the same measure.
  ASSERT_EQ(tasks_.size(), 1U);
  EXPECT_EQ(tasks_.front().owner, "A-1");
  EXPECT_EQ(tasks_.front().object_label, made->value.number);
  EXPECT_EQ(tasks_.front().due, *Day::parse("2026-06-30"));
  const auto again = govern_->adopt(manager_, run.number, steps.front().question->id, "A-1", {}, Language::ja);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->value.number, made->value.number);
  EXPECT_EQ(tasks_.size(), 1U);
  EXPECT_EQ(govern_->adopt(manager_, run.number, steps[1].question->id, "zzz", {}, Language::ja).error().code, ErrorCode::invalid_input);
  EXPECT_FALSE(govern_->adopt(employee_, run.number, steps[1].question->id, "", {}, Language::ja));
  const auto unowned = govern_->adopt(manager_, run.number, steps[1].question->id, "", {}, Language::ja);
  ASSERT_TRUE(unowned);
  EXPECT_EQ(tasks_.back().role, "secret_manager");
  // The task goes to another owner with the measure, and ends when the measure is in place.
  ASSERT_TRUE(govern_->measures.edit(manager_, unowned->value.number, {.owner = "A-1"}, ""));
  ASSERT_EQ(tasks_.size(), 3U);
  EXPECT_EQ(tasks_[1].state, model::TaskState::done);
  EXPECT_EQ(tasks_[2].owner, "A-1");
  ASSERT_TRUE(govern_->measures.add_evidence(manager_, made->value.number, *Day::parse("2026-04-01"), "写し"));
  EXPECT_EQ(tasks_.front().state, model::TaskState::open);
  ASSERT_TRUE(govern_->measures.edit(manager_, made->value.number, {.state = MeasureState::in_place}, ""));
  EXPECT_EQ(tasks_.front().state, model::TaskState::done);
}

TEST_F(GovernTest, answers_come_in_by_table_and_wrong_rows_are_named) {
  const CheckProfile& profile = *check_profile("start_up");
  CsvTable table{.name = "answers", .header = {"問い番号", "回答", "備考", "実施日"}, .rows = {}};
  table.rows = {{2, {profile.questions[0].id, "はい", "'=見た", "平成27年7月7日"}},
                {3, {profile.questions[1].id, "=HYPERLINK(\"x\")", "", ""}},
                {4, {profile.questions[2].id, "たぶん", "", ""}},
                {5, {"nothing", "はい", "", ""}},
                {6, {profile.questions[3].id, "no", "", "平成31年5月1日"}},
                {7, {profile.questions[4].id, "", "", ""}}};
  const auto read = read_answers(table, profile);
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->answers.size(), 1U);
  EXPECT_EQ(read->answers.front().day, *Day::parse("2015-07-07"));
  EXPECT_EQ(read->answers.front().note, "=見た");
  std::vector<std::size_t> rows;
  for (const AnswerRefusal& one : read->refused) rows.push_back(one.row);
  EXPECT_EQ(rows, (std::vector<std::size_t>{3, 4, 5, 6}));
  EXPECT_FALSE(read_answers({.name = "x", .header = {"a"}, .rows = {}}, profile));
  // Out and in again.
  const CheckRun run = closed("start_up", 2);
  const auto again = read_answers(answer_table(run, Language::en), profile);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->answers.size(), profile.questions.size());
  std::string line;
  append_csv_row(line, {"=2+3"});
  EXPECT_TRUE(line.starts_with("'=")) << "what goes out is no formula";
}

TEST_F(GovernTest, a_hub_tells_a_median_of_five_and_nothing_of_four) {
  const record::Actor hub = with(record::Role::hub_operator);
  int checks = 0;
  const auto share_with = [&](std::int64_t percent) {
    const std::string check = fmt::format("{:032x}", ++checks);
    Json areas = Json::array();
    areas.push(Json::object({{"id", "cyber"}, {"score", percent}}));
    return Json::object({{"profile", "sme_80"}, {"check", check}, {"year", 2026}, {"areas", std::move(areas)}, {"total", percent}});
  };
  for (int i = 1; i <= 4; ++i) ASSERT_TRUE(govern_->medians.receive(hub, fmt::format("M-{:03}", i), share_with(40 + i)));
  ASSERT_TRUE(govern_->medians.receive(hub, "M-004", share_with(60))) << "a later one takes its place";
  auto told = govern_->medians.tell(hub, "sme_80", 2026);
  ASSERT_TRUE(told);
  EXPECT_TRUE((*told)["total"].is_null() && (*told)["members"].is_null()) << told->dump();
  EXPECT_EQ(govern_->medians.take_over(manager_, *told, "hub").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(govern_->medians.receive(hub, "M-005", share_with(83)));
  told = govern_->medians.tell(hub, "sme_80", 2026);
  ASSERT_TRUE(told);
  EXPECT_EQ((*told)["total"].integer_or(0), 45) << "the middle of 41 42 43 60 83, rounded to 5";
  EXPECT_FALSE(told->dump().contains("M-00"));
  ASSERT_TRUE(govern_->medians.take_over(manager_, *told, "a hub"));
  const CheckRun run = closed("sme_80", 10);
  const auto shown = radar(manager_, govern_->checks, govern_->medians, run);
  ASSERT_TRUE(shown);
  EXPECT_EQ((*shown)["median"]["members"].integer_or(0), 5);
  // Who speaks for a member gives its own result alone.
  record::Actor contact = with(record::Role::member_contact);
  contact.groups = {"member:M-006"};
  EXPECT_EQ(govern_->medians.receive(contact, "M-001", share_with(1)).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(govern_->medians.receive(contact, "", share_with(70))->member, "M-006");
  EXPECT_TRUE(govern_->medians.receive(contact, "", share_with(75)));
  EXPECT_EQ(govern_->medians.receive(employee_, "M-009", share_with(1)).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(govern_->medians.receive(hub, "M-009", share_with(1)).error().code, ErrorCode::invalid_input) << "nobody in the roster";
  // One check counts for one member; a result that does not say of which it is counts for none.
  const Json once = share_with(50);
  ASSERT_TRUE(govern_->medians.receive(hub, "M-001", once));
  EXPECT_TRUE(govern_->medians.receive(hub, "M-001", once));
  EXPECT_EQ(govern_->medians.receive(hub, "M-002", once).error().code, ErrorCode::conflict);
  Json unmarked = share_with(50);
  unmarked.erase("check");
  EXPECT_EQ(govern_->medians.receive(hub, "M-001", unmarked).error().code, ErrorCode::invalid_input);
  // Who left gives no new result; the year's old one stays.
  left_ = "M-003";
  EXPECT_EQ(govern_->medians.receive(hub, "M-003", share_with(1)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ((*govern_->medians.tell(hub, "sme_80", 2026))["members"].integer_or(0), 6);
  for (const char* bad : {R"({"profile":"x","year":2026,"total":1})", R"({"profile":"sme_80","year":1,"total":1})",
                          R"({"profile":"sme_80","year":2026,"total":101})",
                          R"({"profile":"sme_80","year":2026,"total":1,"areas":[{"id":"none","score":1}]})"})
    EXPECT_EQ(govern_->medians.receive(hub, "M-1", *Json::parse(bad)).error().code, ErrorCode::invalid_input) << bad;
}

TEST_F(GovernTest, what_is_shared_of_a_check_holds_neither_answers_nor_names) {
  const auto share = govern_->medians.share(closed_check("sme_80", 7));
  ASSERT_TRUE(share);
  const std::string text = share->dump();
  EXPECT_FALSE(text.contains("question") || text.contains("secret_manager") || text.contains("CK-")) << text;
  const auto open = govern_->checks.start(manager_, "sme_80");
  EXPECT_EQ(govern_->medians.share(*open).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace sekimori::govern
