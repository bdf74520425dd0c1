#include "feature/teach/newsletter/issue_days.h"

namespace sekimori::teach {

Result<Day> issue_day(int year, int month) {
  const Day first = TRY(Day::from_date(year, month, 1));
  constexpr int days_a_week = 7, weeks_before = 2;
  const int to_wednesday = (wednesday - first.weekday() + days_a_week) % days_a_week;
  return Day{first.number + to_wednesday + weeks_before * days_a_week};
}

Day next_issue_day(Day from) {
  int year = from.year(), month = from.month();
  while (true) {
    const auto day = issue_day(year, month);
    if (!day || *day >= from) return day.value_or(from);
    if (++month > 12) {
      month = 1;
      ++year;
    }
  }
}

}  // namespace sekimori::teach
