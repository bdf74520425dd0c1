// Where a group of reports hangs together by a thread: one value, or one report, without which it would fall into two that are each much
// thicker.
//
//   parted({.members = members, .values_of = ..., .bond_of = ...}, table, 1.0 / 16);     // groups; one when there is no thin place
//
// Reports and values are a graph; its cut vertices are found in one walk (Tarjan 1972), and what each of them holds together is weighed on
// both sides. Host names count with their domain and addresses with their network as one value: they come and go together. Cost: linear in
// reports times values, for each cut again; at most 32 cuts.
#pragma once

#include <functional>

#include "engine/link/cluster.h"

namespace sekimori::link {

struct PartedInput {
  std::span<const ReportNumber> members;
  std::function<std::span<const ValueNumber>(ReportNumber)> values_of;
  std::function<std::uint32_t(ReportNumber)> bond_of;  // an analyst's bond, never cut; UINT32_MAX: none
};

// The largest group first.
std::vector<std::vector<ReportNumber>> parted(const PartedInput& input, const ValueTable& table, double thin);

}  // namespace sekimori::link
