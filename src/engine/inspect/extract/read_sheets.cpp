// SpreadsheetML (ECMA-376 part 1, chapter 18): cells by sheet, hidden sheets and rows, headers and footers, comments,
// drawings, sheet names.
#include <charconv>
#include <cmath>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "base/text.h"
#include "engine/inspect/extract/office_package.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

// Rich or plain text of a string item; readings above characters (rPh) are not part of it.
std::string text_of_item(const pugi::xml_node& item) {
  std::string out;
  for (const pugi::xml_node& child : item.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") out += child.text().get();
    else if (name == "r")
      for (const pugi::xml_node& run : child.children())
        if (local_name(run) == "t") out += run.text().get();
  }
  return out;
}

// "&L&\"MS Gothic,Bold\"&14社外秘&P / &N" -> "社外秘 / " (18.3.1.46).
std::string header_text(std::string_view code) {
  std::string out;
  for (size_t i = 0; i < code.size(); ++i) {
    if (code[i] != '&' || i + 1 >= code.size()) {
      out += code[i];
      continue;
    }
    const char c = code[++i];
    if (c == '&') out += '&';
    else if (c == 'L' || c == 'C' || c == 'R') out += out.empty() || out.ends_with('\n') ? "" : "\n";
    else if (c == '"') i = std::min(code.find('"', i + 1), code.size());
    else if (c == 'K') i = std::min(i + 6, code.size());
    else if (c >= '0' && c <= '9')
      while (i + 1 < code.size() && code[i + 1] >= '0' && code[i + 1] <= '9') ++i;
  }
  return out;
}

// Number formats that mean a date (18.8.30), built in or spelled out.
bool is_date_format(int id, std::string_view code) {
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return true;
  bool quoted = false;
  bool bracketed = false;
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '\\') {
      ++i;
      continue;
    }
    if (c == '"') quoted = !quoted;
    else if (c == '[') bracketed = true;
    else if (c == ']') bracketed = false;
    else if (!quoted && !bracketed && (c == 'y' || c == 'Y' || c == 'd' || c == 'D' || c == 'e')) return true;
  }
  return false;
}

// Serial day number -> "2026-01-05". Day 60 of the 1900 system never existed.
std::string date_of_serial(double serial, bool from_1904) {
  if (!(serial >= 1) || serial > 2958465) return {};
  std::int64_t day = static_cast<std::int64_t>(std::floor(serial));
  if (from_1904) day += 1462;
  else if (day < 60) ++day;
  // Days from civil, reversed (proleptic Gregorian); serial 25569 is 1970-01-01.
  const std::int64_t z = day - 25569 + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const auto day_of_era = static_cast<unsigned>(z - era * 146097);
  const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned shifted_month = (5 * day_of_year + 2) / 153;
  const unsigned month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t year = static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day_of_year - (153 * shifted_month + 2) / 5 + 1);
}

class Workbook {
 public:
  Workbook(OfficePackage& package, std::string main_part) : package_(package), main_(std::move(main_part)) {}

  void read() {
    const auto document = package_.xml(main_);
    if (!document) {
      package_.at().refuse(Reason::damaged, "the workbook's main part is missing or broken");
      return;
    }
    std::map<std::string, Relationship> related;
    for (Relationship& row : package_.relationships(main_)) related[row.id] = row;
    for (const auto& [id, row] : related) {
      if (row.type == "sharedStrings") read_strings(row.target);
      else if (row.type == "styles") read_styles(row.target);
    }
    for (const pugi::xml_node& child : document->document_element().children()) {
      if (local_name(child) == "workbookPr") {
        const std::string_view value = attribute_of(child, "date1904");
        from_1904_ = value == "1" || value == "true";
      } else if (local_name(child) == "sheets") {
        for (const pugi::xml_node& sheet : child.children()) {
          const std::string name(sheet.attribute("name").value());
          const std::string_view state = sheet.attribute("state").value();
          package_.at().text.note(PartKind::sheet_name, name);
          std::string_view id;  // r:id, not sheetId
          for (const pugi::xml_attribute& attribute : sheet.attributes())
            if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
          const auto found = related.find(std::string(id));
          if (found != related.end() && !found->second.target.empty())
            read_sheet(found->second.target, name, state == "hidden" || state == "veryHidden" ? PartKind::hidden : PartKind::body);
          if (package_.at().walk.out_of_time()) return;
        }
      }
    }
  }

