#include "engine/link/cluster.h"

#include <algorithm>

namespace sekimori::link {
namespace {

constexpr size_t most_compared = 20'000;

void add_sides(std::vector<Side>& to, std::span<const Side> more) {
  if (more.empty()) return;
  to.insert(to.end(), more.begin(), more.end());
  std::ranges::sort(to);
  to.erase(std::unique(to.begin(), to.end()), to.end());
}

}  // namespace

void add_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, std::span<const Side> sides, const ValueTable& table) {
  cluster.members.push_back(report);
  for (const ValueNumber value : values)
    if (++cluster.counts[value] == 2) cluster.cohesion += table.cohesion_weight(value);
  add_sides(cluster.sides, sides);
}

void remove_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, const ValueTable& table) {
  std::erase(cluster.members, report);
  for (const ValueNumber value : values) {
    const auto found = cluster.counts.find(value);
    if (found == cluster.counts.end()) continue;
    if (--found->second == 1) cluster.cohesion = std::max(0.0, cluster.cohesion - table.cohesion_weight(value));
    if (found->second == 0) cluster.counts.erase(found);
  }
}

void absorb(Cluster& into, Cluster&& from, const ValueTable& table) {
  into.cohesion += from.cohesion;
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  for (const auto& [value, count] : from.counts) {
    std::uint32_t& held = into.counts[value];
    // What each had in one report only now holds two together; what both held already is counted twice.
    if (held == 1 && count == 1) into.cohesion += table.cohesion_weight(value);
    else if (held >= 2 && count >= 2) into.cohesion -= table.cohesion_weight(value);
    held += count;
  }
  into.cohesion = std::max(0.0, into.cohesion);
  add_sides(into.sides, from.sides);
  from = Cluster();
}

bool kept_apart(const Cluster& a, const Cluster& b) {
  for (const Side& one : a.sides)
    for (auto other = std::ranges::lower_bound(b.sides, Side{one.split, 0}); other != b.sides.end() && other->split == one.split; ++other)
      if (other->side != one.side) return true;
  return false;
}

bool bridge_holds(const Cluster& a, const Cluster& b, const ValueTable& table, double thin) {
  const double needed = thin * std::min(a.cohesion, b.cohesion);
  const Cluster& smaller = a.counts.size() <= b.counts.size() ? a : b;
  const Cluster& larger = &smaller == &a ? b : a;
  double shared = 0;
  size_t compared = 0;
  for (const auto& [value, count] : smaller.counts) {
    if (++compared > most_compared) break;
    if (larger.counts.contains(value)) shared += table.cohesion_weight(value);
    if (shared > 0 && shared >= needed) return true;
  }
  return false;
}

}  // namespace sekimori::link
