// Feeds: what a label keeps out, whose they are, and that a MISP event comes back as the STIX that it says.
#include "feature/share/feeds.h"

#include "feature/share/forum_schema.h"
#include "feature/share/report_fixture_test.h"

namespace sekimori::share {
namespace {

class FeedsTest : public Reports {
 protected:
  void SetUp() override {
    Reports::SetUp();
    ASSERT_TRUE(sql::migrate(*database_, forum_schema(), clock_));
    audiences_ = std::make_unique<Audiences>(*members_, *sigs_, *reports_);
    gate_ = std::make_unique<MemberGate>(*members_);
    forum_ = std::make_unique<ForumBook>(ForumParts{.database = *database_, .records = room_->records, .clock = clock_, .random = random_},
                                         *audiences_, *gate_);
    feeds_ = std::make_unique<Feeds>(*reports_, *forum_, *audiences_,
                                     [] { return Result<HubIdentity>(HubIdentity{.id = "hub-1", .name = "架空ハブ & Co"}); });
  }
  std::unique_ptr<Audiences> audiences_;
  std::unique_ptr<MemberGate> gate_;
  std::unique_ptr<ForumBook> forum_;
  std::unique_ptr<Feeds> feeds_;
};

TEST_F(FeedsTest, tell_everybody_what_is_clear_and_nothing_else) {
  ASSERT_TRUE(reports_->release(operator_, ready(), "CLEAR"));
  ASSERT_TRUE(reports_->release(operator_, ready(), "GREEN"));
  auto xml = feeds_->clear("https://hub.example");
  ASSERT_TRUE(xml) << xml.error().message;
  EXPECT_TRUE(xml->contains("S-2025-001") && !xml->contains("S-2025-002")) << *xml;
  EXPECT_TRUE(xml->contains("架空ハブ &amp; Co"));
  EXPECT_FALSE(xml->contains("架空製作所"));
  ASSERT_TRUE(reports_->recall(operator_, "S-2025-001", "too near"));
  EXPECT_FALSE(feeds_->clear("")->contains("<item>"));
}

TEST_F(FeedsTest, are_of_an_audience_and_under_its_labels) {
  for (const std::string_view label : {"AMBER", "AMBER+STRICT", "RED"}) ASSERT_TRUE(reports_->release(operator_, ready(), label));
  const auto csv = feeds_->indicators(other_, "heavy");
  ASSERT_TRUE(csv) << csv.error().message;
  EXPECT_TRUE(csv->contains("S-2025-001") && csv->contains("http://evil.example/a.exe"));
  EXPECT_FALSE(csv->contains("S-2025-002") || csv->contains("S-2025-003"));
  account("chemist");
  const auto made = members_->invite(operator_, firm("架空化学"), "asked");
  take_part(made->value.number, "chemistry");
  ASSERT_TRUE(members_->give_account(operator_, made->value.number, "chemist", "x"));
  EXPECT_EQ(feeds_->indicators(actor_of("chemist"), "heavy").error().code, ErrorCode::not_found);
  EXPECT_EQ(feeds_->indicators(actor_of("chemist"), "nowhere").error().code, ErrorCode::not_found);
  EXPECT_EQ(feeds_->misp(actor_of("chemist"), "heavy").error().code, ErrorCode::not_found);
  const auto files = feeds_->misp(other_, "heavy");
  ASSERT_TRUE(files) << files.error().message;
  ASSERT_EQ(files->size(), 3U);
  const auto manifest = Json::parse(files->at("manifest.json"));
  ASSERT_TRUE(manifest && manifest->members().size() == 1);
  const std::string uuid = manifest->members().front().first;
  const auto event = Json::parse(files->at(uuid + ".json"));
  ASSERT_TRUE(event);
  EXPECT_EQ((*event)["Event"]["Tag"].items().front()["name"].text(), "tlp:amber");
  // md5("http://evil.example/a.exe")
  EXPECT_EQ(files->at("hashes.csv"), misp_hashes(*event).front() + "," + uuid + "\n");
  EXPECT_EQ(misp_hashes(*event).front().size(), 32U);

  const auto back = stix_of_misp(*event);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->indicators, 1U);
  const std::string text = back->bundle.dump();
  EXPECT_TRUE(text.contains("[url:value = 'http://evil.example/a.exe']")) << text;
  EXPECT_TRUE(text.contains("amber"));
}

TEST(MispEvents, become_indicators_with_their_labels_and_what_cannot_is_counted) {
  const auto event =
      Json::parse(R"({"response": [{"Event": {"uuid": "5f7a1b2c-1111-4222-8333-444455556666", "info": "A wave", "date": "2026-02-10",
    "timestamp": "1770700000", "Orgc": {"name": "CERT", "uuid": "5f7a1b2c-1111-4222-8333-444455556667"}, "Tag": [{"name": "tlp:green"}],
    "Attribute": [
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000001", "type": "ip-dst|port", "to_ids": true, "value": "198.51.100.3|443", "timestamp": "1770700001"},
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000002", "type": "filename|sha256", "to_ids": true, "value": "it's.exe|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000003", "type": "domain", "to_ids": false, "value": "cdn.example"},
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000004", "type": "vulnerability", "to_ids": false, "value": "CVE-2025-21391"},
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000005", "type": "yara", "to_ids": true, "value": "rule a {}"},
      {"uuid": "5f7a1b2c-1111-4222-8333-000000000001", "type": "ip-dst", "to_ids": true, "value": "198.51.100.3"}],
    "Object": [{"Attribute": [{"uuid": "not one", "type": "domain|ip", "to_ids": 1, "value": "c2.example|2001:db8::1", "Tag": [{"name": "tlp:red"}]}]}]}}]})");
  ASSERT_TRUE(event) << event.error().message;
  const auto taken = stix_of_misp(*event);
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->events, 1U);
  EXPECT_EQ(taken->indicators, 3U) << "one UUID is one indicator";
  EXPECT_EQ(taken->vulnerabilities, 1U);
  EXPECT_EQ(taken->left_out, (std::map<std::string, std::size_t, std::less<>>{{"domain", 1}, {"yara", 1}}));
  const std::string text = taken->bundle.dump();
  for (const std::string_view part :
       {"[ipv4-addr:value = '198.51.100.3']", "[file:name = 'it\\\\'s.exe' AND file:hashes.'SHA-256' = 'aaaa",
        "[domain-name:value = 'c2.example'] AND [ipv6-addr:value = '2001:db8::1']", "indicator--5f7a1b2c-1111-4222-8333-000000000001",
        "\"modified\":\"2026-02-10T05:06:41.000Z\"", "TLP:RED", "TLP:GREEN"})
    EXPECT_TRUE(text.contains(part)) << part << "\n" << text;
  EXPECT_EQ(stix_of_misp(*event)->bundle.dump(), text) << "the same event gives the same objects";
  EXPECT_EQ(stix_of_misp(Json::object({{"a", 1}})).error().code, ErrorCode::invalid_input);
  EXPECT_EQ(stix_of_misp(*Json::parse(R"([{"Event": {"info": "no id"}}])")).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::share
