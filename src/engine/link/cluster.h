// A set of reports and what holds it together. Campaigns are clusters, and so are the groups that regrouping tries.
//
//   bridge_holds(a, b, table, 1.0 / 16);      // is what a and b share thick enough to make them one?
//   absorb(a, std::move(b), table);
#pragma once

#include <span>
#include <vector>

#include "engine/link/value_table.h"

namespace sekimori::link {

// Which side of an analyst's split a report is on.
struct Side {
  std::uint32_t split = 0;
  std::uint32_t side = 0;
  auto operator<=>(const Side&) const = default;
};

struct HeldValue {
  ValueNumber value = 0;
  std::uint32_t members = 0;  // that hold it
};

struct Cluster {
  std::vector<ReportNumber> members;
  std::vector<HeldValue> held;  // sorted by value
  double cohesion = 0;          // weight of the values that two members or more hold
  std::vector<Side> sides;      // of all members, sorted
};

// `values` are sorted.
void add_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, std::span<const Side> sides,
                const ValueTable& table);
void remove_member(Cluster& cluster, ReportNumber report, std::span<const ValueNumber> values, const ValueTable& table);
void absorb(Cluster& into, Cluster&& from, const ValueTable& table);

// An analyst keeps a member of the one from a member of the other.
bool kept_apart(const Cluster& a, const Cluster& b);
// What both hold, against `thin` of the looser one's cohesion. Cost: the values of the one with fewer, at most 20,000.
bool bridge_holds(const Cluster& a, const Cluster& b, const ValueTable& table, double thin);

}  // namespace sekimori::link
