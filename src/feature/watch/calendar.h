// Which days are no working days.
//
//   if (is_rest_day_in_japan(zone.day_of(event.time))) ...
#pragma once

#include "base/instant.h"

namespace sekimori::watch {

// For "rest day" and "out of hours": Saturdays, Sundays, the national
// holidays of Japan (国民の祝日に関する法律, also in lieu and sandwiched days), 29 December to 3 January.
bool is_rest_day_in_japan(Day day);

}  // namespace sekimori::watch
