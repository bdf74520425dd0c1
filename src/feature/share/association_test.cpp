// Associations as hubs below the hub: what they see, report and hand on; and the links by which contacts come in.
#include "feature/share/forum_schema.h"
#include "feature/share/hand_over_book.h"
#include "feature/share/invitation_book.h"
#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

// M-007 is an association in no group; M-008 and M-009 take part through it, the first one in heavy.
class Associations : public Reports {
 protected:
  void SetUp() override {
    Reports::SetUp();
    ASSERT_TRUE(sql::migrate(*database_, forum_schema(), clock_));
    Member body = firm("架空工業会");
    body.kind = MemberClass::association;
    body.joining = Joining::rules;
    ASSERT_TRUE(members_->invite(operator_, body, "asked"));
    ASSERT_TRUE(members_->activate(operator_, "M-007", "by its rules"));
    account("association");
    ASSERT_TRUE(members_->give_account(operator_, "M-007", "association", "speaks for it"));
    EXPECT_TRUE(reports_->shares(actor_of("association"))->empty());
    for (const std::string_view name : {"架空電装", "架空樹脂"}) {
      Member member = firm(name);
      member.joining = Joining::rules;
      member.association = "M-007";
      const auto made = members_->invite(operator_, member, "through the association");
      ASSERT_TRUE(made) << made.error().message;
      ASSERT_TRUE(members_->activate(operator_, made->value.number, "by its rules"));
    }
    ASSERT_TRUE(members_->join(operator_, "M-008", "heavy", "asked"));
    account("small");
    ASSERT_TRUE(members_->give_account(operator_, "M-009", "small", "speaks for it"));
    const ForumParts parts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_};
    audiences_ = std::make_unique<Audiences>(*members_, *sigs_, *reports_);
    hand_overs_ = std::make_unique<HandOverBook>(parts, *audiences_, *reports_);
    invitations_ = std::make_unique<InvitationBook>(parts, room_->accounts, *members_, *reports_);
  }
  std::unique_ptr<Audiences> audiences_;
  std::unique_ptr<HandOverBook> hand_overs_;
  std::unique_ptr<InvitationBook> invitations_;
};

TEST_F(Associations, see_their_own_members_and_what_these_see) {
  EXPECT_EQ(members_->list(actor_of("association"))->size(), 3U) << "itself and two of its own";
  EXPECT_EQ(members_->list(other_)->size(), 1U);
  ASSERT_TRUE(reports_->release(operator_, ready(), "AMBER"));
  EXPECT_EQ(reports_->shares(actor_of("association"))->size(), 1U);
  ASSERT_TRUE(members_->suspend(operator_, "M-008", "asked"));
  EXPECT_TRUE(reports_->shares(actor_of("association"))->empty()) << "none of its members belongs to the group now";
}

TEST_F(Associations, report_for_their_members_and_for_nobody_else) {
  const record::Actor association = actor_of("association");
  const auto made = reports_->receive(association, {.member = "M-008", .kind = ReportKind::mail_with_url, .title = "order"}, "a.eml",
                                      as_bytes(reported_mail));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.through, "M-007");
  EXPECT_TRUE(reports_->find(association, made->value.number));
  EXPECT_EQ(reports_->find(other_, made->value.number).error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->receive(association, {.member = "M-001", .title = "order"}, "a.eml", as_bytes(reported_mail)).error().code,
            ErrorCode::not_found);
  const std::string hash = draft(made->value.number);
  ASSERT_TRUE(reports_->review(reviewer_, made->value.number, hash, "read"));
  EXPECT_TRUE(reports_->consent(association, made->value.number, hash, {}, "agreed with the member"));
  // What a member reported by itself is its own.
  const auto own = reports_->receive(actor_of("small"), {.member = "M-009", .kind = ReportKind::mail_with_url, .title = "order"}, "a.eml",
                                     as_bytes(reported_mail));
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_TRUE(own->value.through.empty());
  EXPECT_EQ(reports_->find(association, own->value.number).error().code, ErrorCode::not_found);
}

