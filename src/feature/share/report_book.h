// Reports on their way through the hub, and what came out: shares.
//
//   auto report = TRY(book.receive(actor, {.member = "M-001", .kind = ReportKind::mail_with_url, .title = "..."}, "a.eml", bytes));
//   TRY(book.triage(actor, "R-2026-001", Triage::targeted, "aimed at the design department"));
//   Masking made = TRY(mask::mask_report(...));                                   // by the caller, from book.original()
//   TRY(book.draft(actor, "R-2026-001", *made.released, facts));                  // says the widest label: AMBER
//   TRY(book.review(second, "R-2026-001", hash, "read line by line"));            // another person than who made the draft
//   TRY(book.consent(contact, "R-2026-001", hash, until, ""));                    // of the member; on the very bytes
//   auto share = TRY(book.release(actor, "R-2026-001", "AMBER+STRICT"));          // stricter, never wider
//
// Every step is a version of the report, so its change record says who took it; looking at an original is one of its own. The order
// holds whoever asks: what was agreed to is one hash, over the words and the terms under which they may leave, and nothing else is
// released. Any thread.
#pragma once

#include <map>
#include <mutex>

#include "base/trace.h"
#include "engine/mail/analysis.h"
#include "engine/mask/by_hand.h"
#include "engine/mask/crowd/crowd.h"
#include "engine/mask/masked.h"
#include "feature/share/forum_gate.h"
#include "feature/share/member_book.h"
#include "feature/share/outlet.h"
#include "feature/share/report.h"
#include "model/ports/person_directory.h"
#include "record/change.h"

namespace sekimori::share {

using KnownReport = record::KeptRecord<HubReport>;

// Whether what a sender knew can only be known from inside: said by a person.
enum class Knowledge : unsigned char { proposed, confirmed, rejected };
std::string_view name_of(Knowledge verdict);
std::optional<Knowledge> knowledge_from(std::string_view name);

struct ReportEntry {
  std::string member;                   // number; empty: the hub's own find
  std::optional<ReportKind> kind = {};  // none: what the reading of the files proposes
  std::string channel = {};
  std::string title = {};
  std::vector<std::string> passwords = {};  // of archives among the files
  std::string delivery = {};                // HubReport::delivery
  std::string widest = {};                  // HubReport::widest; said by whoever's it is alone
};

struct IncomingFile {
  std::string name;
  Bytes bytes;
  FileRole role = FileRole::report;
};

constexpr std::size_t most_files_of_a_report = 100;

// What readers are told of a share whose member took its consent back. Why it did so stands in the report's change record alone.
constexpr std::string_view consent_withdrawn = "同意の撤回 / consent withdrawn";
constexpr std::string_view consent_ended = "同意の期間の終わり / consent ended";

// Reads the files of a report in the cage: who puts the node together knows how. The context's roster is the hub's.
using ReadFiles = std::function<Result<mail::Analysis>(const std::vector<IncomingFile>& files, const std::vector<std::string>& passwords,
                                                       const mail::Context& context)>;

// What the masking found out about the bytes, kept beside them.
struct DraftFacts {
  std::string audience, epoch, pseudonym;
  Json attributes = Json::object();
  std::int64_t k = 0, candidates = 0;
  std::vector<std::string> could_be = {};
  std::string about = {};                        // of what is nobody's own: number of the member that it tells about
  mask::ByHand by_hand = {};                     // stands in the change record as well
  std::vector<SharedIndicator> indicators = {};  // each stands in the bytes word for word
  ShareTerms terms = {};                         // stand in the bytes, too
  const mask::Masked<Json>* playbook = nullptr;  // CACAO 2.0; it went through the gate as well
};

// What another house told, to become a share of this hub: how far it goes here.
struct ReceivedShare {
  std::string audience, tlp, kind;
  ShareOrigin origin = {};
  ExchangePolicy policy = {};
  std::vector<SharedIndicator> indicators = {};  // each stands in the bytes word for word
  const mask::Masked<Json>* playbook = nullptr;  // CACAO 2.0; it went through the gate as well
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
  ReadFiles read = {};                       // null: reports are kept unread
  model::PersonDirectory* people = nullptr;  // null: no register of persons
};

class ReportBook {
 public:
  ReportBook(ReportParts parts, MemberBook& members, SigBook& sigs);

