#include "demo/documents/document.h"

#include <fmt/format.h>
#include <iconv.h>
#include <zlib.h>

namespace sekimori::demo {

std::string_view extension_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::docx: return "docx";
    case DocumentKind::xlsx: return "xlsx";
    case DocumentKind::pptx: return "pptx";
    case DocumentKind::pdf: return "pdf";
    case DocumentKind::dxf: return "dxf";
    case DocumentKind::csv: break;
  }
  return "csv";
}

std::string write_document(const Document& document, DocumentKind kind) {
  switch (kind) {
    case DocumentKind::docx: return write_docx(document);
    case DocumentKind::xlsx: return write_xlsx(document);
    case DocumentKind::pptx: return write_pptx(document);
    case DocumentKind::pdf: return write_pdf(document);
    case DocumentKind::dxf: return write_dxf(document);
    case DocumentKind::csv: break;
  }
  return write_csv(document);
}

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string to_code_page_932(std::string_view utf8) {
  // One descriptor for the process: opening costs more than converting a line. The generator runs on one thread.
  thread_local const iconv_t converter = iconv_open("CP932", "UTF-8");
  std::string out(utf8.size() + 1, '\0');
  std::string source(utf8);
  char* in = source.data();
  size_t in_left = source.size();
  char* to = out.data();
  size_t out_left = out.size();
  while (in_left > 0) {
    if (iconv(converter, &in, &in_left, &to, &out_left) != static_cast<size_t>(-1)) break;
    do {
      ++in;
      --in_left;
    } while (in_left > 0 && (static_cast<unsigned char>(*in) & 0xC0U) == 0x80U);
    *to++ = '?';
    --out_left;
  }
  out.resize(out.size() - out_left);
  return out;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  out.push_back('"');
  return out;
}

std::string deflate_bytes(std::string_view bytes, DeflateFraming framing) {
  z_stream stream{};
  deflateInit2(&stream, 3, Z_DEFLATED, framing == DeflateFraming::raw ? -15 : 15, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string write_csv(const Document& document) {
  std::string text;
  if (!document.mark.empty()) text += csv_cell("【" + document.mark + "】" + document.title) + "\r\n";
  for (const auto& row : document.table) {
    for (size_t i = 0; i < row.size(); ++i) text += (i == 0 ? "" : ",") + csv_cell(row[i]);
    text += "\r\n";
  }
  for (const Section& section : document.sections)
    for (const std::string& paragraph : section.paragraphs) text += csv_cell(section.heading) + "," + csv_cell(paragraph) + "\r\n";
  return to_code_page_932(text);
}

std::string write_dxf(const Document& document) {
  std::string text = "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1009\n9\n$DWGCODEPAGE\n3\nANSI_932\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n";
  const auto write_text = [&](std::string_view layer, double x, double y, double height, std::string_view content) {
    text += fmt::format("0\nTEXT\n8\n{}\n10\n{:.1f}\n20\n{:.1f}\n30\n0.0\n40\n{:.1f}\n1\n{}\n", layer, x, y, height, content);
  };
  const auto write_line = [&](double x1, double y1, double x2, double y2) {
    text += fmt::format("0\nLINE\n8\nOUTLINE\n10\n{:.3f}\n20\n{:.3f}\n30\n0.0\n11\n{:.3f}\n21\n{:.3f}\n31\n0.0\n", x1, y1, x2, y2);
  };
  write_line(0, 0, 420, 0);
  write_line(420, 0, 420, 297);
  write_line(420, 297, 0, 297);
  write_line(0, 297, 0, 0);
  write_text("TITLE", 300, 30, 5, document.title);
  write_text("TITLE", 300, 22, 3.5, document.number);
  write_text("TITLE", 300, 15, 3.5, document.author);
  write_text("TITLE", 300, 8, 3.5, document.date);
  if (!document.mark.empty()) write_text("TITLE", 380, 30, 7, document.mark);
  double y = 270;
  for (const auto& row : document.table) {
    for (size_t i = 0; i < row.size(); ++i) write_text("DIM", 20 + 60 * static_cast<double>(i), y, 3, row[i]);
    // The outline follows the figures: every drawing has lines of its own.
    const double step = static_cast<double>(row[0].size() * 7 % 53) + 5;
    write_line(20, y - 2, 20 + 4 * step, y - 2 - step / 10);
    text += fmt::format("0\nCIRCLE\n8\nOUTLINE\n10\n{:.3f}\n20\n{:.3f}\n30\n0.0\n40\n{:.3f}\n", 30 + step, y, step / 3);
    y -= 8;
  }
  y = 120;
  for (const Section& section : document.sections) {
    write_text("NOTE", 20, y, 3.5, section.heading);
    y -= 6;
    for (const std::string& paragraph : section.paragraphs) {
      // One TEXT entity holds one sentence, as draughtsmen write notes.
      for (size_t start = 0; start < paragraph.size();) {
        constexpr std::string_view stop = "。";
        const size_t end = paragraph.find(stop, start);
        const size_t length = end == std::string::npos ? paragraph.size() - start : end + stop.size() - start;
        write_text("NOTE", 24, y, 3, std::string_view(paragraph).substr(start, length));
        y -= 4.5;
        start += length;
      }
    }
  }
  text += "0\nENDSEC\n0\nEOF\n";
  return to_code_page_932(text);
}

}  // namespace sekimori::demo
