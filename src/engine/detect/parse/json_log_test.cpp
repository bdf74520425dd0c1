#include <gtest/gtest.h>

#include "engine/detect/parse/testing_reader.h"

namespace sekimori::detect {
namespace {

using model::ValueKind;

TEST(JsonLog, flattens_members_and_keeps_kinds) {
  const auto got = collect(R"({"a":{"b":[1,{"c":"x"}],"d":null},"e":true,"f":1.50})"
                           "\n",
                           "a.jsonl");
  ASSERT_EQ(got.records.size(), 1U);
  const auto& fields = got.records[0].fields;
  ASSERT_EQ(fields.size(), 5U);
  EXPECT_EQ(fields[0], (model::Field{"a.b", {ValueKind::number, "1"}}));
  EXPECT_EQ(fields[1], (model::Field{"a.b.c", {ValueKind::text, "x"}}));
  EXPECT_EQ(fields[2], (model::Field{"a.d", {ValueKind::null, ""}}));
  EXPECT_EQ(fields[3], (model::Field{"e", {ValueKind::boolean, "true"}}));
  EXPECT_EQ(fields[4], (model::Field{"f", {ValueKind::number, "1.50"}}));
}

TEST(JsonLog, goes_on_behind_a_bad_line_and_says_where_it_was) {
  const auto got = collect("{\"a\":1}\n{\"a\":}\n\n[1]\n{\"a\":2}x\n{\"a\":3}", "a.jsonl");
  ASSERT_EQ(got.records.size(), 2U);
  EXPECT_EQ(got.records[1].position, 6U);
  EXPECT_EQ(got.records[1].offset, 29U);
  ASSERT_EQ(got.bad.size(), 3U);
  EXPECT_EQ(got.bad[0].offset, 8U);
  EXPECT_TRUE(got.bad[0].error.starts_with("line 2:")) << got.bad[0].error;
  EXPECT_TRUE(got.bad[1].error.contains("not a JSON object")) << got.bad[1].error;
}

TEST(JsonLog, passes_over_a_line_that_is_too_long) {
  std::string text = "{\"a\":1}\n{\"a\":\"" + std::string(17 << 20, 'x') + "\"}\n{\"a\":2}\n";
  const auto got = collect(text, "a.jsonl");
  ASSERT_EQ(got.records.size(), 2U);
  EXPECT_EQ(text_of(got.records[1], "a"), "2");
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_TRUE(got.bad[0].error.contains("longer than")) << got.bad[0].error;
}

TEST(JsonLog, refuses_nesting_without_end) {
  const auto got = collect("{\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}\n{\"b\":1}\n", "a.jsonl");
  EXPECT_EQ(got.records.size(), 1U);
  EXPECT_EQ(got.bad.size(), 1U);
}

TEST(JsonLog, reads_arrays_and_objects_over_many_lines) {
  EXPECT_EQ(collect("[{\"a\":1},\n {\"a\":\"]}\"}]", "a.json").records.size(), 2U);
  const auto printed = collect("{\n  \"a\": 1\n}\n{\n  \"a\": 2\n}\n", "a.json");
  ASSERT_EQ(printed.records.size(), 2U);
  EXPECT_EQ(printed.records[1].position, 4U);
  const auto open = collect("[{\"a\":1},{\"a\":", "a.json");
  EXPECT_EQ(open.records.size(), 1U);
  EXPECT_EQ(open.bad.size(), 1U);
}

TEST(JsonLog, recognises_the_shape_of_xml_converters) {
  const auto got = collect(
      R"({"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}},"EventID":11,"TimeCreated":{"#attributes":{"SystemTime":"2026-04-17T05:24:53.092051Z"}},"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"PC"},"EventData":{"Image":"C:\\a.exe"}}})",
      "a.json");
  ASSERT_EQ(got.records.size(), 1U);
  const auto& record = got.records[0];
  EXPECT_EQ(record.provider, "Microsoft-Windows-Sysmon");
  EXPECT_EQ(record.channel, "Microsoft-Windows-Sysmon/Operational");
  EXPECT_EQ(record.event_id, 11);
  EXPECT_EQ(record.computer, "PC");
  EXPECT_EQ(record.product, "windows");
  EXPECT_EQ(record.time->to_rfc3339(record.time_digits), "2026-04-17T05:24:53.092051Z");
  EXPECT_EQ(text_of(record, "Image"), "C:\\a.exe");
  EXPECT_EQ(text_of(record, "Event.EventData.Image"), "C:\\a.exe");
  EXPECT_EQ(record.system_fields, 1U);
  const auto named =
      collect(R"({"Event":{"System":{"EventID":"1"},"EventData":{"Data":[{"@Name":"Image","#text":"a"},{"@Name":"User","#text":"b"}]}}})",
              "b.json");
  ASSERT_EQ(named.records.size(), 1U);
  EXPECT_EQ(text_of(named.records[0], "Image"), "a");
  EXPECT_EQ(text_of(named.records[0], "User"), "b");
}

TEST(JsonLog, recognises_winlogbeat_and_flat_shapes) {
  const auto beat = collect(
      R"({"@timestamp":"2026-01-05T00:00:00.123Z","winlog":{"channel":"Security","event_id":4624,"computer_name":"PC","provider_name":"P","event_data":{"TargetUserName":"taro"}}})",
      "a");
  ASSERT_EQ(beat.records.size(), 1U);
  EXPECT_EQ(beat.records[0].channel, "Security");
  EXPECT_EQ(beat.records[0].event_id, 4624);
  EXPECT_EQ(text_of(beat.records[0], "TargetUserName"), "taro");
  const auto flat = collect(
      R"({"EventID":1,"Channel":"C","Hostname":"H","SourceName":"S","UtcTime":"2026-01-05 00:00:00.1","EventTime":"2026-01-05 09:00:00"})",
      "a");
  EXPECT_EQ(flat.records[0].provider, "S");
  EXPECT_EQ(flat.records[0].computer, "H");
  EXPECT_EQ(flat.records[0].time->to_rfc3339(), "2026-01-05T00:00:00.1Z");
}

}  // namespace
}  // namespace sekimori::detect
