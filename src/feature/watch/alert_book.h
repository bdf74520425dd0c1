// Alerts as records: assessed from what the consumer has committed, kept with their state, revealed by two persons.
//
//   AlertBook alerts(parts);
//   std::size_t changed = TRY(alerts.reassess());
//   for (const KnownAlert& known : TRY(alerts.list(actor, {}))) print(known.alert.sentence_ja);
#pragma once

#include "base/metrics.h"
#include "feature/watch/assessment.h"
#include "model/ids.h"
#include "record/pseudonym.h"
#include "record/record_store.h"

namespace sekimori::watch {

struct KnownAlert {
  std::string id;
  model::Alert alert;
  std::int64_t version = 0;
};

struct AlertParts {
  sql::Database& database;
  record::RecordStore& records;
  record::PseudonymBook& pseudonyms;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  Clock& clock;
  Metrics& metrics;
  Zone zone = Zone::tokyo();
};

class AlertBook {
 public:
  explicit AlertBook(AlertParts parts) : parts_(std::move(parts)) {}

  // Assesses everything anew and stores what differs. An alert keeps its id while its first day stays; state and verdict
  // that people gave are kept. Returns how many were created or changed. One thread at a time.
  Result<std::size_t> reassess(double least_score = 20);

  // Sorted by score, then time, then id. Needs "alert.list".
  Result<std::vector<KnownAlert>> list(const record::Actor& actor, std::size_t most = 1000);
  Result<std::optional<KnownAlert>> find(const record::Actor& actor, std::string_view id);
  // triaged, in_case, closed with a verdict. Needs "alert.update" and a reason.
  Result<void> set_state(const record::Actor& actor, std::string_view id, model::AlertState state, model::AlertVerdict verdict,
                         std::string_view reason);

  // Approvals of work that looks like a leak: staff_number or account, from, to, what, object, approver,
  // ticket (or number) as CSV.
  Result<std::size_t> import_approvals(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason);
  Result<std::vector<Approval>> approvals();

 private:
  AlertParts parts_;
};

// UUID made of the first 16 bytes of SHA-256 of the key, marked as version 8 (RFC 9562): the same alert, the same id.
std::string alert_id_of(std::string_view key);

}  // namespace sekimori::watch
