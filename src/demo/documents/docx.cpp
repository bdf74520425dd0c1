#include "demo/documents/document.h"
#include "demo/documents/zip_writer.h"

// Office Open XML, ECMA-376 part 1: the least that Word, LibreOffice and others open without repair.
namespace sekimori::demo {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view word_namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string paragraph(std::string_view text, std::string_view style = {}, std::string_view align = {}) {
  std::string out = "<w:p>";
  if (!style.empty() || !align.empty()) {
    out += "<w:pPr>";
    if (!style.empty()) out.append("<w:pStyle w:val=\"").append(style).append("\"/>");
    if (!align.empty()) out.append("<w:jc w:val=\"").append(align).append("\"/>");
    out += "</w:pPr>";
  }
  return out.append("<w:r><w:t xml:space=\"preserve\">").append(escape_xml(text)).append("</w:t></w:r></w:p>");
}

}  // namespace

std::string write_docx(const Document& document) {
  ZipWriter zip;
  const bool marked = !document.mark.empty();
  std::string types(declaration);
  types +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/word/document.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
      "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>"
      "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      "<Override PartName=\"/word/footer1.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>";
  if (marked)
    types +=
        "<Override PartName=\"/word/header1.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/>";
  types += "</Types>";
  zip.add("[Content_Types].xml", types);
  zip.add("_rels/.rels",
          std::string(declaration) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"word/document.xml\"/>"
              "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" "
              "Target=\"docProps/core.xml\"/>"
              "</Relationships>");
  zip.add("docProps/core.xml", std::string(declaration) +
                                   "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                                   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                                   escape_xml(document.title) + "</dc:title><dc:creator>" + escape_xml(document.author) +
                                   "</dc:creator></cp:coreProperties>");
  zip.add("word/styles.xml",
          std::string(declaration) + "<w:styles" + std::string(word_namespaces) +
              "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
              "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/>"
              "<w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr></w:style></w:styles>");

  std::string body(declaration);
  body.append("<w:document").append(word_namespaces).append("><w:body>");
  body += paragraph(document.title, "Heading1", "center");
  body += paragraph(document.number + "　" + document.date, {}, "right");
  body += paragraph(document.author, {}, "right");
  for (const Section& section : document.sections) {
    body += paragraph(section.heading, "Heading1");
    for (const std::string& text : section.paragraphs) body += paragraph(text);
  }
  if (!document.table.empty()) {
    body += "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
    for (size_t i = 0; i < document.table[0].size(); ++i) body += "<w:gridCol w:w=\"2400\"/>";
    body += "</w:tblGrid>";
    for (const auto& row : document.table) {
      body += "<w:tr>";
      for (const std::string& cell : row)
        body += "<w:tc><w:tcPr><w:tcW w:w=\"2400\" w:type=\"dxa\"/></w:tcPr>" + paragraph(cell) + "</w:tc>";
      body += "</w:tr>";
    }
    body += "</w:tbl>";
  }
  body += "<w:sectPr>";
  if (marked) body += "<w:headerReference w:type=\"default\" r:id=\"rId2\"/>";
  body +=
      "<w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      "<w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"720\" w:footer=\"720\" "
      "w:gutter=\"0\"/></w:sectPr>"
      "</w:body></w:document>";
  zip.add("word/document.xml", body);
  std::string relations(declaration);
  relations +=
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
      "Target=\"styles.xml\"/>";
  if (marked)
    relations +=
        "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" "
        "Target=\"header1.xml\"/>";
  relations +=
      "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" "
      "Target=\"footer1.xml\"/>"
      "</Relationships>";
  zip.add("word/_rels/document.xml.rels", relations);
  if (marked)
    zip.add("word/header1.xml",
            std::string(declaration) + "<w:hdr" + std::string(word_namespaces) + ">" + paragraph(document.mark, {}, "right") + "</w:hdr>");
  zip.add("word/footer1.xml",
          std::string(declaration) + "<w:ftr" + std::string(word_namespaces) + ">" + paragraph(document.number, {}, "center") + "</w:ftr>");
  return zip.finish();
}

}  // namespace sekimori::demo
