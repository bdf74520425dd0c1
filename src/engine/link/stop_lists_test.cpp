#include "engine/link/stop_lists.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace sekimori::link {
namespace {

Ground ground(const StopLists& lists, FeatureType type, std::string value) { return lists.judge({type, std::move(value)}).ground; }

TEST(StopLists, ReservedAddressesNeedNoList) {
  const StopLists lists;
  for (const char* address : {"10.1.2.3", "192.168.0.1", "172.31.255.255", "127.0.0.1", "100.64.1.1", "fe80::1", "fd00::1"})
    EXPECT_EQ(ground(lists, FeatureType::ip, address), Ground::stopped) << address;
  EXPECT_EQ(ground(lists, FeatureType::ip, "172.32.0.1"), Ground::own);
  EXPECT_EQ(ground(lists, FeatureType::md5, "d41d8cd98f00b204e9800998ecf8427e"), Ground::stopped);
  EXPECT_EQ(lists.lists(), 0U);
}

TEST(StopLists, AreCountedOneByOne) {
  StopLists lists;
  EXPECT_TRUE(lists.counts().empty());
  ASSERT_TRUE(lists.add_warning_list("nets", R"({"type":"cidr","list":["198.18.0.0/16","bad/99"]})"));
  ASSERT_TRUE(lists.add_lines("lines", "a.example\n# a comment\n\nb.example\n198.19.0.0/16\n"));
  const auto counts = lists.counts();
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].name, "nets");
  EXPECT_EQ(counts[0].entries, 1U);
  EXPECT_EQ(counts[0].unusable, 1U);
  EXPECT_EQ(counts[1].entries, 3U);
  EXPECT_EQ(lists.unusable(), 1U);
}

TEST(StopLists, KindsOfWarningLists) {
  StopLists lists;
  ASSERT_TRUE(lists.add_warning_list("top", R"({"type":"hostname","list":["big.example",".cdn.example"]})"));
  ASSERT_TRUE(lists.add_warning_list("exact", R"({"type":"string","list":["only.example","44d88612fea8a8f36de82e1278abb02f"]})"));
  ASSERT_TRUE(lists.add_warning_list("nets", R"({"type":"cidr","list":["198.18.0.0/16","198.19.7.7","2001:db8::/32","bad/99"]})"));
  ASSERT_TRUE(lists.add_warning_list("part", R"({"type":"substring","list":["sinkhole."]})"));
  ASSERT_TRUE(lists.add_warning_list("mail", R"({"type":"regex","list":["/^abuse\\@.*$/i"],"matching_attributes":["email-src"]})"));
  EXPECT_EQ(ground(lists, FeatureType::domain, "www.big.example"), Ground::stopped);
  EXPECT_EQ(lists.judge({FeatureType::domain, "www.big.example"}).list, "top");
  EXPECT_EQ(ground(lists, FeatureType::domain, "notbig.example"), Ground::own);
  EXPECT_EQ(ground(lists, FeatureType::domain, "a.cdn.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::domain, "only.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::domain, "sub.only.example"), Ground::own);
  EXPECT_EQ(ground(lists, FeatureType::md5, "44d88612fea8a8f36de82e1278abb02f"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::ip, "198.18.200.1"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::ip, "198.19.7.7"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::ip, "198.19.7.8"), Ground::own);
  EXPECT_EQ(ground(lists, FeatureType::sending_ip, "2001:db8:1::5"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::domain, "x.sinkhole.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::from_address, "Abuse@big.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::from_address, "someone@big.example"), Ground::own);
  EXPECT_EQ(lists.unusable(), 1U);
  EXPECT_FALSE(lists.add_warning_list("none", R"({"list":[]})"));
  EXPECT_FALSE(lists.add_warning_list("none", "nothing"));
}

TEST(StopLists, CustomersOfProvidersAreTheirOwn) {
  StopLists lists;
  ASSERT_TRUE(lists.add_warning_list("dynamic-dns", R"({"type":"hostname","list":[".dyn.example"]})"));
  ASSERT_TRUE(lists.add_warning_list("amazon-aws", R"({"type":"cidr","list":["198.18.0.0/16"]})"));
  ASSERT_TRUE(lists.add_warning_list("top", R"({"type":"hostname","list":["example"]})"));
  EXPECT_EQ(ground(lists, FeatureType::domain, "evil.dyn.example"), Ground::own);
  EXPECT_EQ(ground(lists, FeatureType::registrable_domain, "dyn.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::ip, "198.18.3.4"), Ground::shared);
  EXPECT_EQ(ground(lists, FeatureType::network, "198.18.3.0/24"), Ground::stopped);
}

TEST(StopLists, LinesOfOurOwn) {
  StopLists lists;
  ASSERT_TRUE(lists.add_lines("own", "# ours\nmember.example\n 198.18.5.0/24 # office\npress@partner.example\n\n"));
  EXPECT_EQ(ground(lists, FeatureType::helo, "mx.member.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::ip, "198.18.5.77"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::from_address, "press@partner.example"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::url, "http://member.example/"), Ground::stopped);
  EXPECT_EQ(ground(lists, FeatureType::url, "http://member.example/upload/x.exe"), Ground::own);
  EXPECT_FALSE(lists.add_lines("bad", "\xFF\xFE"));
}

TEST(StopLists, ThePublishedOnesAreReadWhole) {
  const Path folder = Path(SEKIMORI_SOURCE_DIR) / "../shared/data/cti/warninglists";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "skipped: shared data not present";
  const auto lists = StopLists::load(system_files(), folder);
  ASSERT_TRUE(lists) << lists.error().message;
  EXPECT_EQ(lists->lists(), 70U);
  EXPECT_GT(lists->entries(), 218'000U);
  EXPECT_LT(lists->unusable(), 60U);
  for (const char* known : {"www.google.com", "www.virustotal.com", "docs.google.com"})
    EXPECT_EQ(ground(*lists, FeatureType::domain, known), Ground::stopped) << known;
  EXPECT_EQ(ground(*lists, FeatureType::domain, "diesinueveremc.duckdns.org"), Ground::own);
  EXPECT_EQ(ground(*lists, FeatureType::ip, "8.8.8.8"), Ground::stopped);
}

}  // namespace
}  // namespace sekimori::link
