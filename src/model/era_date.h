// Days as people in Japan write and say them.
//
//   TRY(day_as_written("令和7年5月1日"));    // 2025-05-01; also R7.5.1, 令7/5/1, 平成元年1月8日, 2025年5月1日, 2025/5/1, 2025-05-01
//   era_text(*Day::parse("2019-05-01"));     // 令和元年5月1日
//
// Full-width digits and blanks do not matter. A day that its era does not have is refused, and the message says why: 平成31年5月1日 (令和
// had begun), 令和元年4月30日 (it had not), 令和7年2月29日 (no such day). Eras from Meiji 6 (1873) on, when the calendar became the common
// one.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"

namespace sekimori::model {

Result<Day> day_as_written(std::string_view text);
// The same with "10:30" behind it or without, as wall-clock time of the zone; also RFC 3339.
Result<Instant> moment_as_written(std::string_view text, const Zone& zone);
// Empty before Meiji 6, and after the 200th year of the era that goes on: what is written can be read.
std::string era_text(Day day);

}  // namespace sekimori::model
