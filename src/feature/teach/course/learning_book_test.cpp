#include "feature/teach/course/certificate.h"
#include "feature/teach/course/learn_fixture_test.h"
#include "feature/teach/library/library.h"

namespace sekimori::teach {
namespace {

class Learning : public LearnTest {};

TEST_F(Learning, whoever_reaches_the_mark_has_a_record_and_nothing_is_kept_of_a_failure) {
  const auto failed = take(sato_, "three-s", 3);
  ASSERT_TRUE(failed) << failed.error().message;
  EXPECT_FALSE(failed->training);
  EXPECT_EQ(failed->right, 2);
  EXPECT_TRUE(learning_->trainings(manager_)->empty());

  const auto passed = take(sato_, "three-s", 1);
  ASSERT_TRUE(passed) << passed.error().message;
  ASSERT_TRUE(passed->training);
  EXPECT_EQ(passed->training->number, "TR-2026-00001");
  EXPECT_EQ(passed->training->learner, "A-1");
  EXPECT_EQ(passed->training->good_until->to_string(), "2027-04-01");
  EXPECT_FALSE(to_json(*passed->training).dump().contains("right"));
  EXPECT_EQ(learning_->trainings(sato_)->size(), 1U);
  EXPECT_TRUE(learning_->trainings(ito_)->empty()) << "somebody else's training";
  EXPECT_EQ(learning_->training(ito_, "TR-2026-00001").error().code, ErrorCode::not_found);
  EXPECT_EQ(learning_->trainings(manager_)->size(), 1U);
}

TEST_F(Learning, questions_come_in_an_order_of_the_attempt_s_own_and_each_is_graded_once) {
  const auto first = learning_->begin(sato_, "three-s"), second = learning_->begin(sato_, "three-s");
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->questions.size(), 5U);
  EXPECT_NE(to_json(*first)["questions"].dump(), to_json(*second)["questions"].dump());
  EXPECT_FALSE(to_json(*first).dump().contains("\"right\""));
  const std::vector<std::int64_t> zeros(5, 0);
  EXPECT_EQ(learning_->answer(sato_, first->id, {0, 0}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(learning_->answer(sato_, first->id, {0, 0, 0, 0, 3}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(learning_->answer(sato_, first->id, {0, 0, 0, 0, -1}).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(learning_->answer(ito_, first->id, zeros).error().code, ErrorCode::not_found) << "somebody else's attempt";
  EXPECT_TRUE(learning_->answer(sato_, first->id, zeros));
  EXPECT_EQ(learning_->answer(sato_, first->id, zeros).error().code, ErrorCode::conflict);
  EXPECT_EQ(learning_->begin(sato_, "no-such").error().code, ErrorCode::not_found);
}

TEST_F(Learning, a_place_in_a_course_is_kept_and_a_course_without_questions_ends_with_its_last_card) {
  Course own = shipped_courses().front();
  own.id = "own-course";
  own.questions.clear();
  own.asked = 0;
  EXPECT_EQ(courses_->add(sato_, own, "mine").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(courses_->add(manager_, own, "ours"));
  EXPECT_EQ(learning_->finish(sato_, "own-course").error().code, ErrorCode::conflict);
  const auto last = static_cast<std::int64_t>(own.cards()) - 1;
  EXPECT_EQ(learning_->turn_to(sato_, "own-course", last + 1).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(learning_->turn_to(sato_, "own-course", last));
  EXPECT_EQ(*learning_->place(sato_, "own-course"), last);
  EXPECT_EQ(*learning_->place(ito_, "own-course"), 0);
  const auto done = learning_->finish(sato_, "own-course");
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->way, TrainingWay::read);
  EXPECT_EQ(learning_->begin(sato_, "own-course").error().code, ErrorCode::conflict);
  EXPECT_EQ(courses_->add(manager_, shipped_courses().front(), "mine").error().code, ErrorCode::conflict) << "a course of the program";
  EXPECT_EQ(courses_->add(manager_, own, "again")->edition, 2);
  ASSERT_TRUE(courses_->withdraw(manager_, "own-course", "outdated"));
  EXPECT_EQ(courses_->find(sato_, "own-course").error().code, ErrorCode::not_found);
  EXPECT_EQ(learning_->trainings(sato_)->size(), 1U) << "what was learned stays";
}

TEST_F(Learning, assignments_reach_people_by_level_department_and_number) {
  CourseAssignment level;
  level.course = "three-s";
  level.levels = {model::Level::top};
  level.days = 10;
  EXPECT_EQ(learning_->assign(sato_, level, "x").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(learning_->assign(manager_, level, "who may open it"));
  CourseAssignment department;
  department.course = "exhibitions";
  department.departments = {"設計課"};
  ASSERT_TRUE(learning_->assign(manager_, department, "stands at fairs"));
  CourseAssignment nobody;
  nobody.course = "three-s";
  EXPECT_EQ(learning_->assign(manager_, nobody, "nobody").error().code, ErrorCode::invalid_input);

  ASSERT_TRUE(take(sato_, "three-s"));
  auto all = learning_->standing(manager_);
  ASSERT_TRUE(all) << all.error().message;
  // three-s: A-1 (permitted), A-3 (its department is); exhibitions.
  EXPECT_EQ(all->size(), 5U);
  EXPECT_EQ(std::ranges::count(*all, Standing::done, &Duty::standing), 1);
  EXPECT_EQ(learning_->own_duties(sato_)->size(), 2U);
  EXPECT_EQ(learning_->standing(sato_).error().code, ErrorCode::not_permitted);

  on("2026-06-01T00:00:00Z");
  all = learning_->standing(manager_);
  const auto departments = by_department(*all);
  ASSERT_EQ(departments.size(), 2U);
  EXPECT_EQ(departments[0].overdue, 1);  // 営業課
  EXPECT_EQ(departments[1].done, 1);
  EXPECT_EQ(departments[1].overdue, 3);
  on("2027-04-02T00:00:00Z");
  EXPECT_EQ(std::ranges::count(*learning_->standing(manager_), Standing::expired, &Duty::standing), 1);
  ASSERT_TRUE(learning_->end_assignment(manager_, "TA-2026-00002", "no fairs this year"));
  EXPECT_EQ(learning_->standing(manager_)->size(), 2U);
}

TEST_F(Learning, what_falls_due_is_told_once_a_day_of_it_and_stage) {
  CourseAssignment level;
  level.course = "three-s";
  level.levels = {model::Level::top};
  level.days = 10;  // until 2026-04-11
  ASSERT_TRUE(learning_->assign(manager_, level, "who may open it"));
  EXPECT_TRUE(learning_->due_notices(7, 30)->empty()) << "ten days are long";
  on("2026-04-05T00:00:00Z");
  auto due = learning_->due_notices(7, 30);
  ASSERT_TRUE(due) << due.error().message;
  ASSERT_EQ(due->size(), 2U);
  EXPECT_EQ(due->front().stage, DueStage::soon);
  EXPECT_EQ(due->front().superior, "A-9");
  ASSERT_TRUE(take(sato_, "three-s"));
  EXPECT_EQ(learning_->due_notices(7, 30)->size(), 1U) << "who is through is left alone";
  on("2026-04-12T00:00:00Z");
  due = learning_->due_notices(7, 30);
  ASSERT_EQ(due->size(), 1U);
  EXPECT_EQ(due->front().person, mori_.person);
  EXPECT_EQ(due->front().stage, DueStage::passed);
  EXPECT_EQ(due->front().due, day_of("2026-04-11"));
  on("2026-07-01T00:00:00Z");
  EXPECT_TRUE(learning_->due_notices(7, 30)->empty()) << "what was missed long ago is no news";
  on("2027-04-03T00:00:00Z");  // what Sato completed is good until 2027-04-05
  due = learning_->due_notices(7, 30);
  ASSERT_EQ(due->size(), 1U);
  EXPECT_EQ(due->front().person, sato_.person);
  EXPECT_EQ(due->front().due, day_of("2027-04-05"));
  EXPECT_EQ(due->front().stage, DueStage::soon);
  on("2027-04-06T00:00:00Z");
  EXPECT_EQ(learning_->due_notices(7, 30)->front().stage, DueStage::passed);
}

TEST_F(Learning, a_superior_sees_his_own_people_and_nobody_else) {
  CourseAssignment department;
  department.course = "exhibitions";
  department.departments = {"設計課", "営業課"};
  ASSERT_TRUE(learning_->assign(manager_, department, "stands at fairs"));
  EXPECT_EQ(learning_->team_duties(boss_)->size(), 3U);
  EXPECT_TRUE(learning_->team_duties(sato_)->empty());
  EXPECT_TRUE(learning_->team_duties(manager_)->empty()) << "an account of nobody in the register";
}

TEST_F(Learning, media_noted_by_the_person_count_for_the_department) {
  const std::string medium = library_media().front().id;
  CourseAssignment film;
  film.course = "media:" + medium;
  film.departments = {"設計課"};
  ASSERT_TRUE(learning_->assign(manager_, film, "to be seen by all"));
  film.course = "media:nothing";
  EXPECT_EQ(learning_->assign(manager_, film, "x").error().code, ErrorCode::not_found);
  const auto noted = learning_->note_medium(sato_, medium);
  ASSERT_TRUE(noted) << noted.error().message;
  EXPECT_EQ(noted->course, "media:" + medium);
  EXPECT_EQ(noted->way, TrainingWay::read);
  EXPECT_EQ(learning_->note_medium(sato_, medium).error().code, ErrorCode::conflict) << "today already";
  EXPECT_EQ(learning_->note_medium(sato_, "three-s").error().code, ErrorCode::not_found) << "a course is no film";
  ASSERT_TRUE(learning_->note_medium(mori_, medium)) << "nobody asked her to";
  const auto departments = learning_->departments(manager_);
  ASSERT_TRUE(departments) << departments.error().message;
  ASSERT_EQ(departments->size(), 2U);
  EXPECT_EQ(departments->at(0).department, "営業課");
  EXPECT_EQ(departments->at(0).media, 1);
  EXPECT_EQ(departments->at(0).done, 0);
  EXPECT_EQ(departments->at(1).media, 1);
  EXPECT_EQ(departments->at(1).done, 1) << "assigned, and seen";
  EXPECT_EQ(departments->at(1).open, 2);
  EXPECT_EQ(learning_->departments(sato_).error().code, ErrorCode::not_permitted);
}

TEST_F(Learning, evidence_tells_what_was_recorded_by_the_day_from_what_was_entered_afterwards) {
  CourseAssignment level;
  level.course = "three-s";
  level.levels = {model::Level::top};
  ASSERT_TRUE(learning_->assign(manager_, level, "who may open it"));
  on("2026-04-10T00:00:00Z");
  ASSERT_TRUE(take(sato_, "three-s"));
  on("2026-05-20T00:00:00Z");
  ASSERT_TRUE(learning_->record_lesson(manager_, "three-s", "A-3", day_of("2026-04-12"), "held in the hall"));
  EXPECT_EQ(learning_->record_lesson(sato_, "three-s", "A-3", day_of("2026-04-12"), "").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(learning_->record_lesson(manager_, "three-s", "A-3", day_of("2026-06-12"), "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(learning_->record_lesson(manager_, "three-s", "A-77", day_of("2026-04-12"), "").error().code, ErrorCode::not_found);

  const Zone zone = Zone::tokyo();
  const Day day = day_of("2026-04-15");
  const auto known_then = learning_->completed({"A-1", "A-3"}, day, zone.end_of(day));
  ASSERT_TRUE(known_then) << known_then.error().message;
  ASSERT_EQ(known_then->size(), 1U);
  EXPECT_EQ(known_then->front().staff_number, "A-1");
  EXPECT_EQ(learning_->completed({"A-1", "A-3"}, day, {})->size(), 2U);
  EXPECT_TRUE(learning_->completed({"A-1"}, day_of("2026-04-09"), {})->empty());
  EXPECT_EQ(*learning_->demanded(model::Level::top, day, zone.end_of(day)), std::vector<std::string>{"three-s"});
  EXPECT_TRUE(learning_->demanded(model::Level::internal, day, {})->empty());
  EXPECT_TRUE(learning_->demanded(model::Level::top, day_of("2026-03-31"), {})->empty());
  TrainingFilter then;
  then.as_of = day;
  EXPECT_EQ(learning_->trainings(manager_, then)->size(), 1U);
}

TEST_F(Learning, papers_and_statements_tell_it_to_others) {
  const auto graded = take(sato_, "three-s");
  ASSERT_TRUE(graded && graded->training);
  Training training = *graded->training;
  const std::string html = paper::to_html(certificate_of(training, "A-1 <架空>", Language::ja));
  EXPECT_TRUE(html.contains("TR-2026-00001") && html.contains("&lt;架空&gt;") && html.contains(training.hash));
  const auto statements = xapi_statements({training}, "https://firm.example/", Zone::tokyo());
  ASSERT_TRUE(statements) << statements.error().message;
  const Json& one = statements->items().front();
  EXPECT_EQ(one["verb"]["id"].text(), "http://adlnet.gov/expapi/verbs/passed");
  EXPECT_EQ(one["actor"]["account"]["name"].text(), "A-1");
  EXPECT_EQ(one["object"]["id"].text(), "https://firm.example/learn/three-s");
  EXPECT_TRUE(Uuid::parse(one["id"].text()));
  EXPECT_EQ(one["id"], xapi_statements({training}, "https://firm.example", Zone::tokyo())->items().front()["id"]);
  EXPECT_FALSE(xapi_statements({training}, "javascript:alert(1)", Zone::tokyo()));
  training.note = "=HYPERLINK(\"http://evil.example\")";
  EXPECT_TRUE(trainings_csv({training}).contains("\"'=HYPERLINK"));
}

TEST_F(Learning, months_end_where_the_month_ends) {
  EXPECT_EQ(months_later(day_of("2026-01-31"), 1).to_string(), "2026-02-28");
  EXPECT_EQ(months_later(day_of("2026-11-30"), 3).to_string(), "2027-02-28");
  EXPECT_EQ(months_later(day_of("2028-02-29"), 12).to_string(), "2029-02-28");
}

}  // namespace
}  // namespace sekimori::teach
