// Members' answers to shares.
//
//   TRY(sightings.answer(contact, "S-2026-001", {.outcome = SightingOutcome::seen, .count = 12}));
//   to_json(TRY(sightings.counts(contact, "S-2026-001")));          // {"floor": 4, "seen": 5, "not_seen": null, "answered": null}
//
// One answer of a member to a share; a later one takes the place of the earlier one. Any thread.
#pragma once

#include "feature/share/report_book.h"
#include "feature/share/sighting.h"

namespace sekimori::share {

using KnownSighting = record::KeptRecord<Sighting>;

class SightingBook {
 public:
  SightingBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, ReportBook& reports, SigBook& sigs);

  // The member is the one for which the account speaks; `wish.member` says which one where it speaks for several. not_found: no such share
  // in sight; conflict: it was recalled; not_permitted: the account speaks for nobody; invalid_input: first after last, a count below 0.
  Result<KnownSighting> answer(const record::Actor& actor, std::string_view share, Sighting wish);
  // Those in sight, by time: of everybody for the hub's people, one's own for a member.
  Result<std::vector<KnownSighting>> list(const record::Actor& actor, std::string_view share);
  // For whoever may read the share. The floor is one above k of the audience: a reader knows its own answer.
  Result<SightingCounts> counts(const record::Actor& actor, std::string_view share);

 private:
  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  ReportBook& reports_;
  SigBook& sigs_;
  record::RecordShelf<Sighting> shelf_;
};

// Numbers of the members for which the account speaks.
std::vector<std::string> members_behind(const record::Actor& actor);

}  // namespace sekimori::share
