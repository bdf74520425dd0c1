#include <fmt/format.h>

#include <cstdlib>

#include "demo/documents/document.h"
#include "demo/documents/zip_writer.h"

// SpreadsheetML (ECMA-376 part 1): one sheet of figures, one of notes; texts in the shared string table as Excel has it.
namespace sekimori::demo {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

class SharedStrings {
 public:
  std::string cell(size_t column, size_t row, std::string_view text) {
    const char letter = static_cast<char>('A' + column % 26);
    items_.append("<si><t xml:space=\"preserve\">").append(escape_xml(text)).append("</t></si>");
    return fmt::format("<c r=\"{}{}\" t=\"s\"><v>{}</v></c>", letter, row, count_++);
  }
  std::string part() const {
    return fmt::format(
        "{}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"{}\" uniqueCount=\"{}\">{}</sst>", declaration,
        count_, count_, items_);
  }

 private:
  std::string items_;
  int count_ = 0;
};

std::string sheet(std::string_view rows, std::string_view mark) {
  std::string out(declaration);
  out.append("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>")
      .append(rows)
      .append("</sheetData>");
  out += "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>";
  if (!mark.empty()) out.append("<headerFooter><oddHeader>&amp;R").append(escape_xml(mark)).append("</oddHeader></headerFooter>");
  return out + "</worksheet>";
}

}  // namespace

std::string write_xlsx(const Document& document) {
  SharedStrings strings;
  std::string figures;
  size_t row = 1;
  figures += fmt::format("<row r=\"1\">{}{}</row>", strings.cell(0, 1, document.title), strings.cell(1, 1, document.number));
  for (const auto& cells : document.table) {
    ++row;
    figures += fmt::format("<row r=\"{}\">", row);
    for (size_t i = 0; i < cells.size(); ++i) {
      char* end = nullptr;
      const double number = std::strtod(cells[i].c_str(), &end);
      if (!cells[i].empty() && *end == '\0') figures += fmt::format("<c r=\"{}{}\"><v>{}</v></c>", static_cast<char>('A' + i), row, number);
      else figures += strings.cell(i, row, cells[i]);
    }
    figures += "</row>";
  }
  std::string notes;
  row = 0;
  for (const Section& section : document.sections) {
    ++row;
    notes += fmt::format("<row r=\"{}\">{}</row>", row, strings.cell(0, row, section.heading));
    for (const std::string& text : section.paragraphs) {
      ++row;
      notes += fmt::format("<row r=\"{}\">{}</row>", row, strings.cell(1, row, text));
    }
  }
  const std::string first_name = document.mark.empty() ? std::string("数値") : "数値（" + document.mark + "）";

  ZipWriter zip;
  zip.add("[Content_Types].xml",
          std::string(declaration) +
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
              "<Override PartName=\"/xl/workbook.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
              "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              "<Override PartName=\"/xl/worksheets/sheet2.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              "<Override PartName=\"/xl/sharedStrings.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/>"
              "</Types>");
  zip.add("_rels/.rels",
          std::string(declaration) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"xl/workbook.xml\"/>"
              "</Relationships>");
  zip.add("xl/workbook.xml", std::string(declaration) +
                                 "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                                 " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"" +
                                 escape_xml(first_name) +
                                 "\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"説明\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels",
          std::string(declaration) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
              "Target=\"worksheets/sheet1.xml\"/>"
              "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
              "Target=\"worksheets/sheet2.xml\"/>"
              "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" "
              "Target=\"sharedStrings.xml\"/>"
              "</Relationships>");
  zip.add("xl/worksheets/sheet1.xml", sheet(figures, document.mark));
  zip.add("xl/worksheets/sheet2.xml", sheet(notes, document.mark));
  zip.add("xl/sharedStrings.xml", strings.part());
  return zip.finish();
}

}  // namespace sekimori::demo
