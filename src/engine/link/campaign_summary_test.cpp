#include "engine/link/campaign_summary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/link/evidence_text.h"

namespace sekimori::link {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Linker told_by(const std::vector<std::pair<std::string, std::string>>& members_and_industries) {
  Linker linker{StopLists()};
  for (size_t i = 0; i < members_and_industries.size(); ++i) {
    Report report;
    report.id = "r" + std::to_string(i);
    report.time = *Instant::parse("2014-04-01T00:00:00Z");
    report.member = members_and_industries[i].first;
    report.industry = members_and_industries[i].second;
    report.features = {{FeatureType::domain, "evil.example"}, {FeatureType::url, "http://evil.example/x?to=desk@victim.example"}};
    EXPECT_TRUE(linker.add(report));
  }
  return linker;
}

TEST(CampaignSummary, CountsMembersAndNamesNone) {
  const Linker linker = told_by({{"alpha", "gas"}, {"beta", "gas"}, {"gamma", "gas"}});
  const auto summary = summarise(linker, linker.campaigns().front(), 3);
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->members, 3U);
  ASSERT_EQ(summary->timeline.size(), 1U);
  EXPECT_EQ(summary->timeline[0].reports, 3U);
  for (const std::string& text : {to_json(*summary).dump(), stix_bundle(*summary, *Instant::parse("2026-01-01T00:00:00Z")).dump()}) {
    EXPECT_THAT(text, Not(HasSubstr("alpha")));
    EXPECT_THAT(text, Not(HasSubstr("victim")));
    EXPECT_THAT(text, HasSubstr("evil.example"));
  }
  EXPECT_EQ(summarise(linker, linker.campaigns().front(), 4)->members, std::nullopt);
}

TEST(CampaignSummary, NoSuppressedCellCanBeReckoned) {
  // Steel has one member only: hidden, and gas with it, since the sum of all is known.
  const Linker linker = told_by({{"a", "gas"}, {"b", "gas"}, {"c", "gas"}, {"d", "steel"}});
  const auto summary = summarise(linker, linker.campaigns().front(), 3);
  ASSERT_TRUE(summary);
  ASSERT_EQ(summary->timeline.size(), 1U);
  EXPECT_FALSE(summary->timeline[0].reports);
  EXPECT_EQ(summary->timeline[0].industry, "");
  // With a third industry of enough members one of the others goes along, not both.
  const Linker three =
      told_by({{"a", "gas"}, {"b", "gas"}, {"c", "gas"}, {"d", "steel"}, {"e", "oil"}, {"f", "oil"}, {"g", "oil"}, {"h", "oil"}});
  const auto more = summarise(three, three.campaigns().front(), 3);
  size_t shown = 0;
  for (const TimelineCell& cell : more->timeline) shown += cell.reports.has_value();
  EXPECT_EQ(shown, 1U);
}

TEST(CampaignSummary, StixHasOneCampaignAndTiesToIt) {
  const Linker linker = told_by({{"a", "gas"}, {"b", "gas"}, {"c", "gas"}});
  const auto summary = summarise(linker, linker.campaigns().front(), 3);
  const Json bundle = stix_bundle(*summary, *Instant::parse("2026-01-01T00:00:00Z"));
  EXPECT_EQ(bundle["objects"].items()[0]["type"].text(), "campaign");
  const std::string_view id = bundle["objects"].items()[0]["id"].text();
  size_t ties = 0;
  for (const Json& object : bundle["objects"].items()) {
    EXPECT_EQ(object["spec_version"].text(), "2.1");
    if (object["type"].text() == "relationship") {
      ++ties;
      EXPECT_EQ(object["target_ref"].text(), id);
    }
    if (object["type"].text() == "sighting") {
      EXPECT_EQ(object["count"].integer_or(0), 3);
      EXPECT_TRUE(object["where_sighted_refs"].is_null());
    }
  }
  EXPECT_EQ(ties, 1U);  // the URL with the addressee in it stays at home
}

TEST(EvidenceText, SaysInBothLanguages) {
  const Linker linker = told_by({{"a", "gas"}, {"b", "gas"}});
  const auto links = linker.links_of("r1");
  ASSERT_EQ(links.size(), 1U);
  EXPECT_THAT(say(links[0], Language::en), HasSubstr("tied to r0 by 2 clues: the same URL"));
  EXPECT_THAT(say(links[0], Language::ja), HasSubstr("r0 と 2 つの手がかりで結ばれます"));
  EXPECT_THAT(say(links[0], Language::ja), HasSubstr("同じホスト名 evil.example"));
}

}  // namespace
}  // namespace sekimori::link
