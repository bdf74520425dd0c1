#include "engine/link/indicator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/link/fuzzy_hash.h"
#include "engine/link/text_likeness.h"

namespace sekimori::link {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::string told(std::string_view text) {
  const auto found = classify_indicator(text);
  return found ? std::string(describe(found->type).name) + " " + found->value : "nothing";
}

TEST(Indicator, IsKnownByItsForm) {
  EXPECT_EQ(told("cahe.microsofts[.]com"), "domain cahe.microsofts.com");
  EXPECT_EQ(told("`43.254.216[.]104`"), "ip 43.254.216.104");
  EXPECT_EQ(told("198.18.3.4:8080"), "ip 198.18.3.4");
  EXPECT_EQ(told("2001:DB8::0:1"), "ip 2001:db8::1");
  EXPECT_EQ(told("hxxp://Evil[.]Example/A/b.php?x=1"), "url http://evil.example/A/b.php?x=1");
  EXPECT_EQ(told("evil.example/a.php"), "url http://evil.example/a.php");
  EXPECT_EQ(told("C96558312FBF5847351B0B6F724D7B3A31CCAF03"), "sha1 c96558312fbf5847351b0b6f724d7b3a31ccaf03");
  EXPECT_EQ(told("mallory(at)evil.example"), "from_address mallory@evil.example");
  EXPECT_EQ(told("setlangloc.dll"), "artefact_name setlangloc.dll");
  EXPECT_EQ(told("cve-2017-0199"), "vulnerability CVE-2017-0199");
  EXPECT_EQ(told("svchost.exe"), "nothing");
  EXPECT_EQ(told("Win32/Agent.UWR"), "artefact_name agent.uwr");
  EXPECT_EQ(told("agent.km"), "artefact_name agent.km");
  EXPECT_EQ(told("3072:abcdefghijk:lmnopqrstu"), "fuzzy_hash 3072:abcdefghijk:lmnopqrstu");
  for (const char* prose : {"", ".", "the attacker", "v5.0.3", "a@b", "http://", "256.1.1.1"}) EXPECT_EQ(told(prose), "nothing") << prose;
}

TEST(Indicator, DomainsBelowPublicSuffixes) {
  EXPECT_EQ(registrable_domain("a.b.example.co.jp"), "example.co.jp");
  EXPECT_EQ(registrable_domain("www.evil.example"), "evil.example");
  EXPECT_EQ(registrable_domain("evil.example"), "evil.example");
  EXPECT_EQ(registrable_domain("co.jp"), "co.jp");
  EXPECT_EQ(registrable_domain("localhost"), "localhost");
}

TEST(Indicator, PatternsKeepWhatTheBuilderKept) {
  EXPECT_EQ(path_template("/a/2013/x7f3a9.php?id=1203&u=x#top"), "/a/9{4}/w{6}.php?id&u");
  EXPECT_EQ(pattern_of("----=_NextPart_000_0012_01CE3A2B.5C6D7E80"), "----=_NextPart_9{3}_9{4}_x{8}.x{8}");
  EXPECT_EQ(pattern_of("=====001_Dragon123456789012_====="), "=====9{3}_w{18}_=====");
}

TEST(Indicator, WhatFollowsFromIt) {
  std::vector<Feature> features;
  features_of_indicator(*classify_indicator("http://a.evil.example/x/1.php"), features);
  EXPECT_THAT(features, Contains(Feature{FeatureType::domain, "a.evil.example"}));
  EXPECT_THAT(features, Contains(Feature{FeatureType::registrable_domain, "evil.example"}));
  EXPECT_THAT(features, Contains(Feature{FeatureType::url_path, "/x/9{1}.php"}));
  features.clear();
  features_of_indicator(*classify_indicator("198.18.3.4"), features);
  EXPECT_THAT(features, ElementsAre(Feature{FeatureType::ip, "198.18.3.4"}, Feature{FeatureType::network, "198.18.3.0/24"}));
}

TEST(TextLikeness, SurvivesNamesAndDates) {
  const std::string letter =
      "お世話になっております。{}"
      "です。来週の連絡会議の資料をお送りいたします。議事の次第と出席者の名簿が含まれております。当日までに内容をご確認ください。{}";
  const auto filled = [&](std::string_view name, std::string_view day) {
    std::string out = letter;
    out.replace(out.find("{}"), 2, name);
    out.replace(out.find("{}"), 2, day);
    return *text_signature(out);
  };
  const auto a = filled("事務局の田中", "4月3日"), b = filled("総務の佐藤", "12月28日");
  EXPECT_GT(likeness(a, b), 0.55);
  EXPECT_EQ(likeness(a, a), 1);
  const auto other = *text_signature(
      "貴社の製品カタログについて、仕様の詳細を確認させていただきたくご連絡いたしました。弊社で検討している構成を図面に記しました。");
  EXPECT_LT(likeness(a, other), 0.2);
  EXPECT_FALSE(text_signature("ご確認ください。"));
}

TEST(FuzzyHash, TlshByDistanceSsdeepByRuns) {
  const std::string one = "t1" + std::string("a45b3c") + std::string(64, '5');
  std::string near = one, far = "t1" + std::string("a45b3c") + std::string(64, 'a');
  near[20] = '6';
  near[40] = '4';
  EXPECT_GT(digest_likeness(one, near), 0.95);
  EXPECT_LT(digest_likeness(one, far), 0.5);
  EXPECT_EQ(digest_likeness(one, near), digest_likeness(near, one));
  const auto bands = digest_bands(one), near_bands = digest_bands(near);
  EXPECT_EQ(bands.size(), 16U);
  EXPECT_TRUE(std::ranges::any_of(bands, [&](const std::string& band) { return std::ranges::find(near_bands, band) != near_bands.end(); }));
  const std::string_view text = "48:AbCdEfGhIjKlMnOpQrStUvWx:yZ0123456789abcdefgh";
  EXPECT_GT(digest_likeness(text, "48:AbCdEfGhIjKlMnOpQrStUvXX:yZ0123456789abcdefgh"), 0.8);
  EXPECT_EQ(digest_likeness(text, "48:zzYYxxWWvvUUttSSrrQQppOO:nothingincommonhere"), 0);
  EXPECT_EQ(digest_likeness(text, one), 0);
  // Twice the blocks: the second text of the one is beside the first of the other.
  EXPECT_GT(digest_likeness("96:yZ0123456789abcdefgh:q", text), 0.8);
}

}  // namespace
}  // namespace sekimori::link
