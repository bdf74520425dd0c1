// One act of those from which the campaigns of a hub follow, as it is kept: a report came or left, an analyst merged, parted or tied, took
// such a word back, or gave a list by which linking is judged.
//
//   CampaignAct act{.kind = CampaignActKind::tie, .reports = {"R-2026-001", "R-2026-007"}};
//   CampaignAct back = TRY(campaign_act_from_json(to_json(act)));
//
// docs/format/hub-campaign.md, "What is kept".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "feature/share/original_vault.h"

namespace sekimori::share {

constexpr std::string_view campaign_kind = "hub_campaign";

enum class CampaignActKind : unsigned char { report, remove, merge, split, tie, lift, add_list, remove_list, catalogue };
std::string_view name_of(CampaignActKind kind);
std::string_view action_of(CampaignActKind kind);  // as change records name it: "hub_campaign.merge"
// An analyst's word about reports, which stands until it is lifted.
bool is_constraint(CampaignActKind kind);

// A stop-list, or the catalogue of exploited weaknesses: what it is. Its bytes are sealed beside it.
struct GivenList {
  std::string name;     // by which it is known here; a stop-list's takes the place of one before
  std::string title;    // as its maker calls it
  std::string version;  // as its maker counts; empty where he does not
  std::string file;     // whence it came
  std::int64_t entries = 0;
  std::int64_t unusable = 0;  // entries that no trait of a report can be
};

struct CampaignAct {
  std::int64_t sequence = 0;  // from 1, in the order in which they were done
  CampaignActKind kind = CampaignActKind::report;
  // Numbers of reports: the one that came or left, one of each campaign merged, those that leave a campaign, those tied.
  std::vector<std::string> reports;
  std::string stayed;      // of a split: the first report that stayed
  std::int64_t lifts = 0;  // of a lift: the act that counts no longer
  std::optional<GivenList> list;
  std::optional<SealedOriginal> sealed;  // traits of a report that came (docs/format/link-report.md), or what a list says
  Instant at;
};
Json to_json(const CampaignAct& act);
Result<CampaignAct> campaign_act_from_json(const Json& json);

}  // namespace sekimori::share
