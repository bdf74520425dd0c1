// Reports become campaigns, one report at a time.
//
//   Linker linker(stop_lists);
//   TRY(linker.add(report));                                   // cost: that of this report's values, not of the store
//   linker.campaign_of("report-17");                           // the number of its campaign
//   linker.links_of("report-17");                              // to which earlier reports, with the evidence for each
//   TRY(linker.split("report-17's campaign id", {"report-17"}));   // an analyst says so; it stays so
//
// A report joins the campaign that pulls most; two campaigns become one when what they share is no thinner than a
// sixteenth of what holds the looser of them together (the bridge check: one shared address does not make one attacker of two).
// whenever a campaign has grown by a quarter it is grouped anew from its links, so that an early mistake does not stay.
// docs/decisions/0210.
//
// Everything follows from the order of calls alone: no clock, no chance. Not shared between threads.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "engine/link/pair_score.h"
#include "engine/link/report.h"
#include "engine/link/stop_lists.h"

namespace sekimori::link {

struct LinkRules {
  PairRules pair;
  size_t most_postings = 64;              // reports remembered per value
  size_t most_links = 16;                 // kept per report
  double thin = 1.0 / 16;                 // of a bridge, see above
  size_t most_regrouped = 512;            // reports of a campaign that are grouped anew when it has grown by a quarter
  size_t most_regrouped_values = 50'000;  // and different values: reports made to be long do not make that long
  size_t most_component = 20'000;         // reports that `regroup_all` takes together; larger ones campaign by campaign
  // Ids of campaigns are HMACs under it of the first report's id: who sees one learns nothing of that report, neither when it came nor,
  // by trying, which it was. Empty: digests that anybody can make, for reports that are nobody's secret.
  Bytes id_key = {};
};

// Why two reports are tied, one line for each value.
struct Evidence {
  FeatureType type = FeatureType::domain;
  std::string value;  // empty for likeness of texts
  double weight = 0;
  double likeness = 1;
  std::uint32_t reports = 0;    // that hold the value
  std::uint32_t campaigns = 0;  // in which it occurs, today
};

struct Link {
  std::string from;
  std::string to;
  double score = 0;
  bool holds = true;               // false: it did when it was made, but what it rests on has become common since
  bool same_campaign = false;      // false: the bridge was too thin, or an analyst keeps them apart
  std::vector<Evidence> evidence;  // heaviest first
};

enum class ChangeKind : unsigned char { merged, parted, regrouped, removed, merged_by_analyst, split_by_analyst, tied_by_analyst };
std::string_view name_of(ChangeKind kind);

struct CampaignChange {
  std::uint32_t version = 0;
  ChangeKind kind = ChangeKind::merged;
  std::string what;  // id of the other campaign, or of the report
};

struct CampaignView {
  Uuid id;
  std::uint32_t version = 1;            // grows with every change of its reports
  std::vector<std::string> reports;     // in the order they came
  std::vector<CampaignChange> changes;  // but for reports that joined; the latest 100
};

class Linker {
 public:
  explicit Linker(StopLists stops, const LinkRules& rules = {});
  ~Linker();
  Linker(Linker&&) noexcept;
  Linker& operator=(Linker&&) noexcept;

  Result<void> add(const Report& report);        // conflict: the id is known
  Result<void> remove(std::string_view report);  // withdrawn: as if it had never been, but for the ids of campaigns. not_found
  // These reports are one campaign from now on: all reports of their campaigns stay together. conflict with an earlier split.
  Result<Uuid> merge(std::span<const Uuid> campaigns);
  // These reports are one attacker's: they stay together from now on, whatever else of their campaigns may be parted later. not_found: one
  // is not known; conflict with an earlier split.
  Result<Uuid> tie(std::span<const std::string> reports);
  // These reports of the campaign are another one: they stay together under a new id, and none of them ever shares a campaign with one that
  // stayed.
  Result<Uuid> split(const Uuid& campaign, std::span<const std::string> reports);
  // Groups all reports anew from their links; campaigns keep their ids by what they have in common with before.
  void regroup_all();

  size_t reports() const;  // alive
  size_t values() const;
  std::vector<Uuid> campaigns() const;  // with at least one report, oldest first
  std::optional<Uuid> campaign_of(std::string_view report) const;
  std::optional<Uuid> successor_of(const Uuid& campaign) const;  // the one it became part of; itself while it lives
  Result<CampaignView> campaign(const Uuid& id) const;
  const Report* report(std::string_view id) const;                  // without features: they are in the table
  std::vector<Feature> features_of(std::string_view report) const;  // that count: not stopped, without bands
  std::vector<Link> links_of(std::string_view report) const;        // to reports that came before it, weighed as of today
  const StopLists& stops() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekimori::link
