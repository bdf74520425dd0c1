// Backup and restore of a node's data (docs/format/backup.md).
//
//   BackupSummary done = TRY(back_up(settings, seams, "/mnt/backup/monday.tar"));       // also while the node serves
//   RestoreSummary back = TRY(restore("/mnt/backup/monday.tar", settings, seams));      // settings.data: an empty folder
//
// The data base is copied first, as one moment; then what it points to, which was durable before the data base named it and is therefore
// there. Keys are copied as they are: wrapped by the node key. A restored node never goes on with the old ledger: it begins a new one
// under a new key, whose first entry names the old one's last known checkpoint and what may be lost.
#pragma once

#include <functional>

#include "node/node.h"

namespace sekimori::node {

struct BackupSummary {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::uint64_t ledger_entries = 0;
};

// `target` ending in ".tar": one file, else a folder; conflict when it exists. Needs room for a second copy beside a .tar while
// it is made. A target without its manifest is an unfinished one. invalid_input with PostgreSQL, whose own tools copy it.
Result<BackupSummary> back_up(const NodeSettings& settings, NodeSeams seams, const Path& target,
                              const std::function<void(std::uint64_t bytes)>& progress = {});

struct RestoreSummary {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  std::string old_origin;
  std::uint64_t old_entries = 0;  // entries at and behind this index of the old ledger may be lost
  std::string new_origin;
  Instant backed_up;
};

// conflict: the folder holds something; integrity: a file of the backup is changed, missing or too many, or its ledger or data base does
// not verify; then nothing is left behind.
Result<RestoreSummary> restore(const Path& from, const NodeSettings& settings, NodeSeams seams,
                               const std::function<void(std::uint64_t bytes)>& progress = {});

// Reads the manifest and compares every file with it; integrity names the first that differs.
Result<Json> check_backup(Files& files, const Path& folder);

}  // namespace sekimori::node
