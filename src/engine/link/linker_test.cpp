#include "engine/link/linker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace sekimori::link {
namespace {

Report report_with(std::string id, std::vector<Feature> features, std::string time = "2014-04-01T00:00:00Z") {
  Report report;
  report.id = std::move(id);
  report.time = *Instant::parse(time);
  report.features = std::move(features);
  tidy_features(report.features);
  return report;
}

std::string hash(char digit) { return std::string(64, digit); }

TEST(Linker, OneStrongValueTies) {
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::sha256, hash('1')}, {FeatureType::domain, "a.example"}})));
  ASSERT_TRUE(linker.add(report_with("b", {{FeatureType::sha256, hash('1')}, {FeatureType::domain, "b.example"}})));
  ASSERT_TRUE(linker.add(report_with("c", {{FeatureType::sha256, hash('2')}, {FeatureType::domain, "c.example"}})));
  EXPECT_EQ(linker.campaign_of("a"), linker.campaign_of("b"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("c"));
  const auto links = linker.links_of("b");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].to, "a");
  ASSERT_EQ(links[0].evidence.size(), 1U);
  EXPECT_EQ(links[0].evidence[0].value, hash('1'));
  EXPECT_EQ(links[0].evidence[0].reports, 2U);
}

TEST(Linker, WeakValuesOfOneFamilyDoNotTieButTwoFamiliesDo) {
  Linker linker{StopLists()};
  const std::vector<Feature> software = {
      {FeatureType::message_id_pattern, "9{8}@from"}, {FeatureType::mailer, "Foxmail"}, {FeatureType::header_order, "date,from,to"}};
  ASSERT_TRUE(linker.add(report_with("a", software)));
  ASSERT_TRUE(linker.add(report_with("b", software)));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("b"));
  auto with_password = software;
  with_password.push_back({FeatureType::archive_password, "ks2013"});
  with_password.push_back({FeatureType::url_path, "/images/top/index.php?uid"});
  ASSERT_TRUE(linker.add(report_with("c", with_password)));
  ASSERT_TRUE(linker.add(report_with("d", with_password)));
  EXPECT_EQ(linker.campaign_of("c"), linker.campaign_of("d"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("c"));
}

TEST(Linker, WhatStopListsHoldSaysNothing) {
  StopLists lists;
  ASSERT_TRUE(lists.add_lines("known", "www.big.example\n198.18.5.0/24\n"));
  Linker linker(lists);
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::domain, "www.big.example"}, {FeatureType::ip, "198.18.5.9"}})));
  ASSERT_TRUE(linker.add(report_with("b", {{FeatureType::domain, "www.big.example"}, {FeatureType::ip, "198.18.5.9"}})));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("b"));
  EXPECT_TRUE(linker.features_of("a").empty());
}

TEST(Linker, AValueAgesAway) {
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::sending_ip, "198.18.0.7"}}, "2012-01-01T00:00:00Z")));
  ASSERT_TRUE(linker.add(report_with("soon", {{FeatureType::sending_ip, "198.18.0.7"}}, "2012-02-01T00:00:00Z")));
  ASSERT_TRUE(linker.add(report_with("late", {{FeatureType::sending_ip, "198.18.0.7"}}, "2015-01-01T00:00:00Z")));
  EXPECT_EQ(linker.campaign_of("a"), linker.campaign_of("soon"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("late"));
}

