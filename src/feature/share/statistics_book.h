// The hub's numbers out of its books, and the proof of each.
//
//   StatisticsBook statistics(parts, reports, members, sigs, traits);
//   HubCounts counts = TRY(statistics.count(actor, HubPeriod::quarter("2014Q1")));
//   StatisticsProof proof = TRY(statistics.prove(actor, counts));       // every number with its records and their leaves
//   proof.failures;                                                     // empty: all numbers were derived again
//
// A proof trusts nothing that counting used: it finds the records by the ledger's changes, checks for each that its body is the one that
// was hashed, that the hash stands in a change, that the change is what the leaf commits to and that the leaf is in the ledger; and counts
// anew from those bodies. Any thread.
#pragma once

#include "feature/share/published_quarters.h"

namespace sekimori::ledger {
class Ledger;
}

namespace sekimori::share {

constexpr std::string_view statistics_kind = "hub_statistics";

struct StatisticsParts {
  sql::Database& database;
  record::RecordStore& records;
  record::ChangeLog& changes;
  ledger::Ledger& ledger;
  Clock& clock;
  Zone zone = Zone::tokyo();
};

struct ProvenRecord {
  std::string kind, number, id;
  std::int64_t version = 0;
  std::string body_hash;
  std::optional<std::uint64_t> leaf;  // index in the ledger
  std::string problem;                // empty: it holds
};

struct ProvenNumber {
  std::string quarter;  // "2014Q2"; the whole period's own name for its sum
  std::string table, row, column;
  std::int64_t counted = 0;
  std::int64_t derived = 0;
  bool hidden = false;
  std::vector<std::size_t> records;  // places in the proof's list
};

struct StatisticsProof {
  std::vector<ProvenRecord> records;
  std::vector<ProvenNumber> numbers;
  std::vector<std::string> failures;  // in English; empty: all holds
};
Json to_json(const ProvenNumber& number, const StatisticsProof& proof);

class StatisticsBook {
 public:
  StatisticsBook(StatisticsParts parts, ReportBook& reports, MemberBook& members, SigBook& sigs, TraitBook& traits);

  // For everybody who takes part in the hub; what is hidden is hidden by to_json. The hub's people read the numbers of now, others what was
  // published: of a period that is closed, as it was counted first. not_permitted for others, and for a period that is not closed yet.
  Result<HubCounts> count(const record::Actor& actor, const HubPeriod& period);
  // Who sees numbers that are not published: the hub's people.
  static bool sees_exact(const record::Actor& actor);
  // For whoever sees exact numbers.
  Result<StatisticsProof> prove(const record::Actor& actor, const HubCounts& counts);

 private:
  struct Evidence;
  Result<CountedHub> gather(const HubPeriod& period);
  Result<Evidence> gather_proven(const HubPeriod& period);

  StatisticsParts parts_;
  ReportBook& reports_;
  MemberBook& members_;
  SigBook& sigs_;
  TraitBook& traits_;
  PublishedQuarters published_;
};

}  // namespace sekimori::share
