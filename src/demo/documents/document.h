// The files of an office, as offices write them: Word, Excel, PowerPoint, PDF, DXF, CSV.
//
//   Document document;
//   document.title = "次期小型車 構想書";
//   document.mark = "極秘";
//   std::string bytes = write_document(document, DocumentKind::docx);
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sekimori::demo {

enum class DocumentKind { docx, xlsx, pptx, pdf, dxf, csv };
std::string_view extension_of(DocumentKind kind);

struct Section {
  std::string heading;
  std::vector<std::string> paragraphs;
};

struct Document {
  std::string title;
  std::string mark;    // "極秘"; empty: none is shown inside the file
  std::string author;  // department and name, as offices print it
  std::string date;    // "2026年1月5日"
  std::string number;  // document number
  std::vector<Section> sections;
  std::vector<std::vector<std::string>> table;  // first row is the heading
};

// The bytes of the file. The mark stands in header (docx, xlsx, pdf), footer (pptx), sheet name (xlsx), title block
// (dxf) or first line (csv). Same document, same bytes.
std::string write_document(const Document& document, DocumentKind kind);

std::string write_docx(const Document& document);
std::string write_xlsx(const Document& document);
std::string write_pptx(const Document& document);
std::string write_pdf(const Document& document);
std::string write_dxf(const Document& document);  // R12 text in code page 932
std::string write_csv(const Document& document);  // code page 932 with CRLF, as spreadsheets write it in Japan

// &, <, >, " as entities.
std::string escape_xml(std::string_view text);
// UTF-8 -> Windows code page 932; what it lacks becomes '?'.
std::string to_code_page_932(std::string_view utf8);
// A CSV cell, quoted when needed.
std::string csv_cell(std::string_view text);
// zlib or raw deflate.
enum class DeflateFraming { raw, zlib };
std::string deflate_bytes(std::string_view bytes, DeflateFraming framing);

}  // namespace sekimori::demo
