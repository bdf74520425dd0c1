// Confirms k from the roster and the shares alone, as anybody who holds both can.
//
//   CrowdCheck check = check_crowds(roster, shares);
//   check.faults.empty();      // every share could be about at least k members, alone and beside the others
//
// The times that the content states count as the attributes do. What a stranger would do with all shares of one audience: lay those of one
// pseudonym beside each other and see who remains.
#pragma once

#include "engine/mask/crowd/crowd.h"

namespace sekimori::mask {

struct CrowdFault {
  std::size_t share = 0;  // index
  std::size_t candidates = 0;
  enum class What : unsigned char { too_few, too_few_together, unknown_audience } what = What::too_few;
};
struct CrowdCheck {
  std::size_t shares = 0;
  std::size_t smallest = 0;           // candidates of the share with the fewest
  std::size_t smallest_together = 0;  // beside the others of its pseudonym
  std::vector<CrowdFault> faults;
};
CrowdCheck check_crowds(const Roster& roster, const std::vector<ReleasedShare>& shares, std::optional<std::size_t> about = {});

// Of a share as `sekimori mask --json` writes it, or its "share" member alone.
Result<ReleasedShare> released_share(const Json& json);

}  // namespace sekimori::mask
