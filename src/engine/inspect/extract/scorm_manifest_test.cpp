#include "engine/inspect/extract/scorm_manifest.h"

#include <gtest/gtest.h>

#include "engine/inspect/extract/extractor.h"
#include "engine/inspect/extract/testing/document_builder.h"

namespace sekimori::inspect {
namespace {

std::string manifest(std::string_view href,
                     std::string_view items = R"(<item identifier="i" identifierref="r"><title>One</title></item>)") {
  return R"(<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"><metadata>)"
         R"(<schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o">)"
         "<title>Course</title>" +
         std::string(items) + R"(</organization></organizations><resources><resource identifier="r" href=")" + std::string(href) +
         R"("/></resources></manifest>)";
}

TEST(ScormManifest, tells_title_version_and_pages_in_order) {
  const ScormManifest read = read_scorm_manifest(
      manifest("unit1/a%20b.html?start=1", R"(<item identifier="h"><title>Unit</title><item identifier="i" identifierref="r"><title>One
 two</title></item></item>)"));
  EXPECT_EQ(read.problem, "");
  EXPECT_EQ(read.version, "1.2");
  EXPECT_EQ(read.title, "Course");
  ASSERT_EQ(read.items.size(), 2U);
  EXPECT_EQ(read.items[0].page, "");
  EXPECT_EQ(read.items[1].page, "unit1/a b.html");
  EXPECT_EQ(read.items[1].title, "One  two");
  EXPECT_EQ(read.items[1].depth, 1);
}

TEST(ScormManifest, lets_no_page_lead_out_of_the_package) {
  for (const char* href : {"../../etc/passwd", "/etc/passwd", "C:\\x", "c:/x", "javascript:alert(1)", "http://evil.example/x",
                           "a/%2e%2e/%2e%2e/x", "..%2fx", "a//b", "%00"})
    EXPECT_NE(read_scorm_manifest(manifest(href)).problem, "") << href;
  EXPECT_EQ(path_in_package("./a/./b.html#top"), "a/b.html");
  EXPECT_EQ(path_in_package("a/../b"), "");
  EXPECT_EQ(path_in_package(""), "");
}

TEST(ScormManifest, is_bounded_and_says_what_is_wrong) {
  EXPECT_NE(read_scorm_manifest("").problem, "");
  EXPECT_NE(read_scorm_manifest("<html/>").problem, "");
  EXPECT_NE(read_scorm_manifest("<manifest/>").problem, "");
  EXPECT_NE(read_scorm_manifest(manifest("a.html", R"(<item identifier="i" identifierref="other"><title>x</title></item>)")).problem, "");
  EXPECT_NE(read_scorm_manifest(manifest("a.html", "")).problem, "");
  std::string deep, many;
  for (int i = 0; i < 40; ++i) deep += "<item identifier=\"d\"><title>d</title>";
  for (int i = 0; i < 40; ++i) deep += "</item>";
  EXPECT_EQ(read_scorm_manifest(manifest("a.html", deep)).problem, "its items are nested too deeply");
  for (int i = 0; i < 500; ++i) many += "<item identifier=\"d\"><title>d</title></item>";
  EXPECT_EQ(read_scorm_manifest(manifest("a.html", many)).problem, "it has too many items");
  // Entities of a DTD are not resolved, so that nothing grows; what needs them is not read.
  const std::string laughs = R"(<!DOCTYPE m [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>)" + manifest("a.html").substr(21);
  EXPECT_EQ(read_scorm_manifest(laughs).problem, "imsmanifest.xml has a DOCTYPE");
}

TEST(ScormManifest, reaches_whoever_asks_for_it_as_traits) {
  const Bytes zip = made::build_zip({{"imsmanifest.xml", manifest("one.html")}, {"one.html", "<p>words</p><script>x()</script>"}});
  ExtractionLimits limits;
  limits.correspondence = true;
  const auto objects = extract_bytes("p.zip", zip, limits);
  ASSERT_EQ(objects.size(), 3U);
  EXPECT_EQ(objects[0].media_type, "application/vnd.ims.imscp");
  const auto item = [](const TextPart& part) { return part.kind == PartKind::trait && part.name == "scorm_item=0\tone.html\tOne"; };
  EXPECT_TRUE(std::any_of(objects[0].parts.begin(), objects[0].parts.end(), item));
  EXPECT_FALSE(objects[2].text.contains("x()"));
  const Bytes twice =
      made::build_zip({{"imsmanifest.xml", manifest("one.html")}, {"one.html", "<p>words</p>"}, {"IMSManifest.xml", manifest("one.html")}});
  const auto problem = [](const TextPart& part) {
    return part.kind == PartKind::trait && part.name == "scorm_problem=it has more than one imsmanifest.xml";
  };
  const auto doubtful = extract_bytes("p.zip", twice, limits);
  EXPECT_TRUE(std::any_of(doubtful[0].parts.begin(), doubtful[0].parts.end(), problem)) << "readers would differ in which one counts";
  EXPECT_EQ(extract_bytes("p.zip", zip, {})[0].media_type, "application/zip") << "only who asks is told";
}

}  // namespace
}  // namespace sekimori::inspect
