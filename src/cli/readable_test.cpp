// What a person reads of an object: no line of JSON, whatever it holds.
#include "cli/readable.h"

#include <gtest/gtest.h>

namespace sekimori::cli {
namespace {

std::string shown(std::string_view json, Language language = Language::en) { return readable(*Json::parse(json), language); }

TEST(Readable, rows_of_short_values_are_a_table_and_long_texts_are_blocks) {
  EXPECT_EQ(shown(R"({"number": "104", "none": null, "empty": "", "days": ["1", "2"]})"), "number: 104\ndays: 1, 2\n");
  EXPECT_EQ(shown(R"({"by_place": [{"place": "東京都", "people": 12}, {"place": "x", "people": 3, "more": ""}]})"),
            "by_place:\n  place   people\n  東京都  12\n  x       3\n");
  EXPECT_EQ(shown(R"({"bands": {"up_to_20": 1, "more": 2}})"), "bands:\n  up_to_20: 1\n  more: 2\n");
  EXPECT_EQ(shown(R"({"title": {"ja": "題", "en": "Title"}})", Language::ja), "title: 題\n");
  EXPECT_EQ(shown(R"({"title": {"ja": "題", "en": ""}})"), "title: 題\n") << "the other language where there is none";
  EXPECT_EQ(shown(R"({"sections": [{"id": "opening", "text": {"ja": "一\n二", "en": "one\ntwo"}}, {"id": "x"}]})"),
            "sections:\n  - id: opening\n    text:\n      one\n      two\n  - id: x\n");
}

TEST(Readable, is_never_json_and_never_endless) {
  const std::string all = shown(R"({"a": [[1, 2], {"b": {"c": [{"d": {"e": 1}}]}}], "f": {}})");
  EXPECT_FALSE(all.contains("{\"")) << all;
  std::string deep = "1";
  for (int i = 0; i < 60; ++i) deep = R"({"x":)" + deep + "}";
  EXPECT_LT(shown(deep).size(), 2'000U);
}

}  // namespace
}  // namespace sekimori::cli
