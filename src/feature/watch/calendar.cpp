#include "feature/watch/calendar.h"

namespace sekimori::watch {
namespace {

// Day of the month of the n-th Monday.
int nth_monday(int year, int month, int n) {
  const Day first = Day::from_date(year, month, 1).value();
  const int to_monday = (8 - first.weekday()) % 7;
  return 1 + to_monday + 7 * (n - 1);
}

// Equinox days by the usual approximation for 1980-2099 of the National Astronomical Observatory's announcements.
int vernal_equinox(int year) { return static_cast<int>(20.8431 + 0.242194 * (year - 1980)) - (year - 1980) / 4; }
int autumnal_equinox(int year) { return static_cast<int>(23.2488 + 0.242194 * (year - 1980)) - (year - 1980) / 4; }

// Holidays by name of the law, without those in lieu. Valid from 2022 on, when the present list came into force.
bool is_named_holiday(Day day) {
  const int y = day.year();
  const int m = day.month();
  const int d = day.day();
  switch (m) {
    case 1: return d == 1 || d == nth_monday(y, 1, 2);
    case 2: return d == 11 || d == 23;
    case 3: return d == vernal_equinox(y);
    case 4: return d == 29;
    case 5: return d >= 3 && d <= 5;
    case 7: return d == nth_monday(y, 7, 3);
    case 8: return d == 11;
    case 9: return d == nth_monday(y, 9, 3) || d == autumnal_equinox(y);
    case 10: return d == nth_monday(y, 10, 2);
    case 11: return d == 3 || d == 23;
    default: return false;
  }
}

}  // namespace

bool is_rest_day_in_japan(Day day) {
  const int weekday = day.weekday();
  if (weekday == 0 || weekday == 6 || is_named_holiday(day)) return true;
  if ((day.month() == 12 && day.day() >= 29) || (day.month() == 1 && day.day() <= 3)) return true;
  // 振替休日: the first day that is no holiday after a holiday on a Sunday.
  for (Day before{day.number - 1}; is_named_holiday(before); --before.number)
    if (before.weekday() == 0) return true;
  // 国民の休日: a day between two holidays.
  return is_named_holiday(Day{day.number - 1}) && is_named_holiday(Day{day.number + 1});
}

}  // namespace sekimori::watch
