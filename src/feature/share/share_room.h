// The hub's parts, put together once by the node.
#pragma once

#include "feature/share/report_book.h"

namespace sekimori::share {

class ShareRoom {
 public:
  ShareRoom(const MemberParts& members_of, const ReportParts& reports_of)
      : sigs(members_of.database, members_of.records, members_of.clock, members_of.random),
        members(members_of, sigs),
        reports(reports_of, members, sigs) {}

  SigBook sigs;
  MemberBook members;
  ReportBook reports;
};

}  // namespace sekimori::share
