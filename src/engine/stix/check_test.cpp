#include "engine/stix/check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "engine/stix/deterministic_id.h"
#include "engine/stix/type_table.h"

namespace sekimori::stix {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view indicator =
    R"({"type":"indicator","spec_version":"2.1","id":"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f","created":"2016-04-06T20:03:48.000Z",)"
    R"("modified":"2016-04-06T20:03:48.000Z","pattern":"[file:hashes.'SHA-256' = 'ef53']","pattern_type":"stix","valid_from":"2016-01-01T00:00:00Z"})";

// The object with one member put in place of another, or added.
std::string with(std::string_view object, std::string_view name, std::string_view value) {
  std::string out(object);
  const std::string quoted = "\"" + std::string(name) + "\":";
  const std::size_t at = out.find(quoted);
  if (at == std::string::npos) return out.insert(out.size() - 1, "," + quoted + std::string(value));
  const auto document = JsonDocument::parse(out);
  const std::string_view before = document->root()[name].raw();
  return out.replace(static_cast<std::size_t>(before.data() - out.data()), before.size(), value);
}

std::string without(std::string_view object, std::string_view name) {
  const auto document = JsonDocument::parse(object);
  std::string out = "{";
  for (const auto member : document->root().members())
    if (!member.name.is_text(name)) out.append(out.size() > 1 ? "," : "").append(member.name.raw()).append(":").append(member.value.raw());
  return out + "}";
}

std::string first_problem(std::string_view object) {
  const auto document = JsonDocument::parse(object);
  if (!document) return document.error().message;
  for (const Problem& problem : check_object(document->root()))
    if (problem.severity != Severity::note) return problem.pointer + ": " + problem.what.message;
  return "";
}

TEST(StixCheck, selectors_are_bounded_in_number_and_in_how_far_they_lead) {
  const auto marked = [](std::string_view selector, int times, std::string labels) {
    std::string selectors;
    for (int i = 0; i < times; ++i) selectors.append(i == 0 ? "\"" : ",\"").append(selector).append("\"");
    return with(with(indicator, "labels", "[" + labels + "]"), "granular_markings",
                "[{\"marking_ref\":\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\",\"selectors\":[" + selectors + "]}]");
  };
  EXPECT_EQ(first_problem(marked("labels.[1]", 1000, "\"a\",\"b\"")), "");
  EXPECT_THAT(first_problem(marked("labels.[2]", 1, "\"a\",\"b\"")), HasSubstr("points at nothing"));
  EXPECT_THAT(first_problem(marked("labels.[1]", 1001, "\"a\",\"b\"")), HasSubstr("more selectors than 1000"));
  std::string many = "\"a\"";
  for (int i = 0; i < 5000; ++i) many += ",\"a\"";
  EXPECT_THAT(first_problem(marked("labels.[4999]", 999, many)), HasSubstr("lead too far"));
}

TEST(StixCheck, a_good_object_has_no_problem) { EXPECT_EQ(first_problem(indicator), ""); }

TEST(StixCheck, says_what_is_missing_or_of_another_type) {
  struct Case {
    std::string object, problem;
  };
  const std::string observed =
      R"({"type":"observed-data","spec_version":"2.1","id":"observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf","created":"2016-04-06T19:58:16.000Z",)"
      R"("modified":"2016-04-06T19:58:16.000Z","first_observed":"2015-12-21T19:00:00Z","last_observed":"2015-12-21T19:00:00Z","number_observed":50,)"
      R"("object_refs":["ipv4-addr--efcd5e80-570d-4131-b213-62cb18eaa6a8"]})";
  const Case cases[] = {
      {without(indicator, "pattern"), "'pattern' is missing"},
      {without(indicator, "valid_from"), "'valid_from' is missing"},
      {without(indicator, "id"), "'id' is missing"},
      {without(indicator, "type"), "'type' is missing"},
      {with(indicator, "id", "\"malware--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\""), "'id' names the type malware"},
      {with(indicator, "spec_version", "\"3.0\""), "'spec_version' is neither"},
      {with(indicator, "created", "\"2016-04-06\""), "'created' is no time"},
      {with(indicator, "modified", "\"2015-04-06T20:03:48.000Z\""), "'modified' is before 'created'"},
      {with(indicator, "valid_until", "\"2016-01-01T00:00:00Z\""), "'valid_from' is not before 'valid_until'"},
      {with(indicator, "valid_from", "\"2016-13-01T00:00:00Z\""), "/valid_from: no time"},
      {with(indicator, "valid_from", "5"), "/valid_from: a JSON string is needed, not a number"},
      {with(indicator, "confidence", "101"), "/confidence: a number from 0 to 100"},
      {with(indicator, "confidence", "1.5"), "/confidence: a whole number"},
      {with(indicator, "revoked", "\"yes\""), "/revoked: a JSON boolean"},
      {with(indicator, "labels", "[]"), "/labels: a list has at least one entry"},
      {with(indicator, "labels", "[1]"), "/labels/0: a JSON string"},
      {with(indicator, "created_by_ref", "\"malware--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\""), "/created_by_ref: a reference to a malware"},
      {with(indicator, "created_by_ref", "\"identity\""), "/created_by_ref: an id is of the form"},
      {with(indicator, "external_references", "[{\"description\":\"x\"}]"), "/external_references/0: 'source_name' is missing"},
      {with(indicator, "kill_chain_phases", "[{\"kill_chain_name\":\"x\"}]"), "'phase_name' is missing"},
      {with(indicator, "granular_markings",
            "[{\"marking_ref\":\"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9\",\"selectors\":[\"none\"]}]"),
       "the selector 'none' points at nothing"},
      {with(indicator, "pattern", "\"[file:name = 'x'\""), "/pattern: the pattern ends too early"},
      {with(indicator, "Bad Name", "1"), "a name of a property"},
      {with(indicator, "extensions", "{\"ntfs-ext\":{\"sid\":\"1\"}}"), "this extension belongs to file"},
      {with(observed, "number_observed", "0"), "/number_observed: a number from 1"},
      {with(observed, "objects", "{\"0\":{\"type\":\"file\"}}"), "only one of objects, object_refs"},
      {with(observed, "object_refs", "[\"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f\"]"),
       "a reference to a indicator does not belong"},
      {R"({"type":"ipv4-addr","id":"ipv4-addr--efcd5e80-570d-4131-b213-62cb18eaa6a8","value":"1.2.3.400"})", "no address of IPv4"},
      {R"({"type":"ipv6-addr","id":"ipv6-addr--efcd5e80-570d-4131-b213-62cb18eaa6a8","value":"1.2.3.4"})", "no address of IPv6"},
      {R"({"type":"mac-addr","id":"mac-addr--efcd5e80-570d-4131-b213-62cb18eaa6a8","value":"D2:FB:49:24:37:18"})", "six bytes"},
      {R"({"type":"file","id":"file--efcd5e80-570d-4131-b213-62cb18eaa6a8","hashes":{"MD5":"12"}})", "MD5 has 32 hexadecimal digits"},
      {R"({"type":"file","id":"file--efcd5e80-570d-4131-b213-62cb18eaa6a8","size":1})", "at least one of hashes, name"},
      {R"({"type":"file","id":"file--efcd5e80-570d-4131-b213-62cb18eaa6a8","name":"a","name":"b"})", "the member 'name' stands twice"},
      {R"({"type":"bundle","id":"bundle--efcd5e80-570d-4131-b213-62cb18eaa6a8"})", "a bundle is no object"},
      {R"([1])", "not an object"},
      {R"({"type":"marking-definition","spec_version":"2.1","id":"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc8",)"
       R"("created":"2017-01-20T00:00:00.000Z","definition_type":"tlp","definition":{"tlp":"white"}})",
       "a TLP mark is one of the four"},
  };
  for (const Case& one : cases) EXPECT_THAT(first_problem(one.object), HasSubstr(one.problem)) << one.object;
}

TEST(StixCheck, what_others_do_all_the_same_is_tolerated) {
  for (const std::string& object :
       {without(indicator, "modified"), with(indicator, "id", "\"indicator--8E2E2D2B-17D4-4CBF-938F-98EE46B3CD3F\""),
        std::string(R"({"type":"artifact","id":"artifact--6f437177-6e48-5cf8-9d9e-872a2bddd641","mime_type":"application/zip"})")}) {
    EXPECT_NE(first_problem(object), "") << object;
    EXPECT_FALSE(first_error(JsonDocument::parse(object)->root())) << object;
  }
}

TEST(StixCheck, unknown_content_is_noted_and_not_refused) {
  for (const std::string& object :
       {with(indicator, "x_custom", "{\"deep\":[1,2]}"),
        std::string(R"({"type":"x-own-thing","spec_version":"2.1","id":"x-own-thing--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",)"
                    R"("created":"2016-04-06T20:03:48.000Z","modified":"2016-04-06T20:03:48.000Z","whatever":null})")}) {
    const auto document = JsonDocument::parse(object);
    const auto problems = check_object(document->root());
    ASSERT_EQ(problems.size(), 1U) << object;
    EXPECT_EQ(problems[0].severity, Severity::note);
  }
}

TEST(StixCheck, ids_that_stand_twice_and_circles_are_seen) {
  const auto problems = [](const std::string& text) {
    const auto checked = check_text(text);
    std::string out;
    if (checked)
      for (const Problem& problem : checked->problems) out += problem.what.message + "\n";
    return out;
  };
  const std::string one(indicator);
  EXPECT_THAT(problems("[" + one + "," + one + "]"), HasSubstr("word for word"));
  EXPECT_THAT(problems("[" + one + "," + with(one, "name", "\"other\"") + "]"), HasSubstr("with different content"));
  const auto process = [](std::string_view id, std::string_view parent) {
    return fmt::format(R"({{"type":"process","id":"process--{0}","pid":1,"parent_ref":"process--{1}"}})", id, parent);
  };
  const std::string_view a = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31", b = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd32",
                         c = "8e2e2d2b-17d4-4cbf-938f-98ee46b3cd33";
  EXPECT_THAT(problems("[" + process(a, b) + "," + process(b, c) + "," + process(c, a) + "]"), HasSubstr("in a circle"));
  EXPECT_EQ(problems("[" + process(a, b) + "," + process(b, c) + "]"), "");
}

TEST(StixCheck, marks_are_told_by_their_ids) {
  const auto level = [](std::string_view marks) {
    const std::string object = with(indicator, "object_marking_refs", marks);
    return strictest(JsonDocument::parse(object)->root());
  };
  EXPECT_EQ(level("[]"), Tlp::unmarked);
  EXPECT_EQ(level("[\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\"]"), Tlp::green);
  EXPECT_EQ(
      level("[\"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da\",\"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003\"]"),
      Tlp::amber_strict);
  for (std::size_t i = 1; i < tlp_count; ++i) {
    const auto tlp = static_cast<Tlp>(i);
    EXPECT_EQ(tlp_of(marking_id_of(tlp)), tlp);
    EXPECT_EQ(tlp_from_identifier(identifier_of(tlp)), tlp);
  }
}

TEST(StixIds, are_those_that_others_make) {
  const auto id = [](std::string_view object) { return deterministic_id(JsonDocument::parse(object)->root()).value_or(""); };
  // As stix2 3.0.2 (OASIS) makes them.
  EXPECT_EQ(id(R"({"type":"ipv4-addr","value":"198.51.100.3"})"), "ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
  EXPECT_EQ(id(R"({"type":"domain-name","value":"example.com"})"), "domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7");
  EXPECT_EQ(
      id(R"({"type":"file","name":"foo","hashes":{"SHA-256":"aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f","MD5":"66e2ea40dc71d5ba701574ea215a81f1"}})"),
      "file--b4fe7a58-9aae-5b7f-b98c-bcc88e933e8c");
  EXPECT_EQ(
      id(R"({"type":"email-message","is_multipart":false,"subject":"日本","body":"x","from_ref":"email-addr--e4ee5301-b52d-59cd-a8fa-8036738c7194"})"),
      "email-message--38653835-6b75-52b4-8cac-84d05a7fa9d3");
  EXPECT_EQ(id(R"({"type":"windows-registry-key","key":"HKLM\\x","values":[{"name":"a","data":"b","data_type":"REG_SZ"}]})"),
            "windows-registry-key--6e30e44d-5964-545d-b460-f79df61f26d2");
  EXPECT_EQ(id(R"({"type":"process","pid":4})"), "");
  EXPECT_EQ(id(R"({"type":"indicator","name":"x"})"), "");
  EXPECT_EQ(id(R"({"type":"ipv4-addr"})"), "");
}

TEST(StixTypes, the_table_holds_the_whole_standard) {
  const TypeTable& table = TypeTable::standard();
  EXPECT_EQ(table.names(Category::sdo).size(), 19U);
  EXPECT_EQ(table.names(Category::sco).size(), 18U);
  EXPECT_EQ(table.names(Category::sro).size(), 2U);
  EXPECT_EQ(table.names(Category::meta).size(), 3U);
  EXPECT_EQ(table.names(Category::extension).size(), 12U);
  EXPECT_NE(table.object("indicator")->property("created"), nullptr);
  EXPECT_EQ(table.object("archive-ext"), nullptr);
}

TEST(StixTimestamps, keep_their_digits) {
  for (const std::string_view text : {"2016-04-06T20:03:48Z", "2016-04-06T20:03:48.000Z", "2016-04-06T20:03:48.123456Z"}) {
    const auto stamp = read_timestamp(text);
    ASSERT_TRUE(stamp) << text;
    EXPECT_EQ(stamp->instant()->to_rfc3339(stamp->digits), text);
  }
  EXPECT_TRUE(read_timestamp("9999-12-31T23:59:59.999Z"));
  EXPECT_FALSE(read_timestamp("9999-12-31T23:59:59.999Z")->instant());
  for (const std::string_view text : {"2016-04-06T20:03:48", "2016-04-06T20:03:48+00:00", "2016-04-06 20:03:48Z", "2016-02-30T00:00:00Z",
                                      "2016-04-06T24:00:00Z", "2016-04-06T20:03:48.Z", "x016-04-06T20:03:48Z", ""})
    EXPECT_FALSE(read_timestamp(text)) << text;
}

// Real content of others (data beside the project): what goes in comes out byte for byte, and the standard's own examples are right.
class SharedStix : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = Path(SEKIMORI_SOURCE_DIR) / ".." / "shared" / "data" / "cti";
    if (!std::filesystem::exists(folder_)) GTEST_SKIP() << "skipped: ../shared/data/cti is not here";
  }
  std::vector<std::pair<std::string, std::string>> texts(std::string_view below) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / below))
      if (entry.path().extension() == ".json") out.emplace_back(entry.path().filename(), *system_files().read_text(entry.path()));
    return out;
  }
  Path folder_;
};

