#include <fmt/format.h>

#include <set>

#include "base/text.h"
#include "demo/documents/document.h"

// PDF 1.5 (ISO 32000-1). Text is UTF-16 through the predefined CMap UniJIS-UTF16-H on an Adobe-Japan1 font that is not
// embedded (9.7.5.2), with a ToUnicode CMap for readers that have no CMap files.
namespace sekimori::demo {
namespace {

constexpr size_t characters_per_line = 40;
constexpr size_t lines_per_page = 44;

std::string utf16_hex(std::string_view text, std::set<std::uint16_t>& used) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const auto unit = static_cast<std::uint16_t>(next_code_point(text, at));  // the word tables stay in the basic plane
    used.insert(unit);
    out += fmt::format("{:04X}", unit);
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text) {
  std::vector<std::string> lines;
  std::string line;
  size_t count = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    next_code_point(text, at);
    line.append(text.substr(start, at - start));
    if (++count == characters_per_line) {
      lines.push_back(std::move(line));
      line.clear();
      count = 0;
    }
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string to_unicode_map(const std::set<std::uint16_t>& used) {
  std::string out =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
  std::vector<std::uint16_t> units(used.begin(), used.end());
  for (size_t start = 0; start < units.size(); start += 100) {
    const size_t end = std::min(start + 100, units.size());
    out += fmt::format("{} beginbfchar\n", end - start);
    for (size_t i = start; i < end; ++i) out += fmt::format("<{0:04X}> <{0:04X}>\n", units[i]);
    out += "endbfchar\n";
  }
  return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

}  // namespace

std::string write_pdf(const Document& document) {
  std::vector<std::string> lines;
  const auto add = [&](std::string_view text) {
    for (std::string& line : wrap(text)) lines.push_back(std::move(line));
  };
  add(document.title);
  add(document.number + "　" + document.date);
  add(document.author);
  for (const Section& section : document.sections) {
    add(section.heading);
    for (const std::string& paragraph : section.paragraphs) add("　" + paragraph);
  }
  for (const auto& row : document.table) {
    std::string line;
    for (const std::string& cell : row) line += (line.empty() ? "" : "　") + cell;
    add(line);
  }

  std::set<std::uint16_t> used;
  std::vector<std::string> objects(6);  // 1 catalog, 2 pages, 3 font, 4 CID font, 5 descriptor, 6 ToUnicode
  std::string kids;
  const size_t pages = (lines.size() + lines_per_page - 1) / lines_per_page;
  for (size_t page = 0; page < pages; ++page) {
    std::string content = "BT\n/F1 10.5 Tf\n";
    if (!document.mark.empty()) content += fmt::format("1 0 0 1 500 810 Tm\n<{}> Tj\n", utf16_hex(document.mark, used));
    content += fmt::format("1 0 0 1 290 25 Tm\n<{}> Tj\n1 0 0 1 72 780 Tm\n16 TL\n", utf16_hex(std::to_string(page + 1), used));
    const size_t end = std::min((page + 1) * lines_per_page, lines.size());
    for (size_t i = page * lines_per_page; i < end; ++i) content += fmt::format("<{}> Tj T*\n", utf16_hex(lines[i], used));
    content += "ET\n";
    const std::string packed = deflate_bytes(content, DeflateFraming::zlib);
    objects.push_back(fmt::format("<< /Length {} /Filter /FlateDecode >>\nstream\n{}\nendstream", packed.size(), packed));
    const size_t content_number = objects.size();
    objects.push_back(fmt::format(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>", content_number));
    kids += fmt::format("{} 0 R ", objects.size());
  }
  objects[0] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages);
  objects[2] =
      "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>";
  objects[3] =
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 "
      ">>"
      " /FontDescriptor 5 0 R /DW 1000 /W [1 94 500] >>";
  objects[4] =
      "<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 6 /FontBBox [-123 -257 1001 910] /ItalicAngle 0 /Ascent 709 /Descent -241"
      " /CapHeight 709 /StemV 69 >>";
  const std::string map = deflate_bytes(to_unicode_map(used), DeflateFraming::zlib);
  objects[5] = fmt::format("<< /Length {} /Filter /FlateDecode >>\nstream\n{}\nendstream", map.size(), map);

  std::string out = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const size_t table_offset = out.size();
  out += table;
  out += fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, table_offset);
  return out;
}

}  // namespace sekimori::demo
