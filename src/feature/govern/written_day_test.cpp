// Days as people write them, and those that no calendar has.
#include "feature/govern/written_day.h"

#include <gtest/gtest.h>

namespace sekimori::govern {
namespace {

TEST(WrittenDay, eras_slashes_and_full_width_digits_are_read) {
  for (const auto& [text, day] :
       {std::pair{"平成27年7月7日", "2015-07-07"}, std::pair{"2026-04-01", "2026-04-01"}, std::pair{"2026/4/1", "2026-04-01"},
        std::pair{"２０２６年４月１日", "2026-04-01"}, std::pair{"令和元年5月1日", "2019-05-01"}, std::pair{"R8.4.1", "2026-04-01"},
        std::pair{"平成31年4月30日", "2019-04-30"}, std::pair{"昭和64年1月7日", "1989-01-07"}, std::pair{" H27/7/7 ", "2015-07-07"}}) {
    const auto read = written_day(text);
    ASSERT_TRUE(read) << text << ": " << read.error().message;
    EXPECT_EQ(read->to_string(), day) << text;
  }
}

TEST(WrittenDay, a_day_that_its_era_does_not_have_is_refused_with_the_eras_days) {
  for (const char* text : {"平成31年5月1日", "昭和64年1月8日", "令和元年4月30日", "平成99年1月1日"}) {
    const auto read = written_day(text);
    ASSERT_FALSE(read) << text;
    EXPECT_TRUE(read.error().message.contains("ran from")) << read.error().message;
  }
  for (const char* text : {"", "明日", "27年7月7日", "2026-02-30", "平成27年", "2026-04-01x", "=2026-04-01", "R", "平成元"})
    EXPECT_EQ(written_day(text).error().code, ErrorCode::invalid_input) << text;
}

}  // namespace
}  // namespace sekimori::govern
