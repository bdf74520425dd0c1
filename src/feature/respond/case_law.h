// The law in force on a case's days, and by when its firm has to act.
//
//   Json law = TRY(case_law(known, {.first = act_day}, law_by_date, zone, today));
//
// The day of the act decides; where no event of an alert tells it, the day on which it was noticed stands in and is said to.
#pragma once

#include "feature/respond/case_book.h"
#include "model/ports/law_by_date.h"

namespace sekimori::respond {

struct ActSpan {
  std::optional<Day> first, last;  // of the events behind the case's alerts, or as somebody says
};

// {case, act, ended, noticed, act_known, law, clocks}
Result<Json> case_law(const KnownCase& known, const ActSpan& act, const model::LawByDate& law, const Zone& zone, Day today);

}  // namespace sekimori::respond
