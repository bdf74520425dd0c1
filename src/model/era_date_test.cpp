// Days as people write them, and those that no calendar has.
#include "model/era_date.h"

#include <gtest/gtest.h>

namespace sekimori::model {
namespace {

Day day(std::string_view text) { return Day::parse(text).value(); }

TEST(EraDate, takes_what_people_write) {
  for (const std::string_view text : {"令和7年5月1日", "R7.5.1", "r7/5/1", "令7-5-1", "Ｒ７．５．１", "令和 7 年 5 月 1 日", "2025-05-01",
                                      "2025/5/1", "2025年5月1日", "　２０２５年５月１日　"}) {
    const auto read = day_as_written(text);
    ASSERT_TRUE(read) << text << ": " << read.error().message;
    EXPECT_EQ(*read, day("2025-05-01")) << text;
  }
  EXPECT_EQ(*day_as_written("平成元年1月8日"), day("1989-01-08"));
  EXPECT_EQ(*day_as_written("S64.1.7"), day("1989-01-07"));
  EXPECT_EQ(*day_as_written("令和元年5月1日"), day("2019-05-01"));
  EXPECT_EQ(*day_as_written("平成27年2月2日"), day("2015-02-02"));
  EXPECT_EQ(*day_as_written("明治45年7月29日"), day("1912-07-29"));
  EXPECT_EQ(*day_as_written(" H27/7/7 "), day("2015-07-07"));
}

TEST(EraDate, says_why_it_refuses) {
  const std::pair<std::string_view, std::string_view> wrong[] = {{"平成31年5月1日", "ended on 2019-04-30"},
                                                                 {"令和元年4月30日", "began on 2019-05-01"},
                                                                 {"昭和64年1月8日", "ended on 1989-01-07"},
                                                                 {"令和7年2月29日", "no such day"},
                                                                 {"R7.13.1", "no such day"},
                                                                 {"令和0年1月1日", "is no date"},
                                                                 {"R7.5", "is no date"},
                                                                 {"R7.5/1", "is no date"},
                                                                 {"7年5月1日", "is no date"},
                                                                 {"元年5月1日", "is no date"},
                                                                 {"", "is no date"},
                                                                 {"R7年5.1", "is no date"},
                                                                 {"令和99999年1月1日", "is no date"},
                                                                 {"明日", "is no date"},
                                                                 {"=2026-04-01", "is no date"},
                                                                 {"2147483647年1月1日", "is no date"},
                                                                 {"R7.5.1; DROP", "is no date"},
                                                                 {"明治5年12月2日", "began on"}};
  for (const auto& [text, why] : wrong) {
    const auto read = day_as_written(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, ErrorCode::invalid_input);
    EXPECT_TRUE(read.error().message.contains(why)) << text << ": " << read.error().message;
  }
}

TEST(EraDate, goes_there_and_back_on_every_day_since_meiji_6) {
  for (Day one = day("1873-01-01"); one <= day("2035-12-31"); ++one.number) {
    const auto back = day_as_written(era_text(one));
    ASSERT_TRUE(back) << era_text(one);
    ASSERT_EQ(*back, one) << era_text(one);
  }
  EXPECT_EQ(era_text(day("2218-12-31")), "令和200年12月31日");
  EXPECT_EQ(era_text(day("2219-01-01")), "") << "no reader takes an era of 201 years";
  EXPECT_EQ(era_text(day("3395-03-03")), "");
}

// A day is a day however early; an instant has its ends, and what lies beyond is refused, never wrapped.
TEST(EraDate, moments_lie_where_an_instant_can_say_them) {
  EXPECT_EQ(moment_as_written("R7.5.1 10:30", Zone::tokyo())->to_rfc3339(), "2025-05-01T01:30:00Z");
  for (const std::string_view text : {"1001-01-01", "9999-12-31 10:00", "R7.5.1 24:00", "R7.5.1 10:3"})
    EXPECT_EQ(moment_as_written(text, Zone::tokyo()).error().code, ErrorCode::invalid_input) << text;
}

}  // namespace
}  // namespace sekimori::model
