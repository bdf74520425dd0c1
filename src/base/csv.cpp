#include "base/csv.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori {

bool CsvCursor::next(std::vector<std::string>& cells) {
  if (text.empty()) return false;
  size_t count = 0;
  const auto open_cell = [&]() -> std::string& {
    if (count == cells.size()) cells.emplace_back();
    std::string& cell = cells[count++];
    cell.clear();
    return cell;
  };
  size_t i = 0;
  std::string* cell = &open_cell();
  while (i < text.size()) {
    if (text[i] == '"' && cell->empty()) {
      ++i;
      while (true) {
        const size_t quote = text.find('"', i);
        const std::string_view stretch = text.substr(i, quote == std::string_view::npos ? quote : quote - i);
        cell->append(stretch);
        line += static_cast<size_t>(std::ranges::count(stretch, '\n'));
        if (quote == std::string_view::npos) {
          unclosed = true;
          i = text.size();
          break;
        }
        i = quote + 1;
        if (i < text.size() && text[i] == '"') {
          *cell += '"';
          ++i;
          continue;
        }
        break;
      }
      continue;
    }
    const char c = text[i];
    if (c == delimiter) {
      ++i;
      cell = &open_cell();
    } else if (c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) {
      i += c == '\n' ? 1 : 2;
      ++line;
      break;
    } else {
      *cell += c;
      ++i;
    }
  }
  text.remove_prefix(i);
  cells.resize(count);
  return true;
}

bool CsvTable::has(std::string_view title) const { return std::ranges::find(header, title) != header.end(); }

Result<std::size_t> CsvTable::column(std::string_view title) const {
  const auto found = std::ranges::find(header, title);
  if (found == header.end()) return error(ErrorCode::invalid_input, "{}: the column '{}' is missing", name, title);
  return static_cast<size_t>(found - header.begin());
}

Result<CsvTable> parse_csv(std::string_view text, std::string_view name, char delimiter) {
  if (text.starts_with(csv_byte_order_mark)) text.remove_prefix(csv_byte_order_mark.size());
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "{}: not UTF-8 text; save it as 'CSV UTF-8'", name);
  CsvTable table;
  table.name = name;
  CsvCursor cursor{.text = text, .delimiter = delimiter, .line = 1, .unclosed = false};
  std::vector<std::string> cells;
  size_t start = 1;
  while (cursor.next(cells)) {
    if (cursor.unclosed) return error(ErrorCode::invalid_input, "{}:{}: a quote is opened and never closed", name, start);
    const bool blank = cells.size() == 1 && trim(cells[0]).empty();
    if (!blank) {
      if (table.header.empty()) {
        for (const std::string& cell : cells) table.header.emplace_back(trim(cell));
      } else {
        if (cells.size() > table.header.size())
          return error(ErrorCode::invalid_input, "{}:{}: {} cells where the header has {}", name, start, cells.size(), table.header.size());
        cells.resize(table.header.size());
        table.rows.push_back({start, cells});
      }
    }
    start = cursor.line;
  }
  if (table.header.empty()) return error(ErrorCode::invalid_input, "{}: no header line", name);
  return table;
}

void append_csv_row(std::string& out, const std::vector<std::string>& cells) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    std::string text;
    if (!cell.empty() && std::string_view("=+-@\t\r").contains(cell[0])) text = "'";
    text += cell;
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
      out += text;
      continue;
    }
    out += '"';
    for (char c : text) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += "\r\n";
}

}  // namespace sekimori
