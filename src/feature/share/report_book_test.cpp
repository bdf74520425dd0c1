// A report on its way: who may take which step, on which bytes, and what comes out.
#include <thread>

#include "feature/share/report_fixture_test.h"
#include "feature/share/staff.h"

namespace sekimori::share {
namespace {

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

TEST_F(Reports, of_a_contributor_leave_with_its_consent_and_hide_whom_they_tell_of) {
  account("police", record::Role::contributor);
  account("ministry", record::Role::contributor);
  const record::Actor police = actor_of("police"), ministry = actor_of("ministry");
  const auto made = reports_->receive(police, {.member = "", .kind = ReportKind::mail_with_url}, "a.eml", as_bytes(reported_mail));
  ASSERT_TRUE(made) << made.error().message;
  const std::string number = made->value.number;
  EXPECT_TRUE(made->value.contributed);
  EXPECT_EQ(reports_->find(ministry, number).error().code, ErrorCode::not_found);
  const std::string hash = draft(number, {.widest = "AMBER", .policy = {}, .playbook_sha256 = {}}, nullptr, true);
  ASSERT_FALSE(hash.empty());
  EXPECT_EQ(reports_->find(operator_, number)->value.draft->about, "M-001") << "its address stands in the mail";
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, "read"));
  EXPECT_EQ(reports_->find(operator_, number)->value.state, ReportState::reviewed);
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::not_permitted) << "nobody has agreed";
  EXPECT_EQ(reports_->consent(contact_, number, hash, {}, "").error().code, ErrorCode::not_found) << "nor does it know of it";
  EXPECT_EQ(reports_->consent(ministry, number, hash, {}, "").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->consent(operator_, number, hash, {}, "").error().code, ErrorCode::not_permitted);
  record::Actor both = operator_;
  both.roles.push_back(record::Role::contributor);
  EXPECT_EQ(reports_->consent(both, number, hash, {}, "").error().code, ErrorCode::not_permitted) << "the hub does not agree for others";
  ASSERT_TRUE(reports_->consent(police, number, hash, {}, "")) << "on the very bytes";
  const auto share = reports_->release(operator_, number, "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(share->value.provenance, Provenance::contributor);
  // What was told about the member narrows it down like its own reports.
  const auto about = reports_->released(operator_, "M-001");
  ASSERT_TRUE(about) << about.error().message;
  ASSERT_EQ(about->size(), 1U);
  EXPECT_EQ(about->front().report, number);
  EXPECT_TRUE(reports_->released(operator_, "M-002")->empty());
  ASSERT_TRUE(reports_->withdraw(police, number, "the case was closed"));
  EXPECT_TRUE(reports_->share(operator_, share->value.number)->value.recalled_at);
}

// An authority that belongs to a group has nobody of its own standing to hide among, and need not.
TEST_F(Reports, of_an_authority_can_be_shared) {
  Member authority = firm("架空県警察");
  authority.kind = MemberClass::police;
  const auto invited = members_->invite(operator_, authority, "asked");
  ASSERT_TRUE(invited) << invited.error().message;
  const std::string police = invited->value.number;
  take_part(police, "heavy");
  account("officer");
  ASSERT_TRUE(members_->give_account(operator_, police, "officer", "speaks for it"));
  const record::Actor officer = actor_of("officer");
  const auto made = reports_->receive(officer, {.member = police, .kind = ReportKind::fake_site}, "a.eml", as_bytes(reported_mail));
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_TRUE(made->value.contributed);
  const std::string number = made->value.number;
  const std::string hash = draft(number, {.widest = "AMBER", .policy = {}, .playbook_sha256 = {}}, nullptr, true);
  ASSERT_FALSE(hash.empty());
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, "read"));
  EXPECT_EQ(reports_->release(operator_, number, "AMBER").error().code, ErrorCode::not_permitted);
  ASSERT_TRUE(reports_->consent(officer, number, hash, {}, ""));
  const auto share = reports_->release(operator_, number, "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(share->value.provenance, Provenance::contributor);
  EXPECT_TRUE(reports_->released(operator_, police)->empty()) << "nothing was told about it";
}

