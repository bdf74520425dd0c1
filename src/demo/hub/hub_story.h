// Three fiscal years of a hub, April 2012 to March 2015, as source files: rosters of those who join, the mails and texts that they send in,
// and what the hub's people do with each. Counts by quarter follow what J-CSIP has published; names, mails and everything else are made up.
//
//   HubTruth truth = TRY(generate_hub(files, "out", HubScale::whole, 20150527, {}));
//   truth.acts[0].file;            // "reports/0001.eml", to be received as any member's file
//   truth.acts[0].actor;           // who sent it in truth; the hub is never told
//
// Writes OUT/rosters/DAY.json, OUT/reports/*, OUT/acts.jsonl. Same seed, same bytes. Attacker X and those who look like him are of
// engine/link/testing/attacker_x.h.
#pragma once

#include "base/files.h"
#include "demo/hub/hub_members.h"
#include "demo/story.h"

namespace sekimori::demo {

constexpr std::uint64_t usual_hub_seed = 20150527;

// whole: 1,257 reports; small: the third and fourth quarter of 2012.
enum class HubScale : unsigned char { whole, small };

// One report, in the order of the story, and what becomes of it.
struct HubAct {
  std::string file;                   // below OUT
  std::string actor;                  // the attacker; empty: none
  std::optional<std::size_t> member;  // place among the members; nothing: the hub's own find
  Instant received;
  std::string kind, triage, title;
  std::string sender_region, c2_region;    // as analysis found out; empty: it did not
  std::optional<std::size_t> merged_into;  // place of the act whose share tells of this one, too
  bool shared = false;
};

struct HubQuarterTruth {
  std::string quarter;  // "2014Q1"
  std::int64_t reported = 0, targeted = 0, shared = 0, own_finds = 0;
};

struct HubTruth {
  std::uint64_t seed = 0;
  std::vector<HubMember> members;  // who joins within the story
  std::vector<HubSigPlan> sigs;
  std::vector<HubAct> acts;
  std::vector<HubQuarterTruth> quarters;
  Instant end;  // of the story
};

// OUT must not exist or be an empty directory (conflict otherwise).
Result<HubTruth> generate_hub(Files& files, const Path& out, HubScale scale, std::uint64_t seed, const Progress& progress);

}  // namespace sekimori::demo
