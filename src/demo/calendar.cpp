#include "demo/calendar.h"

#include <algorithm>
#include <array>

namespace sekimori::demo {
namespace {

constexpr std::int64_t japan_seconds = 9 * 3600;

}  // namespace

Day day_of(int year, int month, int day) { return *Day::from_date(year, month, day); }
Day first_day() { return day_of(2026, 1, 5); }
Day last_day() { return day_of(2026, 4, 4); }

bool is_holiday(Day day) {
  // Coming of Age Day, Foundation Day, Emperor's Birthday, Vernal Equinox Day.
  static const std::array holidays{day_of(2026, 1, 12), day_of(2026, 2, 11), day_of(2026, 2, 23), day_of(2026, 3, 20)};
  return std::ranges::find(holidays, day) != holidays.end();
}

bool is_workday(Day day) { return day.weekday() != 0 && day.weekday() != 6 && !is_holiday(day); }

bool is_fiscal_year_end(Day day) { return day.month() == 3 && day.day() >= 25; }

Instant at(Day day, std::int64_t second_of_day, std::int64_t nanoseconds) {
  return Instant{day.number * nanoseconds_per_day + (second_of_day - japan_seconds) * nanoseconds_per_second + nanoseconds};
}

Day day_in_japan(Instant time) {
  std::int64_t nanoseconds = time.nanoseconds + japan_seconds * nanoseconds_per_second;
  return Day{static_cast<std::int32_t>(nanoseconds / nanoseconds_per_day)};
}

std::string japan_text(Instant time) {
  const Day day = day_in_japan(time);
  const std::int64_t second = (time.nanoseconds / nanoseconds_per_second + japan_seconds) % 86'400;
  return fmt::format("{:04}/{:02}/{:02} {:02}:{:02}:{:02}", day.year(), day.month(), day.day(), second / 3600, second / 60 % 60,
                     second % 60);
}

}  // namespace sekimori::demo
