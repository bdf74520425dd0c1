// Alerts as records: assessed from what the consumer has committed, kept with their state, revealed by two persons.
//
//   AlertBook alerts(parts);
//   std::size_t changed = TRY(alerts.reassess());
//   for (const KnownAlert& known : TRY(alerts.list(actor, {}))) print(known.alert.sentence_ja);
#pragma once

#include <mutex>

#include "base/metrics.h"
#include "feature/watch/assessment.h"
#include "feature/watch/feedback.h"
#include "model/ids.h"
#include "record/pseudonym.h"
#include "record/record_store.h"

namespace sekimori::watch {

struct KnownAlert {
  std::string id;
  model::Alert alert;
  std::int64_t version = 0;
};

struct AlertFilter {
  std::optional<model::AlertState> state = {};
  double least_score = 0;
  std::size_t most = SIZE_MAX;  // of those that fit, the first
};

struct SuppressionCount {
  Suppression suppression;
  std::uint64_t alerts = 0;   // in which it takes points away now
  std::uint64_t factors = 0;  // how many facts it mutes in them
};

struct AlertParts {
  sql::Database& database;
  record::RecordStore& records;
  record::PseudonymBook& pseudonyms;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  Clock& clock;
  Random& random;
  Metrics& metrics;
  Zone zone = Zone::tokyo();
};

class AlertBook {
 public:
  explicit AlertBook(AlertParts parts) : parts_(std::move(parts)) {}

  // Assesses everything anew and stores what differs. An alert keeps its id while its first day stays; state and verdict
  // that people gave are kept; a closed alert with newer acts is new again. Returns how many were created or changed. Any thread; one at a
  // time, the others wait.
  Result<std::size_t> reassess(double least_score = 20);

  // Sorted by score, then time, then id. Needs "alert.list".
  Result<std::vector<KnownAlert>> list(const record::Actor& actor, const AlertFilter& filter = {});
  Result<std::optional<KnownAlert>> find(const record::Actor& actor, std::string_view id);
  // triaged, in_case, closed with a verdict. Needs "alert.update" and a reason. conflict: it is no longer the version `based_on`.
  Result<void> set_state(const record::Actor& actor, std::string_view id, model::AlertState state, model::AlertVerdict verdict,
                         std::string_view reason, std::optional<std::int64_t> based_on = {});

  // Approvals of work that looks like a leak: staff_number or account, from, to, what, object, approver,
  // ticket (or number) as CSV.
  Result<std::size_t> import_approvals(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason);
  Result<std::vector<Approval>> approvals();                            // for the program
  Result<std::vector<Approval>> approvals(const record::Actor& actor);  // needs "approval.list"; by ticket

  // A suppression from now on. invalid_input: no reason, no scope, over already, longer than a year. Needs "suppression.create"; the
  // approver is the actor. Everything is assessed anew.
  Result<Suppression> suppress(const record::Actor& actor, Suppression wish);
  // Ends one before its time. Needs "suppression.update" and a reason.
  Result<void> end_suppression(const record::Actor& actor, std::string_view id, std::string_view reason);
  // All of them, ended ones too, newest first, with what they mute now. Needs "suppression.list".
  Result<std::vector<SuppressionCount>> suppressions(const record::Actor& actor);
  // Those whose last day is over end, each with a change record, and what they muted counts again. Returns how many. Asked by
  // reassess() and list(), so that an expired one ends by itself.
  Result<std::size_t> end_expired();
  // How people's verdicts weigh on each kind of factor. Needs "alert.list".
  Result<std::vector<FactorFeedback>> feedback(const record::Actor& actor);

 private:
  Result<std::size_t> assess_again(double least_score);
  Result<std::vector<Suppression>> all_suppressions();
  Result<std::size_t> end_expired_ones();
  Result<void> put_suppression(const record::Actor& actor, const Suppression& suppression, record::Verb verb, std::string_view action,
                               std::string_view reason);
  AlertParts parts_;
  std::mutex assessing_;
};

// UUID made of the first 16 bytes of SHA-256 of the key, marked as version 8 (RFC 9562): the same alert, the same id.
std::string alert_id_of(std::string_view key);

}  // namespace sekimori::watch
