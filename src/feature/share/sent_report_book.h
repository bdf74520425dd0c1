// A firm's reports to its hubs.
//
//   auto sent = TRY(book.send(actor, desk, link, {.kind = "insider_leak", .about = "case 2026-001", ...}));   // T-2026-001
//   TRY(book.follow(actor, desk, "T-2026-001"));                       // how far the hub is
//   std::string bytes = TRY(book.draft(actor, desk, "T-2026-001"));    // what others would see
//   TRY(book.consent(actor, desk, "T-2026-001", sha256_of(bytes), {}, "agreed"));
//
// The hub decides; here stands what it was told and what it answered, as a change record each. Any thread.
#pragma once

#include "feature/share/hub_link.h"
#include "feature/share/sent_report.h"
#include "model/ports/hub_desk.h"
#include "record/record_shelf.h"

namespace sekimori::share {

using KnownSentReport = record::KeptRecord<SentReport>;

struct ReportToSend {
  std::string kind, title, file_name, content;
  std::string about = {};
};

class SentReportBook {
 public:
  SentReportBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, Zone zone);

  // Recorded before it leaves, in the state "sending"; the hub is told the record's id as the name of this sending, so that the same report
  // sent again after no answer came is one report there and one record here. What the hub does not take is "refused". invalid_input: no
  // kind, an empty report.
  Result<KnownSentReport> send(const record::Actor& actor, model::HubDesk& desk, const HubLink& link, const ReportToSend& report);
  Result<std::vector<KnownSentReport>> list(const record::Actor& actor);  // newest first
  Result<KnownSentReport> find(const record::Actor& actor, std::string_view number);
  // The one of which a share of that hub is made: by its number there, or by the hash of the very bytes.
  Result<std::optional<KnownSentReport>> behind(std::string_view hub, std::string_view share, std::string_view sha256);
  // Asks the hub; a change is recorded. conflict, here and below: the hub has no number for it yet.
  Result<KnownSentReport> follow(const record::Actor& actor, model::HubDesk& desk, std::string_view number);
  // integrity: the bytes are not those that the hub named.
  Result<std::string> draft(const record::Actor& actor, model::HubDesk& desk, std::string_view number);
  Result<KnownSentReport> consent(const record::Actor& actor, model::HubDesk& desk, std::string_view number, const std::string& sha256,
                                  const std::string& until, const std::string& note);
  Result<KnownSentReport> withdraw(const record::Actor& actor, model::HubDesk& desk, std::string_view number, const std::string& reason);

 private:
  Result<KnownSentReport> begin(const record::Actor& actor, const HubLink& link, const ReportToSend& report);
  Result<KnownSentReport> find_arrived(const record::Actor& actor, std::string_view number);
  Result<KnownSentReport> note(const record::Actor& actor, const KnownSentReport& known, const Json& told, record::Verb verb,
                               std::string_view action, std::string_view reason);

  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Zone zone_;
  record::RecordShelf<SentReport> shelf_;
};

}  // namespace sekimori::share
