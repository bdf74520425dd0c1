// The scheduled look at the logs, with sign-off: what came, what did not, what came late, what nobody may be scored from. A firm decides
// how often; a review that is due and not signed shows until somebody signs it.
//
//   LogReviews reviews(database, records, sources, alerts, clock, zone);
//   LogReview due = TRY(reviews.draft(actor));                  // from the day after the last signed one up to today
//   TRY(reviews.sign(actor, due.to, "gap of the print server: moved to new hardware on 3 March"));
//
// What a review found stands in its record as it was on the day of signing; a late log that fills a gap later does not change it.
#pragma once

#include "feature/watch/alert_book.h"
#include "feature/watch/source_book.h"

namespace sekimori::watch {

constexpr int review_every_days = 7;

struct ReviewFinding {
  std::string source;  // name
  std::string kind;    // never, silent, gap, late, bad, unscored, mapping
  std::string ja, en;
};

struct LogReview {
  Day from, to;  // both included
  std::uint64_t events = 0;
  std::uint64_t sources = 0;
  std::uint64_t open_alerts = 0;  // new ones that nobody has triaged
  std::vector<ReviewFinding> findings;
  int days_overdue = 0;  // of a draft: days since it should have been signed, below 0: not due yet
  // Of a signed one:
  std::string id, signed_by, statement;
  std::optional<Instant> signed_at;
};

class LogReviews {
 public:
  LogReviews(sql::Database& database, record::RecordStore& records, SourceBook& sources, AlertBook& alerts, Clock& clock, Zone zone)
      : database_(database), records_(records), sources_(sources), alerts_(alerts), clock_(clock), zone_(std::move(zone)) {}

  // What would be signed now. Needs "source.list".
  Result<LogReview> draft(const record::Actor& actor);
  // Signs it. A statement is needed where there are findings: invalid_input without. Needs "log_review.create".
  Result<LogReview> sign(const record::Actor& actor, std::string_view statement);
  // Signed ones, newest first. Needs "log_review.list".
  Result<std::vector<LogReview>> signed_ones(const record::Actor& actor);

 private:
  sql::Database& database_;
  record::RecordStore& records_;
  SourceBook& sources_;
  AlertBook& alerts_;
  Clock& clock_;
  Zone zone_;
};

Json to_json(const LogReview& review);

}  // namespace sekimori::watch
