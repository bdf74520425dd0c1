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

// Two sorted lists into one. What each had in one report only now holds two together; what both held already was counted twice.
void merge_held(Cluster& into, std::span<const HeldValue> more, const ValueTable& table) {
  std::vector<HeldValue> out;
  out.reserve(into.held.size() + more.size());
  auto a = into.held.cbegin();
  auto b = more.begin();
  while (a != into.held.cend() || b != more.end()) {
    if (b == more.end() || (a != into.held.cend() && a->value < b->value)) {
      out.push_back(*a++);
    } else if (a == into.held.cend() || b->value < a->value) {
      out.push_back(*b++);
    } else {
      if (a->members == 1 && b->members == 1) into.cohesion += table.cohesion_weight(a->value);
      else if (a->members >= 2 && b->members >= 2) into.cohesion -= table.cohesion_weight(a->value);
      out.push_back({a->value, a->members + b->members});
      ++a;
      ++b;
    }
  }
  into.held = std::move(out);
  into.cohesion = std::max(0.0, into.cohesion);
}

}  // namespace

void add_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, std::span<const Side> sides,
                const ValueTable& table) {
  std::vector<HeldValue> fresh;
  fresh.reserve(values.size());
  for (const ValueNumber value : values) fresh.push_back({value, 1});
  cluster.members.push_back(report);
  merge_held(cluster, fresh, table);
  add_sides(cluster.sides, sides);
}

void remove_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, const ValueTable& table) {
  std::erase(cluster.members, report);
  for (const ValueNumber value : values) {
    const auto found = std::ranges::lower_bound(cluster.held, value, {}, &HeldValue::value);
    if (found == cluster.held.end() || found->value != value || found->members == 0) continue;
    if (--found->members == 1) cluster.cohesion = std::max(0.0, cluster.cohesion - table.cohesion_weight(value));
  }
  std::erase_if(cluster.held, [](const HeldValue& one) { return one.members == 0; });
}

void absorb(Cluster& into, Cluster&& from, const ValueTable& table) {
  into.cohesion += from.cohesion;
  into.members.insert(into.members.end(), from.members.begin(), from.members.end());
  merge_held(into, from.held, table);
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
  const Cluster& smaller = a.held.size() <= b.held.size() ? a : b;
  const Cluster& larger = &smaller == &a ? b : a;
  double shared = 0;
  auto from = larger.held.begin();
  for (size_t i = 0; i < smaller.held.size() && i < most_compared; ++i) {
    const ValueNumber value = smaller.held[i].value;
    from = std::lower_bound(from, larger.held.end(), value, [](const HeldValue& one, ValueNumber than) { return one.value < than; });
    if (from == larger.held.end()) break;
    if (from->value == value) shared += table.cohesion_weight(value);
    if (shared > 0 && shared >= needed) return true;
  }
  return false;
}

}  // namespace sekimori::link
