#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "base/clock.h"
#include "base/digest.h"
#include "base/files.h"
#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/extract/testing/document_builder.h"

namespace sekimori::inspect {
namespace {

using made::build_docx;
using made::build_office;
using made::build_zip;
using made::word_paragraph;
using model::InspectionStatus;
using model::Reason;

std::vector<ExtractedObject> read(std::string_view name, ByteView bytes, const ExtractionLimits& limits = {}) {
  return extract_bytes(name, bytes, limits);
}
std::vector<ExtractedObject> read(std::string_view name, std::string_view text) { return extract_bytes(name, as_bytes(text), {}); }

// The text of all parts of one kind, and the values of those without text.
std::string part(const ExtractedObject& object, PartKind kind) {
  const std::u32string text = to_utf32(object.text);
  std::string out;
  for (const TextPart& one : object.parts)
    if (one.kind == kind)
      out += one.range.start == one.range.end ? one.name + "\n"
                                              : to_utf8(std::u32string_view(text).substr(one.range.start, one.range.end - one.range.start));
  return out;
}

const ExtractedObject* member(const std::vector<ExtractedObject>& objects, std::string_view path) {
  const auto found = std::ranges::find(objects, path, &ExtractedObject::path);
  return found == objects.end() ? nullptr : &*found;
}

TEST(Text, IsKeptAsItStandsWithHash) {
  const auto objects = read("a.txt", "秘\r\nline\n");
  ASSERT_EQ(objects.size(), 1U);
  EXPECT_EQ(objects[0].text, "秘\nline\n");
  EXPECT_EQ(objects[0].media_type, "text/plain");
  EXPECT_EQ(objects[0].charset, "UTF-8");
  EXPECT_EQ(objects[0].sha256, to_hex(sha256("秘\r\nline\n")));
  ASSERT_EQ(objects[0].parts.size(), 1U);
  EXPECT_EQ(objects[0].parts[0].range, (model::TextRange{0, 7}));
}

TEST(Html, BodyHiddenAndCommentsAreKeptApart) {
  const auto objects = read("a.html",
                            "<html><head><title>T</title><script>var x;</script></head><body>社外<b>秘</b><p>次</p><div style='display: "
                            "none'>隠</div><!-- 注 --></body></html>");
  EXPECT_EQ(part(objects[0], PartKind::body), "社外秘\n次\n");
  EXPECT_EQ(part(objects[0], PartKind::hidden), "隠\n");
  EXPECT_EQ(part(objects[0], PartKind::comment), " 注 \n");
  EXPECT_EQ(part(objects[0], PartKind::property), "title=T\n");
}

TEST(Html, DeepNestingIsNoStackOverflow) {
  std::string deep;
  for (int i = 0; i < 300'000; ++i) deep += "<b>";
  const auto objects = read("a.html", "<html>" + deep + "底");
  EXPECT_NE(objects[0].text.find("底"), std::string::npos);
}

TEST(Word, PartsComeInOrderAndByPlace) {
  const Bytes docx = build_docx(
      word_paragraph("本文") +
          "<w:p><w:r><w:t>前</w:t></w:r><w:del><w:r><w:delText>消した</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠した</"
          "w:t></w:r></w:p>" +
          "<w:tbl><w:tr><w:tc>" + word_paragraph("甲") + "</w:tc><w:tc>" + word_paragraph("乙") + "</w:tc></w:tr></w:tbl>" +
          "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + word_paragraph("箱") +
          "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + word_paragraph("箱") +
          "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
      {{"r1", "header", "header1.xml"},
       {"r2", "footer", "footer1.xml"},
       {"r3", "comments", "comments.xml"},
       {"r4", "footnotes", "footnotes.xml"}},
      {{"word/header1.xml",
        "<w:hdr>" + word_paragraph("極秘") + "<w:p><w:pict><v:shape><v:textpath string=\"複写禁止\"/></v:shape></w:pict></w:p></w:hdr>"},
       {"word/footer1.xml", "<w:ftr>" + word_paragraph("頁") + "</w:ftr>"},
       {"word/comments.xml", "<w:comments><w:comment w:id=\"0\">" + word_paragraph("指摘") + "</w:comment></w:comments>"},
       {"word/footnotes.xml", "<w:footnotes><w:footnote w:type=\"separator\">" + word_paragraph("x") +
                                  "</w:footnote><w:footnote w:id=\"1\">" + word_paragraph("脚注") + "</w:footnote></w:footnotes>"}});
  const auto objects = read("a.docx", docx);
  ASSERT_EQ(objects.size(), 1U) << objects[0].detail;
  const ExtractedObject& word = objects[0];
  EXPECT_EQ(word.status, InspectionStatus::inspected) << word.detail;
  EXPECT_EQ(word.media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_EQ(word.text, "本文\n前\n甲\t乙\n\n箱\n極秘\n\n頁\n複写禁止\n脚注\n指摘\n隠した\n消した\n");
  EXPECT_EQ(part(word, PartKind::header), "極秘\n\n");
  EXPECT_EQ(part(word, PartKind::watermark), "複写禁止\n");
  EXPECT_EQ(part(word, PartKind::note), "脚注\n");
  std::uint64_t position = 0;
  for (const TextPart& one : word.parts) {
    EXPECT_EQ(one.range.start, position);
    position = one.range.end;
  }
  EXPECT_EQ(position, count_code_points(word.text));
}

TEST(Word, LabelsAndPropertiesAreMetadata) {
  const Bytes docx = build_docx(
      word_paragraph("x"), {},
      {{"docProps/custom.xml", "<Properties><property name=\"MSIP_Label_aa_Name\"><vt:lpwstr>極秘</vt:lpwstr></property></Properties>"},
       {"docProps/core.xml", "<cp:coreProperties><dc:title>計画</dc:title></cp:coreProperties>"},
       {"docMetadata/LabelInfo.xml", "<clbl:labelList><clbl:label id=\"{bb}\" enabled=\"1\" method=\"Privileged\"/></clbl:labelList>"}});
  const auto objects = read("a.docx", docx);
  EXPECT_EQ(objects[0].text, "x\n");
  EXPECT_EQ(part(objects[0], PartKind::label), "MSIP_Label_aa_Name=極秘\nMSIP_Label_bb_enabled=1\nMSIP_Label_bb_method=Privileged\n");
  EXPECT_EQ(part(objects[0], PartKind::property), "title=計画\n");
}

TEST(Word, EmbeddedFilesAreMembers) {
  const auto objects = read("a.docx", build_docx(word_paragraph("x"), {},
                                                 {{"word/embeddings/inner.docx", std::string(as_text(build_docx(word_paragraph("中"))))}}));
  ASSERT_EQ(objects.size(), 2U);
  EXPECT_EQ(objects[1].path, "a.docx!/word/embeddings/inner.docx");
  EXPECT_EQ(objects[1].parent, "a.docx");
  EXPECT_EQ(objects[1].text, "中\n");
}

TEST(Word, BrokenXmlIsPartialWithWhatStoodBefore) {
  const auto objects =
      read("a.docx", build_office("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                  "<w:document><w:body>" + word_paragraph("前") + "<w:p", {}, {}));
  EXPECT_EQ(objects[0].status, InspectionStatus::partial);
  EXPECT_EQ(objects[0].reason, Reason::damaged);
  EXPECT_EQ(objects[0].text.substr(0, 4), "前\n");
}

TEST(Sheets, CellsHiddenSheetsHeadersAndNames) {
  const Bytes xlsx = build_office(
      "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
      "<workbook><sheets><sheet name=\"原価\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"裏\" sheetId=\"2\" state=\"veryHidden\" "
      "r:id=\"r2\"/></sheets></workbook>",
      {{"r1", "worksheet", "worksheets/sheet1.xml"},
       {"r2", "worksheet", "worksheets/sheet2.xml"},
       {"r3", "sharedStrings", "sharedStrings.xml"},
       {"r4", "styles", "styles.xml"}},
      {{"xl/sharedStrings.xml", "<sst><si><t>部品</t></si><si><r><t>単</t></r><r><t>価</t></r><rPh><t>タンカ</t></rPh></si></sst>"},
       {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c><v>12.5</v></c><c "
        "s=\"1\"><v>46027</v></c></row><row hidden=\"1\"><c t=\"inlineStr\"><is><t>隠行</t></is></c></row></sheetData>"
        "<headerFooter><oddHeader>&amp;C&amp;\"MS Gothic\"&amp;14社外秘</oddHeader></headerFooter></worksheet>"},
       {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c t=\"str\"><v>裏帳簿</v></c></row></sheetData></worksheet>"}});
  const auto objects = read("a.xlsx", xlsx);
  EXPECT_EQ(objects[0].status, InspectionStatus::inspected) << objects[0].detail;
  EXPECT_EQ(part(objects[0], PartKind::body), "部品\t単価\n12.5\t2026-01-05\n");
  EXPECT_EQ(part(objects[0], PartKind::header), "社外秘\n");
  EXPECT_EQ(part(objects[0], PartKind::hidden), "隠行\n裏帳簿\n");
  EXPECT_EQ(part(objects[0], PartKind::sheet_name), "原価\n裏\n");
}

TEST(Slides, NotesMastersAndHiddenSlides) {
  const auto shape = [](const std::string& text, const std::string& place = "") {
    return "<p:sp><p:nvSpPr><p:cNvPr/><p:nvPr>" + place + "</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>" + text +
           "</a:t></a:r></a:p></p:txBody></p:sp>";
  };
  const auto tree = [](const std::string& shapes) { return "<p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld>"; };
  const Bytes pptx = build_office(
      "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
      "<p:presentation><p:sldIdLst><p:sldId id=\"256\" r:id=\"r1\"/><p:sldId id=\"257\" r:id=\"r2\"/></p:sldIdLst></p:presentation>",
      {{"r1", "slide", "slides/slide2.xml"}, {"r2", "slide", "slides/slide1.xml"}, {"r3", "slideMaster", "slideMasters/slideMaster1.xml"}},
      {{"ppt/slides/slide2.xml", "<p:sld>" + tree(shape("表題") + shape("脚", "<p:ph type=\"ftr\"/>")) + "</p:sld>"},
       {"ppt/slides/_rels/slide2.xml.rels", made::relations({{"n", "notesSlide", "../notesSlides/notesSlide1.xml"}})},
       {"ppt/notesSlides/notesSlide1.xml", "<p:notes>" + tree(shape("覚え")) + "</p:notes>"},
       {"ppt/slides/slide1.xml", "<p:sld show=\"0\">" + tree(shape("伏せた")) + "</p:sld>"},
       {"ppt/slideMasters/slideMaster1.xml",
        "<p:sldMaster>" + tree(shape("社外秘") + shape("Click", "<p:ph type=\"title\"/>")) + "</p:sldMaster>"}});
  const auto objects = read("a.pptx", pptx);
  EXPECT_EQ(objects[0].text, "表題\n脚\n社外秘\n覚え\n伏せた\n") << objects[0].detail;
  EXPECT_EQ(part(objects[0], PartKind::slide_master), "社外秘\n");
  EXPECT_EQ(part(objects[0], PartKind::hidden), "伏せた\n");
}

TEST(OpenDocument, TextHeadersAndDeletions) {
  const Bytes odt = build_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<office:document-content><office:body><office:text><text:tracked-changes><text:p>消</text:p></"
        "text:tracked-changes><text:p>本<text:span>文</text:span>だ</text:p></office:text></office:body></office:document-content>"},
       {"styles.xml",
        "<office:document-styles><office:master-styles><style:master-page><style:header><text:p>秘</text:p></style:header></"
        "style:master-page></office:master-styles></office:document-styles>"}});
  const auto objects = read("a.odt", odt);
  EXPECT_EQ(objects[0].text, "本文だ\n秘\n消\n") << objects[0].detail;
  EXPECT_EQ(part(objects[0], PartKind::header), "秘\n");
}

TEST(Rtf, JapaneseByFontAndByUnicode) {
  const auto objects = read("a.rtf",
                            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset128 MS;}}{\\info{\\title t}}\\f0 \\'8b\\'c9\\'94\\'e9\\par "
                            "{\\header\\f0\\'8e\\'d0}\\u31192?\\par {\\v hid}{\\*\\unknown no}}");
  EXPECT_EQ(part(objects[0], PartKind::body), "極秘\n秘\n") << objects[0].text;
  EXPECT_EQ(part(objects[0], PartKind::header), "社\n");
  EXPECT_EQ(part(objects[0], PartKind::hidden), "hid");
  EXPECT_EQ(part(objects[0], PartKind::property), "title=t\n");
}

TEST(Dxf, TextsAndTitleBlock) {
  const auto objects = read("a.dxf",
                            "0\nSECTION\n2\nENTITIES\n0\nTEXT\n8\n0\n1\n%%c10\n0\nMTEXT\n8\nZUWAKU\n1\n{\\fMS "
                            "Gothic;図番}\\P\\U+6975\\M+194E9\n0\nENDSEC\n0\nEOF\n");
  EXPECT_EQ(objects[0].media_type, "image/vnd.dxf");
  EXPECT_EQ(part(objects[0], PartKind::body), "⌀10\n");
  EXPECT_EQ(part(objects[0], PartKind::title_block), "図番\n極秘\n");
}

constexpr std::string_view mail =
    "From: =?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <a@example.jp>\r\nSubject: =?UTF-8?B?44CQ5qW156eY44CR?=\r\n "
    "=?UTF-8?B?6Kmm5L2c?=\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
    "--c\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n\r\n\x1B$BK\\J8\x1B(B\r\n"
    "--c\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: "
    "quoted-printable\r\n\r\n<p>=E6=9C=AC=E6=96=87</p>\r\n--c--\r\n"
    "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename*0*=UTF-8''%E8%A8%AD; "
    "filename*1*=%E8%A8%88.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n5Zuz6Z2i\r\n"
    "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\nFrom: b@example.jp\r\n\r\nnested\r\n--b--\r\n";

TEST(Mail, SubjectBodyAttachmentsAndEnclosedMessage) {
  const auto objects = read("a.eml", mail);
  ASSERT_EQ(objects.size(), 3U);
  EXPECT_EQ(objects[0].status, InspectionStatus::inspected) << objects[0].detail;
  EXPECT_EQ(objects[0].text, "【極秘】試作\n本文");
  EXPECT_EQ(part(objects[0], PartKind::mail_header), "from: 山田 <a@example.jp>\n");
  EXPECT_EQ(objects[1].path, "a.eml!/設計.txt");
  EXPECT_EQ(objects[1].text, "図面");
  EXPECT_EQ(objects[2].path, "a.eml!/message2.eml");
  EXPECT_EQ(objects[2].text, "inner\nnested");
}

TEST(Mail, CutOffMailIsPartial) {
  const auto objects = read("a.eml", mail.substr(0, mail.size() - 60));
  EXPECT_EQ(objects[0].status, InspectionStatus::partial);
  EXPECT_EQ(objects[0].text, "【極秘】試作\n本文");
}

TEST(Zip, NamesInCp932AndNestedArchives) {
  const Bytes inner = build_zip({{"\x90\xDD\x8C\x76\x90\x7D.txt", "x"}, {"\x8C\xA9\x90\xCF.txt", "y"}});
  const auto objects = read("o.zip", build_zip({{"i.zip", std::string(as_text(inner)), true}, {"link", "target", false, 0, 0120777}}));
  ASSERT_EQ(objects.size(), 5U);
  EXPECT_EQ(objects[1].path, "o.zip!/i.zip");
  EXPECT_EQ(objects[2].path, "o.zip!/i.zip!/設計図.txt");
  EXPECT_EQ(objects[3].path, "o.zip!/i.zip!/見積.txt");
  EXPECT_EQ(objects[4].reason, Reason::symlink);
}

TEST(Zip, EncryptedMemberIsAnsweredFor) {
  const auto objects = read("a.zip", build_zip({{"secret.txt", "0123456789abc", false, 1}, {"open.txt", "open"}}));
  EXPECT_EQ(member(objects, "a.zip!/secret.txt")->reason, Reason::encrypted);
  EXPECT_EQ(member(objects, "a.zip!/open.txt")->text, "open");
}

TEST(Zip, BrokenArchiveGivesTheMembersBeforeTheBreak) {
  Bytes zip = build_zip({{"a.txt", "first"}, {"b.txt", "second"}});
  zip.resize(60);
  const auto objects = read("a.zip", zip);
  EXPECT_EQ(objects[0].status, InspectionStatus::partial);
  EXPECT_EQ(objects[0].reason, Reason::damaged);
  EXPECT_EQ(member(objects, "a.zip!/a.txt")->text, "first");
}

TEST(Limits, ABombEndsInRatioWithoutUnpackingItAll) {
  const std::string zeros(size_t(40) << 20, '\0');
  const auto objects = read("bomb.zip", build_zip({{"z", zeros, true}}));
  EXPECT_EQ(member(objects, "bomb.zip!/z")->reason, Reason::ratio);
  EXPECT_EQ(objects[0].reason, Reason::ratio);
  const auto gz = read("bomb.gz", made::gzip(zeros));
  EXPECT_EQ(gz[1].reason, Reason::ratio);
}

TEST(Limits, DeepNestingEndsInTooDeep) {
  Bytes zip = build_zip({{"core.txt", "x"}});
  for (int i = 0; i < 30; ++i) zip = build_zip({{"n.zip", std::string(as_text(zip))}});
  const auto objects = read("deep.zip", zip);
  EXPECT_EQ(objects.back().reason, Reason::too_deep);
  EXPECT_EQ(objects.size(), 18U);
}

TEST(Limits, SizeMembersAndTextAreBounded) {
  ExtractionLimits limits;
  limits.member_bytes = 1000;
  EXPECT_EQ(read("a.zip", build_zip({{"big", std::string(5000, 'x'), true}}), limits)[1].reason, Reason::too_large);
  limits = {};
  limits.members = 3;
  EXPECT_EQ(read("a.zip", build_zip({{"1", "a"}, {"2", "a"}, {"3", "a"}, {"4", "a"}, {"5", "a"}}), limits)[0].reason, Reason::too_large);
  limits = {};
  limits.text_bytes = 10;
  const auto cut = read("a.txt", as_bytes("秘秘秘秘秘秘"), limits);
  EXPECT_EQ(cut[0].status, InspectionStatus::partial);
  EXPECT_EQ(cut[0].text, "秘秘秘");
  limits = {};
  limits.time_nanoseconds = 0;
  EXPECT_EQ(read("a.txt", as_bytes("x"), limits)[0].reason, Reason::timeout);
}

TEST(Forms, ContentWinsOverTheName) {
  EXPECT_EQ(read("a.txt", build_docx(word_paragraph("本")))[0].text, "本\n");
  EXPECT_EQ(read("a.docx", "\x89PNG\r\n\x1A\n....")[0].media_type, "image/png");
  EXPECT_EQ(read("a.bin", "")[0].status, InspectionStatus::inspected);
  EXPECT_EQ(read("a.csv", "a,b\n")[0].media_type, "text/csv");
  EXPECT_EQ(read("noise", std::string_view("\x01\x02\x03\0\xFE\xFD\x07\x08\x11\x12", 10))[0].reason, Reason::unsupported);
}

// Whatever stands in a file, it is answered for, its ranges are right, and nothing throws.
TEST(Robustness, EveryCutAndFlippedByteIsAnsweredFor) {
  const std::vector<std::pair<std::string, Bytes>> seeds = {
      {"a.docx", build_docx(word_paragraph("本文"), {{"r1", "header", "header1.xml"}},
                            {{"word/header1.xml", "<w:hdr>" + word_paragraph("極秘") + "</w:hdr>", true}})},
      {"a.eml", to_bytes(mail)},
      {"a.zip", build_zip({{"a.txt", "first", true}, {"b.rtf", "{\\rtf1 \\'8b\\'c9}"}})},
      {"a.gz", made::gzip("text inside")}};
  for (const auto& [name, bytes] : seeds) {
    for (size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 150) {
      Bytes flipped = bytes;
      flipped[at] ^= 0x41;
      for (const ByteView candidate : {ByteView(flipped), ByteView(bytes).first(at)}) {
        const auto objects = read(name, candidate);
        ASSERT_FALSE(objects.empty());
        EXPECT_EQ(objects[0].path, name);
        for (const ExtractedObject& object : objects) {
          EXPECT_TRUE(is_valid_utf8(object.text));
          EXPECT_TRUE(object.status == InspectionStatus::inspected || object.reason != Reason::none);
          const std::uint64_t end = object.parts.empty() ? 0 : object.parts.back().range.end;
          EXPECT_LE(end, count_code_points(object.text));
        }
      }
    }
  }
}

}  // namespace
}  // namespace sekimori::inspect
