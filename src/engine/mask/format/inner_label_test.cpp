// Labels of TLP inside reports: the strictest binds, and none stays.
#include "engine/mask/format/inner_label.h"

#include <gtest/gtest.h>

#include "engine/inspect/extract/extractor.h"
#include "engine/mask/masking.h"

namespace sekimori::mask {
namespace {

constexpr std::string_view roster_text = R"({"version":1,"sigs":[{"id":"s","ja":"重工","en":"Heavy"}],"organisations":[
{"id":"m-1","names":["株式会社霧島精機"],"sigs":["s"]},{"id":"m-2","names":["朝凪電工"],"sigs":["s"]},
{"id":"m-3","names":["白嶺重化"],"sigs":["s"]},{"id":"m-4","names":["蒼海製鋼"],"sigs":["s"]}]})";

Report read(const std::string& name, std::string_view bytes) {
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  auto report = report_of(inspect::extract_bytes(name, as_bytes(bytes), limits));
  EXPECT_TRUE(report) << report.error().message;
  return *std::move(report);
}

Masking masked(const std::string& name, std::string_view bytes) {
  const Roster roster = *Roster::parse(roster_text);
  MaskingPolicy policy{
      .key = Sensitive<Bytes>(Bytes(32, Byte(9))), .audience = "s", .member = "m-1", .today = *Day::from_date(2026, 11, 28)};
  auto done = mask_report(read(name, bytes), roster, policy, {});
  EXPECT_TRUE(done) << done.error().message;
  return *std::move(done);
}

std::string bundle(std::string_view marking, std::string_view more = {}) {
  return fmt::format(
      R"({{"type":"bundle","id":"bundle--00000000-0000-4000-8000-000000000000","objects":[{}
{{"type":"indicator","spec_version":"2.1","id":"indicator--00000000-0000-4000-8000-000000000005","created":"2026-11-03T01:02:05.000Z",
"modified":"2026-11-03T01:02:05.000Z","pattern":"[domain-name:value = 'bad.com']","pattern_type":"stix","valid_from":"2026-11-03T01:02:05.000Z",
"object_marking_refs":["{}"]}}]}})",
      more, marking);
}

constexpr std::string_view red_definition =
    R"({"type":"marking-definition","spec_version":"2.1","id":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
"created":"2017-01-20T00:00:00.000Z","definition_type":"tlp","name":"TLP:RED","definition":{"tlp":"red"}},)";

TEST(InnerLabel, is_the_strictest_of_words_tags_and_markings) {
  const std::pair<std::string_view, std::string_view> texts[] = {{"TLP:RED 会員限り", "RED"},
                                                                 {"(tlp:amber+strict) order", "AMBER+STRICT"},
                                                                 {"TLP: AMBER STRICT", "AMBER+STRICT"},
                                                                 {"TLP:WHITE, then TLP:GREEN", "GREEN"},
                                                                 {"ＴＬＰ：ＡＭＢＥＲ です", "AMBER"},
                                                                 {"TLP:REDACTED or a tulip: red", ""},
                                                                 {"no label at all", ""},
                                                                 {"TLP:AMBER\nと TLP:RED", "RED"}};
  for (const auto& [text, label] : texts) EXPECT_EQ(strictest_label(read("a.txt", text)), label) << text;
  EXPECT_EQ(strictest_label(read("a.eml", "From: a@b.example\r\nSubject: [TLP:RED] order\r\n\r\nbody TLP:GREEN\r\n")), "RED");
  EXPECT_EQ(strictest_label(read("a.csv", "kind,value,note\ndomain,bad.com,TLP:AMBER\n")), "AMBER");
  EXPECT_EQ(strictest_label(read("a.json", bundle("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed"))), "RED");
  EXPECT_EQ(strictest_label(read("a.json", bundle("marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003"))), "AMBER+STRICT");
  EXPECT_EQ(strictest_label(read("a.json", bundle("marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", red_definition))), "GREEN")
      << "a definition that nothing refers to binds nothing";
  EXPECT_EQ(strictest_label(read("a.json", R"({"Event":{"info":"x","Tag":[{"name":"tlp:red"}],"Attribute":[]}})")), "RED");
}

TEST(InnerLabel, stays_in_no_share) {
  const Masking stix = masked("a.json", bundle("marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", red_definition));
  ASSERT_TRUE(stix.released) << (stix.refused ? stix.refused->message : "");
  EXPECT_EQ(stix.label, "RED");
  EXPECT_FALSE(stix.share.dump().contains("5e57c739")) << stix.share.dump();
  EXPECT_FALSE(stix.share.dump().contains("object_marking_refs")) << "no empty list";
  EXPECT_TRUE(stix.share.dump().contains("bad.com"));
  const Masking misp = masked(
      "a.json",
      R"({"Event":{"info":"x TLP:RED","Tag":[{"name":"tlp:red"},{"name":"kind:lure"}],"Attribute":[{"type":"domain","value":"bad.com","Tag":[{"name":"tlp:amber"}]}]}})");
  ASSERT_TRUE(misp.released) << (misp.refused ? misp.refused->message : "");
  EXPECT_EQ(misp.label, "RED");
  const std::string left = misp.share.dump();
  for (const std::string_view label : {"tlp:red", "tlp:amber", "TLP:RED"}) EXPECT_FALSE(left.contains(label)) << left;
  EXPECT_TRUE(left.contains("bad.com"));
  const Masking text = masked("a.txt", "TLP:RED。http://bad.com/x から届いた。TLP:AMBER+STRICT");
  ASSERT_TRUE(text.released) << (text.refused ? text.refused->message : "");
  EXPECT_FALSE(text.share.dump().contains("TLP:")) << text.share.dump();
  EXPECT_TRUE(text.share.dump().contains("[TLP]"));
  EXPECT_TRUE(text.share.dump().contains("http://bad.com/x"));
  EXPECT_EQ(masked("a.txt", "http://bad.com/x").label, "");
}

}  // namespace
}  // namespace sekimori::mask
