// Bytes of a CSV file as the text of a table: UTF-8 with or without a mark, or CP932 as Japanese spreadsheets save it.
//
//   CsvTable table = TRY(parse_csv(TRY(table_text(bytes, "people.csv")), "people.csv"));
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sekimori::protect {

// UTF-8. invalid_input when the bytes are neither, or hold a character that does not exist.
Result<std::string> table_text(std::string_view bytes, std::string_view name);

// A cell that a spreadsheet would take for a formula is written behind an apostrophe (base/csv.h); this pair keeps a cell that
// begins so by itself apart from one that was so guarded.
std::string guarded_cell(std::string_view text);
std::string unguarded_cell(std::string_view text);

}  // namespace sekimori::protect