TEST_F(SharedStix, every_object_is_a_slice_of_the_file) {
  std::size_t objects = 0;
  for (const std::string_view below : {"stix/examples", "stix/misp-stix", "stix/schema-examples", "mitre"})
    for (const auto& [name, text] : texts(below)) {
      const auto document = JsonDocument::parse(text);
      ASSERT_TRUE(document) << name << " " << document.error().message;
      if (!document->root()["objects"].is_array()) continue;
      std::size_t at = 0;
      for (const JsonView object : document->root()["objects"].items()) {
        const std::string_view raw = object.raw();
        ASSERT_GE(raw.data(), text.data() + at) << name;
        ASSERT_LE(raw.data() + raw.size(), text.data() + text.size()) << name;
        EXPECT_EQ(raw.front(), '{');
        EXPECT_EQ(raw.back(), '}');
        at = static_cast<std::size_t>(raw.data() - text.data()) + raw.size();
        EXPECT_TRUE(read_head(object)) << name << " " << raw.substr(0, 200);
        ++objects;
      }
    }
  EXPECT_GT(objects, 1000U);
}

TEST_F(SharedStix, the_examples_of_the_standard_are_right) {
  for (const std::string_view below : {"stix/examples", "stix/schema-examples"})
    for (const auto& [name, text] : texts(below)) {
      const auto checked = check_text(text);
      ASSERT_TRUE(checked) << name << " " << checked.error().message;
      for (const CheckedObject& object : checked->objects)
        for (const Problem& problem : object.problems)
          EXPECT_NE(problem.severity, Severity::error) << name << " " << object.id << " " << problem.pointer << " " << problem.what.message;
    }
}

}  // namespace
}  // namespace sekimori::stix
