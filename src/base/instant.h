// Time: instants in nanoseconds UTC, days in a zone.
//
//   Instant t = TRY(Instant::parse("2026-01-05T09:00:00.5+09:00"));
//   t.to_rfc3339();                                   // "2026-01-05T00:00:00.5Z"
//   Day d = TRY(Zone::tokyo()).day_of(t);            // 2026-01-05
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sekimori {

// Nanoseconds since 1970-01-01T00:00:00Z, without leap seconds. Range 1677-09-21 to 2262-04-11.
struct Instant {
  std::int64_t nanoseconds = 0;

  auto operator<=>(const Instant&) const = default;

  // RFC 3339, with 'T' or a blank between date and time, any offset; a time without an offset is an error.
  // Fraction digits beyond nine are cut. Out of range or malformed: invalid_input.
  static Result<Instant> parse(std::string_view text);

  // RFC 3339 in UTC with as many fraction digits as the value needs (0 to 9), or exactly `digits` of them.
  std::string to_rfc3339(std::optional<int> digits = {}) const;

  static Instant from_seconds(std::int64_t seconds) { return {seconds * 1'000'000'000}; }
};

constexpr std::int64_t nanoseconds_per_second = 1'000'000'000;
constexpr std::int64_t nanoseconds_per_day = 86'400 * nanoseconds_per_second;

// A calendar day (proleptic Gregorian), counted from 1970-01-01. Which instants it covers is a Zone's matter.
struct Day {
  std::int32_t number = 0;

  auto operator<=>(const Day&) const = default;
  static Result<Day> parse(std::string_view text);             // "2026-04-01" only
  static Result<Day> from_date(int year, int month, int day);  // invalid_input when there is no such day
  std::string to_string() const;                               // "2026-04-01"
  int year() const;
  int month() const;    // 1..12
  int day() const;      // 1..31
  int weekday() const;  // 0 Sunday .. 6 Saturday
};

// A time zone of the IANA data base (through ICU). Immutable, shared between threads.
class Zone {
 public:
  static Result<Zone> find(std::string_view name);  // "Asia/Tokyo"; not_found otherwise
  static Zone tokyo();
  static Zone utc();

  const std::string& name() const { return name_; }
  std::int32_t offset_seconds(Instant at) const;  // east of UTC is positive
  Day day_of(Instant at) const;
  Instant start_of(Day day) const;           // first instant of that day
  Instant end_of(Day day) const;             // last nanosecond of that day
  int second_of_day(Instant at) const;       // local wall clock, 0..86399
  std::string local_text(Instant at) const;  // "2026-01-05 09:00:00" as people of that zone write it

 private:
  struct Rules;
  Zone(std::string name, std::shared_ptr<const Rules> rules) : name_(std::move(name)), rules_(std::move(rules)) {}
  std::string name_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace sekimori
