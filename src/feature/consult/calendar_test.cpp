// Holidays, and clocks that run in the desk's own time.
#include <gtest/gtest.h>

#include "feature/consult/business_calendar.h"

namespace sekimori::consult {
namespace {

Day day(std::string_view text) { return Day::parse(text).value(); }
Instant at(std::string_view text) { return Instant::parse(text).value(); }

// The days in lieu and the days between follow from the law: derive them from the holidays themselves and compare.
TEST(HolidayData, follows_the_law_of_days_in_lieu_and_between) {
  const Holidays& holidays = Holidays::japan();
  EXPECT_EQ(holidays.first_year(), 2014);
  EXPECT_EQ(holidays.last_year(), 2027);
  for (int year = holidays.first_year(); year <= holidays.last_year(); ++year) {
    const auto known = holidays.year(year);
    ASSERT_TRUE(known);
    std::map<Day, HolidayKind> derived;
    for (const auto& [when, holiday] : **known)
      if (holiday.kind == HolidayKind::holiday) derived[when] = HolidayKind::holiday;
    const auto base = derived;
    for (const auto& [when, kind] : base)
      if (when.weekday() == 0) {
        Day next{when.number + 1};
        while (base.contains(next)) ++next.number;
        derived[next] = HolidayKind::substitute;
      }
    for (const auto& [when, kind] : base) {
      const Day between{when.number + 1};
      if (base.contains(Day{when.number + 2}) && !derived.contains(between) && between.weekday() != 0)
        derived[between] = HolidayKind::between;
    }
    ASSERT_EQ(derived.size(), (*known)->size()) << year;
    for (const auto& [when, holiday] : **known) EXPECT_EQ(derived.at(when), holiday.kind) << when.to_string();
  }
  EXPECT_EQ((*holidays.find(day("2019-04-30")))->kind, HolidayKind::between);
  EXPECT_EQ((*holidays.find(day("2026-09-22")))->kind, HolidayKind::between);
  EXPECT_EQ((*holidays.find(day("2015-09-22")))->kind, HolidayKind::between);
  EXPECT_EQ((*holidays.find(day("2020-10-12"))), nullptr) << "moved for the games";
}

TEST(HolidayData, a_missing_year_is_an_error_that_says_what_to_do) {
  const auto found = Holidays::japan().find(day("2028-01-04"));
  ASSERT_FALSE(found);
  EXPECT_TRUE(found.error().message.contains("content/holidays")) << found.error().message;
  EXPECT_FALSE(BusinessCalendar::standard().after(at("2027-12-28T01:00:00Z"), 5'000)) << "the clock runs into 2028";
  EXPECT_FALSE(BusinessCalendar::standard().minutes_between(at("2013-12-27T01:00:00Z"), at("2014-01-06T01:00:00Z")));
}

TEST(HolidayData, refuses_files_that_are_wrong) {
  for (const std::string_view text :
       {"", "x = 1", "[[year]]\nyear = 2026\ndays = []",
        "[[year]]\nyear = 2026\ndays = [{day = \"2025-01-01\", kind = \"holiday\", ja = \"a\", en = \"b\"}]",
        "[[year]]\nyear = 2026\ndays = [{day = \"2026-01-01\", kind = \"party\", ja = \"a\", en = \"b\"}]",
        "[[year]]\nyear = 2026\ndays = [{day = \"2026-01-01\", kind = \"holiday\", ja = \"\", en = \"b\"}]", "[[year"})
    EXPECT_FALSE(Holidays::parse(text, "h.toml")) << text;
}

TEST(BusinessTime, opens_on_working_days_alone) {
  const BusinessCalendar& calendar = BusinessCalendar::standard();
  EXPECT_EQ(*calendar.why_closed(day("2025-05-01")), ClosedWhy::open);
  EXPECT_EQ(*calendar.why_closed(day("2025-05-03")), ClosedWhy::weekend);
  EXPECT_EQ(*calendar.why_closed(day("2025-05-05")), ClosedWhy::holiday);
  EXPECT_EQ(*calendar.why_closed(day("2025-05-06")), ClosedWhy::holiday);
  EXPECT_EQ(*calendar.why_closed(day("2025-12-29")), ClosedWhy::house);
  EXPECT_EQ(*calendar.why_closed(day("2026-01-02")), ClosedWhy::house);
  EXPECT_EQ(*calendar.next_open_day(day("2025-12-27")), day("2026-01-05"));
  EXPECT_EQ(*calendar.next_open_day(day("2019-04-27")), day("2019-05-07")) << "ten days in a row";
}

TEST(BusinessTime, takes_in_until_half_past_five) {
  const BusinessCalendar& calendar = BusinessCalendar::standard();
  EXPECT_EQ(*calendar.reception_of(at("2025-05-01T01:00:00Z")), at("2025-05-01T01:00:00Z"));
  EXPECT_EQ(*calendar.reception_of(at("2025-04-30T22:00:00Z")), at("2025-05-01T00:00:00Z")) << "seven in the morning waits until nine";
  EXPECT_EQ(*calendar.reception_of(at("2025-05-01T08:30:00Z")), at("2025-05-01T08:30:00Z")) << "17:30 itself";
  EXPECT_EQ(*calendar.reception_of(at("2025-05-01T08:30:01Z")), at("2025-05-02T00:00:00Z"));
  EXPECT_EQ(*calendar.reception_of(at("2025-05-02T08:31:00Z")), at("2025-05-07T00:00:00Z")) << "over the holidays";
}

TEST(BusinessTime, counts_opening_time_alone) {
  const BusinessCalendar& calendar = BusinessCalendar::standard();
  EXPECT_EQ(*calendar.after(at("2025-05-01T01:00:00Z"), 120), at("2025-05-01T03:00:00Z"));
  EXPECT_EQ(*calendar.after(at("2025-05-01T08:00:00Z"), 60), at("2025-05-02T00:15:00Z"));
  EXPECT_EQ(*calendar.after(at("2025-05-01T00:00:00Z"), 525), at("2025-05-01T08:45:00Z"));
  EXPECT_EQ(*calendar.after(at("2025-05-02T01:00:00Z"), 1'575), at("2025-05-09T01:00:00Z")) << "three working days over four that are none";
  EXPECT_EQ(*calendar.minutes_between(at("2025-05-02T01:00:00Z"), at("2025-05-09T01:00:00Z")), 1'575);
  EXPECT_EQ(*calendar.minutes_between(at("2025-05-03T01:00:00Z"), at("2025-05-04T01:00:00Z")), 0);
  EXPECT_EQ(*calendar.minutes_between(at("2025-05-09T01:00:00Z"), at("2025-05-02T01:00:00Z")), 0);
}

}  // namespace
}  // namespace sekimori::consult
