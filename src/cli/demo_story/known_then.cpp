#include "cli/demo_story/known_then.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/csv.h"

namespace sekimori::cli::demo_story {
namespace {

std::optional<size_t> column_of(const CsvTable& table, std::initializer_list<std::string_view> titles) {
  for (size_t at = 0; at < table.header.size(); ++at)
    if (std::ranges::find(titles, table.header[at]) != titles.end()) return at;
  return {};
}

std::string written(const CsvTable& table, const std::vector<CsvRow>& rows) {
  std::string out;
  append_csv_row(out, table.header);
  for (const CsvRow& row : rows) append_csv_row(out, row.cells);
  return out;
}

bool after(const std::string& cell, Day day) {
  const auto read = Day::parse(cell);
  return read && *read > day;
}

}  // namespace

Result<std::string> people_known_on(std::string_view csv, std::string_view name, Day day) {
  CsvTable table = TRY(parse_csv(csv, name));
  const auto notice = column_of(table, {"退職申出日", "notice_known"});
  const std::array leaving = {
      column_of(table, {"退職申出日", "notice_known"}),     column_of(table, {"退職申出の出所", "notice_source"}),
      column_of(table, {"最終出社日", "last_day_at_work"}), column_of(table, {"退職日", "last_day_of_employment"}),
      column_of(table, {"転職先", "destination"}),          column_of(table, {"転職先の出所", "destination_source"})};
  if (notice)
    for (CsvRow& row : table.rows)
      if (after(row.cells[*notice], day))
        for (const auto& column : leaving)
          if (column) row.cells[*column].clear();
  return written(table, table.rows);
}

Result<std::string> agreements_known_on(std::string_view csv, std::string_view name, Day day) {
  CsvTable table = TRY(parse_csv(csv, name));
  const auto asked = column_of(table, {"依頼日", "asked_on"});
  if (asked) std::erase_if(table.rows, [&](const CsvRow& row) { return after(row.cells[*asked], day); });
  return written(table, table.rows);
}

}  // namespace sekimori::cli::demo_story
