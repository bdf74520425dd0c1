// A report on its way: who may take which step, on which bytes, and what comes out.
#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"
#include "feature/share/hub_fixture_test.h"

namespace sekimori::share {
namespace {

constexpr std::string_view mail =
    "From: attacker@evil.example\r\nTo: w.yaegashi@kakuu-seiki.example\r\nSubject: order\r\nDate: Tue, 25 Nov 2025 10:00:00 +0900\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nSee http://evil.example/a.exe\r\n";

class Reports : public HubTest {
 protected:
  void SetUp() override {
    HubTest::SetUp();
    for (int i = 0; i < 6; ++i) {
      Member member = firm(fmt::format("架空製作所{}", i));
      Json domains = Json::array();
      domains.push(i == 0 ? std::string("kakuu-seiki.example") : fmt::format("member{}.example", i));
      member.known_by.set("domains", std::move(domains));
      const auto made = members_->invite(operator_, member, "asked");
      ASSERT_TRUE(made) << made.error().message;
      take_part(made->value.number, "heavy");
    }
    for (const std::string_view login : {"contact", "other"}) account(login);
    ASSERT_TRUE(members_->give_account(operator_, "M-001", "contact", "speaks for it"));
    ASSERT_TRUE(members_->give_account(operator_, "M-002", "other", "speaks for it"));
    contact_ = actor_of("contact");
    other_ = actor_of("other");
  }

