// Reports handed on, with the member's consent to target and scope.
//
//   auto made = TRY(book.propose(actor, "R-2026-001", "JC3", ReferralScope::masked, "trace the sender"));
//   TRY(book.consent(contact, "RF-2026-001", until));
//   std::vector<IncomingFile> files = TRY(book.send(actor, "RF-2026-001"));       // what leaves, recorded by hash
//
// Any thread.
#pragma once

#include "feature/share/referral.h"
#include "feature/share/report_book.h"

namespace sekimori::share {

using KnownReferral = record::KeptRecord<HubReferral>;

struct ReferralParts {
  sql::Database& database;
  record::RecordStore& records;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
};

class ReferralBook {
 public:
  ReferralBook(ReferralParts parts, ReportBook& reports);

  // A report of no member (the hub's own find) needs nobody's consent.
  Result<KnownReferral> propose(const record::Actor& actor, std::string_view report, std::string_view target, ReferralScope scope,
                                std::string_view purpose);
  Result<KnownReferral> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownReferral>> list(const record::Actor& actor);  // by number
  // By an account that speaks for the member; to the draft of today, which is what leaves. conflict: it is past that, or there is no draft.
  Result<KnownReferral> consent(const record::Actor& actor, std::string_view number, std::optional<Day> until);
  Result<KnownReferral> withdraw(const record::Actor& actor, std::string_view number, std::string_view why);
  // not_permitted: no consent, or it is over; conflict: sent already, or the draft is not the one that was consented to. Looking at
  // originals is a change record of the report.
  Result<std::vector<IncomingFile>> send(const record::Actor& actor, std::string_view number);

 private:
  Result<std::vector<IncomingFile>> content(const record::Actor& actor, const HubReferral& referral);
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

  ReferralParts parts_;
  ReportBook& reports_;
  record::RecordShelf<HubReferral> shelf_;
};

}  // namespace sekimori::share
