// Brings the data of an older release up to this one: a backup first, then one step per version, then the tables.
//
//   UpgradeSummary done = TRY(upgrade(settings, seams, backup_target));
#pragma once

#include "node/backup.h"

namespace sekimori::node {

struct UpgradeSummary {
  int from = 0;
  int to = 0;
  Path backup;  // what was there before
};

// Takes a backup to `backup` first; nothing is changed when that fails. conflict: in use, or made by a newer release.
Result<UpgradeSummary> upgrade(const NodeSettings& settings, NodeSeams seams, const Path& backup);

}  // namespace sekimori::node