TEST(Linker, LikeTextsTieWithASecondTrait) {
  const auto letter = [](std::string_view name, std::string_view month) {
    return *text_signature(
        fmt::format("お世話になっております。{}です。来週の連絡会議の資料をお送りいたします。議事の次第と出席者の名簿が含まれております。"
                    "{}月の当日までに内容をご確認いただき、修正があればお知らせください。どうぞよろしくお願いいたします。",
                    name, month));
  };
  const auto with_text = [&](std::string id, std::string_view name, std::string_view month, std::vector<Feature> features) {
    Report report = report_with(std::move(id), std::move(features));
    report.text = letter(name, month);
    return report;
  };
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(with_text("a", "事務局", "4", {{FeatureType::archive_password, "ks2013"}, {FeatureType::helo, "web-pc7"}})));
  ASSERT_TRUE(linker.add(with_text("b", "総務部", "12", {{FeatureType::archive_password, "ks2013"}, {FeatureType::helo, "web-pc7"}})));
  ASSERT_TRUE(linker.add(with_text("c", "広報室", "9", {{FeatureType::archive_password, "other"}})));
  EXPECT_EQ(linker.campaign_of("a"), linker.campaign_of("b"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("c"));  // words alone are copied
  const auto links = linker.links_of("b");
  ASSERT_EQ(links.size(), 1U);
  const auto words = std::ranges::find(links[0].evidence, FeatureType::text, &Evidence::type);
  ASSERT_NE(words, links[0].evidence.end());
  EXPECT_GT(words->likeness, 0.5);
  EXPECT_TRUE(words->value.empty());
}

TEST(Linker, VariantsOfAFileTie) {
  std::string digest = "t1a45b3c";
  for (int i = 0; i < 64; ++i) digest += "0123456789abcdef"[(i * 7) % 16];
  std::string variant = digest;
  variant[15] = variant[15] == '5' ? '4' : '5';
  variant[47] = variant[47] == '5' ? '4' : '5';
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::fuzzy_hash, digest}})));
  ASSERT_TRUE(linker.add(report_with("b", {{FeatureType::fuzzy_hash, variant}})));
  ASSERT_TRUE(linker.add(report_with("c", {{FeatureType::fuzzy_hash, "t1a45b3c" + std::string(64, 'f')}})));
  EXPECT_EQ(linker.campaign_of("a"), linker.campaign_of("b"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("c"));
  EXPECT_EQ(linker.features_of("a"), (std::vector<Feature>{{FeatureType::fuzzy_hash, digest}}));
}

TEST(Linker, AThreadOfOneReportIsCutWhereBothSidesAreThick) {
  // Twelve reports of each of two attackers, then one that lists a value of both: it goes to one of them, and they stay two.
  Linker linker{StopLists()};
  for (int group = 0; group < 2; ++group)
    for (int i = 0; i < 12; ++i) {
      std::vector<Feature> features;
      for (int k = 0; k < 6; ++k) features.push_back({FeatureType::sha256, fmt::format("{:064x}", group * 1000 + (i * 5 + k * 3) % 40)});
      ASSERT_TRUE(linker.add(report_with(fmt::format("{}-{}", group, i), features)));
    }
  ASSERT_TRUE(linker.add(
      report_with("both", {{FeatureType::sha256, fmt::format("{:064x}", 3)}, {FeatureType::sha256, fmt::format("{:064x}", 1003)}})));
  linker.regroup_all();
  EXPECT_NE(linker.campaign_of("0-0"), linker.campaign_of("1-0"));
  EXPECT_TRUE(linker.campaign_of("both") == linker.campaign_of("0-0") || linker.campaign_of("both") == linker.campaign_of("1-0"));
  // Both ties are told, also the one that was too thin.
  const auto links = linker.links_of("both");
  EXPECT_TRUE(std::ranges::any_of(links, &Link::same_campaign));
  EXPECT_FALSE(std::ranges::all_of(links, &Link::same_campaign));
}

// Two attackers of ten reports each, dense inside; one report of the first holds an address of the second.
void add_two_groups(Linker& linker, std::string_view bridge) {
  for (int group = 0; group < 2; ++group)
    for (int i = 0; i < 10; ++i) {
      std::vector<Feature> features;
      for (int k = 0; k < 4; ++k)
        features.push_back({FeatureType::domain, fmt::format("{}{}.group{}.example", "abcdefgh"[(i + k) % 8], (i + k) % 8, group)});
      if (i == 5) features.push_back({FeatureType::domain, std::string(bridge)});
      ASSERT_TRUE(linker.add(report_with(fmt::format("{}-{}", group, i), features)));
    }
}

