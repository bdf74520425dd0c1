// Tables as CSV (RFC 4180), as spreadsheets write and read them.
//
//   CsvTable table = TRY(parse_csv(text, "people.csv"));
//   for (const CsvRow& row : table.rows) use(row.line, row.cells[TRY(table.column("staff_number"))]);
//
// Reads: quoted cells with doubled quotes, line ends in cells, CR LF or LF, a byte order mark, cells missing at the end
// (empty). Writes: CR LF, a byte order mark when asked (Excel then reads UTF-8), and an apostrophe before cells that a
// spreadsheet would take for a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace sekimori {

// One row from the front of `text`, which moves on behind it. False at the end. A quote that never closes ends the row
// with the rest of the text in its last cell, and `unclosed` set.
struct CsvCursor {
  std::string_view text;
  char delimiter = ',';
  std::size_t line = 1;  // of the row that comes next
  bool unclosed = false;
  bool next(std::vector<std::string>& cells);  // reuses the cells' memory
};

struct CsvRow {
  std::size_t line = 0;  // where it starts, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  std::string name;
  std::vector<std::string> header;
  std::vector<CsvRow> rows;  // each as long as the header

  Result<std::size_t> column(std::string_view title) const;  // invalid_input naming the file and the missing column
  bool has(std::string_view title) const;
};

// The whole table. invalid_input, with file and line, for no header, a row longer than the header, an unclosed quote,
// or text that is not UTF-8.
Result<CsvTable> parse_csv(std::string_view text, std::string_view name, char delimiter = ',');

void append_csv_row(std::string& out, const std::vector<std::string>& cells);
constexpr std::string_view csv_byte_order_mark = "\xEF\xBB\xBF";

}  // namespace sekimori
