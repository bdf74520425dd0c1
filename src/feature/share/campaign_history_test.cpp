#include "feature/share/campaign_history.h"

#include <gtest/gtest.h>

namespace sekimori::share {
namespace {

CampaignAct act(std::int64_t sequence, CampaignActKind kind) {
  CampaignAct out;
  out.sequence = sequence;
  out.kind = kind;
  return out;
}
CampaignAct list_act(std::int64_t sequence, CampaignActKind kind, std::string name, std::string version = "1") {
  CampaignAct out = act(sequence, kind);
  out.list = GivenList{.name = std::move(name), .title = "t", .version = std::move(version), .file = "f.json", .entries = 3, .unusable = 1};
  return out;
}
std::vector<std::string> names_of(const CampaignHistory& history) {
  std::vector<std::string> out;
  for (const HistoricAct* one : history.stop_lists()) out.push_back(one->act.list->name + one->act.list->version);
  return out;
}

TEST(CampaignHistory, knows_what_stands) {
  CampaignHistory history;
  EXPECT_EQ(history.last(), 0);
  EXPECT_EQ(history.catalogue(), nullptr);
  history.add({act(1, CampaignActKind::report), "system:link", "linked"});
  history.add({act(2, CampaignActKind::merge), "a", "the same builder"});
  history.add({act(4, CampaignActKind::tie), "b", "the same hand"});  // the third was erased
  EXPECT_EQ(history.turned(), 0) << "nothing of this changes how the past is played";
  CampaignAct lift = act(5, CampaignActKind::lift);
  lift.lifts = 2;
  history.add({lift, "a", "another one after all"});
  EXPECT_EQ(history.turned(), 5);
  EXPECT_FALSE(history.counts(history.find(2)->act));
  EXPECT_TRUE(history.counts(history.find(4)->act));
  EXPECT_EQ(history.lift_of(2)->reason, "another one after all");
  EXPECT_EQ(history.lift_of(4), nullptr);
  EXPECT_EQ(history.find(3), nullptr);
  ASSERT_EQ(history.constraints().size(), 2U) << "also what was lifted";
  EXPECT_EQ(history.constraints().front()->act.sequence, 4) << "the latest first";
}

TEST(CampaignHistory, has_the_lists_that_were_given_last) {
  CampaignHistory history;
  history.add({list_act(1, CampaignActKind::add_list, "google"), "a", ""});
  history.add({list_act(2, CampaignActKind::add_list, "akamai"), "a", ""});
  EXPECT_EQ(names_of(history), (std::vector<std::string>{"akamai1", "google1"}));
  history.add({list_act(3, CampaignActKind::add_list, "google", "2"), "b", "newer"});
  EXPECT_EQ(names_of(history), (std::vector<std::string>{"akamai1", "google2"}));
  EXPECT_EQ(history.stop_list("google")->by, "b");
  history.add({list_act(4, CampaignActKind::remove_list, "akamai"), "b", ""});
  EXPECT_EQ(names_of(history), std::vector<std::string>{"google2"});
  EXPECT_EQ(history.stop_list("akamai"), nullptr);
  EXPECT_EQ(history.turned(), 4);
  history.add({list_act(5, CampaignActKind::catalogue, "known-exploited"), "b", ""});
  EXPECT_EQ(history.turned(), 4) << "a catalogue ties nobody";
  EXPECT_EQ(history.catalogue()->act.sequence, 5);
}

TEST(CampaignAct, comes_back_as_it_was_kept) {
  CampaignAct split = act(7, CampaignActKind::split);
  split.reports = {"R-2026-003"};
  split.stayed = "R-2026-001";
  split.at = Instant::from_seconds(1'700'000'000);
  CampaignAct list = list_act(8, CampaignActKind::add_list, "google");
  list.sealed = SealedOriginal{.blob = "b", .key = "k", .sha256 = "s", .bytes = 12};
  CampaignAct lift = act(9, CampaignActKind::lift);
  lift.lifts = 7;
  for (const CampaignAct& one : {split, list, lift}) {
    const auto back = campaign_act_from_json(to_json(one));
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(to_json(*back).dump(), to_json(one).dump());
    EXPECT_EQ(back->kind, one.kind);
  }
  // As reports were kept before there were lists.
  CampaignAct report = act(1, CampaignActKind::report);
  report.sealed = list.sealed;
  EXPECT_EQ(to_json(report)["traits"]["blob"].text(), "b");
  EXPECT_FALSE(campaign_act_from_json(*Json::parse(R"({"sequence":1,"act":"burn"})")));
}

}  // namespace
}  // namespace sekimori::share
