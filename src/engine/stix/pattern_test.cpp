#include "engine/stix/pattern.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace sekimori::stix {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(PatternSyntax, what_the_standard_writes_is_read) {
  for (const std::string_view text :
       {"[file:hashes.'SHA-256' = 'aec070645fe53ee3b3763059376134f058cc337247c978add178b6ccdfb0019f']",
        "[email-message:from_ref.value MATCHES '.+\\\\@example\\\\.com$' AND email-message:body_multipart[*].body_raw_ref.name MATCHES "
        "'^Final Report.+\\\\.exe$']",
        "[file:hashes.MD5 = '79054025255fb1a26e4bc422aef54eb4'] FOLLOWEDBY [windows-registry-key:key = 'HKEY_LOCAL_MACHINE\\\\foo\\\\bar'] "
        "WITHIN 300 SECONDS",
        "([ipv4-addr:value = '198.51.100.1/32' OR ipv4-addr:value = '203.0.113.33/32'] OR [domain-name:value IN ('a.example', "
        "'b.example')]) REPEATS 2 TIMES",
        "[network-traffic:dst_ref.type = 'domain-name' AND network-traffic:dst_ref.value = 'example.com'] REPEATS 5 TIMES WITHIN 1800.5 "
        "SECONDS",
        "[file:size > 10 AND (file:name LIKE 'a%' OR file:name NOT = 'b')] START t'2016-01-01T00:00:00Z' STOP t'2017-01-01T00:00:00Z'",
        "[file:mime_type = 'x'] AND [process:pid IN (1, 2, -3)] // said beside it",
        "[artifact:payload_bin = b'aGVsbG8='] /* and */ OR [file:magic_number_hex = h'ff00']", "[EXISTS file:name]",
        "[user-account:is_privileged = true]", "[file:created = t'2016-01-01T00:00:00.123Z']", "[x-own-thing:some_property != 1.5]",
        "[file:extensions.'windows-pebinary-ext'.sections[0].entropy >= 7.0]", "[ipv6-addr:value ISSUPERSET '2001:db8::1']"}) {
    const auto pattern = Pattern::parse(text);
    EXPECT_TRUE(pattern) << text << ": " << (pattern ? "" : pattern.error().message);
  }
}

TEST(PatternSyntax, the_rest_is_refused) {
  for (const std::string_view text : {"",
                                      "file:name = 'x'",
                                      "[]",
                                      "[file:name]",
                                      "[file:name = ]",
                                      "[file:name = 'x",
                                      "[file:name = 'x']]",
                                      "[file:name = 'x'] OR",
                                      "[file:name == = 'x']",
                                      "[file:name LIKE 5]",
                                      "[file:name IN ()]",
                                      "[file:name IN ('a', 5)]",
                                      "[file:name MATCHES '(']",
                                      "[file:name = 'x'] WITHIN 0 SECONDS",
                                      "[file:name = 'x'] WITHIN -5 SECONDS",
                                      "[file:name = 'x'] REPEATS 1.5 TIMES",
                                      "[file:name = 'x'] REPEATS 0 TIMES",
                                      "[file:name = 'x'] START t'2017-01-01T00:00:00Z' STOP t'2016-01-01T00:00:00Z'",
                                      "[file:name = 'x'] START t'2017' STOP t'2018'",
                                      "[file = 'x']",
                                      "[file:hashes.SHA-256 = 'x']",
                                      "[file:name = h'f']",
                                      "[file:name = b'*']",
                                      "[user-account:is_privileged > true]",
                                      "[file:name = 'a\\b']",
                                      "[F:name = 'x']",
                                      "[NOT file:name = 'x']",
                                      "[file:name. NOT = 'x']",
                                      "[file:name[ = 'x']",
                                      "[file:name = 1.]",
                                      "[file:name = 99999999999999999999]"}) {
    EXPECT_FALSE(Pattern::parse(text)) << text;
  }
}

