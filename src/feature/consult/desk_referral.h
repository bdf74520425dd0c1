// A case handed on, as far as the asker agreed: to the police, a desk for information security, JC3, the rescue team.
//
//   proposed -> consented -> sent -> received -> done          declined, withdrawn: on the way
//
//   auto made = TRY(referrals.propose(actor, "C-2026-0001", {.target = DeskReferralTarget::police, .scope = ReferralReach::summary, ...}));
//   TRY(referrals.consent(actor, made.value.number, "by telephone, to Sato, 2026-01-05"));
//   ReferralPackage package = TRY(referrals.send(actor, made.value.number));      // the files, each with its hash in the record
//   TRY(referrals.receipt(actor, made.value.number, {.office = "...", .number = "受付 12"}));
//   TRY(referrals.outcome(actor, made.value.number, "..."));
//
// The package holds what the scope says and no more: attributes alone, with a summary, with what the asker said. Never a secret's content:
// the annex of a case at the police is handed over sealed and by custody, by whoever has it. The way to the police is that of the asker's
// prefecture. Any thread.
#pragma once

#include "feature/consult/consultation_book.h"
#include "feature/consult/desk_texts.h"

namespace sekimori::consult {

enum class ReferralReach : unsigned char { attributes, summary, words };
enum class DeskReferralState : unsigned char { proposed, consented, sent, received, done, declined, withdrawn };
std::string_view name_of(ReferralReach reach);
std::string_view name_of(DeskReferralState state);
std::optional<ReferralReach> referral_reach_from(std::string_view name);

struct ReferralFile {
  std::string name, sha256;
  std::int64_t bytes = 0;
};

struct DeskReferral {
  std::string number;  // DR-2026-001
  std::string consultation;
  DeskReferralTarget target = DeskReferralTarget::police;
  ReferralReach scope = ReferralReach::attributes;
  DeskReferralState state = DeskReferralState::proposed;
  std::string purpose;
  bool foreign_link = false;
  int prefecture = 0;
  std::string consent_how, consent_noted_by;
  std::optional<Instant> consented_at, sent_at, received_at, ended_at;
  std::vector<ReferralFile> files;
  std::string receipt_office, receipt_number, outcome;
};
Json to_json(const DeskReferral& referral);
Result<DeskReferral> desk_referral_from(const Json& json);
using KnownDeskReferral = record::KeptRecord<DeskReferral>;

// The steps of the way, with the prefecture's name in them.
std::vector<std::pair<std::string, model::Wording>> steps_of(const DeskReferral& referral);

struct ReferralWish {
  DeskReferralTarget target = DeskReferralTarget::police;
  ReferralReach scope = ReferralReach::attributes;
  std::string purpose = {};
  std::string summary = {};  // for the scopes summary and words; sealed with the consultation
};

struct ReferralPackageFile {
  std::string name, text;
};

class DeskReferralBook {
 public:
  DeskReferralBook(const DeskParts& parts, ConsultationBook& consultations);
  Result<KnownDeskReferral> propose(const record::Actor& actor, std::string_view consultation, const ReferralWish& wish);
  // How the asker agreed, to whom and when: that is what is shown when somebody asks later.
  Result<KnownDeskReferral> consent(const record::Actor& actor, std::string_view number, std::string_view how);
  Result<KnownDeskReferral> withdraw(const record::Actor& actor, std::string_view number, std::string_view reason);
  // What would leave, without leaving.
  Result<std::vector<ReferralPackageFile>> preview(const record::Actor& actor, std::string_view number);
  // not_permitted: the asker has not agreed; conflict: it was sent, or what was said has been erased.
  Result<std::vector<ReferralPackageFile>> send(const record::Actor& actor, std::string_view number);
  Result<KnownDeskReferral> receipt(const record::Actor& actor, std::string_view number, std::string_view office,
                                    std::string_view their_number);
  Result<KnownDeskReferral> outcome(const record::Actor& actor, std::string_view number, DeskReferralState state, std::string_view what);
  Result<KnownDeskReferral> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownDeskReferral>> list(const record::Actor& actor, std::string_view consultation = {});

 private:
  Result<KnownDeskReferral> find_in(sql::Transaction& tx, const record::Actor& actor, std::string_view number);
  Result<KnownDeskReferral> step(const record::Actor& actor, std::string_view number, std::string_view action, std::string_view reason,
                                 const std::function<Result<void>(DeskReferral&)>& edit);
  Result<std::vector<ReferralPackageFile>> package(sql::Transaction& tx, const record::Actor& actor, const DeskReferral& referral);
  DeskParts parts_;
  ConsultationBook& consultations_;
  record::RecordShelf<DeskReferral> shelf_;
};

}  // namespace sekimori::consult
