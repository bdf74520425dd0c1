#include "feature/respond/case_law.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::respond {

Result<Json> case_law(const KnownCase& known, const ActSpan& act, const model::LawByDate& law, const Zone& zone, Day today) {
  const Day noticed = zone.day_of(known.facts.noticed_at);
  const Day day = act.first.value_or(noticed);
  // Clocks run from knowing act and actor; who noticed may not have known who it was, so this is the earliest they can start.
  const Day knew = std::max(noticed, day);
  return Json::object({{"case", known.facts.number},
                       {"act", day.to_string()},
                       {"ended", model::day_json(act.last)},
                       {"noticed", noticed.to_string()},
                       {"act_known", act.first.has_value()},
                       {"law", TRY(law.law_on(day, today))},
                       {"clocks", TRY(law.clocks_of(day, act.last, knew, today))}});
}

}  // namespace sekimori::respond
