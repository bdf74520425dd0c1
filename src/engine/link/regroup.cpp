// Grouping anew: all links of a set of reports, the strongest first, each joining two groups unless the bridge between them is too thin.
// Dense groups so form before anything thin is looked at, whatever order the reports came in.
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "engine/link/bridges.h"
#include "engine/link/linker_state.h"

namespace sekimori::link {

std::vector<std::vector<ReportNumber>> Linker::State::grouped(std::span<const ReportNumber> given) const {
  std::vector<ReportNumber> members(given.begin(), given.end());
  std::ranges::sort(members);
  std::unordered_map<ReportNumber, std::uint32_t> place;
  for (std::uint32_t i = 0; i < members.size(); ++i) place.emplace(members[i], i);
  std::vector<Cluster> clusters(members.size());
  std::vector<std::uint32_t> parent(members.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    if (clusters[a].members.size() < clusters[b].members.size()) std::swap(a, b);
    absorb(clusters[a], std::move(clusters[b]), values);
    parent[b] = a;
  };
  for (std::uint32_t i = 0; i < members.size(); ++i)
    add_member(clusters[i], members[i], reports[members[i]].values, reports[members[i]].sides, values);
  // What an analyst bound together begins together.
  std::map<std::uint32_t, std::uint32_t> first_of_bond;
  for (std::uint32_t i = 0; i < members.size(); ++i)
    if (const std::uint32_t bond = reports[members[i]].bound; bond != no_number) {
      const auto [first, fresh] = first_of_bond.emplace(bond, i);
      if (!fresh && root(first->second) != root(i)) join(root(first->second), root(i));
    }

  struct Tie {
    double score;
    std::uint32_t a;
    std::uint32_t b;
  };
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < members.size(); ++i)
    for (const KeptLink& link : reports[members[i]].links) {
      const auto other = place.find(link.to);
      if (other == place.end()) continue;
      if (const PairScore score = score_today(reports[members[i]], link); score.holds) ties.push_back({score.total, i, other->second});
    }
  std::ranges::stable_sort(ties, std::ranges::greater(), &Tie::score);
  // What was too thin between small groups may hold between the groups they became.
  for (int round = 0; round < 4 && !ties.empty(); ++round) {
    bool joined = false;
    std::erase_if(ties, [&](const Tie& tie) {
      const std::uint32_t a = root(tie.a), b = root(tie.b);
      if (a == b) return true;
      if (kept_apart(clusters[a], clusters[b])) return true;
      if (!bridge_holds(clusters[a], clusters[b], values, rules.thin)) return false;
      join(a, b);
      joined = true;
      return true;
    });
    if (!joined) break;
  }
  const auto input_for = [&](const std::vector<ReportNumber>& of) {
    return PartedInput{of, [&](ReportNumber report) { return std::span<const ValueNumber>(reports[report].values); },
                       [&](ReportNumber report) { return reports[report].bound; }};
  };
  std::vector<std::vector<ReportNumber>> out;
  for (Cluster& cluster : clusters)
    if (!cluster.members.empty()) {
      std::ranges::sort(cluster.members);
      for (auto& part : parted(input_for(cluster.members), values, rules.thin)) out.push_back(std::move(part));
    }
  std::ranges::stable_sort(out,
                           [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front(); });
  return out;
}

void Linker::State::regroup(std::uint32_t campaign) {
  auto groups = grouped(campaigns[campaign].cluster.members);
  if (groups.size() <= 1) {
    // Weights have moved since: what holds it together is reckoned anew.
    Cluster fresh;
    for (const ReportNumber member : groups.empty() ? std::vector<ReportNumber>() : groups[0])
      add_member(fresh, member, reports[member].values, reports[member].sides, values);
    campaigns[campaign].cluster = std::move(fresh);
    return;
  }
  campaigns[campaign].cluster = Cluster();
  for (const ReportNumber member : groups[0]) place(member, campaign);
  for (size_t i = 1; i < groups.size(); ++i) {
    const std::uint32_t fresh = found_campaign(groups[i].front());
    for (const ReportNumber member : groups[i]) place(member, fresh);
    campaigns[fresh].check_at = next_check(groups[i].size());
    campaigns[fresh].changes.push_back({1, ChangeKind::parted, campaigns[campaign].id.to_string()});
    change(campaigns[campaign], ChangeKind::parted, campaigns[fresh].id.to_string());
  }
}

