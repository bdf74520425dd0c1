#include "engine/link/campaign_summary.h"

#include <algorithm>
#include <map>
#include <set>

namespace sekimori::link {
namespace {

constexpr size_t most_nodes = 200;
constexpr size_t most_edges = 1000;
constexpr size_t most_related = 20;

bool is_infrastructure(FeatureType type) {
  switch (type) {
    case FeatureType::domain:
    case FeatureType::registrable_domain:
    case FeatureType::ip:
    case FeatureType::sending_ip:
    case FeatureType::certificate:
    case FeatureType::registrant:
    case FeatureType::sha256:
    case FeatureType::sha1:
    case FeatureType::md5:
    case FeatureType::import_hash:
    case FeatureType::fuzzy_hash:
    case FeatureType::archive_password:
    case FeatureType::url: return true;
    default: return false;
  }
}

using Cell = std::pair<std::string, std::string>;

struct CellCount {
  std::uint64_t reports = 0;
  std::set<std::string> members;
  bool hidden = false;
};

// Of one hidden cell alone the difference to a total would be its count: a second one goes with it.
template <class Chosen>
void hide_a_second(std::map<Cell, CellCount>& cells, Chosen chosen) {
  size_t hidden = 0;
  CellCount* smallest = nullptr;
  for (auto& [cell, count] : cells) {
    if (!chosen(cell)) continue;
    if (count.hidden) ++hidden;
    else if (smallest == nullptr || count.reports < smallest->reports) smallest = &count;
  }
  if (hidden == 1 && smallest != nullptr) smallest->hidden = true;
}

Infrastructure infrastructure_of(const Linker& linker, const std::vector<std::string>& reports) {
  std::map<Feature, std::uint64_t> counts;
  std::vector<std::vector<Feature>> per_report;
  for (const std::string& id : reports) {
    std::vector<Feature> own;
    for (Feature& feature : linker.features_of(id)) {
      if (!is_infrastructure(feature.type)) continue;
      if (feature.type == FeatureType::url && feature.value.contains('?')) continue;
      ++counts[feature];
      own.push_back(std::move(feature));
    }
    per_report.push_back(std::move(own));
  }
  std::vector<std::pair<Feature, std::uint64_t>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::ranges::greater(), [](const auto& entry) { return entry.second; });
  Infrastructure out;
  std::map<Feature, size_t> place;
  for (const auto& [feature, count] : order) {
    if (out.nodes.size() >= most_nodes) {
      ++out.left_out;
      continue;
    }
    place.emplace(feature, out.nodes.size());
    out.nodes.push_back({feature.type, feature.value, count});
  }
  std::map<std::pair<size_t, size_t>, std::uint64_t> edges;
  for (const auto& own : per_report) {
    std::vector<size_t> nodes;
    for (const Feature& feature : own)
      if (const auto found = place.find(feature); found != place.end() && nodes.size() < 40) nodes.push_back(found->second);
    std::ranges::sort(nodes);
    for (size_t i = 0; i < nodes.size(); ++i)
      for (size_t k = i + 1; k < nodes.size(); ++k) ++edges[{nodes[i], nodes[k]}];
  }
  for (const auto& [pair, count] : edges) out.edges.push_back({pair.first, pair.second, count});
  std::ranges::stable_sort(out.edges, std::ranges::greater(), &InfrastructureEdge::reports);
  if (out.edges.size() > most_edges) out.edges.resize(most_edges);
  return out;
}

}  // namespace

