#include "demo/hub/hub_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/digest.h"

namespace sekimori::demo {
namespace {

std::string quarter_of(Instant time) {
  const Day day = Zone::tokyo().day_of(time);
  return fmt::format("{}Q{}", day.year(), (day.month() + 2) / 3);
}

TEST(HubMembers, are_59_in_six_groups_each_with_a_name_of_its_own) {
  const auto members = hub_members();
  EXPECT_EQ(members.size(), 59U);
  std::set<std::string> names, domains, sigs, mails;
  std::map<Day, int> joined;
  for (const HubMember& member : members) {
    names.insert(member.name);
    domains.insert(member.domain);
    sigs.insert(member.sig);
    mails.insert(member.person_mail);
    ++joined[member.joined];
  }
  EXPECT_EQ(names.size(), 59U);
  EXPECT_EQ(domains.size(), 59U);
  EXPECT_EQ(mails.size(), 59U);
  EXPECT_EQ(sigs.size(), 6U);
  std::vector<int> counts;
  for (const auto& [day, count] : joined) counts.push_back(count);
  EXPECT_EQ(counts, (std::vector{39, 7, 13}));
}

TEST(HubStory, has_the_counts_that_were_published) {
  const TemporaryDirectory directory = *TemporaryDirectory::create();
  const auto truth = generate_hub(system_files(), directory.path() / "out", HubScale::whole, usual_hub_seed, {});
  ASSERT_TRUE(truth) << truth.error().message;
  std::map<std::string, HubQuarterTruth> found;
  std::set<std::size_t> hit;
  int of_x = 0;
  Instant before{0};
  for (std::size_t i = 0; i < truth->acts.size(); ++i) {
    const HubAct& act = truth->acts[i];
    EXPECT_LT(before, act.received);
    before = act.received;
    HubQuarterTruth& quarter = found[quarter_of(act.received)];
    if (act.member) {
      ++quarter.reported;
      if (act.triage == "targeted") ++quarter.targeted;
      EXPECT_LT(truth->members[*act.member].joined, Zone::tokyo().day_of(act.received)) << act.file;
    } else {
      ++quarter.own_finds;
    }
    if (act.shared) ++quarter.shared;
    if (act.merged_into) {
      EXPECT_LT(*act.merged_into, i);
      EXPECT_TRUE(truth->acts[*act.merged_into].shared);
      EXPECT_EQ(truth->acts[*act.merged_into].actor, act.actor);
      EXPECT_FALSE(act.shared);
    }
    if (act.actor == "X") {
      ++of_x;
      hit.insert(*act.member);
    }
  }
  std::int64_t reported = 0, targeted = 0, shared = 0;
  for (const HubQuarterTruth& quarter : truth->quarters) {
    EXPECT_EQ(found[quarter.quarter].reported, quarter.reported) << quarter.quarter;
    EXPECT_EQ(found[quarter.quarter].targeted, quarter.targeted) << quarter.quarter;
    EXPECT_EQ(found[quarter.quarter].shared, quarter.shared) << quarter.quarter;
    EXPECT_EQ(found[quarter.quarter].own_finds, quarter.own_finds) << quarter.quarter;
    reported += quarter.reported;
    targeted += quarter.targeted;
    shared += quarter.shared;
  }
  EXPECT_EQ(reported, 1257);
  EXPECT_EQ(targeted, 989);
  EXPECT_EQ(shared, 535);
  EXPECT_EQ(of_x, 114);
  EXPECT_EQ(hit.size(), 9U);
}

TEST(HubStory, is_the_same_for_a_seed_and_another_for_another) {
  const TemporaryDirectory directory = *TemporaryDirectory::create();
  std::vector<std::string> hashes;
  for (const std::uint64_t seed : {usual_hub_seed, usual_hub_seed, std::uint64_t(3)}) {
    const Path out = directory.path() / std::to_string(hashes.size());
    const auto truth = generate_hub(system_files(), out, HubScale::small, seed, {});
    ASSERT_TRUE(truth) << truth.error().message;
    EXPECT_EQ(truth->members.size(), 39U);
    EXPECT_EQ(truth->quarters.size(), 2U);
    Sha256 all;
    for (const HubAct& act : truth->acts) all.update(*system_files().read(out / act.file));
    hashes.push_back(to_hex(all.finish()));
  }
  EXPECT_EQ(hashes[0], hashes[1]);
  EXPECT_NE(hashes[0], hashes[2]);
  EXPECT_EQ(generate_hub(system_files(), directory.path() / "0", HubScale::small, 1, {}).error().code, ErrorCode::conflict);
}

}  // namespace
}  // namespace sekimori::demo
