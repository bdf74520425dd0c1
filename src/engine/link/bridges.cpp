#include "engine/link/bridges.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

#include "engine/link/indicator.h"

namespace sekimori::link {
namespace {

constexpr int most_cuts = 32;
constexpr double least_side = 2;  // weight of what holds a side together that deserves to be one by itself
constexpr std::uint32_t none = UINT32_MAX;
constexpr double uncuttable = std::numeric_limits<double>::infinity();

// Reports are the first nodes, then the values that two of them hold, then an analyst's bonds.
struct Graph {
  std::vector<ReportNumber> reports;
  std::vector<std::vector<std::uint32_t>> edges;
  std::vector<double> weight;  // of a value; 0 of a report
};

// Values that come and go together have one name: a host name that of its domain, an address that of its network.
std::string common_name(FeatureType type, std::string_view text) {
  switch (type) {
    case FeatureType::domain:
    case FeatureType::registrable_domain: return "d" + std::string(registrable_domain(text));
    case FeatureType::url: {
      const size_t scheme = text.find("://");
      if (scheme == std::string_view::npos) break;
      std::string_view host = text.substr(scheme + 3);
      host = host.substr(0, host.find_first_of("/:?#"));
      if (const auto address = parse_address(host)) return "i" + network_of(*address);
      return "d" + std::string(registrable_domain(host));
    }
    case FeatureType::ip:
      if (const auto address = parse_address(text)) return "i" + network_of(*address);
      break;
    case FeatureType::network: return "i" + std::string(text);
    case FeatureType::sending_ip:
      if (const auto address = parse_address(text)) return "s" + network_of(*address);
      break;
    case FeatureType::sending_network: return "s" + std::string(text);
    case FeatureType::from_address:
      if (const size_t at = text.rfind('@'); at != std::string_view::npos) return "m" + std::string(text.substr(at + 1));
      break;
    case FeatureType::from_domain: return "m" + std::string(text);
    // All bands of texts are one thing.
    case FeatureType::text: return "t";
    default: break;
  }
  return {};
}

Graph graph_of(const PartedInput& input, std::span<const ReportNumber> members, const ValueTable& table) {
  Graph graph;
  graph.reports.assign(members.begin(), members.end());
  std::unordered_map<ValueNumber, std::uint32_t> seen;
  for (const ReportNumber report : members)
    for (const ValueNumber value : input.values_of(report)) ++seen[value];
  std::unordered_map<ValueNumber, std::uint32_t> node_of_value;
  std::unordered_map<std::string, std::uint32_t> node_of_name;
  std::unordered_map<std::uint32_t, std::uint32_t> node_of_bond;
  graph.edges.resize(members.size());
  graph.weight.resize(members.size(), 0);
  const auto fresh_node = [&](double weight) {
    graph.edges.emplace_back();
    graph.weight.push_back(weight);
    return static_cast<std::uint32_t>(graph.edges.size() - 1);
  };
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    std::vector<std::uint32_t> own;  // the graph grows meanwhile
    for (const ValueNumber value : input.values_of(members[i])) {
      if (seen[value] < 2) continue;
      auto known = node_of_value.find(value);
      if (known == node_of_value.end()) {
        const double weight = table.cohesion_weight(value);
        const std::string name = common_name(table.type(value), table.text(value));
        std::uint32_t node = 0;
        if (name.empty()) {
          node = fresh_node(weight);
        } else if (const auto named = node_of_name.find(name); named != node_of_name.end()) {
          node = named->second;
          graph.weight[node] += weight;
        } else {
          node = fresh_node(weight);
          node_of_name.emplace(name, node);
        }
        known = node_of_value.emplace(value, node).first;
      }
      own.push_back(known->second);
    }
    if (const std::uint32_t bond = input.bond_of(members[i]); bond != none) {
      auto known = node_of_bond.find(bond);
      if (known == node_of_bond.end()) known = node_of_bond.emplace(bond, fresh_node(uncuttable)).first;
      own.push_back(known->second);
    }
    std::ranges::sort(own);
    own.erase(std::unique(own.begin(), own.end()), own.end());
    graph.edges[i] = std::move(own);
  }
  for (std::uint32_t i = 0; i < members.size(); ++i)
    for (const std::uint32_t node : graph.edges[i]) graph.edges[node].push_back(i);
  return graph;
}

double finite(double weight) { return weight == uncuttable ? 0 : weight; }

struct Cut {
  std::uint32_t node = none;
  double thickness = 0;               // of the thinner side, against what the node holds
  std::vector<std::uint32_t> beyond;  // roots of the subtrees on the far side
};

class CutFinder {
 public:
  CutFinder(const Graph& graph, double thin)
      : graph_(graph),
        thin_(thin),
        order_(graph.edges.size(), none),
        low_(order_.size()),
        parent_(order_.size(), none),
        below_(order_.size(), 0) {}

  // The cut whose thinner side is thickest; nothing without one that is thin enough.
  Cut find() {
    for (std::uint32_t root = 0; root < graph_.reports.size(); ++root)
      if (order_[root] == none) walk(root);
    Cut best;
    for (std::uint32_t node = 0; node < graph_.edges.size(); ++node)
      if (Cut cut = at(node); cut.node != none && cut.thickness > best.thickness) best = std::move(cut);
    return best;
  }

