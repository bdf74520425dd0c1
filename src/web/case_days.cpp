#include "web/case_days.h"

#include <algorithm>

namespace sekimori::web {

Result<respond::ActSpan> act_span(watch::AlertBook& alerts, const record::Actor& actor, const respond::KnownCase& known, const Zone& zone) {
  respond::ActSpan out;
  for (const std::string& id : known.facts.alerts) {
    const auto found = alerts.find(actor, id);
    if (!found && found.error().code == ErrorCode::not_permitted) continue;
    if (!found) return std::unexpected(found.error());
    if (!*found) continue;
    const Day first = zone.day_of((*found)->alert.first);
    const Day last = zone.day_of((*found)->alert.last);
    out.first = out.first ? std::min(*out.first, first) : first;
    out.last = out.last ? std::max(*out.last, last) : last;
  }
  return out;
}

}  // namespace sekimori::web
