// Sources of events: what is read, how long it is kept, on which basis people in it may be watched, and when it fell silent.
//
//   SourceBook sources(database, records, clock, random);
//   model::SourceId id = TRY(sources.add(actor, source, "file server audit log"));
//   for (const SourceHealth& health : TRY(sources.health(actor))) if (health.gap) alarm(health);
#pragma once

#include "model/ids.h"
#include "model/source.h"
#include "record/record_store.h"

namespace sekimori::watch {

struct KnownSource {
  model::SourceId id;
  model::Source source;
};

// Days on which nothing came although the source had begun: from and to are included.
struct SilentStretch {
  Day from, to;
};

struct SourceHealth {
  KnownSource known;
  std::uint64_t events = 0;           // in all
  std::optional<Instant> last_event;  // newest time in the source
  bool gap = false;                   // silent for longer than gap_alarm_hours
  std::int64_t silent_hours = 0;
  bool may_score = false;            // the monitoring basis is complete
  std::vector<std::string> missing;  // members of the basis that are not
  double rate_per_day = 0;           // events on a day with events, median of the last 30 days
  std::uint64_t events_today = 0;
  std::optional<std::int64_t> lag_hours;  // newest event to its arrival, of the newest block
  std::uint64_t late_blocks = 0;          // of the last 90 days: their newest event was more than gap_alarm_hours old on arrival
  std::uint64_t bad = 0;                  // pieces of its bytes that are no record
  std::vector<SilentStretch> gaps;        // of the last 90 days, longer than gap_alarm_hours
  std::optional<Instant> kept_until;      // the oldest events kept now go away then; absent: no events
  std::string mapping_state;              // verified, unverified, built_in, none, unknown
};

class SourceBook {
 public:
  SourceBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
      : database_(database), records_(records), clock_(clock), random_(random) {}

  // conflict when a source of that name exists. The basis, when it says anything, is recorded beside it with the same
  // valid_from; that wants the permission to say on what ground people are watched, too.
  Result<model::SourceId> add(const record::Actor& actor, const model::Source& source, std::string_view reason,
                              std::optional<Instant> valid_from = {});
  // Reads a table with one source a row; columns: name, kind, mapping, retention_days, gap_alarm_hours, purpose,
  // work_rule_clause, work_rule_version, told_to_staff (told_staff_on), responsible_person (responsible),
  // notice_to_union (union_notice_on), last_audit (last_audit_on).
  Result<std::size_t> import_csv(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason,
                                 std::optional<Instant> valid_from = {});
  // By id or by name.
  Result<std::optional<KnownSource>> find(const record::Actor& actor, std::string_view id_or_name);
  Result<std::vector<KnownSource>> all(const record::Actor& actor);
  Result<std::vector<SourceHealth>> health(const record::Actor& actor, const Zone& zone);

 private:
  Result<void> add_flow(sql::Transaction& tx, const Zone& zone, SourceHealth& health);
  sql::Database& database_;
  record::RecordStore& records_;
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::watch
