// When issues go out: the third Wednesday of a month.
//
//   issue_day(2025, 2);                        // 2025-02-19
//   next_issue_day(Day 2025-02-20);            // 2025-03-19
#pragma once

#include "base/instant.h"

namespace sekimori::teach {

constexpr int wednesday = 3;

// invalid_input when there is no such month.
Result<Day> issue_day(int year, int month);
// The first one on that day or later.
Day next_issue_day(Day from);

}  // namespace sekimori::teach
