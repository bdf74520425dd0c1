// What is the members' own among the values of a report: it ties nobody's attacks together.
//
//   OwnValues own = TRY(OwnValues::of(members));
//   own.leave_out(features);      // their addresses, pages, hosts and networks go, and what followed from these alone
//
// Two reports of one member hold its mail addresses and its portal, whoever attacked. Domains, networks, hosts, people's addresses and
// contacts of every member count, whichever member reports: a firm's page in another firm's report is no server of the attacker's. Cost: a
// few look-ups a value.
#pragma once

#include <span>

#include "engine/link/stop_lists.h"
#include "feature/share/member_book.h"

namespace sekimori::share {

class OwnValues {
 public:
  static Result<OwnValues> of(std::span<const KnownMember> members);
  void leave_out(std::vector<link::Feature>& features) const;

 private:
  bool is_own(const link::Feature& feature) const;
  link::StopLists lists_;
};

}  // namespace sekimori::share
