#include <fmt/format.h>

#include "demo/documents/document.h"
#include "demo/documents/zip_writer.h"

// PresentationML (ECMA-376 part 1): a title slide and one slide per section; the mark stands on the slide master.
namespace sekimori::demo {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view namespaces =
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
constexpr std::string_view relations_open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string text_box(int id, int y, int height, const std::vector<std::string>& paragraphs) {
  std::string out = fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"{0}\" name=\"文字 {0}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
      "<a:off x=\"457200\" y=\"{1}\"/><a:ext cx=\"8229600\" cy=\"{2}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
      "<p:txBody><a:bodyPr wrap=\"square\"/><a:lstStyle/>",
      id, y, height);
  for (const std::string& text : paragraphs)
    out += "<a:p><a:r><a:rPr lang=\"ja-JP\" sz=\"1600\"/><a:t>" + escape_xml(text) + "</a:t></a:r></a:p>";
  return out + "</p:txBody></p:sp>";
}

std::string tree(std::string_view shapes) {
  return fmt::format(
      "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" "
      "name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{}</p:spTree></p:cSld>",
      shapes);
}

std::string relation(int id, std::string_view kind, std::string_view target) {
  return fmt::format("<Relationship Id=\"rId{}\" Type=\"{}{}\" Target=\"{}\"/>", id, office, kind, target);
}

std::string theme() {
  constexpr std::string_view names[] = {"dk1",     "lt1",     "dk2",     "lt2",     "accent1", "accent2",
                                        "accent3", "accent4", "accent5", "accent6", "hlink",   "folHlink"};
  constexpr std::string_view colours[] = {"000000", "FFFFFF", "1F2A44", "EEEEEE", "3B5B92", "8A3B3B",
                                          "5B8A3B", "8A7A3B", "3B8A8A", "6B3B8A", "0000EE", "551A8B"};
  std::string out(declaration);
  out +=
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"標準\"><a:themeElements><a:clrScheme "
      "name=\"標準\">";
  for (size_t i = 0; i < std::size(names); ++i) out += fmt::format("<a:{0}><a:srgbClr val=\"{1}\"/></a:{0}>", names[i], colours[i]);
  out +=
      "</a:clrScheme><a:fontScheme name=\"標準\"><a:majorFont><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs "
      "typeface=\"\"/></a:majorFont>"
      "<a:minorFont><a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme><a:fmtScheme "
      "name=\"標準\">";
  const auto three = [&](std::string_view list, std::string_view item) { out += fmt::format("<a:{0}>{1}{1}{1}</a:{0}>", list, item); };
  three("fillStyleLst", "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>");
  three("lnStyleLst", "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>");
  three("effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>");
  three("bgFillStyleLst", "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>");
  return out + "</a:fmtScheme></a:themeElements></a:theme>";
}

constexpr std::string_view colour_map =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" "
    "accent4=\"accent4\""
    " accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

}  // namespace

std::string write_pptx(const Document& document) {
  ZipWriter zip;
  std::vector<std::string> slides;
  slides.push_back(text_box(2, 1'600'000, 1'200'000, {document.title}) +
                   text_box(3, 3'000'000, 900'000, {document.number, document.date, document.author}));
  for (const Section& section : document.sections)
    slides.push_back(text_box(2, 300'000, 700'000, {section.heading}) + text_box(3, 1'200'000, 4'800'000, section.paragraphs));
  if (!document.table.empty()) {
    std::vector<std::string> rows;
    for (const auto& row : document.table) {
      std::string line;
      for (const std::string& cell : row) line += (line.empty() ? "" : "　") + cell;
      rows.push_back(line);
    }
    slides.push_back(text_box(2, 300'000, 700'000, {"数値の一覧"}) + text_box(3, 1'200'000, 4'800'000, rows));
  }

  std::string types(declaration);
  types +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      "<Override PartName=\"/ppt/presentation.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml\"/>"
      "<Override PartName=\"/ppt/slideMasters/slideMaster1.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml\"/>"
      "<Override PartName=\"/ppt/slideLayouts/slideLayout1.xml\" "
      "ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml\"/>"
      "<Override PartName=\"/ppt/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>";
  std::string presentation_relations =
      relation(1, "slideMaster", "slideMasters/slideMaster1.xml") + relation(2, "theme", "theme/theme1.xml");
  std::string slide_ids;
  for (size_t i = 0; i < slides.size(); ++i) {
    const int id = static_cast<int>(i) + 1;
    types += fmt::format(
        "<Override PartName=\"/ppt/slides/slide{}.xml\" "
        "ContentType=\"application/vnd.openxmlformats-officedocument.presentationml.slide+xml\"/>",
        id);
    presentation_relations += relation(id + 2, "slide", fmt::format("slides/slide{}.xml", id));
    slide_ids += fmt::format("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + id, id + 2);
  }
  zip.add("[Content_Types].xml", types + "</Types>");
  const auto relations = [&](std::string_view rows) { return fmt::format("{}{}{}</Relationships>", declaration, relations_open, rows); };
  zip.add("_rels/.rels", relations(relation(1, "officeDocument", "ppt/presentation.xml")));
  zip.add("ppt/_rels/presentation.xml.rels", relations(presentation_relations));
  zip.add(
      "ppt/presentation.xml",
      fmt::format(
          "{}<p:presentation{}><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>"
          "<p:sldIdLst>{}</p:sldIdLst><p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
          declaration, namespaces, slide_ids));
  const std::string mark_shape = document.mark.empty() ? std::string() : text_box(9, 6'300'000, 400'000, {document.mark});
  zip.add("ppt/slideMasters/slideMaster1.xml",
          fmt::format(
              "{}<p:sldMaster{}>{}{}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst></p:sldMaster>",
              declaration, namespaces, tree(mark_shape), colour_map));
  zip.add("ppt/slideMasters/_rels/slideMaster1.xml.rels",
          relations(relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml") + relation(2, "theme", "../theme/theme1.xml")));
  zip.add(
      "ppt/slideLayouts/slideLayout1.xml",
      fmt::format("{}<p:sldLayout{}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>", declaration, namespaces, tree({})));
  zip.add("ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(relation(1, "slideMaster", "../slideMasters/slideMaster1.xml")));
  zip.add("ppt/theme/theme1.xml", theme());
  for (size_t i = 0; i < slides.size(); ++i) {
    zip.add(fmt::format("ppt/slides/slide{}.xml", i + 1),
            fmt::format("{}<p:sld{}>{}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>", declaration, namespaces, tree(slides[i])));
    zip.add(fmt::format("ppt/slides/_rels/slide{}.xml.rels", i + 1),
            relations(relation(1, "slideLayout", "../slideLayouts/slideLayout1.xml")));
  }
  return zip.finish();
}

}  // namespace sekimori::demo
