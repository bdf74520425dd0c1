// On which days what a case is about was done, as the events behind its alerts say.
#pragma once

#include "feature/respond/case_law.h"
#include "feature/watch/alert_book.h"

namespace sekimori::web {

// Empty when no alert of the case is in the actor's sight.
Result<respond::ActSpan> act_span(watch::AlertBook& alerts, const record::Actor& actor, const respond::KnownCase& known, const Zone& zone);

}  // namespace sekimori::web
