// Clocks of limitation, from content/law/clocks.toml.
//
//   auto clocks = TRY(law_clocks({.act = day, .known = day2}, today));   // each with its last day and how many are left
//
// Civil periods do not count their first day, criminal ones do. A clock whose start is not given, or whose length was not checked for such
// an act, is listed without an end: nothing that runs is left out. O(clocks)
#pragma once

#include "feature/govern/law/law_table.h"

namespace sekimori::govern {

struct ActDays {
  std::optional<Day> act;    // when the act began
  std::optional<Day> ended;  // when it ended; the beginning, when not given
  std::optional<Day> known;  // when the holder knew the act and who did it
};

struct LawClock {
  std::string id, starts, article;
  model::Wording text;
  std::int64_t years = 0;
  std::optional<Day> begins, last_day;
  std::optional<std::int64_t> days_left;  // negative: over
  Json source;
};
Json to_json(const LawClock& clock);

// invalid_input: the act ends before it begins, or was known before it began.
Result<std::vector<LawClock>> law_clocks(const ActDays& days, Day today);

// The same day so many years later; the last of the month where there is none.
Day years_later(Day day, std::int64_t years);

}  // namespace sekimori::govern
