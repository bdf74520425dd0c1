// The inside of Linker: rows of reports and campaigns, and the steps that its calls are made of.
#pragma once

#include <deque>
#include <map>

#include "engine/link/cluster.h"
#include "engine/link/linker.h"

namespace sekimori::link {

constexpr std::uint32_t no_number = UINT32_MAX;
constexpr size_t most_changes = 100;

// A campaign is grouped anew when it has grown by a quarter: the cost per report stays within five times that of one grouping divided by
// its size.
constexpr size_t next_check(size_t members) { return members < 8 ? 8 : members + members / 4; }

struct KeptLink {
  ReportNumber to = 0;
  std::vector<SharedValue> shared;  // heaviest first, at most 8; weights as they were
};

struct ReportRow {
  Report report;  // features moved out
  std::vector<ValueNumber> values;
  std::vector<std::string> digests;  // fuzzy hashes, compared whole
  std::vector<KeptLink> links;       // to earlier reports
  std::vector<Side> sides;
  std::uint32_t campaign = no_number;
  std::uint32_t bound = no_number;  // reports with one number are an analyst's one campaign
  bool alive = true;
};

struct CampaignRow {
  Uuid id;
  std::uint32_t founded = 0;  // order of making; the older one's id survives
  std::uint32_t version = 1;
  size_t check_at = 8;  // reports at which it is grouped anew
  std::vector<CampaignChange> changes;
  Cluster cluster;
  bool alive = true;
};

// Maps and deques, not hash tables and vectors: none of them ever moves all it holds at once, so that no single report pays for that.
struct Linker::State {
  StopLists stops;
  LinkRules rules;
  ValueTable values;
  std::deque<ReportRow> reports;
  std::map<std::string, ReportNumber, std::less<>> by_id;  // alive ones
  std::deque<CampaignRow> campaigns;
  std::map<Uuid, std::uint32_t> by_campaign_id;  // alive ones
  std::map<Uuid, Uuid> became;                   // gone ones
  std::uint32_t founded = 0;
  std::uint32_t splits = 0;
  std::uint32_t bonds = 0;
  size_t alive_reports = 0;
  size_t alive_campaigns = 0;

  State(StopLists given, const LinkRules& with) : stops(std::move(given)), rules(with), values(with.most_postings) {}

  // What two reports share, weighed as of today; empty when too little.
  double days_between(const ReportRow& a, const ReportRow& b) const;
  PairScore score_today(const ReportRow& from, const KeptLink& link) const;

  // The steps of add().
  void take_features(ReportRow& row, std::vector<Feature>&& features);
  void count_campaigns(std::span<const ValueNumber> of);
  std::vector<std::pair<KeptLink, PairScore>> find_links(ReportNumber number);
  void keep_links(ReportNumber number, std::vector<std::pair<KeptLink, PairScore>>& found);
  std::uint32_t choose_campaign(std::span<const std::pair<KeptLink, PairScore>> found, std::vector<std::uint32_t>& touched) const;

  std::uint32_t found_campaign(ReportNumber first);
  void place(ReportNumber report, std::uint32_t campaign);
  void change(CampaignRow& row, ChangeKind kind, std::string what);
  // Of two rows one remains, under the older one's id. Returns it.
  std::uint32_t fuse(std::uint32_t a, std::uint32_t b, ChangeKind kind);
  Result<std::uint32_t> fuse_all(std::span<const std::uint32_t> rows, ChangeKind kind);
  void retire(std::uint32_t campaign, const Uuid& into);

  // These reports in groups that hold together, the largest first.
  std::vector<std::vector<ReportNumber>> grouped(std::span<const ReportNumber> members) const;
  // Groups a campaign's reports anew; the largest group keeps its id.
  void regroup(std::uint32_t campaign);
  void replace_campaigns(std::vector<std::vector<ReportNumber>> groups, std::vector<std::uint32_t> old);
};

}  // namespace sekimori::link
