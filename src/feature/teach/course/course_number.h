// Numbers of what people speak about: TR-2026-00001, counted by letters and year without a gap.
//
//   training.number = TRY(next_course_number(tx, "TR", year));
#pragma once

#include <string>

#include "store/sql/database.h"

namespace sekimori::teach {

Result<std::string> next_course_number(sql::Transaction& tx, std::string_view letters, int year);

}  // namespace sekimori::teach
