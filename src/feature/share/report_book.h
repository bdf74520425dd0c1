// Reports on their way through the hub, and what came out: shares.
//
//   auto report = TRY(book.receive(actor, {.member = "M-001", .kind = ReportKind::mail_with_url, .title = "..."}, "a.eml", bytes));
//   TRY(book.triage(actor, "R-2026-001", Triage::targeted, "aimed at the design department"));
//   Masking made = TRY(mask::mask_report(...));                                   // by the caller, from book.original()
//   TRY(book.draft(actor, "R-2026-001", *made.released, facts));
//   TRY(book.review(second, "R-2026-001", hash, "read line by line"));            // another person than who made the draft
//   TRY(book.consent(contact, "R-2026-001", hash, until, ""));                    // of the member; on the very bytes
//   auto share = TRY(book.release(actor, "R-2026-001", "AMBER"));
//
// Every step is a version of the report, so its change record says who took it; looking at an original is one of its own. The order
// holds whoever asks: what was agreed to is one hash, and nothing else is released. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "base/trace.h"
#include "engine/mask/crowd/crowd.h"
#include "engine/mask/masked.h"
#include "feature/share/member_book.h"
#include "feature/share/outlet.h"
#include "feature/share/report.h"
#include "record/change.h"

namespace sekimori::share {

using KnownReport = record::KeptRecord<HubReport>;

struct ReportEntry {
  std::string member;  // number; empty: the hub's own find
  ReportKind kind = ReportKind::mail_with_attachment;
  std::string channel = {};
  std::string title = {};
};

// What the masking found out about the bytes, kept beside them.
struct DraftFacts {
  std::string audience, epoch, pseudonym;
  Json attributes = Json::object();
  std::int64_t k = 0, candidates = 0;
  std::vector<SharedIndicator> indicators = {};  // each stands in the bytes word for word
};

// How it leaves.
struct ReleaseWish {
  std::string tlp;
  ExchangePolicy policy = {};
  const mask::Masked<Json>* playbook = nullptr;  // CACAO 2.0; it went through the gate, too
};

struct ReportParts {
  sql::Database& database;
  record::RecordStore& records;
  record::ChangeLog& changes;
  blob::BlobStore& blobs;
  Clock& clock;
  Random& random;
  Zone zone = Zone::tokyo();
  OriginalVault::Key company_key;
};

class ReportBook {
 public:
  ReportBook(ReportParts parts, MemberBook& members, SigBook& sigs);

  // invalid_input: empty or too large; not_permitted: for a member that the actor does not speak for; conflict: the member is not active.
  Result<KnownReport> receive(const record::Actor& actor, const ReportEntry& entry, std::string_view file_name, ByteView bytes);
  Result<KnownReport> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownReport>> list(const record::Actor& actor);  // by number
  Result<KnownReport> triage(const record::Actor& actor, std::string_view number, Triage as, std::string_view note);
  // The original's bytes. Looking is a change record with its reason; invalid_input without one.
  Result<Bytes> original(const record::Actor& actor, std::string_view number, std::string_view reason);

  // A new draft takes review and consent of an earlier one with it. conflict: it was not triaged as targeted or other, or is released.
  Result<KnownReport> draft(const record::Actor& actor, std::string_view number, const mask::Masked<Json>& bytes, const DraftFacts& facts);
  Result<std::string> draft_bytes(const record::Actor& actor, std::string_view number);
  // not_permitted: by whoever made the draft, or the same person behind another account; conflict: the hash is not the draft's.
  Result<KnownReport> review(const record::Actor& actor, std::string_view number, std::string_view sha256, std::string_view note);
  // By an account that speaks for the member. conflict: the hash is not the draft's, or nobody has reviewed it.
  Result<KnownReport> consent(const record::Actor& actor, std::string_view number, std::string_view sha256, std::optional<Day> until,
                              std::string_view note);
  // Takes the consent back; what was released is recalled.
  Result<KnownReport> withdraw(const record::Actor& actor, std::string_view number, std::string_view reason);
  // not_permitted: review or consent is missing, over or withdrawn; invalid_input: no label of TLP 2.0, no playbook of CACAO 2.0.
  Result<KnownShare> release(const record::Actor& actor, std::string_view number, const ReleaseWish& wish);
  Result<KnownShare> release(const record::Actor& actor, std::string_view number, std::string_view tlp) {
    return release(actor, number, ReleaseWish{.tlp = std::string(tlp)});
  }
  Result<KnownShare> recall(const record::Actor& actor, std::string_view share, std::string_view reason);
  Result<KnownReport> merge(const record::Actor& actor, std::string_view number, std::string_view into, std::string_view reason);
  Result<KnownReport> close(const record::Actor& actor, std::string_view number, std::string_view reason);

  Result<std::vector<KnownShare>> shares(const record::Actor& actor);  // by number; those in sight
  Result<KnownShare> share(const record::Actor& actor, std::string_view number);
  Result<std::string> share_bytes(const record::Actor& actor, std::string_view number);  // conflict: it was recalled
  // The groups, as reader lists name them, that an audience is made of.
  Result<std::vector<std::string>> readers_of(std::string_view audience);
  // The bytes of a share, read. For the hub itself, also of recalled ones.
  Result<Json> document_of(const Share& share);
  // Who is told of releases and recalls; must live as long as the book. What it could not take is left to its own catching up.
  void set_outlet(Outlet* outlet, Trace* trace) {
    outlet_ = outlet;
    trace_ = trace;
  }
  // Who is told, after it was kept, of a report that was triaged, merged or whose consent was withdrawn: it may begin or cease to take part
  // in linking.
  void set_follower(std::function<void(const HubReport&)> follower) { follower_ = std::move(follower); }
  // From which the pseudonyms of this hub follow: of its oldest company key, so that turning keys over changes nobody's name in an epoch.
  Result<Sensitive<Bytes>> pseudonym_key();
  // What was released about a member so far, for the next masking.
  Result<std::vector<mask::ReleasedShare>> released(const record::Actor& actor, std::string_view member);

 private:
  Result<KnownReport> step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                           std::string_view reason, const std::function<Result<void>(HubReport&)>& edit);
  Result<std::vector<std::string>> readers_of(sql::Transaction& tx, std::string_view audience);
  void tell_outlet(const KnownShare& share);
  Result<std::string> next_number(sql::Transaction& tx, std::string_view kind, char letter);
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

  ReportParts parts_;
  MemberBook& members_;
  SigBook& sigs_;
  OriginalVault vault_;
  record::RecordShelf<HubReport> reports_;
  record::RecordShelf<Share> shares_;
  std::mutex numbers_mutex_;
  std::map<std::string, std::size_t, std::less<>> last_numbers_;  // by "R-2026-"
  std::function<void(const HubReport&)> follower_;
  Outlet* outlet_ = nullptr;
  Trace* trace_ = nullptr;
};

}  // namespace sekimori::share
