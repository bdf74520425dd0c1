#include "engine/stix/json_view.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace sekimori::stix {
namespace {

TEST(JsonView, hands_out_what_was_written) {
  const std::string text = " {\"a\": [1, 2.50, \"x\\u00e9\\n\", {}, []], \"b\\u0041\" :null , \"c\":{\"d\" : true}} ";
  const auto document = JsonDocument::parse(text);
  ASSERT_TRUE(document);
  const JsonView root = document->root();
  EXPECT_EQ(root["a"].raw(), "[1, 2.50, \"x\\u00e9\\n\", {}, []]");
  EXPECT_EQ(root["a"].size(), 5U);
  auto item = root["a"].items().begin();
  EXPECT_EQ((*item).integer(), 1);
  ++item;
  EXPECT_EQ((*item).raw(), "2.50");
  EXPECT_FALSE((*item).integer());
  ++item;
  EXPECT_EQ((*item).text(), "xé\n");
  EXPECT_FALSE((*item).plain());
  EXPECT_TRUE(root["bA"].exists());
  EXPECT_EQ(root["bA"].kind(), JsonKind::null);
  EXPECT_TRUE(root["c"]["d"].is_true());
  EXPECT_FALSE(root["c"]["none"]["deeper"].exists());
  EXPECT_EQ(root.size(), 3U);
}

TEST(JsonView, finds_names_that_stand_twice) {
  const auto twice = [](std::string_view text) {
    const auto document = JsonDocument::parse(text);
    return document ? document->root().repeated_name() : std::optional<std::string>("not JSON");
  };
  EXPECT_EQ(twice(R"({"a":1,"b":2,"a":3})"), "a");
  EXPECT_EQ(twice(R"({"id":1,"\u0069d":2})"), "id");
  EXPECT_FALSE(twice(R"({"a":1,"b":{"a":1}})"));
  std::string many = "{\"n0\":0";
  for (int i = 1; i < 100; ++i) many += ",\"n" + std::to_string(i) + "\":0";
  EXPECT_FALSE(twice(many + "}"));
  EXPECT_EQ(twice(many + ",\"n50\":1}"), "n50");
}

TEST(JsonView, refuses_what_is_no_json) {
  for (const std::string_view text : {"",
                                      " ",
                                      "{",
                                      "}",
                                      "[1,]",
                                      "{\"a\":1,}",
                                      "[1 2]",
                                      "{\"a\" 1}",
                                      "{a:1}",
                                      "01",
                                      "1.",
                                      ".5",
                                      "-",
                                      "1e",
                                      "+1",
                                      "tru",
                                      "nul",
                                      "\"",
                                      "\"\n\"",
                                      "\"\\x\"",
                                      "\"\\u12\"",
                                      "\"\\ud800\"",
                                      "\"\\udc00\"",
                                      "\"\\ud800\\u0041\"",
                                      "\"\xff\"",
                                      "[] []",
                                      "{\"a\":1}x",
                                      "[,1]",
                                      "{,}",
                                      "{\"a\":}",
                                      "'a'",
                                      "NaN",
                                      "[1\x00]",
                                      "\xef\xbb\xbf{}"}) {
    EXPECT_FALSE(JsonDocument::parse(text)) << text;
  }
  EXPECT_TRUE(JsonDocument::parse("0"));
  EXPECT_TRUE(JsonDocument::parse("-0.5e+10"));
  EXPECT_TRUE(JsonDocument::parse("\"\\ud83d\\ude00\""));
}

TEST(JsonView, is_bounded_in_depth) {
  const std::string deep = std::string(64, '[') + std::string(64, ']');
  EXPECT_TRUE(JsonDocument::parse(deep));
  EXPECT_FALSE(JsonDocument::parse("[" + deep + "]"));
  EXPECT_FALSE(JsonDocument::parse(std::string(1'000'000, '[')));
}

TEST(JsonView, agrees_with_the_other_parser) {
  const std::string_view texts[] = {R"({"a":[{"b":"\\\"\/\b\f\n\r\t"},-12,3e2,false]})", R"(["日本語","é",""])", R"({"":{"":[[]]}})"};
  for (const std::string_view text : texts) {
    const auto document = JsonDocument::parse(text);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->root().raw(), text);
    EXPECT_TRUE(Json::parse(text));
  }
}

}  // namespace
}  // namespace sekimori::stix