  std::string receive() {
    const auto made = reports_->receive(
        contact_, {.member = "M-001", .kind = ReportKind::mail_with_url, .channel = "test", .title = "order"}, "a.eml", as_bytes(mail));
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->value.number : std::string();
  }
  // Masked by the engine, kept by the book. Its hash.
  std::string draft(const std::string& number) {
    EXPECT_TRUE(reports_->triage(operator_, number, Triage::targeted, "aimed"));
    const auto bytes = reports_->original(operator_, number, "masking");
    EXPECT_TRUE(bytes) << bytes.error().message;
    inspect::ExtractionLimits limits;
    limits.correspondence = true;
    const auto report = mask::report_of(inspect::extract_bytes("a.eml", *bytes, limits));
    EXPECT_TRUE(report) << report.error().message;
    const auto roster = mask::Roster::parse(members_->roster(operator_)->dump());
    EXPECT_TRUE(roster) << roster.error().message;
    mask::MaskingPolicy policy{.key = *reports_->pseudonym_key(), .audience = "heavy", .today = Day{20'417}};
    policy.member = "M-001";
    policy.earlier = *reports_->released(operator_, "M-001");
    const auto masked = mask::mask_report(*report, *roster, policy, {});
    EXPECT_TRUE(masked) << masked.error().message;
    if (!masked || !masked->released) {
      ADD_FAILURE() << "nothing may leave: " << (masked && masked->refused ? masked->refused->message : "leaks");
      return {};
    }
    const auto kept = reports_->draft(operator_, number, *masked->released,
                                      {.audience = "heavy",
                                       .epoch = std::string(masked->share["epoch"].text()),
                                       .pseudonym = std::string(masked->share["victim"].text()),
                                       .attributes = masked->attributes.to_json(),
                                       .k = static_cast<std::int64_t>(masked->residual.k),
                                       .candidates = static_cast<std::int64_t>(masked->residual.candidates)});
    EXPECT_TRUE(kept) << kept.error().message;
    return kept ? kept->value.draft->sha256 : std::string();
  }

  record::Actor contact_, other_;
};

TEST_F(Reports, come_out_as_shares_that_the_group_reads_and_nobody_else) {
  const std::string number = receive();
  EXPECT_EQ(number, "R-2025-001");
  const std::string hash = draft(number);
  const auto bytes = reports_->draft_bytes(contact_, number);
  ASSERT_TRUE(bytes) << bytes.error().message;
  EXPECT_EQ(to_hex(sha256(as_bytes(*bytes))), hash) << "what the provider reads is what others will read";
  EXPECT_FALSE(bytes->contains("kakuu-seiki"));
  EXPECT_TRUE(bytes->contains("evil.example"));
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, "read"));
  const auto agreed = reports_->consent(contact_, number, hash, {}, "");
  ASSERT_TRUE(agreed) << agreed.error().message;
  const auto share = reports_->release(operator_, number, "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(share->value.number, "S-2025-001");
  EXPECT_EQ(*reports_->share_bytes(other_, "S-2025-001"), *bytes);
  // Whoever is in another group sees neither it nor that there is one.
  account("chemist");
  const auto made = members_->invite(operator_, firm("架空化学"), "asked");
  take_part(made->value.number, "chemistry");
  ASSERT_TRUE(members_->give_account(operator_, made->value.number, "chemist", "x"));
  EXPECT_TRUE(reports_->shares(actor_of("chemist"))->empty());
  EXPECT_EQ(reports_->share(actor_of("chemist"), "S-2025-001").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->share_bytes(actor_of("chemist"), "S-2025-001").error().code, ErrorCode::not_found);
}

TEST_F(Reports, are_seen_by_the_hub_and_by_who_made_them) {
  const std::string number = receive();
  EXPECT_EQ(reports_->find(other_, number).error().code, ErrorCode::not_found);
  EXPECT_TRUE(reports_->list(other_)->empty());
  EXPECT_EQ(reports_->original(other_, number, "curious").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->original(operator_, number, " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reports_->receive(other_, {.member = "M-001"}, "a.eml", as_bytes(mail)).error().code, ErrorCode::not_found);
  ASSERT_TRUE(members_->suspend(operator_, "M-001", "asked"));
  EXPECT_EQ(reports_->receive(operator_, {.member = "M-001"}, "a.eml", as_bytes(mail)).error().code, ErrorCode::conflict);
}

TEST_F(Reports, keep_their_originals_as_noise_and_every_look_as_a_record) {
  const std::string number = receive();
  const auto before = database_->read(
      [&](sql::Transaction& tx) { return room_->changes.of_object(tx, "hub_report", reports_->find(operator_, number)->id); });
  EXPECT_EQ(as_text(*reports_->original(operator_, number, "triage")), mail);
  const auto after = database_->read(
      [&](sql::Transaction& tx) { return room_->changes.of_object(tx, "hub_report", reports_->find(operator_, number)->id); });
  EXPECT_EQ(after->size(), before->size() + 1);
  bool plain = false;
  ASSERT_TRUE(blobs_->list([&](const blob::BlobInfo& info) -> Result<void> {
    plain = plain || as_text(TRY(blobs_->get(info.digest, blob::Verify::yes))).contains("kakuu-seiki");
    return {};
  }));
  EXPECT_FALSE(plain);
}

TEST_F(Reports, are_released_only_as_reviewed_by_another_and_consented_to) {
  const std::string number = receive();
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::conflict);
  const std::string hash = draft(number);
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(reports_->consent(contact_, number, hash, {}, "").error().code, ErrorCode::conflict) << "nobody has reviewed it";
  record::Actor both = operator_;
  both.roles.push_back(record::Role::hub_reviewer);
  EXPECT_EQ(reports_->review(both, number, hash, "").error().code, ErrorCode::not_permitted) << "two reviewers who are one person";
  EXPECT_EQ(reports_->review(operator_, number, hash, "").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(reports_->review(reviewer_, number, std::string(64, '0'), "").error().code, ErrorCode::conflict);
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, ""));
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(reports_->consent(other_, number, hash, {}, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->consent(operator_, number, hash, {}, "").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(reports_->consent(contact_, number, hash, Day{20'000}, "").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(reports_->consent(contact_, number, hash, Day{20'418}, ""));
  EXPECT_EQ(reports_->release(operator_, number, "WHITE").error().code, ErrorCode::invalid_input);
  clock_.advance(3 * nanoseconds_per_day);
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::not_permitted) << "the consent is over";
  ASSERT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
  EXPECT_TRUE(reports_->release(operator_, number, "AMBER+STRICT"));
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::conflict);
}

TEST_F(Reports, whose_consent_is_withdrawn_come_back) {
  const std::string number = receive();
  const std::string hash = draft(number);
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, ""));
  ASSERT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
  ASSERT_TRUE(reports_->release(operator_, number, "GREEN"));
  EXPECT_EQ(reports_->withdraw(operator_, number, "x").error().code, ErrorCode::not_permitted);
  const auto back = reports_->withdraw(contact_, number, "it says too much");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->value.state, ReportState::recalled);
  EXPECT_EQ(reports_->share_bytes(other_, "S-2025-001").error().code, ErrorCode::conflict);
  EXPECT_TRUE(reports_->share(other_, "S-2025-001")->value.recalled_at);
  EXPECT_EQ(reports_->release(operator_, number, "GREEN").error().code, ErrorCode::not_permitted);
}

TEST_F(Reports, of_mass_mail_and_doubles_are_not_shared) {
  const std::string mass = receive(), first = receive(), second = receive();
  ASSERT_TRUE(reports_->triage(operator_, mass, Triage::mass_mail, "seen everywhere"));
  EXPECT_EQ(reports_->find(operator_, mass)->value.state, ReportState::closed);
  ASSERT_TRUE(reports_->triage(operator_, first, Triage::targeted, ""));
  ASSERT_TRUE(reports_->merge(operator_, second, first, ""));
  EXPECT_EQ(reports_->find(operator_, second)->value.merged_into, first);
  EXPECT_EQ(reports_->merge(operator_, first, second, "").error().code, ErrorCode::conflict);
  EXPECT_EQ(reports_->triage(operator_, second, Triage::targeted, "").error().code, ErrorCode::conflict);
  EXPECT_EQ(reports_->close(operator_, first, "").error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(reports_->close(operator_, first, "answered by telephone"));
  EXPECT_EQ(reports_->close(operator_, first, "again").error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace sekimori::share
