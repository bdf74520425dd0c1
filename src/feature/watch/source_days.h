// How much a source brought on each day, and on which days it was silent longer than it may be.
//
//   SourceDays days = TRY(source_days(database, sources, actor, "file-server", from, to));
//   for (const SourceGap& gap : days.gaps) warn(gap.first, gap.last);
#pragma once

#include "feature/watch/source_book.h"

namespace sekimori::watch {

struct SourceDay {
  Day day;
  std::uint64_t events = 0;
};
struct SourceGap {  // days without an event, both included
  Day first, last;
};
struct SourceDays {
  KnownSource known;
  std::vector<SourceDay> days;  // those with events, rising
  std::vector<SourceGap> gaps;  // longer than the source's gap_alarm_hours, between its first and its last day here
};
Json to_json(const SourceDays& days);

// Needs "source.read". not_found: no such source (by id or name) in the actor's sight.
Result<SourceDays> source_days(sql::Database& database, SourceBook& sources, const record::Actor& actor, std::string_view id_or_name,
                               std::optional<Day> from, std::optional<Day> to);

}  // namespace sekimori::watch
