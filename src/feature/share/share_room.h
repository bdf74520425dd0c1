// The hub's parts, put together once by the node.
#pragma once

#include "feature/share/member_book.h"

namespace sekimori::share {

class ShareRoom {
 public:
  explicit ShareRoom(const MemberParts& parts) : sigs(parts.database, parts.records, parts.clock, parts.random), members(parts, sigs) {}

  SigBook sigs;
  MemberBook members;
};

}  // namespace sekimori::share
