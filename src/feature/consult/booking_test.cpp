#include <algorithm>
#include <atomic>
#include <thread>

#include "feature/consult/consult_fixture_test.h"

namespace sekimori::consult {
namespace {

class BookingTest : public DeskTest {
 protected:
  void SetUp() override {
    DeskTest::SetUp();
    DeskExpert lawyer;
    lawyer.name = "弁護士 一号";
    lawyer.kind = ExpertKind::lawyer;
    lawyer.skills = {Content::leak};
    lawyer.conflicts = {"㈱仮想工業"};
    ASSERT_TRUE(desk_->experts.add(operator_, lawyer));  // EX-001: close to the counterparty of call()
    lawyer.name = "弁護士 二号";
    lawyer.conflicts.clear();
    ASSERT_TRUE(desk_->experts.add(operator_, lawyer));  // EX-002
    lawyer.name = "企業OB";
    lawyer.kind = ExpertKind::company_veteran;
    lawyer.skills = {Content::ip_general};
    lawyer.conflicts = {"かくうせいき"};
    ASSERT_TRUE(desk_->experts.add(operator_, lawyer));  // EX-003
    number_ = taken();
  }
  DeskBooking wish(std::string_view from, std::int64_t minutes = 60) const {
    return {.number = {},
            .expert = "EX-002",
            .subject = number_,
            .starts = desk_time(from),
            .minutes = minutes,
            .place = "https://meet.example/1",
            .outcome = {},
            .by = {}};
  }
  std::string number_;
};

TEST_F(BookingTest, nobody_is_sent_where_he_has_a_conflict_of_interest) {
  const auto refused = desk_->experts.assign(operator_, number_, "EX-001");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  EXPECT_TRUE(refused.error().message.contains("counterparty"));
  EXPECT_FALSE(refused.error().message.contains("仮想工業")) << "which name is not said";
  ASSERT_TRUE(desk_->experts.assign(operator_, number_, "EX-002"));
  const auto suited = desk_->experts.suited(operator_, number_);
  ASSERT_TRUE(suited);
  EXPECT_EQ(suited->front().value.number, "EX-002");
  EXPECT_EQ(std::ranges::count_if(*suited, [](const KnownExpert& one) { return one.value.number == "EX-001"; }), 0);
  EXPECT_EQ(plain_firm("株式会社 ヤマト・セイキ"), plain_firm("ﾔﾏﾄｾｲｷ(株)"));
  EXPECT_EQ(plain_firm("やまとせいき㈱"), plain_firm("ヤマトセイキ Co.,Ltd."));
  DeskBooking by_the_back_door = wish("2025-05-02T02:00:00Z");
  by_the_back_door.expert = "EX-001";
  EXPECT_EQ(desk_->bookings.book(operator_, by_the_back_door).error().code, ErrorCode::not_permitted);
}

TEST_F(BookingTest, an_account_that_comes_later_sees_what_the_expert_was_given_before) {
  ASSERT_TRUE(desk_->bookings.book(operator_, wish("2025-05-02T02:00:00Z")));
  account("late", record::Role::desk_expert);
  ASSERT_TRUE(desk_->experts.give_account(operator_, "EX-002", "late"));
  const record::Actor late = actor_of("late");
  EXPECT_EQ(desk_->bookings.list(late).value().size(), 1U);
  EXPECT_TRUE(desk_->consultations.find(late, number_));
  // Another account in its place: the first sees nothing more.
  account("next", record::Role::desk_expert);
  ASSERT_TRUE(desk_->experts.give_account(operator_, "EX-002", "next"));
  EXPECT_TRUE(desk_->consultations.find(actor_of("next"), number_));
  EXPECT_FALSE(desk_->consultations.find(late, number_));
  EXPECT_TRUE(desk_->bookings.list(late).value().empty());
}

TEST_F(BookingTest, a_conflict_that_is_added_later_ends_his_sight) {
  account("ex2", record::Role::desk_expert);
  ASSERT_TRUE(desk_->experts.give_account(operator_, "EX-002", "ex2"));
  ASSERT_TRUE(desk_->experts.assign(operator_, number_, "EX-002"));
  const std::string other = taken();
  DeskExpert entry = desk_->experts.find(operator_, "EX-002")->value;
  entry.conflicts = {"無関係工業"};
  std::vector<std::string> ended;
  ASSERT_TRUE(desk_->experts.change(operator_, "EX-002", entry, "", &ended));
  EXPECT_TRUE(ended.empty());
  EXPECT_TRUE(desk_->consultations.find(actor_of("ex2"), number_));
  entry.conflicts = {"架空精機"};
  ASSERT_TRUE(desk_->experts.change(operator_, "EX-002", entry, "", &ended));
  EXPECT_EQ(ended, std::vector<std::string>{number_});
  EXPECT_FALSE(desk_->consultations.find(actor_of("ex2"), number_));
  EXPECT_FALSE(desk_->consultations.answer(actor_of("ex2"), number_, {.text = "x"}));
  EXPECT_TRUE(desk_->consultations.find(operator_, number_)->value.experts.empty());
  EXPECT_EQ(desk_->consultations.words(operator_, number_)->back().side, WordsSide::note) << "the desk reads why";
}

TEST_F(BookingTest, an_expert_sees_the_case_he_was_given_and_no_other) {
  account("ex2", record::Role::desk_expert);
  ASSERT_TRUE(desk_->experts.give_account(operator_, "EX-002", "ex2"));
  const record::Actor expert = actor_of("ex2");
  EXPECT_TRUE(desk_->consultations.list(expert)->empty());
  const std::string other = taken();
  ASSERT_TRUE(desk_->experts.assign(operator_, number_, "EX-002"));
  EXPECT_EQ(desk_->consultations.list(expert)->size(), 1U);
  EXPECT_TRUE(desk_->consultations.words(expert, number_));
  EXPECT_FALSE(desk_->consultations.words(expert, other));
  EXPECT_EQ(desk_->experts.list(expert)->size(), 1U) << "his own entry";
}

TEST_F(BookingTest, times_are_checked) {
  EXPECT_TRUE(desk_->bookings.book(operator_, wish("2025-05-02T02:00:00Z")));
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T02:45:00Z")).error().code, ErrorCode::conflict) << "it overlaps";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T01:15:00Z")).error().code, ErrorCode::conflict);
  EXPECT_TRUE(desk_->bookings.book(operator_, wish("2025-05-02T03:00:00Z"))) << "one after the other";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-05T02:00:00Z")).error().code, ErrorCode::invalid_input) << "a holiday";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T08:30:00Z")).error().code, ErrorCode::invalid_input) << "after closing";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T00:15:00Z")).error().code, ErrorCode::conflict) << "before his hours";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-04-30T02:00:00Z")).error().code, ErrorCode::invalid_input) << "yesterday";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T05:05:00Z")).error().code, ErrorCode::invalid_input) << "no quarter";
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2025-05-02T05:00:00Z", 50)).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(desk_->bookings.book(operator_, wish("2028-05-02T05:00:00Z")).error().code, ErrorCode::invalid_input) << "no holidays of 2028";
  DeskBooking bad = wish("2025-05-02T05:00:00Z");
  bad.place = "http://meet.example";
  EXPECT_EQ(desk_->bookings.book(operator_, bad).error().code, ErrorCode::invalid_input);
  const auto free = desk_->bookings.free_starts(operator_, "EX-002", *Day::parse("2025-05-02"), 60);
  ASSERT_TRUE(free);
  for (const Instant start : *free)
    EXPECT_FALSE(start > desk_time("2025-05-02T01:00:00Z") && start < desk_time("2025-05-02T04:00:00Z")) << zone_.local_text(start);
  EXPECT_TRUE(desk_->bookings.free_starts(operator_, "EX-002", *Day::parse("2025-05-03"), 60)->empty());
  ASSERT_TRUE(desk_->bookings.cancel(operator_, "B-2025-001", "ill"));
  EXPECT_TRUE(desk_->bookings.book(operator_, wish("2025-05-02T02:00:00Z"))) << "the hour is free again";
  EXPECT_EQ(desk_->bookings.held(operator_, "B-2025-001", "x").error().code, ErrorCode::conflict);
  ASSERT_TRUE(desk_->bookings.held(operator_, "B-2025-002", "advised"));
}

TEST_F(BookingTest, of_many_who_book_the_same_hour_at_once_one_gets_it) {
  ASSERT_TRUE(desk_->experts.assign(operator_, number_, "EX-002"));
  for (int round = 0; round < 3; ++round) {  // Wednesday to Friday
    std::atomic<int> got = 0, refused = 0, other = 0;
    std::vector<std::thread> threads;
    const Instant start{desk_time("2025-05-07T02:00:00Z").nanoseconds + round * nanoseconds_per_day};
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&, i] {
        DeskBooking one = wish("2025-05-07T02:00:00Z");
        one.starts = Instant{start.nanoseconds + (i % 4) * 15 * 60 * nanoseconds_per_second};
        const auto made = desk_->bookings.book(operator_, one);
        if (made) ++got;
        else if (made.error().code == ErrorCode::conflict) ++refused;
        else ++other;
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(got, 1) << "all of them overlap";
    EXPECT_EQ(refused, 7);
    EXPECT_EQ(other, 0);
  }
}

}  // namespace
}  // namespace sekimori::consult