TEST(Linker, AThinBridgeDoesNotMakeOneOfTwo) {
  Linker linker{StopLists()};
  add_two_groups(linker, "shared.example.example");
  EXPECT_EQ(linker.campaign_of("0-0"), linker.campaign_of("0-9"));
  EXPECT_EQ(linker.campaign_of("1-0"), linker.campaign_of("1-9"));
}

TEST(Linker, SplitsAndMergesOfAnAnalystStay) {
  Linker linker{StopLists()};
  for (const char* id : {"a", "b", "c", "d"}) ASSERT_TRUE(linker.add(report_with(id, {{FeatureType::sha256, hash('1')}})));
  ASSERT_TRUE(linker.add(report_with("e", {{FeatureType::sha256, hash('2')}})));
  const Uuid first = *linker.campaign_of("a");
  const std::vector<std::string> leaving = {"c", "d"};
  const auto fresh = linker.split(first, leaving);
  ASSERT_TRUE(fresh) << fresh.error().message;
  EXPECT_EQ(linker.campaign_of("a"), first);
  EXPECT_EQ(linker.campaign_of("d"), *fresh);
  linker.regroup_all();
  EXPECT_EQ(linker.campaign_of("a"), first);
  EXPECT_NE(linker.campaign_of("b"), linker.campaign_of("c"));
  ASSERT_TRUE(linker.add(report_with("f", {{FeatureType::sha256, hash('1')}})));
  EXPECT_NE(linker.campaign_of("b"), linker.campaign_of("c"));
  const std::vector<Uuid> again = {first, *fresh};
  ASSERT_FALSE(linker.merge(again));
  EXPECT_EQ(linker.merge(again).error().code, ErrorCode::conflict);

  const std::vector<Uuid> two = {*linker.campaign_of("e"), first};
  ASSERT_TRUE(linker.merge(two));
  EXPECT_EQ(linker.campaign_of("e"), first);
  linker.regroup_all();
  EXPECT_EQ(linker.campaign_of("e"), linker.campaign_of("a"));
}

TEST(Linker, ReportsThatAnAnalystTiesStayTogether) {
  Linker linker{StopLists()};
  for (const char* id : {"a", "b"}) ASSERT_TRUE(linker.add(report_with(id, {{FeatureType::sha256, hash('1')}})));
  for (const char* id : {"c", "d"}) ASSERT_TRUE(linker.add(report_with(id, {{FeatureType::sha256, hash('2')}})));
  ASSERT_TRUE(linker.add(report_with("lone", {{FeatureType::sha256, hash('7')}})));
  const Uuid first = *linker.campaign_of("a"), second = *linker.campaign_of("c");
  ASSERT_NE(first, second);
  const std::vector<std::string> named = {"b", "lone"};
  const auto tied = linker.tie(named);
  ASSERT_TRUE(tied) << tied.error().message;
  EXPECT_EQ(*tied, first);
  EXPECT_EQ(linker.campaign_of("lone"), first);
  EXPECT_EQ(linker.campaign(first)->changes.back().kind, ChangeKind::tied_by_analyst);
  // A further one is bound to both; grouping anew parts none of the three, though no value holds them.
  ASSERT_TRUE(linker.add(report_with("late", {{FeatureType::sha256, hash('8')}})));
  const std::vector<std::string> more = {"late", "lone"};
  ASSERT_TRUE(linker.tie(more));
  linker.regroup_all();
  EXPECT_EQ(linker.campaign_of("late"), linker.campaign_of("lone"));
  EXPECT_EQ(linker.campaign_of("lone"), linker.campaign_of("b"));
  EXPECT_EQ(linker.campaign_of("d"), second) << "who was not named goes his way";
  const std::vector<std::string> unknown = {"a", "nobody"}, alone = {"lone", "lone"};
  EXPECT_EQ(linker.tie(unknown).error().code, ErrorCode::not_found);
  EXPECT_EQ(linker.tie(alone).error().code, ErrorCode::usage);
  // A split is the later word: what it parts is not tied.
  const std::vector<std::string> leaving = {"lone"};
  ASSERT_TRUE(linker.split(*linker.campaign_of("lone"), leaving));
  EXPECT_EQ(linker.tie(named).error().code, ErrorCode::conflict);
  linker.regroup_all();
  EXPECT_NE(linker.campaign_of("lone"), linker.campaign_of("b"));
  EXPECT_EQ(linker.campaign_of("late"), linker.campaign_of("b"));
}