void Linker::State::replace_campaigns(std::vector<std::vector<ReportNumber>> groups, std::vector<std::uint32_t> old) {
  // Each campaign goes on as the group that has most of its reports; of several with equally many the older campaign chooses first.
  struct Claim {
    size_t common;
    std::uint32_t founded;
    std::uint32_t campaign;
    size_t group;
  };
  std::vector<Claim> claims;
  std::map<std::uint32_t, std::pair<size_t, size_t>> largest;  // campaign -> (common, group), for those that end
  for (size_t group = 0; group < groups.size(); ++group) {
    std::map<std::uint32_t, size_t> from;
    for (const ReportNumber member : groups[group]) ++from[reports[member].campaign];
    for (const auto& [campaign, common] : from) {
      claims.push_back({common, campaigns[campaign].founded, campaign, group});
      auto& best = largest[campaign];
      if (common > best.first) best = {common, group};
    }
  }
  std::ranges::sort(claims, [](const Claim& a, const Claim& b) {
    if (a.common != b.common) return a.common > b.common;
    return a.founded != b.founded ? a.founded < b.founded : a.group < b.group;
  });
  std::vector<std::uint32_t> heir(groups.size(), no_number);
  std::map<std::uint32_t, bool> placed;
  for (const Claim& claim : claims)
    if (heir[claim.group] == no_number && !placed[claim.campaign]) {
      heir[claim.group] = claim.campaign;
      placed[claim.campaign] = true;
    }
  std::vector<std::vector<ReportNumber>> before(old.size());
  for (size_t i = 0; i < old.size(); ++i) {
    before[i] = std::exchange(campaigns[old[i]].cluster, {}).members;
    std::ranges::sort(before[i]);
  }
  for (size_t group = 0; group < groups.size(); ++group) {
    if (heir[group] == no_number) heir[group] = found_campaign(groups[group].front());
    for (const ReportNumber member : groups[group]) place(member, heir[group]);
    campaigns[heir[group]].check_at = next_check(groups[group].size());
  }
  for (size_t i = 0; i < old.size(); ++i) {
    CampaignRow& row = campaigns[old[i]];
    if (row.cluster.members.empty()) {
      retire(old[i], campaigns[heir[largest[old[i]].second]].id);
      continue;
    }
    std::vector<ReportNumber> now = row.cluster.members;
    std::ranges::sort(now);
    if (now != before[i]) change(row, ChangeKind::regrouped, {});
  }
}

void Linker::regroup_all() {
  State& at = *state_;
  at.values.set_population(at.alive_campaigns);
  // Parts of the graph of links that hang together at all; each is grouped by itself.
  std::vector<std::uint32_t> parent(at.reports.size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::map<std::uint32_t, std::uint32_t> first_of_bond;
  for (std::uint32_t i = 0; i < at.reports.size(); ++i) {
    const ReportRow& row = at.reports[i];
    if (!row.alive) continue;
    for (const KeptLink& link : row.links)
      if (at.reports[link.to].alive) parent[root(i)] = root(link.to);
    if (row.bound != no_number) {
      const auto [first, fresh] = first_of_bond.emplace(row.bound, i);
      if (!fresh) parent[root(i)] = root(first->second);
    }
  }
  std::map<std::uint32_t, std::vector<ReportNumber>> components;
  for (std::uint32_t i = 0; i < at.reports.size(); ++i)
    if (at.reports[i].alive) components[root(i)].push_back(i);
  std::vector<std::vector<ReportNumber>> groups;
  for (const auto& [first, members] : components) {
    if (members.size() <= at.rules.most_component) {
      for (auto& group : at.grouped(members)) groups.push_back(std::move(group));
      continue;
    }
    // Too many to take together: campaign by campaign, as they are.
    std::map<std::uint32_t, std::vector<ReportNumber>> as_they_are;
    for (const ReportNumber member : members) as_they_are[at.reports[member].campaign].push_back(member);
    for (auto& [campaign, reports] : as_they_are) groups.push_back(std::move(reports));
  }
  std::vector<std::uint32_t> old;
  for (std::uint32_t i = 0; i < at.campaigns.size(); ++i)
    if (at.campaigns[i].alive) old.push_back(i);
  at.replace_campaigns(std::move(groups), std::move(old));
  for (ValueNumber value = 0; value < at.values.size(); ++value) at.count_campaigns({&value, 1});
}

}  // namespace sekimori::link
