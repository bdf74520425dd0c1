// Reports of six members in one group, on their way: received, masked by the engine, kept by the book.
#pragma once

#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"
#include "feature/share/hub_fixture_test.h"

namespace sekimori::share {
inline constexpr std::string_view reported_mail =
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
    const auto made =
        reports_->receive(contact_, {.member = "M-001", .kind = ReportKind::mail_with_url, .channel = "test", .title = "order"}, "a.eml",
                          as_bytes(reported_mail));
    EXPECT_TRUE(made) << made.error().message;
    return made ? made->value.number : std::string();
  }
  // Masked by the engine, kept by the book. Its hash.
  std::string draft(const std::string& number, ShareTerms terms = {.widest = "CLEAR", .policy = {}, .playbook_sha256 = {}},
                    const mask::Masked<Json>* playbook = nullptr, bool of_others = false) {
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
    const auto named = mask::named_most(*report, mask::RosterIndex(*roster));
    const std::string hides = of_others ? (named ? roster->organisations[*named].id : std::string()) : std::string("M-001");
    if (!hides.empty()) policy.member = hides;
    policy.terms = to_json(terms);
    policy.earlier = *reports_->released(operator_, hides);
    auto masked = mask::mask_report(*report, *roster, policy, {});
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
                                       .candidates = static_cast<std::int64_t>(masked->residual.candidates),
                                       .about = of_others ? hides : std::string(),
                                       .indicators = {{"url", "http://evil.example/a.exe"}},
                                       .terms = std::move(terms),
                                       .playbook = playbook});
    EXPECT_TRUE(kept) << kept.error().message;
    masking_ = *std::move(masked);
    return kept ? kept->value.draft->sha256 : std::string();
  }

  // Received, masked, looked at and agreed to: only the release is left.
  std::string ready() {
    const std::string number = receive(), hash = draft(number);
    EXPECT_TRUE(reports_->review(reviewer_, number, hash, "read"));
    EXPECT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
    return number;
  }

  record::Actor contact_, other_;
  std::optional<mask::Masking> masking_;  // of the last draft
};

}  // namespace sekimori::share