 private:
  void read_strings(const std::string& part) {
    const auto document = package_.xml(part);
    if (!document) return;
    for (const pugi::xml_node& item : document->document_element().children())
      if (local_name(item) == "si") strings_.push_back(text_of_item(item));
  }

  void read_styles(const std::string& part) {
    const auto document = package_.xml(part);
    if (!document) return;
    std::map<int, std::string> codes;
    for (const pugi::xml_node& child : document->document_element().children()) {
      if (local_name(child) == "numFmts")
        for (const pugi::xml_node& format : child.children())
          codes[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value();
      if (local_name(child) == "cellXfs")
        for (const pugi::xml_node& style : child.children()) {
          const int id = style.attribute("numFmtId").as_int();
          const auto code = codes.find(id);
          date_styles_.push_back(is_date_format(id, code == codes.end() ? std::string_view() : std::string_view(code->second)));
        }
    }
  }

  std::string cell_text(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    std::string_view value;
    for (const pugi::xml_node& child : cell.children()) {
      if (local_name(child) == "is") return text_of_item(child);
      if (local_name(child) == "v") value = child.text().get();
    }
    if (type == "s") {
      size_t index = strings_.size();
      std::from_chars(value.data(), value.data() + value.size(), index);
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type.empty() || type == "n") {
      const size_t style = cell.attribute("s").as_uint();
      if (style < date_styles_.size() && date_styles_[style]) {
        double serial = 0;
        std::from_chars(value.data(), value.data() + value.size(), serial);
        if (std::string date = date_of_serial(serial, from_1904_); !date.empty()) return date;
      }
    }
    return std::string(value);
  }

  // Cell by cell, for tables to be taken in (ExtractionLimits::grid).
  void read_grid(const pugi::xml_node& rows, const std::string& name) {
    std::string out;
    std::uint32_t line = 1;
    for (const pugi::xml_node& row : rows.children()) {
      const std::uint32_t number = std::max(line, row.attribute("r").as_uint(line));
      if (number > most_grid_rows) return cut_grid(std::move(out), name);
      for (; line < number; ++line) out += '\n';
      size_t column = 0;
      for (const pugi::xml_node& cell : row.children()) {
        const size_t wanted = std::max(column, column_of(cell.attribute("r").value(), column));
        if (wanted >= most_grid_columns) return cut_grid(std::move(out), name);
        for (; column < wanted; ++column) out += '\t';
        for (char c : cell_text(cell)) {
          if (c == '\n') out += "\u2028";
          else if (c == '\t') out += ' ';
          else if (c != '\r') out += c;
        }
        ++column;
        out += '\t';
      }
      out += '\n';
      ++line;
    }
    package_.at().text.add(PartKind::body, std::move(out), name);
  }
  void cut_grid(std::string&& shown, const std::string& name) {
    package_.at().text.add(PartKind::body, std::move(shown), name);
    package_.at().status = model::InspectionStatus::partial;
    package_.at().reason = model::Reason::too_large;
  }
  // "C7" -> 2
  static size_t column_of(std::string_view reference, size_t otherwise) {
    size_t column = 0;
    size_t letters = 0;
    for (; letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
      column = column * 26 + static_cast<size_t>(reference[letters] - 'A') + 1;
    return letters == 0 ? otherwise : column - 1;
  }

  void read_sheet(const std::string& part, const std::string& name, PartKind kind) {
    if (!seen_.insert(part).second) return;
    const auto document = package_.xml(part);
    if (!document) return;
    if (package_.at().walk.limits().grid) {
      for (const pugi::xml_node& child : document->document_element().children())
        if (local_name(child) == "sheetData") read_grid(child, name);
      return;
    }
    DocumentText& text = package_.at().text;
    std::string shown;
    std::string hidden;
    for (const pugi::xml_node& child : document->document_element().children()) {
      const std::string_view local = local_name(child);
      if (local == "sheetData") {
        for (const pugi::xml_node& row : child.children()) {
          std::string line;
          for (const pugi::xml_node& cell : row.children()) {
            const std::string value = cell_text(cell);
            if (value.empty()) continue;
            if (!line.empty()) line += '\t';
            line += value;
          }
          if (!line.empty()) (row.attribute("hidden").as_bool() ? hidden : shown) += line + "\n";
        }
      } else if (local == "headerFooter") {
        for (const pugi::xml_node& entry : child.children()) {
          const bool header = local_name(entry).find("Header") != std::string_view::npos;
          text.add(header ? PartKind::header : PartKind::footer, header_text(entry.text().get()) + "\n", name);
        }
      }
    }
    text.add(kind, std::move(shown), name);
    text.add(PartKind::hidden, std::move(hidden), name);
    for (const Relationship& row : package_.relationships(part)) {
      if (row.target.empty()) continue;
      if (row.type == "comments") read_comments(row.target, name);
      else if (row.type == "threadedComment") read_threaded(row.target, name);
      else if (row.type == "drawing") read_drawing(row.target, name, kind);
      else if (row.type == "vmlDrawing") add_watermarks(row.target);
    }
  }

  void read_comments(const std::string& part, const std::string& name) {
    const auto document = package_.xml(part);
    if (!document) return;
    for (const pugi::xml_node& list : document->document_element().children())
      if (local_name(list) == "commentList")
        for (const pugi::xml_node& comment : list.children())
          for (const pugi::xml_node& content : comment.children())
            if (local_name(content) == "text") package_.at().text.add(PartKind::comment, text_of_item(content) + "\n", name);
  }

  void read_threaded(const std::string& part, const std::string& name) {
    const auto document = package_.xml(part);
    if (!document) return;
    for (const pugi::xml_node& comment : document->document_element().children())
      for (const pugi::xml_node& content : comment.children())
        if (local_name(content) == "text") package_.at().text.add(PartKind::comment, std::string(content.text().get()) + "\n", name);
  }

  void read_drawing(const std::string& part, const std::string& name, PartKind kind) {
    add_drawing_text(package_, part, kind, name);
    for (const Relationship& row : package_.relationships(part))
      if ((row.type == "chart" || row.type == "diagramData") && !row.target.empty()) add_drawing_text(package_, row.target, kind, name);
  }

  // Comment boxes repeat the comments; only word art counts here.
  void add_watermarks(const std::string& part) {
    const auto document = package_.xml(part);
    if (!document) return;
    struct Finder : pugi::xml_tree_walker {
      DocumentText* text = nullptr;
      bool for_each(pugi::xml_node& node) override {
        if (local_name(node) == "textpath") text->add(PartKind::watermark, std::string(attribute_of(node, "string")) + "\n");
        return true;
      }
    } finder;
    finder.text = &package_.at().text;
    document->traverse(finder);
  }

  static constexpr std::uint32_t most_grid_rows = 100'000;
  static constexpr size_t most_grid_columns = 256;

  OfficePackage& package_;
  std::string main_;
  std::vector<std::string> strings_;
  std::vector<bool> date_styles_;
  std::set<std::string> seen_;
  bool from_1904_ = false;
};

}  // namespace

void read_sheets(OfficePackage& package, const std::string& main_part) { Workbook(package, main_part).read(); }

}  // namespace sekimori::inspect