TEST_F(Reports, may_be_allowed_wider_by_whoever_they_are_of_alone) {
  const std::string number = receive();
  EXPECT_EQ(reports_->allow(operator_, number, "GREEN", "wish").error().code, ErrorCode::not_permitted);
  EXPECT_EQ(reports_->allow(other_, number, "GREEN", "wish").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->allow(contact_, number, "WHITE", "wish").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reports_->allow(contact_, number, "GREEN", " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reports_->receive(operator_, {.member = "M-001", .kind = ReportKind::mail_plain, .widest = "CLEAR"}, "a.txt", as_bytes("x"))
                .error()
                .code,
            ErrorCode::not_permitted);
  draft(number);
  const auto said = reports_->allow(contact_, number, "GREEN", "our own word");
  ASSERT_TRUE(said) << said.error().message;
  EXPECT_EQ(said->value.widest, "GREEN");
  EXPECT_FALSE(said->value.draft) << "what was made under other terms is gone";
  EXPECT_EQ(report_from_json(to_json(said->value))->widest, "GREEN");
}

TEST_F(Reports, are_seen_by_the_hub_and_by_who_made_them) {
  const std::string number = receive();
  EXPECT_EQ(reports_->find(other_, number).error().code, ErrorCode::not_found);
  EXPECT_TRUE(reports_->list(other_)->empty());
  EXPECT_EQ(reports_->original(other_, number, "curious").error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->original(operator_, number, " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reports_->receive(other_, {.member = "M-001"}, "a.eml", as_bytes(reported_mail)).error().code, ErrorCode::not_found);
  ASSERT_TRUE(members_->suspend(operator_, "M-001", "asked"));
  EXPECT_EQ(reports_->receive(operator_, {.member = "M-001"}, "a.eml", as_bytes(reported_mail)).error().code, ErrorCode::conflict);
}

TEST_F(Reports, keep_their_originals_as_noise_and_every_look_as_a_record) {
  const std::string number = receive();
  const auto before = database_->read(
      [&](sql::Transaction& tx) { return room_->changes.of_object(tx, "hub_report", reports_->find(operator_, number)->id); });
  EXPECT_EQ(as_text(*reports_->original(operator_, number, "triage")), reported_mail);
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
  EXPECT_TRUE(back->value.consent->withdrawn_at);
  EXPECT_EQ(reports_->withdraw(contact_, number, "again").error().code, ErrorCode::conflict);
  // Why is the member's affair: the hub's people find it in the change record, readers nowhere.
  const std::string told = to_json(reports_->share(other_, "S-2025-001")->value).dump();
  EXPECT_FALSE(told.contains("too much")) << told;
  EXPECT_TRUE(told.contains(consent_withdrawn)) << told;
  EXPECT_FALSE(reports_->share_bytes(other_, "S-2025-001").error().message.contains("too much"));
  EXPECT_EQ(reports_->share_bytes(other_, "S-2025-001").error().code, ErrorCode::conflict);
  EXPECT_TRUE(reports_->share(other_, "S-2025-001")->value.recalled_at);
  EXPECT_EQ(reports_->release(operator_, number, "GREEN").error().code, ErrorCode::not_permitted);
}

TEST_F(Reports, come_back_when_the_day_is_over_until_which_they_were_agreed_to) {
  const std::string number = receive(), hash = draft(number);
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, ""));
  const Day until{Zone::tokyo().day_of(clock_.now()).number + 2};
  ASSERT_TRUE(reports_->consent(contact_, number, hash, until, ""));
  ASSERT_TRUE(reports_->release(operator_, number, "AMBER"));
  clock_.advance(2 * nanoseconds_per_day);
  EXPECT_EQ(*reports_->recall_ended(), 0U) << "the last day is not over";
  clock_.advance(nanoseconds_per_day);
  EXPECT_EQ(*reports_->recall_ended(), 1U);
  EXPECT_TRUE(reports_->share(other_, "S-2025-001")->value.recalled_at);
  EXPECT_EQ(reports_->find(operator_, number)->value.state, ReportState::recalled);
  EXPECT_EQ(*reports_->recall_ended(), 0U);
}

TEST_F(Reports, are_not_agreed_to_by_who_made_or_reviewed_the_draft) {
  account("both");
  ASSERT_TRUE(members_->give_account(operator_, "M-001", "both", "speaks for it"));
  record::Actor both = actor_of("both");
  both.roles.push_back(record::Role::hub_reviewer);
  const std::string number = receive(), hash = draft(number);
  ASSERT_TRUE(reports_->review(both, number, hash, "read"));
  EXPECT_EQ(reports_->consent(both, number, hash, {}, "").error().code, ErrorCode::not_permitted);
  EXPECT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
}

TEST_F(Reports, closed_or_merged_by_mistake_are_opened_again) {
  const std::string number = receive(), other = receive();
  ASSERT_TRUE(reports_->triage(operator_, number, Triage::phishing, ""));
  EXPECT_EQ(reports_->triage(operator_, number, Triage::targeted, "").error().code, ErrorCode::conflict);
  EXPECT_EQ(reports_->reopen(operator_, number, " ").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(reports_->reopen(contact_, number, "I disagree").error().code, ErrorCode::not_permitted);
  const auto again = reports_->reopen(operator_, number, "it was aimed after all");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->value.state, ReportState::received);
  EXPECT_FALSE(again->value.answer);
  EXPECT_TRUE(reports_->triage(operator_, number, Triage::targeted, ""));
  EXPECT_EQ(reports_->reopen(operator_, number, "again").error().code, ErrorCode::conflict);
  ASSERT_TRUE(reports_->merge(operator_, other, number, "the same"));
  ASSERT_TRUE(reports_->reopen(operator_, other, "another one"));
  EXPECT_TRUE(reports_->find(operator_, other)->value.merged_into.empty());
}

TEST_F(Reports, of_another_kind_than_proposed_are_masked_anew) {
  const std::string number = receive(), hash = draft(number);
  const auto changed = reports_->set_kind(operator_, number, ReportKind::supplier_incident, "their mail server");
  ASSERT_TRUE(changed) << changed.error().message;
  EXPECT_EQ(changed->value.kind, ReportKind::supplier_incident);
  EXPECT_FALSE(changed->value.draft);
  EXPECT_EQ(reports_->review(reviewer_, number, hash, "").error().code, ErrorCode::conflict);
}

TEST_F(Reports, are_recalled_with_a_reason_that_names_nobody) {
  const auto share = reports_->release(operator_, ready(), "AMBER");
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(reports_->recall(operator_, share->value.number, "架空製作所3 asked for it").error().code, ErrorCode::not_permitted);
  EXPECT_FALSE(reports_->share(other_, share->value.number)->value.recalled_at);
  EXPECT_TRUE(reports_->recall(operator_, share->value.number, "a wrong indicator"));
}

// The consent is taken back in the transaction in which what was released comes back: whatever the release finds, nothing stays out.
TEST_F(Reports, do_not_stay_out_when_consent_is_withdrawn_beside_their_release) {
  const std::string number = ready();
  std::thread releasing([&] { static_cast<void>(reports_->release(operator_, number, "AMBER")); });
  const auto back = reports_->withdraw(contact_, number, "no");
  releasing.join();
  ASSERT_TRUE(back) << back.error().message;
  const auto shares = reports_->shares(operator_);
  ASSERT_TRUE(shares);
  for (const KnownShare& share : *shares) EXPECT_TRUE(share.value.recalled_at) << share.value.number;
  EXPECT_NE(reports_->find(operator_, number)->value.state, ReportState::released);
}

// What the member agrees to is how far it goes, too: the hash covers label, policy and playbook, and the hub cannot widen any of them.
TEST_F(Reports, go_no_further_than_was_agreed_to) {
  const std::string number = receive(), narrow = draft(number, {.widest = "AMBER", .policy = {}, .playbook_sha256 = {}});
  const std::string wide = draft(number, {.widest = "GREEN", .policy = {}, .playbook_sha256 = {}});
  EXPECT_NE(narrow, wide) << "another label is another hash";
  EXPECT_NE(wide, draft(number, {.widest = "GREEN", .policy = {.actions = PermittedActions::externally_visible}, .playbook_sha256 = {}}));
  ASSERT_EQ(draft(number, {.widest = "AMBER", .policy = {}, .playbook_sha256 = {}}), narrow);
  ASSERT_TRUE(reports_->review(reviewer_, number, narrow, "read"));
  EXPECT_EQ(reports_->consent(contact_, number, wide, {}, "").error().code, ErrorCode::conflict);
  ASSERT_TRUE(reports_->consent(contact_, number, narrow, {}, ""));
  for (const std::string_view label : {"CLEAR", "GREEN"}) {
    const auto refused = reports_->release(operator_, number, label);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::not_permitted) << label;
  }
  const auto share = reports_->release(operator_, number, "AMBER+STRICT");
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(share->value.tlp, "AMBER+STRICT");
}