TEST_F(Associations, hand_on_what_the_label_allows_and_it_is_recorded) {
  ASSERT_TRUE(reports_->release(operator_, ready(), "AMBER"));
  ASSERT_TRUE(reports_->release(operator_, ready(), "AMBER+STRICT"));
  const record::Actor association = actor_of("association"), small = actor_of("small");
  EXPECT_EQ(reports_->share(small, "S-2025-001").error().code, ErrorCode::not_found);
  EXPECT_EQ(hand_overs_->hand_over(contact_, "S-2025-001", {"M-009"}, "").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(hand_overs_->hand_over(association, "S-2025-001", {}, "").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(hand_overs_->hand_over(association, "S-2025-001", {"M-002"}, "").error().code, ErrorCode::not_found) << "none of its own";
  EXPECT_EQ(hand_overs_->hand_over(association, "S-2025-002", {"M-009"}, "").error().code, ErrorCode::not_permitted);
  const auto made = hand_overs_->hand_over(association, "S-2025-001", {"M-009"}, "at the meeting");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.number, "H-2025-001");
  EXPECT_TRUE(reports_->share(small, "S-2025-001"));
  EXPECT_EQ(reports_->share(small, "S-2025-002").error().code, ErrorCode::not_found);
  EXPECT_TRUE(reports_->share(other_, "S-2025-001")) << "the group reads on";
  EXPECT_EQ(hand_overs_->list(association)->size(), 1U);
  EXPECT_EQ(hand_overs_->list(operator_)->size(), 1U);
  EXPECT_TRUE(hand_overs_->list(other_)->empty()) << "who its members are, and how many, is nobody else's";
  EXPECT_TRUE(hand_overs_->list(small)->empty());
  ASSERT_TRUE(reports_->recall(operator_, "S-2025-001", "too near"));
  EXPECT_EQ(hand_overs_->hand_over(association, "S-2025-001", {"M-008"}, "").error().code, ErrorCode::conflict);
}

TEST_F(Associations, contacts_come_in_by_a_link_that_works_once) {
  const Sensitive<std::string> password(std::string("correct horse battery"));
  EXPECT_EQ(invitations_->invite(contact_, "M-008", "", 14, "x").error().code, ErrorCode::not_found);
  EXPECT_EQ(invitations_->invite(operator_, "M-008", "", 61, "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(invitations_->invite(operator_, "M-008", "nobody@member.example", 14, "x").error().code, ErrorCode::not_found);
  const auto made = invitations_->invite(operator_, "M-008", "", 14, "new");
  ASSERT_TRUE(made) << made.error().message;
  const std::string token = made->token.reveal();
  std::string changed = token;
  changed[5] = changed[5] == 'A' ? 'B' : 'A';
  EXPECT_EQ(invitations_->open(changed, "192.0.2.1").error().code, ErrorCode::not_found);
  EXPECT_EQ(invitations_->open(token, "192.0.2.2")->name, "架空電装");
  EXPECT_EQ(invitations_->accept(token, "contact", password, "192.0.2.2").error().code, ErrorCode::conflict) << "the name is taken";
  EXPECT_EQ(invitations_->accept(token, "sato", Sensitive<std::string>(std::string("short")), "192.0.2.2").error().code,
            ErrorCode::invalid_input);
  ASSERT_TRUE(invitations_->accept(token, "sato", password, "192.0.2.2"));
  const record::Actor sato = actor_of("sato");
  EXPECT_TRUE(sato.has(record::Role::member_contact));
  EXPECT_EQ(member_of(sato), "M-008");
  EXPECT_TRUE(members_->find(sato, "M-008"));
  EXPECT_EQ(invitations_->accept(token, "suzuki", password, "192.0.2.2").error().code, ErrorCode::conflict) << "it works once";
  EXPECT_EQ(invitations_->list(operator_)->front().value.login, "sato");
  // Whoever guesses waits.
  for (std::size_t i = 0; i < InvitationBook::most_failures; ++i) EXPECT_FALSE(invitations_->open("guess", "192.0.2.9"));
  EXPECT_EQ(invitations_->open(token, "192.0.2.9").error().code, ErrorCode::full);
  // Revoked, over.
  const auto second = invitations_->invite(operator_, "M-009", "", 1, "new"),
             third = invitations_->invite(operator_, "M-009", "", 2, "new");
  ASSERT_TRUE(invitations_->revoke(operator_, third->known.id, "sent to the wrong one"));
  EXPECT_EQ(invitations_->open(third->token.reveal(), "192.0.2.3").error().code, ErrorCode::not_found);
  clock_.advance(2 * nanoseconds_per_day);
  EXPECT_EQ(invitations_->open(second->token.reveal(), "192.0.2.3").error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori::share
