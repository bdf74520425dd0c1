// Workbooks: written by libxlsxwriter, read by the confined inspection worker alone.
#include <xlsxwriter.h>

#include <algorithm>

#include "base/text.h"
#include "feature/protect/scheme.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {
namespace {

constexpr size_t longest_cell = 32'767;  // characters a spreadsheet takes

// A line of the grid: cells, each followed by a tab; U+2028 stands for a line end inside a cell.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out;
  for (size_t at = 0; at < line.size();) {
    const size_t end = std::min(line.find('\t', at), line.size());
    std::string cell(line.substr(at, end - at));
    for (size_t mark = cell.find("\u2028"); mark != std::string::npos; mark = cell.find("\u2028", mark)) cell.replace(mark, 3, "\n");
    out.push_back(std::move(cell));
    at = end + 1;
  }
  return out;
}

CsvTable table_from(const std::string& name, std::string_view text) {
  CsvTable table;
  table.name = name;
  size_t number = 1;
  for (size_t at = 0; at < text.size(); ++number) {
    const size_t end = std::min(text.find('\n', at), text.size());
    std::vector<std::string> cells = cells_of(text.substr(at, end - at));
    at = end + 1;
    const bool blank = std::ranges::all_of(cells, [](const std::string& cell) { return trim(cell).empty(); });
    if (blank) continue;
    if (table.header.empty()) {
      for (const std::string& cell : cells) table.header.emplace_back(trim(cell));
      while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
    } else {
      cells.resize(table.header.size());
      table.rows.push_back({number, std::move(cells)});
    }
  }
  return table;
}

// The bytes of the text between two code points.
std::string_view slice(std::string_view text, std::uint64_t start, std::uint64_t end) {
  size_t at = 0;
  std::uint64_t point = 0;
  for (; point < start && at < text.size(); ++point) next_code_point(text, at);
  const size_t from = at;
  for (; point < end && at < text.size(); ++point) next_code_point(text, at);
  return text.substr(from, at - from);
}

// What a spreadsheet refuses in a name of a sheet.
std::string sheet_name(std::string_view name) {
  std::string out(name);
  std::erase_if(out, [](char c) { return std::string_view("[]:*?/\\").contains(c); });
  return out.substr(0, 31);
}

}  // namespace

Result<Bytes> to_workbook(Files& files, const Path& temporary, const std::vector<CsvTable>& tables) {
  TRY(files.make_directories(temporary, 0700));
  const Path file = temporary / "scheme.xlsx";
  std::string folder = temporary.string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_FALSE;
  options.tmpdir = folder.data();
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  if (workbook == nullptr) return error(ErrorCode::failure, "{}: a workbook cannot be begun there", folder);
  lxw_format* heading = workbook_add_format(workbook);
  format_set_bold(heading);
  format_set_bg_color(heading, 0xDDE6F0);
  lxw_format* body = workbook_add_format(workbook);
  format_set_text_wrap(body);
  format_set_align(body, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format(body, "@");
  std::string too_long;
  for (const CsvTable& table : tables) {
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, sheet_name(table.name).c_str());
    if (sheet == nullptr) continue;
    lxw_col_t column = 0;
    for (const std::string& title : table.header) worksheet_write_string(sheet, 0, column++, title.c_str(), heading);
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(std::max<size_t>(1, table.header.size()) - 1), 24, nullptr);
    worksheet_freeze_panes(sheet, 1, 1);
    lxw_row_t row = 1;
    for (const CsvRow& cells : table.rows) {
      column = 0;
      for (const std::string& cell : cells.cells) {
        if (count_code_points(cell) > longest_cell)
          too_long = fmt::format("{}: row {}: a cell is longer than {} characters", table.name, row + 1, longest_cell);
        // A string, whatever it begins with: nothing here is a formula. Guarded all the same, for the reader takes one guard away.
        if (!cell.empty()) worksheet_write_string(sheet, row, column, guarded_cell(cell).c_str(), body);
        ++column;
      }
      ++row;
    }
  }
  const lxw_error closed = workbook_close(workbook);
  if (closed != LXW_NO_ERROR) return error(ErrorCode::failure, "{}: {}", file.string(), lxw_strerror(closed));
  if (!too_long.empty()) return error(ErrorCode::invalid_input, "{}", too_long);
  auto bytes = files.read(file, std::uint64_t(256) << 20);
  TRY(files.remove(file));
  return bytes;
}

Result<std::vector<CsvTable>> read_workbook(const inspect::Extract& extract, const Path& path) {
  std::optional<inspect::ExtractedObject> book;
  TRY(extract(path, [&](inspect::ExtractedObject&& object) -> Result<void> {
    if (!object.parent && !book) book = std::move(object);
    return {};
  }));
  if (!book || !book->media_type.contains("spreadsheetml"))
    return error(ErrorCode::invalid_input, "{}: no workbook (.xlsx)", path.string());
  if (book->status != model::InspectionStatus::inspected)
    return error(ErrorCode::invalid_input, "{}: the workbook cannot be read whole ({}{}{})", path.string(), name_of(book->reason),
                 book->detail.empty() ? "" : ": ", book->detail);
  std::vector<CsvTable> out;
  for (const inspect::TextPart& part : book->parts)
    if (part.kind == inspect::PartKind::body && !part.name.empty())
      out.push_back(table_from(part.name, slice(book->text, part.range.start, part.range.end)));
  return out;
}

}  // namespace sekimori::protect
