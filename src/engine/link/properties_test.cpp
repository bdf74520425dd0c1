// What must hold whatever is done in whatever order.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/random.h"
#include "engine/link/link_journal.h"
#include "engine/link/linker.h"
#include "engine/link/testing/attacker_x.h"
#include "engine/link/testing/cluster_score.h"

namespace sekimori::link {
namespace {

using namespace testing;

StopLists story_lists() {
  StopLists lists;
  EXPECT_TRUE(lists.add_lines("free mail", "freemail.example\nmail-for-all.example\nwebpost.example\n"));
  return lists;
}

std::vector<std::string> grouping(const Linker& linker, const std::vector<StoryMail>& story) {
  std::vector<std::string> out;
  for (const StoryMail& mail : story) out.push_back(linker.campaign_of(mail.line["id"].text())->to_string());
  return out;
}

TEST(Properties, TheOrderOfArrivalDoesNotChangeTheCampaignsMuch) {
  for (const std::uint64_t seed : {20120901u, 7u}) {
    const auto story = attacker_story(seed);
    std::vector<Report> reports;
    for (const StoryMail& mail : story) reports.push_back(*report_of(mail.line));
    Linker in_time(story_lists());
    for (const Report& report : reports) ASSERT_TRUE(in_time.add(report));
    const auto base = grouping(in_time, story);
    SeededRandom random(seed);
    for (int round = 0; round < 3; ++round) {
      std::vector<size_t> order(reports.size());
      for (size_t i = 0; i < order.size(); ++i) order[i] = i;
      for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
      Linker shuffled(story_lists());
      for (const size_t i : order) ASSERT_TRUE(shuffled.add(reports[i]));
      const ClusterScore score = score_clusters(base, grouping(shuffled, story));
      std::printf("seed %u round %d: %.3f\n", static_cast<unsigned>(seed), round, score.f1);
      EXPECT_GE(score.f1, 0.95);
    }
  }
}

TEST(Properties, NobodyIsInACampaignWithoutEvidence) {
  const auto story = attacker_story(17);
  Linker linker(story_lists());
  for (const StoryMail& mail : story) ASSERT_TRUE(linker.add(*report_of(mail.line)));
  for (const bool again : {false, true}) {
    if (again) linker.regroup_all();
    std::set<std::string> tied;
    for (const StoryMail& mail : story)
      for (const Link& link : linker.links_of(mail.line["id"].text())) {
        ASSERT_FALSE(link.evidence.empty());
        if (!link.same_campaign) continue;
        tied.insert(link.from);
        tied.insert(link.to);
      }
    for (const Uuid& id : linker.campaigns()) {
      const auto view = linker.campaign(id);
      if (view->reports.size() < 2) continue;
      for (const std::string& report : view->reports) EXPECT_TRUE(tied.contains(report)) << report;
    }
  }
}

TEST(Properties, WhatWasRemovedMightNeverHaveBeen) {
  const auto story = attacker_story(11);
  SeededRandom random(11);
  std::set<std::string> removed;
  while (removed.size() < 60) removed.insert(std::string(story[random.below(story.size())].line["id"].text()));
  Linker with(story_lists()), without(story_lists());
  std::vector<StoryMail> rest;
  for (const StoryMail& mail : story) {
    const Report report = *report_of(mail.line);
    ASSERT_TRUE(with.add(report));
    if (removed.contains(report.id)) continue;
    ASSERT_TRUE(without.add(report));
    rest.push_back(mail);
  }
  for (const std::string& id : removed) ASSERT_TRUE(with.remove(id));
  EXPECT_EQ(with.reports(), without.reports());
  EXPECT_GE(score_clusters(grouping(without, rest), grouping(with, rest)).f1, 0.97);
}

// A small world of few values, so that everything meets everything.
class RandomActs {
 public:
  explicit RandomActs(std::uint64_t seed) : random_(seed), linker_(StopLists()) {}