 private:
  void walk(std::uint32_t root) {
    struct Frame {
      std::uint32_t node;
      size_t next;
    };
    std::vector<Frame> stack{{root, 0}};
    order_[root] = low_[root] = time_++;
    const double before = total_;
    std::vector<std::uint32_t> visited;
    while (!stack.empty()) {
      const std::uint32_t node = stack.back().node;
      if (stack.back().next == 0) {
        visited.push_back(node);
        below_[node] = finite(graph_.weight[node]);
        total_ += finite(graph_.weight[node]);
      }
      if (stack.back().next < graph_.edges[node].size()) {
        const std::uint32_t other = graph_.edges[node][stack.back().next++];
        if (order_[other] == none) {
          parent_[other] = node;
          order_[other] = low_[other] = time_++;
          stack.push_back({other, 0});
        } else if (other != parent_[node]) {
          low_[node] = std::min(low_[node], order_[other]);
        }
        continue;
      }
      if (stack.back().next == 0) stack.back().next = 1;
      stack.pop_back();
      if (const std::uint32_t above = parent_[node]; above != none) {
        low_[above] = std::min(low_[above], low_[node]);
        below_[above] += below_[node];
        children_.try_emplace(above).first->second.push_back(node);
      }
    }
    for (const std::uint32_t node : visited) component_total_[node] = total_ - before;
  }

  // What the node alone holds together, if that is thin against both sides.
  Cut at(std::uint32_t node) const {
    const double own = graph_.weight[node];
    if (own == uncuttable) return {};
    const auto children = children_.find(node);
    if (children == children_.end()) return {};
    const auto total = component_total_.find(node);
    struct Part {
      double weight;
      std::uint32_t root;  // none: the rest, with the root of the walk
    };
    std::vector<Part> parts;
    double rest = total->second - finite(own);
    for (const std::uint32_t child : children->second)
      if (parent_[node] == none || low_[child] >= order_[node]) {
        parts.push_back({below_[child], child});
        rest -= below_[child];
      }
    if (parts.empty()) return {};
    if (parent_[node] != none) parts.push_back({rest, none});
    std::ranges::stable_sort(parts, std::ranges::greater(), &Part::weight);
    // Two sides: the thickest part, and the next thickest; what is thinner goes with the thickest.
    if (parts.size() < 2) return {};
    const double thinner = parts[1].weight;
    const double held = node < graph_.reports.size() ? tie_of_report(node, parts[1].root) : own;
    if (thinner < least_side || thinner * thin_ <= held) return {};
    Cut cut{node, thinner, {}};
    if (parts[1].root != none) {
      cut.beyond = {parts[1].root};
    } else {
      for (const Part& part : parts)
        if (part.root != none) cut.beyond.push_back(part.root);
    }
    return cut;
  }

  // How much a report that is a cut has in common with the thinner side.
  double tie_of_report(std::uint32_t report, std::uint32_t root) const {
    double tie = 0;
    for (const std::uint32_t value : graph_.edges[report]) {
      const bool inside = root != none ? value == root || under(value, root) : value == parent_[report];
      if (inside) tie += graph_.weight[value];
    }
    return tie;
  }
  bool under(std::uint32_t node, std::uint32_t root) const {
    for (std::uint32_t at = node; at != none; at = parent_[at])
      if (at == root) return true;
    return false;
  }

  const Graph& graph_;
  double thin_;
  std::vector<std::uint32_t> order_, low_, parent_;
  std::vector<double> below_;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> children_;
  std::unordered_map<std::uint32_t, double> component_total_;
  std::uint32_t time_ = 0;
  double total_ = 0;

  friend std::pair<std::vector<ReportNumber>, std::vector<ReportNumber>> divide(const Graph&, const CutFinder&, const Cut&);
};

std::pair<std::vector<ReportNumber>, std::vector<ReportNumber>> divide(const Graph& graph, const CutFinder& finder, const Cut& cut) {
  // Everything below the far side's roots; a report that is the cut stays on the near side, which is the thicker one.
  std::vector<char> far(graph.edges.size(), 0);
  std::vector<std::uint32_t> open = cut.beyond;
  while (!open.empty()) {
    const std::uint32_t node = open.back();
    open.pop_back();
    far[node] = 1;
    if (const auto children = finder.children_.find(node); children != finder.children_.end())
      open.insert(open.end(), children->second.begin(), children->second.end());
  }
  std::pair<std::vector<ReportNumber>, std::vector<ReportNumber>> out;
  for (std::uint32_t i = 0; i < graph.reports.size(); ++i) (far[i] != 0 ? out.second : out.first).push_back(graph.reports[i]);
  return out;
}

}  // namespace

std::vector<std::vector<ReportNumber>> parted(const PartedInput& input, const ValueTable& table, double thin) {
  std::vector<std::vector<ReportNumber>> done;
  std::vector<std::vector<ReportNumber>> open{{input.members.begin(), input.members.end()}};
  int cuts = 0;
  while (!open.empty()) {
    std::vector<ReportNumber> members = std::move(open.back());
    open.pop_back();
    if (members.size() >= 4 && cuts < most_cuts) {
      const Graph graph = graph_of(input, members, table);
      CutFinder finder(graph, thin);
      if (const Cut cut = finder.find(); cut.node != none) {
        auto [near, far] = divide(graph, finder, cut);
        if (!near.empty() && !far.empty()) {
          ++cuts;
          open.push_back(std::move(near));
          open.push_back(std::move(far));
          continue;
        }
      }
    }
    done.push_back(std::move(members));
  }
  std::ranges::stable_sort(done,
                           [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a.front() < b.front(); });
  return done;
}

}  // namespace sekimori::link