Result<CampaignSummary> summarise(const Linker& linker, const Uuid& campaign, std::uint64_t floor) {
  CampaignView view = TRY(linker.campaign(campaign));
  CampaignSummary out;
  out.id = view.id;
  out.version = view.version;
  out.reports = view.reports.size();
  out.floor = floor;
  out.changes = std::move(view.changes);
  std::set<std::string> members;
  std::map<Cell, CellCount> cells;
  const Zone zone = Zone::tokyo();
  std::map<Uuid, RelatedCampaign> related;
  for (const std::string& id : view.reports) {
    const Report& report = *linker.report(id);
    if (!report.member.empty()) members.insert(report.member);
    std::string month;
    if (report.time) {
      out.first_seen = std::min(out.first_seen.value_or(*report.time), *report.time);
      out.last_seen = std::max(out.last_seen.value_or(*report.time), *report.time);
      month = zone.day_of(*report.time).to_string().substr(0, 7);
    }
    CellCount& cell = cells[{month, report.industry}];
    ++cell.reports;
    if (!report.member.empty()) cell.members.insert(report.member);
    for (const Link& link : linker.links_of(id)) {
      const auto other = linker.campaign_of(link.to);
      if (link.same_campaign || !link.holds || !other) continue;
      RelatedCampaign& known = related[*other];
      if (known.score < link.score) known = {*other, link.score, link.from, link.to};
    }
  }
  if (members.size() >= floor) out.members = members.size();
  std::set<std::string> months;
  for (auto& [cell, count] : cells) {
    count.hidden = count.members.size() < floor;
    months.insert(cell.first);
  }
  for (const std::string& month : months) hide_a_second(cells, [&](const Cell& cell) { return cell.first == month; });
  hide_a_second(cells, [](const Cell&) { return true; });
  // That an industry was hit at all may say by whom: hidden cells of a month stand as one, without their names.
  for (const std::string& month : months) {
    bool hidden = false;
    for (auto cell = cells.lower_bound({month, ""}); cell != cells.end() && cell->first.first == month; ++cell)
      if (cell->second.hidden) hidden = true;
      else out.timeline.push_back({month, cell->first.second, cell->second.reports});
    if (hidden) out.timeline.push_back({month, "", std::nullopt});
  }
  for (auto& [id, one] : related) out.related.push_back(std::move(one));
  std::ranges::stable_sort(out.related, std::ranges::greater(), &RelatedCampaign::score);
  if (out.related.size() > most_related) out.related.resize(most_related);
  out.infrastructure = infrastructure_of(linker, view.reports);
  return out;
}

Json to_json(const CampaignSummary& summary) {
  Json nodes = Json::array(), edges = Json::array(), timeline = Json::array(), related = Json::array(), changes = Json::array();
  for (const InfrastructureNode& node : summary.infrastructure.nodes)
    nodes.push(Json::object({{"type", describe(node.type).name}, {"value", node.value}, {"reports", node.reports}}));
  for (const InfrastructureEdge& edge : summary.infrastructure.edges)
    edges.push(Json::object({{"a", edge.a}, {"b", edge.b}, {"reports", edge.reports}}));
  for (const TimelineCell& cell : summary.timeline)
    timeline.push(Json::object({{"month", cell.month.empty() ? Json() : Json(cell.month)},
                                {"industry", cell.industry.empty() ? Json() : Json(cell.industry)},
                                {"reports", cell.reports ? Json(*cell.reports) : Json()}}));
  for (const RelatedCampaign& one : summary.related)
    related.push(Json::object({{"campaign", one.id.to_string()}, {"score", one.score}, {"from", one.text_from}, {"to", one.text_to}}));
  for (const CampaignChange& one : summary.changes)
    changes.push(Json::object({{"version", one.version}, {"kind", name_of(one.kind)}, {"what", one.what}}));
  return Json::object(
      {{"campaign", summary.id.to_string()},
       {"version", summary.version},
       {"reports", summary.reports},
       {"members", summary.members ? Json(*summary.members) : Json()},
       {"members_floor", summary.floor},
       {"first_seen", summary.first_seen ? Json(summary.first_seen->to_rfc3339()) : Json()},
       {"last_seen", summary.last_seen ? Json(summary.last_seen->to_rfc3339()) : Json()},
       {"infrastructure",
        Json::object({{"nodes", std::move(nodes)}, {"edges", std::move(edges)}, {"left_out", summary.infrastructure.left_out}})},
       {"timeline", std::move(timeline)},
       {"related", std::move(related)},
       {"changes", std::move(changes)}});
}

}  // namespace sekimori::link