  void step() {
    switch (random_.below(10)) {
      case 0: remove(); break;
      case 1: split(); break;
      case 2: merge(); break;
      case 3: linker_.regroup_all(); break;
      case 4: tie(); break;
      default: add(); break;
    }
  }

  void check() const {
    std::set<std::string> seen;
    std::set<Uuid> ids;
    for (const Uuid& id : linker_.campaigns()) {
      ASSERT_TRUE(ids.insert(id).second);
      const auto view = linker_.campaign(id);
      ASSERT_TRUE(view);
      ASSERT_FALSE(view->reports.empty());
      for (const std::string& report : view->reports) {
        ASSERT_TRUE(seen.insert(report).second) << report << " is in two campaigns";
        ASSERT_TRUE(alive_.contains(report));
        ASSERT_EQ(linker_.campaign_of(report), id);
        for (const Link& link : linker_.links_of(report)) {
          ASSERT_TRUE(alive_.contains(link.to));
          ASSERT_FALSE(link.evidence.empty());
          ASSERT_EQ(link.same_campaign, linker_.campaign_of(link.to) == id);
        }
      }
    }
    ASSERT_EQ(seen.size(), alive_.size());
    ASSERT_EQ(linker_.reports(), alive_.size());
    for (const auto& [here, there] : apart_)
      for (const std::string& a : here)
        for (const std::string& b : there)
          if (alive_.contains(a) && alive_.contains(b)) { ASSERT_NE(linker_.campaign_of(a), linker_.campaign_of(b)) << a << " and " << b; }
    for (const auto& group : together_)
      for (const std::string& one : group)
        if (alive_.contains(one) && alive_.contains(group.front())) {
          ASSERT_EQ(linker_.campaign_of(one), linker_.campaign_of(group.front()));
        }
  }