TEST_F(Reports, take_along_the_playbook_that_was_agreed_to) {
  const auto playbook = MemberGate(*members_).admit(
      *Json::parse(R"({"type":"playbook","spec_version":"cacao-2.0","id":"playbook--1","name":"close the way","workflow":{}})"));
  ASSERT_TRUE(playbook) << playbook.error().message;
  const std::string number = receive();
  const ShareTerms terms{.widest = "AMBER", .policy = {.notify_affected = true}, .playbook_sha256 = to_hex(playbook->digest())};
  const std::string hash = draft(number, terms, &*playbook);
  // Terms and playbook beside the bytes are those in the bytes, or there is no draft.
  DraftFacts facts{.audience = "heavy", .epoch = "", .pseudonym = "", .terms = terms};
  EXPECT_EQ(reports_->draft(operator_, number, *masking_->released, facts).error().code, ErrorCode::invalid_input);
  facts.playbook = &*playbook;
  facts.terms.widest = "CLEAR";
  EXPECT_EQ(reports_->draft(operator_, number, *masking_->released, facts).error().code, ErrorCode::invalid_input);
  ASSERT_TRUE(reports_->review(reviewer_, number, hash, "read"));
  ASSERT_TRUE(reports_->consent(contact_, number, hash, {}, ""));
  const auto share = reports_->release(operator_, number);
  ASSERT_TRUE(share) << share.error().message;
  EXPECT_EQ(share->value.tlp, "AMBER");
  EXPECT_TRUE(share->value.policy.notify_affected);
  EXPECT_EQ(share->value.playbook["name"].text(), "close the way");
}

