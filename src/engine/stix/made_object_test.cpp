// What we make is read back by our own reader of patterns, whatever stands in it.
#include "engine/stix/made_object.h"

#include <gtest/gtest.h>

#include "base/ids.h"
#include "engine/stix/pattern.h"

namespace sekimori::stix {
namespace {

TEST(MadeObject, has_the_same_id_by_the_same_seed) {
  const std::string id = made_id("indicator", "a");
  EXPECT_EQ(id, made_id("indicator", "a"));
  EXPECT_NE(id, made_id("indicator", "b"));
  ASSERT_TRUE(id.starts_with("indicator--"));
  const auto uuid = Uuid::parse(id.substr(11));
  ASSERT_TRUE(uuid);
  EXPECT_EQ(id[11 + 14], '4') << "a version that the schemas take";
}

TEST(MadeObject, compares_one_value_whatever_signs_it_has) {
  const std::vector<std::pair<ComparedValue, std::string>> paths = {{ComparedValue::url, "url:value"},
                                                                    {ComparedValue::domain, "domain-name:value"},
                                                                    {ComparedValue::mail_address, "email-addr:value"},
                                                                    {ComparedValue::file_name, "file:name"},
                                                                    {ComparedValue::md5, "file:hashes.MD5"},
                                                                    {ComparedValue::sha1, "file:hashes.SHA-1"},
                                                                    {ComparedValue::sha256, "file:hashes.SHA-256"}};
  for (const auto& [kind, path] : paths)
    for (const std::string_view value : {"plain.example", "it's", "C:\\x\\y.exe", "見積書.pdf", "' OR url:value = '"}) {
      const auto pattern = Pattern::parse(value_pattern(kind, value));
      ASSERT_TRUE(pattern) << value_pattern(kind, value) << ": " << pattern.error().message;
      const auto named = pattern->named_values();
      ASSERT_EQ(named.size(), 1U) << value;
      EXPECT_EQ(named.front().value, value);
      EXPECT_TRUE(named.front().path.starts_with(path.substr(0, 5))) << named.front().path;
    }
  EXPECT_EQ(value_pattern(ComparedValue::ip_address, "198.51.100.3"), "[ipv4-addr:value = '198.51.100.3']");
  EXPECT_EQ(value_pattern(ComparedValue::ip_address, "2001:db8::1"), "[ipv6-addr:value = '2001:db8::1']");
}

}  // namespace
}  // namespace sekimori::stix
