#include "feature/teach/course/course_number.h"

#include <fmt/format.h>

namespace sekimori::teach {

Result<std::string> next_course_number(sql::Transaction& tx, std::string_view letters, int year) {
  const auto row =
      TRY(tx.query_one("INSERT INTO teach_number(letters, year, last) VALUES (?, ?, 1) "
                       "ON CONFLICT (letters, year) DO UPDATE SET last = teach_number.last + 1 RETURNING last",
                       letters, std::int64_t(year)));
  if (!row) return error(ErrorCode::failure, "no number could be had for {}", letters);
  return fmt::format("{}-{:04}-{:05}", letters, year, row->integer(0));
}

}  // namespace sekimori::teach