  // invalid_input: empty or too large; not_permitted: for a member that the actor does not speak for; conflict: the member is not active.
  // The files are kept first, sealed; then read in the cage, and what that found is kept sealed, too. A file that cannot be read is no
  // reason to refuse a report. Without a kind, and when the files tell none either: invalid_input.
  Result<KnownReport> receive(const record::Actor& actor, const ReportEntry& entry, std::vector<IncomingFile> files);
  Result<KnownReport> receive(const record::Actor& actor, const ReportEntry& entry, std::string_view file_name, ByteView bytes);
  // Reads the files anew, for instance with a password that came later. A look at the originals.
  Result<KnownReport> reread(const record::Actor& actor, std::string_view number, const std::vector<std::string>& passwords);
  // What the reading found, for whoever may read the report: a member's people do not see what rests on other members. Null when there is
  // none.
  Result<Json> analysis(const record::Actor& actor, std::string_view number);
  // What the sender knew (rows of `knew`, from 0): a person says whether it was known from inside. By the hub's people or the member's.
  Result<KnownReport> judge_knew(const record::Actor& actor, std::string_view number, std::size_t row, Knowledge verdict);
  Result<std::optional<KnownReport>> find_delivery(std::string_view delivery);  // as the node itself
  Result<KnownReport> find(const record::Actor& actor, std::string_view number);
  Result<std::vector<KnownReport>> list(const record::Actor& actor);  // by number
  Result<KnownReport> triage(const record::Actor& actor, std::string_view number, Triage as, std::string_view note);
  // What a person says it is, where the reading of the files proposed another kind. A draft of before is gone: it told the other kind.
  Result<KnownReport> set_kind(const record::Actor& actor, std::string_view number, ReportKind kind, std::string_view reason);
  // The original's bytes; of the first file, or of another by its place. Looking is a change record with its reason; invalid_input without
  // one.
  Result<Bytes> original(const record::Actor& actor, std::string_view number, std::string_view reason, std::size_t file = 0);
  // All of them, in order, under one such record.
  Result<std::vector<IncomingFile>> originals(const record::Actor& actor, std::string_view number, std::string_view reason);

  // invalid_input: the terms are not those in the bytes, or the playbook is none of CACAO 2.0 or not the one of the terms. A new draft
  // takes review and consent of an earlier one with it. conflict: it was not triaged as targeted or other, or is released.
  Result<KnownReport> draft(const record::Actor& actor, std::string_view number, const mask::Masked<Json>& bytes, const DraftFacts& facts);
  Result<std::string> draft_bytes(const record::Actor& actor, std::string_view number);
  // not_permitted: by whoever made the draft, or the same person behind another account. Where persons are registered both accounts belong
  // to one each, or it is not known that they are two; where none are, two accounts are all there is. conflict: the hash is not the
  // draft's.
  Result<KnownReport> review(const record::Actor& actor, std::string_view number, std::string_view sha256, std::string_view note);
  // By an account that speaks for the member, or, of what a contributor without a member brought, by the account that brought it. conflict:
  // the hash is not the draft's, or nobody has reviewed it; not_permitted: whoever made or reviewed the draft, or the same person behind
  // another account, does not agree to it for the member.
  Result<KnownReport> consent(const record::Actor& actor, std::string_view number, std::string_view sha256, std::optional<Day> until,
                              std::string_view note);
  // How far it may go at most, whatever label stands inside: the word of whoever may consent, or empty to take that back. A draft of before
  // is gone. invalid_input: no label of TLP 2.0.
  Result<KnownReport> allow(const record::Actor& actor, std::string_view number, std::string_view widest, std::string_view reason);
  // Takes the consent back; what was released is recalled.
  Result<KnownReport> withdraw(const record::Actor& actor, std::string_view number, std::string_view reason);
  // Under the label that was agreed to, or a stricter one. not_permitted: review or consent is missing, over or withdrawn, or the label is
  // wider than what was agreed to; conflict: of today's members too few could be meant, counted in the transaction of the release and,
  // under CLEAR and GREEN, with the k across groups; invalid_input: no label of TLP 2.0.
  Result<KnownShare> release(const record::Actor& actor, std::string_view number, std::string_view tlp = {});
  // What another house told first, through this hub's gate. Nobody here reported it, so nobody here is hidden or asked; what its author
  // lets readers do stands in `received`. not_permitted: the label is wider than the one under which it came; conflict: the same is out
  // already.
  Result<KnownShare> release_received(const record::Actor& actor, const mask::Masked<Json>& bytes, const ReceivedShare& received);
  // Of the report of another house, by the id that its author gave it; recalled ones too. For the hub itself.
  Result<std::vector<KnownShare>> shares_of_origin(std::string_view report);
  // Readers are told the reason. not_permitted: it names a member.
  Result<KnownShare> recall(const record::Actor& actor, std::string_view share, std::string_view reason);
  Result<KnownReport> merge(const record::Actor& actor, std::string_view number, std::string_view into, std::string_view reason);
  Result<KnownReport> close(const record::Actor& actor, std::string_view number, std::string_view reason);
  // What was closed or merged by mistake is as it was when it came. conflict: it is neither.
  Result<KnownReport> reopen(const record::Actor& actor, std::string_view number, std::string_view reason);
  // Recalls what was agreed to up to a day that is over; a job of the node, any time. How many.
  Result<std::size_t> recall_ended();

