// Where a share comes from that another house told first: a partner hub, a ministry's file. Nothing of it is a report of this hub.
//
//   ShareOrigin origin{.source = "north", .warning = "W-2026-004", .report = "report--...", .label = "GREEN"};
//   told_json(origin);                     // what readers and other hubs are told of it
//   origin.came_through(own_identity);     // it was here before: it goes no second round
//
// The id of the report as whoever said it first wrote it stays with it on every way, and every hub that passes it on adds its own identity:
// by these a hub knows what it has already, and what it said itself.
#pragma once

#include <string>
#include <vector>

#include "feature/share/forum_item.h"

namespace sekimori::share {

struct ShareOrigin {
  std::string source;   // name of the outside source here; stays inside
  std::string warning;  // W-2026-001; stays inside
  std::string report;   // id of the STIX report of whoever said it first
  std::string version;  // "modified" of the report that was taken; stays inside
  std::string number;   // of the share there: S-2026-001; empty: it has none
  std::string label;    // under which it came; empty: it bore none
  SourceClass kind = SourceClass::hub;
  Direction direction = Direction::within_industry;
  std::vector<std::string> passed;  // identities of the houses that it went through, whoever said it first before the others

  bool came_through(std::string_view identity) const;
};

Json to_json(const ShareOrigin& origin);  // as it is kept
Result<ShareOrigin> share_origin_from(const Json& json);
Json told_json(const ShareOrigin& origin);

}  // namespace sekimori::share
