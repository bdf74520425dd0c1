// The desk's own time: when it is open, until when it takes new cases in, and clocks that run only then.
//
//   const BusinessCalendar& calendar = BusinessCalendar::standard();
//   TRY(calendar.hours_of(day));                       // nothing on a Saturday, a holiday, the turn of the year
//   TRY(calendar.reception_of(received));              // the moment its clock begins: 17:31 is tomorrow at 9:00
//   TRY(calendar.after(received, 525));                // 525 minutes of opening time later
//   TRY(calendar.minutes_between(from, to));           // opening time alone
//
// Hours of content/desk/hours.toml, holidays of content/holidays, in the zone. invalid_input when a year without holidays is touched.
// Immutable, any thread. Cost: one look-up a day passed.
#pragma once

#include <optional>
#include <vector>

#include "feature/consult/holidays.h"

namespace sekimori::consult {

struct OpeningHours {
  int opens = 9 * 60, reception_until = 17 * 60 + 30, closes = 17 * 60 + 45;  // minutes of the day
  struct Closed {
    int from_month = 12, from_day = 29, to_month = 1, to_day = 3;  // both ends included
  };
  std::vector<Closed> closed;
  int first_answer_ordinary = 1575, first_answer_soon = 525, first_answer_urgent = 120;  // minutes of opening time

  static Result<OpeningHours> parse(std::string_view toml, std::string_view file);
  static const OpeningHours& standard();  // as built in
};

struct DayHours {
  Instant opens, reception_until, closes;
};

enum class ClosedWhy : unsigned char { open, weekend, holiday, house };
std::string_view name_of(ClosedWhy why);

class BusinessCalendar {
 public:
  BusinessCalendar(const Holidays& holidays, OpeningHours hours, Zone zone)
      : holidays_(holidays), hours_(std::move(hours)), zone_(std::move(zone)) {}
  static const BusinessCalendar& standard();  // Japan, the built-in hours, Tokyo

  Result<ClosedWhy> why_closed(Day day) const;
  Result<std::optional<DayHours>> hours_of(Day day) const;
  Result<Day> next_open_day(Day from) const;  // that day itself when it is open
  // The moment at which something that arrives then is taken in: at once while reception is open, else when it next opens.
  Result<Instant> reception_of(Instant arrives) const;
  Result<Instant> after(Instant from, std::int64_t minutes) const;
  Result<std::int64_t> minutes_between(Instant from, Instant to) const;  // 0 when to <= from

  const OpeningHours& hours() const { return hours_; }
  const Holidays& holidays() const { return holidays_; }
  const Zone& zone() const { return zone_; }

 private:
  const Holidays& holidays_;
  OpeningHours hours_;
  Zone zone_;
};

}  // namespace sekimori::consult