  Result<std::vector<KnownShare>> shares(const record::Actor& actor);  // by number; those in sight
  Result<KnownShare> share(const record::Actor& actor, std::string_view number);
  Result<std::string> share_bytes(const record::Actor& actor, std::string_view number);  // conflict: it was recalled
  // The share goes on to another house: a change record with the address, before it goes.
  Result<void> note_departure(const record::Actor& actor, std::string_view share, std::string_view address);
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
  // The masked texts of the newest reports, each under its number: what stands in none of them but one may tell whose it is. Brought up to
  // date on every call; the first reads the drafts of up to 1,000 reports. For the hub's own masking.
  Result<const mask::PhraseBook*> phrases();
  // What was released about a member so far, for the next masking.
  Result<std::vector<mask::ReleasedShare>> released(const record::Actor& actor, std::string_view member);

 private:
  // What the files tell, against the roster and the reports before.
  Result<mail::Analysis> read_files(const std::vector<IncomingFile>& files, const std::vector<std::string>& passwords,
                                    std::string_view member, std::string_view except);
  // Reports before whose texts share a band with this one: the cost does not grow with the store.
  Result<std::vector<mail::EarlierReport>> alike(const link::TextSignature& text, std::string_view except);
  ReportReading keep_reading(const Result<mail::Analysis>& made, const ReportReading* before);
  Result<void> record_look(const record::Actor& actor, const KnownReport& known, std::string_view reason);
  Result<KnownReport> step(const record::Actor& actor, std::string_view number, record::Verb verb, std::string_view action,
                           std::string_view reason, const std::function<Result<void>(HubReport&)>& edit);
  // Reports whose shares must not tell this member: its own, and what others told about it.
  Result<std::vector<KnownReport>> reports_about(sql::Transaction& tx, const record::Actor& actor, std::string_view member);
  Result<std::vector<std::string>> readers_of(sql::Transaction& tx, std::string_view audience);
  // Between masking and release members come and go, and other shares go out: as a stranger would check it.
  Result<void> check_crowd(sql::Transaction& tx, const HubReport& report, std::string_view tlp, const std::optional<mask::Roster>& roster);
  Result<KnownShare> recall(sql::Transaction& tx, const record::Actor& actor, const KnownShare& share, std::string_view reason);
  void tell_outlet(const KnownShare& share);
  Result<std::string> next_number(sql::Transaction& tx, std::string_view kind, char letter);
  Day today() const { return parts_.zone.day_of(parts_.clock.now()); }

  ReportParts parts_;
  MemberBook& members_;
  SigBook& sigs_;
  MemberGate gate_;
  OriginalVault vault_;
  record::RecordShelf<HubReport> reports_;
  record::RecordShelf<Share> shares_;
  mask::PhraseBook phrases_;
  std::mutex phrases_mutex_;  // of bringing them up to date
  std::mutex numbers_mutex_;
  std::map<std::string, std::size_t, std::less<>> last_numbers_;  // by "R-2026-"
  std::function<void(const HubReport&)> follower_;
  Outlet* outlet_ = nullptr;
  Trace* trace_ = nullptr;
};

// Number of the member that a share of this report must not tell: whoever reported, or of what is nobody's own whoever it tells about.
// Empty: none.
std::string_view whose_name_hides(const HubReport& report);

}  // namespace sekimori::share