// Under CLEAR and GREEN everybody may read on, so it is the k across groups that counts: five besides the reader.
TEST_F(Reports, hide_among_more_where_everybody_reads) {
  const std::string number = ready();
  ASSERT_TRUE(members_->leave(operator_, "M-006", "merged"));
  EXPECT_EQ(reports_->release(operator_, number, "GREEN").error().code, ErrorCode::conflict);
  EXPECT_EQ(reports_->release(operator_, number, "CLEAR").error().code, ErrorCode::conflict);
  EXPECT_TRUE(reports_->release(operator_, number, "AMBER"));
}

// Two drafts of one member, each of which could be of enough, and which beside each other leave too few: only one of them goes out.
TEST_F(Reports, are_counted_beside_what_went_out_meanwhile) {
  const auto of = [&](std::string_view industry, std::string_view region) {
    const std::string number = receive();
    draft(number);
    mask::Attributes said;
    said.industry = industry;
    said.region = region;
    said.span = masking_->attributes.span;
    const auto kept = reports_->draft(operator_, number, *masking_->released,
                                      {.audience = "heavy",
                                       .epoch = std::string(masking_->share["epoch"].text()),
                                       .pseudonym = std::string(masking_->share["victim"].text()),
                                       .attributes = said.to_json(),
                                       .indicators = {},
                                       .terms = {.widest = "CLEAR", .policy = {}, .playbook_sha256 = {}}});
    EXPECT_TRUE(kept) << kept.error().message;
    EXPECT_TRUE(reports_->review(reviewer_, number, kept->value.draft->sha256, "read"));
    EXPECT_TRUE(reports_->consent(contact_, number, kept->value.draft->sha256, {}, ""));
    return number;
  };
  // Three others are in another industry, the two last in another region: one alone is of both kinds.
  for (int i = 2; i <= 6; ++i)
    ASSERT_TRUE(members_->change(operator_, fmt::format("M-00{}", i), "moved", [&](Member& one) -> Result<void> {
      if (i <= 4) one.industry = "16";
      else one.prefecture = "東京都";
      return {};
    }));
  const std::string first = of("29", "*"), second = of("*", "中部");
  const auto released = reports_->release(operator_, first, "AMBER");
  EXPECT_TRUE(released) << released.error().message;
  const auto refused = reports_->release(operator_, second, "AMBER");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::conflict);
}

