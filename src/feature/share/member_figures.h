// What each member gave and got: reports that it sent, what was shared of them, warnings that reached it.
//
//   const auto figures = figures_of(members, reports, shares, groups);
//   figures.at("M-001").received;
//
// Linear in reports plus members times shares; from what the asker may see. For the hub and for the member itself: never for others.
#pragma once

#include <map>
#include <span>

#include "feature/share/report_book.h"

namespace sekimori::share {

struct MemberFigures {
  std::int64_t reports = 0;   // sent
  std::int64_t targeted = 0;  // of them: triaged as targeted
  std::int64_t shared = 0;    // of them: released
  std::int64_t received = 0;  // shares for a group of its own
  std::optional<Instant> last_report;
};
Json to_json(const MemberFigures& figures);

// Whether who belongs to these groups reads what is for this audience.
bool reaches(std::string_view audience, std::span<const KnownSig> groups, const std::vector<std::string>& sigs);

// By number; every one of `members` has a row.
std::map<std::string, MemberFigures, std::less<>> figures_of(std::span<const KnownMember> members, std::span<const KnownReport> reports,
                                                             std::span<const KnownShare> shares, std::span<const KnownSig> groups);

}  // namespace sekimori::share
