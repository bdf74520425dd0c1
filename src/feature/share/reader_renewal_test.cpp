// What was shared across groups before these groups became others: read by those who belong to them today.
#include "feature/share/reader_renewal.h"

#include <algorithm>

#include "feature/share/forum_gate.h"
#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

TEST_F(Reports, ReadersOfASharedThingFollowTheGroupsThatItGoesAcross) {
  ASSERT_TRUE(sigs_->add(operator_, {.id = "both", .name = {"両方", "Both"}, .kind = SigKind::cross_group, .k = 5, .across = {"heavy"}},
                         "founded"));
  ASSERT_TRUE(members_->invite(operator_, firm("架空化学"), "asked"));
  take_part("M-007", "chemistry");
  account("chemist");
  ASSERT_TRUE(members_->give_account(operator_, "M-007", "chemist", "speaks for it"));
  const auto found = reports_->receive(operator_, {.member = {}, .kind = ReportKind::mail_with_url, .title = "found by the hub"}, "a.txt",
                                       as_bytes("http://evil.example/a"));
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_TRUE(reports_->triage(operator_, found->value.number, Triage::targeted, "aimed"));
  MemberGate gate(*members_);
  const auto words = gate.admit(Json::object({{"text", "http://evil.example/a"}, {"terms", to_json(ShareTerms{})}}));
  ASSERT_TRUE(words) << words.error().message;
  const auto made = reports_->draft(operator_, found->value.number, *words, {.audience = "both", .epoch = "2025Q4", .pseudonym = "A"});
  ASSERT_TRUE(made) << made.error().message;
  ASSERT_TRUE(reports_->review(reviewer_, found->value.number, made->value.draft->sha256, "read"));
  const auto share = reports_->release(operator_, found->value.number, "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  const std::string number = share->value.number;
  Audiences audiences(*members_, *sigs_, *reports_);
  const auto renew = [&] {
    const auto done = renew_readers(*database_, room_->records, audiences);
    EXPECT_TRUE(done) << done.error().message;
    return done.value_or(99);
  };
  EXPECT_EQ(renew(), 0U) << "nothing is other than it was";
  // An association to which it was handed over stays a reader whatever the groups become.
  const auto let_in = database_->write([&](sql::Transaction& tx) -> Result<void> {
    std::vector<std::string> readers = TRY(room_->records.readers(tx, "share", share->id));
    readers.push_back("group:member:M-003");
    return room_->records.set_readers(tx, "share", share->id, readers, {.actor = record::Actor::system("test"), .reason = "handed over"});
  });
  ASSERT_TRUE(let_in) << let_in.error().message;
  EXPECT_TRUE(reports_->share(contact_, number));
  EXPECT_FALSE(reports_->share(actor_of("chemist"), number));
  const auto across = [&](std::vector<std::string> groups) {
    const auto changed = sigs_->change(operator_, "both", "others now", [&](Sig& sig) -> Result<void> {
      sig.across = groups;
      return {};
    });
    ASSERT_TRUE(changed) << changed.error().message;
  };
  across({"heavy", "chemistry"});
  EXPECT_EQ(renew(), 1U);
  EXPECT_TRUE(reports_->share(actor_of("chemist"), number)) << "who belongs to it today reads what came before";
  EXPECT_TRUE(reports_->share(contact_, number));
  across({"chemistry"});
  EXPECT_EQ(renew(), 1U);
  EXPECT_FALSE(reports_->share(contact_, number)) << "who belongs to it no more reads it no more";
  const auto readers = database_->read([&](sql::Transaction& tx) { return room_->records.readers(tx, "share", share->id); });
  EXPECT_NE(std::ranges::find(*readers, "group:member:M-003"), readers->end());
}

TEST_F(Reports, NoDraftIsMadeUnderAPolicyThatIsOver) {
  ShareTerms terms;
  terms.policy.until = Day{20'000};
  EXPECT_EQ(check_terms(terms, Day{20'001}).error().code, ErrorCode::invalid_input);
  EXPECT_TRUE(check_terms(terms, Day{20'000})) << "its last day is not over";
  const std::string number = receive();
  ASSERT_TRUE(reports_->triage(operator_, number, Triage::targeted, "aimed"));
  MemberGate gate(*members_);
  const auto words = gate.admit(Json::object({{"text", "x"}, {"terms", to_json(terms)}}));
  ASSERT_TRUE(words) << words.error().message;
  EXPECT_EQ(
      reports_->draft(operator_, number, *words, {.audience = "heavy", .epoch = "2025Q4", .pseudonym = "A", .terms = terms}).error().code,
      ErrorCode::invalid_input);
  terms.widest = "green";
  EXPECT_EQ(check_terms(terms, Day{20'000}).error().code, ErrorCode::invalid_input) << "labels are written as TLP 2.0 writes them";
}

}  // namespace
}  // namespace sekimori::share
