// A day as people write it in tables and letters.
//
//   TRY(written_day("平成27年7月7日"));     // 2015-07-07
//   TRY(written_day("2026/4/1"));  TRY(written_day("R8.4.1"));  TRY(written_day("令和元年5月1日"));
//
// Eras from Meiji 6 (the Gregorian calendar) on. A day that its era does not have - 平成31年5月1日 - is refused, naming the era's last day:
// whoever wrote it may have meant another year. Full-width digits are digits. O(length)
#pragma once

#include <string_view>

#include "base/instant.h"

namespace sekimori::govern {

Result<Day> written_day(std::string_view text);

}  // namespace sekimori::govern
