// Accounts that speak for a member of a hub, told by their groups: "represents:M-001" for whom one was given the voice, "member:M-001"
// while that member takes part.
//
//   if (is_shut_out(actor)) return not_taking_part();      // was given a voice, and the member is suspended or has left
//
// What is read by reader lists follows the groups by itself; what a role alone opens asks this.
#pragma once

#include <algorithm>

#include "record/permission.h"

namespace sekimori::record {

inline bool is_shut_out(const Actor& actor) {
  if (actor.is_system || actor.has(Role::hub_operator) || actor.has(Role::hub_reviewer)) return false;
  const auto begins = [&](std::string_view prefix) {
    return std::ranges::any_of(actor.groups, [prefix](const std::string& group) { return group.starts_with(prefix); });
  };
  return begins("represents:") && !begins("member:");
}

inline std::unexpected<Error> not_taking_part() {
  return error(ErrorCode::not_permitted,
               "the member for whom this account speaks takes part in the hub no more: it is suspended or has left");
}

}  // namespace sekimori::record
