// That a course falls due is told once to the person and once, as a number, to whoever he reports to; a mail holds no name.
#include "feature/protect/register.h"
#include "feature/teach/teach_room.h"
#include "node/node_fixture_test.h"
#include "node/training_notices.h"
#include "record/notice_book.h"
#include "record/record_room.h"

namespace sekimori::node {
namespace {

constexpr std::string_view staff =
    "staff_number,name,department,accounts,joined,class,superior\nE1,架空 太郎,設計一課,e1,2020-04-01,regular,E9\n"
    "E2,架空 次郎,設計一課,e2,2020-04-01,regular,E9\nE9,架空 長子,設計一課,e9,2010-04-01,regular,\n";

class TrainingNotices : public NodeTest {
 protected:
  void SetUp() override {
    node_ = open();
    ASSERT_TRUE(node_);
    ASSERT_TRUE(node_->reg().import_people(system_, staff, "people.csv", "test"));
    ASSERT_TRUE(node_->people().refresh());
    teach::CourseAssignment assignment;
    assignment.course = "three-s";
    assignment.departments = {"設計一課"};
    assignment.staff = {"E1"};
    assignment.days = 20;  // from 2026-04-01 to 2026-04-21
    const auto assigned = node_->teach().learning.assign(system_, assignment, "all of them");
    ASSERT_TRUE(assigned) << assigned.error().message;
  }
  // An account of that person which asks to be told of these.
  void reader(std::string_view number, std::vector<std::string> kinds) {
    const auto person = node_->people().find_by_staff_number(number);
    ASSERT_TRUE(person);
    const std::string login = "reader" + std::string(number.substr(1));
    const auto made = node_->database().write([&](sql::Transaction& tx) {
      return node_->records().accounts.create(tx, {.login = login, .person = person->id.to_string(), .roles = {record::Role::employee}},
                                              Sensitive<std::string>("correct horse battery"), {.actor = system_, .reason = "test"});
    });
    ASSERT_TRUE(made) << made.error().message;
    record::NoticeBook book(node_->records().records, node_->records().outbox, clock_);
    Json list = Json::array();
    for (const std::string& kind : kinds) list.push(kind);
    const Json wish = Json::object({{"mail", login + "@firm.example"}, {"kinds", std::move(list)}});
    ASSERT_TRUE(node_->database().write([&](sql::Transaction& tx) { return book.change(tx, system_, *made, wish); }));
  }
  int announced() {
    const auto added = announce_training(*node_, "https://sekimori.example");
    EXPECT_TRUE(added) << added.error().message;
    return added.value_or(-1);
  }
  std::vector<Json> waiting() {
    std::vector<Json> out;
    const auto messages =
        node_->database().read([&](sql::Transaction& tx) { return node_->records().outbox.list(tx, record::OutboxState::waiting, 100); });
    EXPECT_TRUE(messages);
    if (messages)
      for (const record::OutboxMessage& one : *messages) out.push_back(one.payload);
    return out;
  }
  const record::Actor system_ = record::Actor::system("test");
  std::unique_ptr<Node> node_;
};

TEST_F(TrainingNotices, reach_the_person_and_the_superior_once_a_day_of_it) {
  reader("E1", {"training"});
  reader("E2", {"alert"});
  reader("E9", {"team_training"});
  EXPECT_EQ(announced(), 0) << "twenty days are long";
  clock_.set(*Instant::parse("2026-04-15T00:00:00Z"));
  EXPECT_EQ(announced(), 2) << "E1, and E9 for his people; E2 did not ask";
  EXPECT_EQ(announced(), 0) << "once";
  clock_.set(*Instant::parse("2026-04-20T00:00:00Z"));
  EXPECT_EQ(announced(), 0) << "not once a day";
  for (const Json& one : waiting()) {
    const std::string payload = one.dump();
    EXPECT_TRUE(payload.contains("2026-04-21") && payload.contains("https://sekimori.example/learn")) << payload;
    EXPECT_FALSE(payload.contains("架空") || payload.contains("three-s")) << "no names: " << payload;
    if (one["kind"].text() == "team_training") { EXPECT_EQ(one["values"]["count"].text(), "2"); }
  }
  clock_.set(*Instant::parse("2026-04-22T00:00:00Z"));
  EXPECT_EQ(announced(), 2) << "and once more when the day has passed";
  EXPECT_EQ(announced(), 0);
}

TEST_F(TrainingNotices, go_to_nobody_who_completed_it) {
  reader("E1", {"training"});
  clock_.set(*Instant::parse("2026-04-14T00:00:00Z"));
  ASSERT_TRUE(node_->teach().learning.record_lesson(system_, "three-s", "E1", *Day::parse("2026-04-14"), "in the hall"));
  clock_.set(*Instant::parse("2026-04-16T00:00:00Z"));
  EXPECT_EQ(announced(), 0);
}

}  // namespace
}  // namespace sekimori::node