TEST(Linker, IdsSurviveMergingAndRegrouping) {
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::sha256, hash('1')}})));
  ASSERT_TRUE(linker.add(report_with("b", {{FeatureType::sha256, hash('2')}})));
  const Uuid older = *linker.campaign_of("a"), younger = *linker.campaign_of("b");
  ASSERT_TRUE(linker.add(report_with("c", {{FeatureType::sha256, hash('1')}, {FeatureType::sha256, hash('2')}})));
  EXPECT_EQ(linker.campaign_of("b"), older);
  EXPECT_EQ(linker.successor_of(younger), older);
  EXPECT_EQ(linker.campaigns().size(), 1U);
  const auto view = linker.campaign(older);
  ASSERT_TRUE(view);
  EXPECT_GE(view->version, 2U);
  linker.regroup_all();
  EXPECT_EQ(linker.campaign_of("c"), older);
  EXPECT_EQ(linker.campaign(older)->version, view->version);
}

TEST(Linker, AnIdTellsNothingOfTheFirstReport) {
  const auto id_of = [](Bytes key, std::string_view time) {
    LinkRules rules;
    rules.id_key = std::move(key);
    Linker linker(StopLists(), rules);
    EXPECT_TRUE(linker.add(report_with("R-2026-001", {{FeatureType::sha256, hash('1')}}, std::string(time))));
    return *linker.campaign_of("R-2026-001");
  };
  const Bytes key(32, 7);
  EXPECT_EQ(id_of(key, "2014-04-01T00:00:00Z"), id_of(key, "2026-11-29T08:09:10.123Z")) << "not when it came";
  EXPECT_EQ(id_of(key, "2014-04-01T00:00:00Z"), id_of(key, "2014-04-01T00:00:00Z")) << "the same when it is played again";
  EXPECT_NE(id_of(key, "2014-04-01T00:00:00Z"), id_of(Bytes(32, 8), "2014-04-01T00:00:00Z")) << "nobody else can make it from a number";
}

TEST(Linker, ARemovedReportLeavesNothing) {
  Linker linker{StopLists()};
  ASSERT_TRUE(linker.add(report_with("a", {{FeatureType::sha256, hash('1')}})));
  ASSERT_TRUE(linker.add(report_with("b", {{FeatureType::sha256, hash('2')}})));
  ASSERT_TRUE(linker.add(report_with("c", {{FeatureType::sha256, hash('1')}, {FeatureType::sha256, hash('2')}})));
  ASSERT_TRUE(linker.remove("c"));
  EXPECT_EQ(linker.reports(), 2U);
  EXPECT_FALSE(linker.campaign_of("c"));
  EXPECT_NE(linker.campaign_of("a"), linker.campaign_of("b"));
  EXPECT_EQ(linker.remove("c").error().code, ErrorCode::not_found);
  ASSERT_TRUE(linker.add(report_with("c", {{FeatureType::sha256, hash('1')}})));
  EXPECT_EQ(linker.campaign_of("c"), linker.campaign_of("a"));
  EXPECT_EQ(linker.add(report_with("c", {})).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace sekimori::link