// Who was suspended or has left reads nothing; what it agreed to it takes back all the same.
TEST_F(Reports, come_back_when_a_member_that_left_withdraws) {
  const std::string number = ready();
  ASSERT_TRUE(reports_->release(operator_, number, "AMBER"));
  ASSERT_TRUE(members_->suspend(operator_, "M-001", "agreement broken"));
  record::Actor gone = actor_of("contact");
  EXPECT_EQ(reports_->find(gone, number).error().code, ErrorCode::not_found);
  EXPECT_EQ(reports_->withdraw(actor_of("other"), number, "not mine").error().code, ErrorCode::not_found);
  const auto back = reports_->withdraw(gone, number, "we are out");
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_TRUE(reports_->share(other_, "S-2025-001")->value.recalled_at);
  EXPECT_EQ(reports_->withdraw(gone, number, "again").error().code, ErrorCode::conflict);
}

namespace {
class Registered final : public model::PersonDirectory {
 public:
  std::optional<model::KnownPerson> find_by_account(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_device(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find_by_staff_number(std::string_view) override { return {}; }
  std::optional<model::KnownPerson> find(const model::PersonId&) override { return {}; }
  Result<std::vector<model::KnownPerson>> all() override { return std::vector<model::KnownPerson>(1); }
  Result<void> refresh() override { return {}; }
};
}  // namespace

TEST_F(Reports, are_reviewed_by_somebody_who_is_known_to_be_another) {
  Registered people;
  ReportParts parts{.database = *database_,
                    .records = room_->records,
                    .changes = room_->changes,
                    .blobs = *blobs_,
                    .clock = clock_,
                    .random = random_,
                    .company_key = [] {
                      std::vector<Sensitive<Bytes>> keys;
                      keys.emplace_back(Bytes(32, 7));
                      return Result<std::vector<Sensitive<Bytes>>>(std::move(keys));
                    }};
  parts.people = &people;
  ReportBook book(std::move(parts), *members_, *sigs_);
  const std::string number = receive(), hash = draft(number);
  EXPECT_EQ(book.review(reviewer_, number, hash, "read").error().code, ErrorCode::not_permitted) << "two accounts may be one person's";
  EXPECT_TRUE(reports_->review(reviewer_, number, hash, "read")) << "where nobody is registered two accounts are all there is";
}

TEST_F(Reports, show_whoever_reported_nothing_of_other_members) {
  const std::string number = receive(), first = receive();
  draft(number);
  ASSERT_TRUE(reports_->review(reviewer_, number, reports_->find(operator_, number)->value.draft->sha256, "looks like M-003's"));
  Json shown = shown_to(contact_, reports_->find(contact_, number)->value);
  EXPECT_TRUE(shown["draft"]["candidates"].is_null());
  EXPECT_GE(shown["draft"]["k"].integer_or(0), 3);
  for (const std::string_view hidden : {"hub-operator", "hub-reviewer", "M-003", "aimed"})
    EXPECT_FALSE(shown.dump().contains(hidden)) << hidden;
  EXPECT_TRUE(shown_to(operator_, reports_->find(operator_, number)->value).dump().contains("hub-reviewer"));
  ASSERT_TRUE(reports_->triage(operator_, first, Triage::targeted, ""));
  ASSERT_TRUE(reports_->merge(operator_, number, first, "as M-003 told"));
  shown = shown_to(contact_, reports_->find(contact_, number)->value);
  EXPECT_EQ(shown["state"].text(), "closed");
  EXPECT_FALSE(shown.dump().contains(first)) << shown.dump();
  EXPECT_FALSE(shown.dump().contains("merged\"")) << shown.dump();
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

TEST_F(Reports, compare_phrases_with_the_drafts_of_the_others) {
  const std::string first = receive();
  ASSERT_FALSE(draft(first).empty());
  const auto own = reports_->phrases();
  ASSERT_TRUE(own) << own.error().message;
  EXPECT_TRUE((*own)->has(first, reports_->find(operator_, first)->value.draft->sha256));
  EXPECT_FALSE((*own)->has_others(first));
  const std::string second = receive();
  ASSERT_FALSE(draft(second).empty());
  const auto both = reports_->phrases();
  ASSERT_TRUE(both);
  EXPECT_TRUE((*both)->has_others(first));
  EXPECT_EQ((*both)->sources().size(), 2U);
  // A draft that is gone has no phrases any more.
  ASSERT_TRUE(reports_->merge(operator_, second, first, "the same mail"));
  EXPECT_EQ((*reports_->phrases())->sources(), std::vector<std::string>{first});
}

}  // namespace
}  // namespace sekimori::share
