// Answers to shares: counted for everybody, told of nobody.
#include "feature/share/sighting_book.h"

#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

class Sightings : public Reports {
 protected:
  void SetUp() override {
    Reports::SetUp();
    book_.emplace(*database_, room_->records, clock_, random_, *reports_, *sigs_);
    for (int i = 3; i <= 6; ++i) {
      account(fmt::format("c{}", i));
      ASSERT_TRUE(members_->give_account(operator_, fmt::format("M-{:03}", i), fmt::format("c{}", i), "speaks for it"));
    }
    const auto share = reports_->release(operator_, ready(), "AMBER");
    ASSERT_TRUE(share) << share.error().message;
    share_ = share->value.number;
  }
  std::optional<SightingBook> book_;
  std::string share_;
};

TEST_F(Sightings, are_told_as_numbers_once_enough_members_are_behind_them) {
  int said = 0;
  for (const std::string_view login : {"other", "c3", "c4", "c5"}) {
    EXPECT_FALSE(book_->counts(other_, share_)->seen) << said << " answers say nothing yet";
    const auto made = book_->answer(actor_of(login), share_, {.outcome = SightingOutcome::seen, .count = 3});
    ASSERT_TRUE(made) << made.error().message;
    ++said;
  }
  EXPECT_EQ(book_->counts(other_, share_)->seen, 4);
  // One who did not see it must not be found by subtraction.
  ASSERT_TRUE(book_->answer(actor_of("c6"), share_, {.outcome = SightingOutcome::not_seen}));
  const auto counts = book_->counts(other_, share_);
  EXPECT_EQ(counts->seen, 4);
  EXPECT_FALSE(counts->not_seen);
  EXPECT_FALSE(counts->answered);
}

TEST_F(Sightings, are_seen_by_who_gave_them_and_by_the_hub) {
  ASSERT_TRUE(book_->answer(other_, share_, {.outcome = SightingOutcome::seen, .count = 2}));
  ASSERT_TRUE(book_->answer(actor_of("c3"), share_, {.outcome = SightingOutcome::not_seen}));
  EXPECT_EQ(book_->list(other_, share_)->size(), 1U);
  EXPECT_EQ(book_->list(operator_, share_)->size(), 2U);
  // Answering anew takes the place of the answer.
  ASSERT_TRUE(book_->answer(other_, share_, {.outcome = SightingOutcome::not_seen}));
  EXPECT_EQ(book_->list(other_, share_)->front().value.outcome, SightingOutcome::not_seen);
}

TEST_F(Sightings, are_answers_to_shares_that_one_may_read) {
  record::Actor stranger;
  stranger.account = "stranger";
  stranger.roles = {record::Role::member_contact};
  stranger.groups = {"sig:chemistry", "member:M-009"};
  EXPECT_EQ(book_->answer(stranger, share_, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->counts(stranger, share_).error().code, ErrorCode::not_found);
  EXPECT_EQ(book_->answer(operator_, share_, {}).error().code, ErrorCode::not_permitted);
  EXPECT_EQ(book_->answer(other_, share_, {.outcome = SightingOutcome::seen, .count = -1}).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(reports_->recall(operator_, share_, "wrong"));
  EXPECT_EQ(book_->answer(other_, share_, {}).error().code, ErrorCode::conflict);
}

TEST_F(Sightings, told_never_lets_a_small_part_be_computed) {
  for (std::int64_t seen = 0; seen < 12; ++seen)
    for (std::int64_t not_seen = 0; not_seen < 12; ++not_seen) {
      const SightingCounts counts = told(seen, not_seen, 4);
      for (const auto& [part, told_part] : {std::pair{seen, counts.seen}, std::pair{not_seen, counts.not_seen}}) {
        if (part > 0 && part < 4) {
          EXPECT_TRUE(!told_part && !counts.answered);
        } else if (seen + not_seen >= 4) {
          EXPECT_EQ(told_part, part) << "a part that is large enough is told even when the other one is not";
        }
      }
      if (seen + not_seen < 4) { EXPECT_TRUE(!counts.seen && !counts.not_seen && !counts.answered); }
    }
}

}  // namespace
}  // namespace sekimori::share
