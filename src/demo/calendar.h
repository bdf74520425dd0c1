// The 90 days of the story, 2026-01-05 to 2026-04-04 in Japan (a fixed UTC+9, no summer time).
#pragma once

#include "base/instant.h"

namespace sekimori::demo {

Day day_of(int year, int month, int day);  // a date that exists
Day first_day();
Day last_day();
constexpr int story_days = 90;

bool is_holiday(Day day);          // public holidays of Japan in those months
bool is_workday(Day day);          // Monday to Friday, no holiday
bool is_fiscal_year_end(Day day);  // the last week of March
// Wall clock in Japan; seconds may reach beyond midnight.
Instant at(Day day, std::int64_t second_of_day, std::int64_t nanoseconds = 0);
Day day_in_japan(Instant time);
std::string japan_text(Instant time);  // "2026/01/05 09:00:00"

}  // namespace sekimori::demo
