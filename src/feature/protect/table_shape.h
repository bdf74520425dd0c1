// A record as a row of a table that people edit, and back: which column holds which member, under which title.
//
//   std::vector<std::string> cells = row_of(medium_item_table(), to_json(item));
//   Json body = TRY(body_of(medium_item_table(), reading, row));
//
// Columns are known by their English or their Japanese title. Lists inside a cell stand on lines of their own.
#pragma once

#include <span>

#include "base/csv.h"
#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::protect {

// level: an identifier or the usual name of a level. word: one of a closed list, by identifier or Japanese word.
enum class CellKind : unsigned char { text, list, day, integer, level, word };

struct TableColumn {
  std::string_view member;  // "name.ja" goes into an object
  std::string_view ja;
  CellKind kind = CellKind::text;
};

struct TableShape {
  std::string_view name;  // of the sheet, and of the file without ".csv"
  std::string_view ja;
  std::span<const TableColumn> columns;  // the first one must be there
};

const TableShape& level_table();
const TableShape& category_table();
const TableShape& medium_item_table();
const TableShape& know_how_table();

std::vector<std::string> titles_of(const TableShape& shape, Language language);
std::vector<std::string> row_of(const TableShape& shape, const Json& body);

// The columns of a table as they stand in it.
struct HeaderReading {
  std::vector<const TableColumn*> columns;  // null: not understood
  std::vector<std::string> notes;           // says so
  // The title over a member, for messages; empty when there is none.
  std::string title_of(const CsvTable& table, std::string_view member) const;
};
// invalid_input when the first column of the shape is missing.
Result<HeaderReading> read_header(const TableShape& shape, const CsvTable& table);
// invalid_input beginning with the member: "review_months: 'soon' is no whole number".
Result<Json> body_of(const HeaderReading& header, const CsvRow& row);

}  // namespace sekimori::protect