TEST(PatternSyntax, what_explodes_is_refused) {
  EXPECT_FALSE(Pattern::parse("[" + std::string(100'000, '(')));
  EXPECT_FALSE(Pattern::parse(std::string(70'000, ' ')));
  EXPECT_FALSE(Pattern::parse("[file:name = 'x'] REPEATS 100000 TIMES"));
  std::string many = "[file:size = 0";
  for (int i = 0; i < 3000; ++i) many += " OR file:size = 1";
  EXPECT_FALSE(Pattern::parse(many + "]"));
  std::string deep = "[file:size = 1]";
  for (int i = 0; i < 70; ++i) deep += " WITHIN 1 SECONDS";
  EXPECT_FALSE(Pattern::parse(deep));
  std::string wide = "[file:size = 1]";
  for (int i = 0; i < 500; ++i) wide += " OR [file:size = 1]";
  EXPECT_TRUE(Pattern::parse(wide));
}

TEST(PatternTypes, what_can_never_come_true_is_told) {
  const auto problems = [](std::string_view text) { return Pattern::parse(text)->type_problems().size(); };
  EXPECT_EQ(problems("[file:size = 'ten']"), 1U);
  EXPECT_EQ(problems("[file:name = 5]"), 1U);
  EXPECT_EQ(problems("[file:hashes.MD5 = 5]"), 1U);
  EXPECT_EQ(problems("[network-traffic:protocols[*] = 5]"), 1U);
  EXPECT_EQ(problems("[email-message:from_ref.value = 5]"), 1U);
  EXPECT_EQ(problems("[file:extensions.'ntfs-ext'.sid = 5]"), 1U);
  EXPECT_EQ(problems("[file:name = 'a' AND process:pid = 5]"), 1U);
  EXPECT_EQ(problems("[(file:name = 'a' OR process:pid = 5) AND process:pid = 6]"), 0U);
  EXPECT_EQ(problems("[file:size > 10 AND file:name = 'a' AND file:x_own = 5]"), 0U);
  EXPECT_THAT(Pattern::parse("[bbb:xx = 1] OR [aaa:xx = 1]")->object_types(), ElementsAre("aaa", "bbb"));
}

// Observations one minute apart, each with the objects of one JSON list.
class Seen {
 public:
  explicit Seen(const std::vector<std::string>& lists, std::int64_t count = 1) {
    for (std::size_t i = 0; i < lists.size(); ++i) {
      texts_.push_back(std::make_unique<std::string>(lists[i]));
      documents_.push_back(std::make_unique<JsonDocument>(*JsonDocument::parse(*texts_.back())));
      Observation one;
      one.first = one.last = {.seconds = 1'500'000'000 + std::int64_t(i) * 60};
      one.count = count;
      int number = 0;
      for (const JsonView object : documents_.back()->root().items())
        one.objects.emplace_back(object["id"].exists() ? object["id"].text() : std::to_string(number++), object);
      observations_.push_back(std::move(one));
    }
  }
  bool operator()(std::string_view text) const {
    const auto pattern = Pattern::parse(text);
    EXPECT_TRUE(pattern) << text << " " << (pattern ? "" : pattern.error().message);
    const auto found = pattern->matches(observations_);
    EXPECT_TRUE(found) << text;
    return found && *found;
  }
  const std::vector<Observation>& observations() const { return observations_; }

 private:
  std::vector<std::unique_ptr<std::string>> texts_;
  std::vector<std::unique_ptr<JsonDocument>> documents_;
  std::vector<Observation> observations_;
};

TEST(PatternMatch, comparisons) {
  const Seen seen(
      {R"([{"type":"file","name":"foo.dll","size":12345,"hashes":{"MD5":"ABC"},"magic_number_hex":"ff00","ctime":"2016-01-01T00:00:00Z",
                       "extensions":{"x":{"list":[{"v":1},{"v":2}]}}},{"type":"ipv4-addr","value":"198.51.100.7"}])"});
  EXPECT_TRUE(seen("[file:name = 'foo.dll']"));
  EXPECT_FALSE(seen("[file:name = 'FOO.dll']"));
  EXPECT_FALSE(seen("[file:name != 'foo.dll']"));
  EXPECT_TRUE(seen("[file:name != 'x']"));
  EXPECT_FALSE(seen("[file:none != 'x']"));  // where no value is, nothing is compared
  EXPECT_TRUE(seen("[file:size > 12344 AND file:size < 12346 AND file:size >= 12345 AND file:size <= 12345.0]"));
  EXPECT_TRUE(seen("[file:name LIKE 'f_o.%']"));
  EXPECT_FALSE(seen("[file:name LIKE 'oo']"));
  EXPECT_TRUE(seen("[file:name MATCHES 'oo']"));
  EXPECT_TRUE(seen("[file:name IN ('a', 'foo.dll')]"));
  EXPECT_TRUE(seen("[file:name NOT IN ('a', 'b')]"));
  EXPECT_TRUE(seen("[file:magic_number_hex = h'ff00']"));
  EXPECT_TRUE(seen("[file:ctime > t'2015-01-01T00:00:00Z']"));
  EXPECT_TRUE(seen("[file:extensions.x.list[*].v = 2]"));
  EXPECT_TRUE(seen("[file:extensions.x.list[1].v = 2]"));
  EXPECT_FALSE(seen("[file:extensions.x.list[0].v = 2]"));
  EXPECT_TRUE(seen("[EXISTS file:hashes.MD5]"));
  EXPECT_TRUE(seen("[NOT EXISTS file:hashes.'SHA-1']"));
  EXPECT_TRUE(seen("[ipv4-addr:value ISSUBSET '198.51.100.0/24']"));
  EXPECT_FALSE(seen("[ipv4-addr:value ISSUBSET '198.51.101.0/24']"));
  EXPECT_TRUE(seen("[ipv4-addr:value ISSUPERSET '198.51.100.7/32']"));
  EXPECT_TRUE(seen("[file:name = 'x' OR ipv4-addr:value = '198.51.100.7']"));
}

TEST(PatternMatch, references_lead_to_what_they_name) {
  const Seen seen(
      {R"([{"type":"email-message","id":"email-message--1","from_ref":"email-addr--1","to_refs":["email-addr--2","email-addr--1"]},
                       {"type":"email-addr","id":"email-addr--1","value":"a@example.com"},{"type":"email-addr","id":"email-addr--2","value":"b@example.com"}])"});
  EXPECT_TRUE(seen("[email-message:from_ref.value = 'a@example.com']"));
  EXPECT_FALSE(seen("[email-message:from_ref.value = 'b@example.com']"));
  EXPECT_TRUE(seen("[email-message:to_refs[*].value = 'b@example.com']"));
  EXPECT_FALSE(seen("[email-message:to_refs[0].value = 'a@example.com']"));
}

TEST(PatternMatch, observations_are_joined) {
  const std::string a = R"([{"type":"file","name":"a"}])", b = R"([{"type":"file","name":"b"}])";
  const Seen seen({a, b, a});
  EXPECT_TRUE(seen("[file:name = 'a'] AND [file:name = 'b']"));
  EXPECT_TRUE(seen("[file:name = 'a'] AND [file:name = 'a']"));
  EXPECT_FALSE(seen("[file:name = 'b'] AND [file:name = 'b']"));  // no observation counts twice
  EXPECT_TRUE(seen("[file:name = 'c'] OR [file:name = 'b']"));
  EXPECT_TRUE(seen("[file:name = 'a'] FOLLOWEDBY [file:name = 'b'] FOLLOWEDBY [file:name = 'a']"));
  EXPECT_FALSE(seen("[file:name = 'b'] FOLLOWEDBY [file:name = 'b']"));
  EXPECT_TRUE(seen("([file:name = 'a'] FOLLOWEDBY [file:name = 'b']) WITHIN 60 SECONDS"));
  EXPECT_FALSE(seen("([file:name = 'a'] FOLLOWEDBY [file:name = 'b']) WITHIN 59 SECONDS"));
  EXPECT_TRUE(seen("[file:name = 'a'] REPEATS 2 TIMES"));
  EXPECT_FALSE(seen("[file:name = 'a'] REPEATS 3 TIMES"));
  EXPECT_FALSE(seen("[file:name = 'a'] REPEATS 2 TIMES WITHIN 100 SECONDS"));
  EXPECT_TRUE(seen("[file:name = 'b'] START t'2017-07-14T02:40:00Z' STOP t'2017-07-14T02:41:01Z'"));
  EXPECT_FALSE(seen("[file:name = 'b'] START t'2017-07-14T02:40:00Z' STOP t'2017-07-14T02:41:00Z'"));
  EXPECT_TRUE(Seen({a}, 5)("[file:name = 'a'] REPEATS 5 TIMES"));
  EXPECT_FALSE(Seen({})("[file:name = 'a']"));
}

TEST(PatternMatch, what_explodes_ends_with_the_documented_error) {
  std::vector<std::string> lists;
  for (int i = 0; i < 60; ++i) lists.push_back(R"([{"type":"file","name":"a"}])");
  const Seen seen(lists);
  std::string text = "([file:name = 'a']";
  for (int i = 0; i < 12; ++i) text += " AND [file:name = 'a']";
  text += ") WITHIN 1 SECONDS";
  const auto began = std::chrono::steady_clock::now();
  const auto found = Pattern::parse(text)->matches(seen.observations());
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::invalid_input);
  EXPECT_THAT(found.error().message, HasSubstr("more than 5000000 steps"));
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(30));
  std::vector<std::string> thousands(5000, R"([{"type":"file","name":"a"}])");
  const Seen many(thousands);
  const auto nested = Pattern::parse("([file:name = 'a'] REPEATS 1000 TIMES) REPEATS 1000 TIMES")->matches(many.observations());
  EXPECT_FALSE(nested && *nested);
}

}  // namespace
}  // namespace sekimori::stix