 private:
  Uuid any_campaign() {
    const auto all = linker_.campaigns();
    return all[random_.below(all.size())];
  }
  void add() {
    Report report;
    report.id = "r" + std::to_string(next_++);
    report.time = Instant::from_seconds(1'400'000'000 + static_cast<std::int64_t>(random_.below(50'000'000)));
    for (std::uint64_t i = random_.below(4); i < 5; ++i) {
      const std::uint64_t number = random_.below(30);
      switch (random_.below(4)) {
        case 0: report.features.push_back({FeatureType::domain, fmt::format("h{}.example", number)}); break;
        case 1: report.features.push_back({FeatureType::sending_ip, fmt::format("198.18.0.{}", number)}); break;
        case 2: report.features.push_back({FeatureType::mailer, fmt::format("mailer {}", number % 5)}); break;
        default: report.features.push_back({FeatureType::archive_password, fmt::format("pass{}", number)}); break;
      }
    }
    tidy_features(report.features);
    ASSERT_TRUE(linker_.add(report));
    alive_.insert(report.id);
  }
  void remove() {
    if (alive_.empty()) return;
    auto one = alive_.begin();
    std::advance(one, random_.below(alive_.size()));
    ASSERT_TRUE(linker_.remove(*one));
    alive_.erase(one);
  }
  void split() {
    if (alive_.empty()) return;
    const Uuid id = any_campaign();
    const auto view = *linker_.campaign(id);
    if (view.reports.size() < 2) return;
    std::vector<std::string> leaving, staying;
    for (const std::string& report : view.reports) (random_.below(2) == 0 ? leaving : staying).push_back(report);
    if (leaving.empty() || staying.empty()) return;
    ASSERT_TRUE(linker_.split(id, leaving));
    // What an analyst bound before and now takes apart is no longer bound.
    std::erase_if(together_, [&](const auto& group) {
      return std::ranges::any_of(group, [&](const std::string& one) { return std::ranges::find(view.reports, one) != view.reports.end(); });
    });
    together_.push_back(leaving);
    apart_.emplace_back(leaving, staying);
  }
  // Whether an earlier split keeps a report of the one from a report of the other.
  bool kept_apart(const std::vector<std::string>& a, const std::vector<std::string>& b) const {
    bool forbidden = false;
    for (const auto& [here, there] : apart_)
      for (const auto& [one, other] : {std::pair(here, there), std::pair(there, here)})
        for (const std::string& x : one)
          for (const std::string& y : other) forbidden |= std::ranges::find(a, x) != a.end() && std::ranges::find(b, y) != b.end();
    return forbidden;
  }
  void merge() {
    if (linker_.campaigns().size() < 2) return;
    const std::vector<Uuid> two = {any_campaign(), any_campaign()};
    if (two[0] == two[1]) return;
    const auto a = linker_.campaign(two[0])->reports, b = linker_.campaign(two[1])->reports;
    const bool forbidden = kept_apart(a, b);
    const auto merged = linker_.merge(two);
    ASSERT_EQ(merged.has_value(), !forbidden);
    if (!merged) return;
    std::vector<std::string> all = a;
    all.insert(all.end(), b.begin(), b.end());
    together_.push_back(all);
  }
  void tie() {
    if (alive_.size() < 2) return;
    std::vector<std::string> two;
    for (int i = 0; i < 2; ++i) {
      auto one = alive_.begin();
      std::advance(one, random_.below(alive_.size()));
      two.push_back(*one);
    }
    if (two[0] == two[1]) return;
    const auto a = linker_.campaign(*linker_.campaign_of(two[0]))->reports, b = linker_.campaign(*linker_.campaign_of(two[1]))->reports;
    const bool forbidden = linker_.campaign_of(two[0]) != linker_.campaign_of(two[1]) && kept_apart(a, b);
    const auto tied = linker_.tie(two);
    ASSERT_EQ(tied.has_value(), !forbidden);
    if (tied) together_.push_back(two);
  }

  SeededRandom random_;
  Linker linker_;
  std::set<std::string> alive_;
  std::vector<std::pair<std::vector<std::string>, std::vector<std::string>>> apart_;
  std::vector<std::vector<std::string>> together_;
  int next_ = 0;
};

TEST(Properties, AnalystsAreObeyedAndNothingIsLost) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    RandomActs acts(seed);
    for (int step = 0; step < 120; ++step) {
      acts.step();
      if (step % 10 == 9) acts.check();
      if (::testing::Test::HasFatalFailure()) FAIL() << "seed " << seed << " step " << step;
    }
  }
}

TEST(Properties, TheJournalTellsTheSameStory) {
  const auto folder = TemporaryDirectory::create("link");
  ASSERT_TRUE(folder);
  const auto story = attacker_story(3);
  std::vector<std::string> before;
  {
    auto journal = LinkJournal::open(system_files(), folder->path(), story_lists());
    ASSERT_TRUE(journal) << journal.error().message;
    for (size_t i = 0; i < 300; ++i) ASSERT_TRUE(journal->add(*report_of(story[i].line)));
    const Uuid first = *journal->linker().campaign_of("report-0000");
    const auto view = *journal->linker().campaign(first);
    if (view.reports.size() > 1) {
      const std::vector<std::string> leaving = {view.reports.back()};
      ASSERT_TRUE(journal->split(first, leaving));
    }
    ASSERT_TRUE(journal->remove("report-0007"));
    ASSERT_TRUE(journal->regroup_all());
    ASSERT_TRUE(journal->sync());
    for (size_t i = 0; i < 300; ++i)
      before.push_back(journal->linker().campaign_of(story[i].line["id"].text()).value_or(Uuid()).to_string());
  }
  auto again = LinkJournal::open(system_files(), folder->path(), story_lists());
  ASSERT_TRUE(again) << again.error().message;
  std::vector<std::string> after;
  for (size_t i = 0; i < 300; ++i) after.push_back(again->linker().campaign_of(story[i].line["id"].text()).value_or(Uuid()).to_string());
  EXPECT_EQ(before, after);
}

}  // namespace
}  // namespace sekimori::link
