// The embedded EventLog: files below one folder, durable by group commit. Format: docs/format/stream.md.
//
//   LocalLogSettings settings;
//   settings.partitions = 12;                                     // counts when the folder is made, never later
//   auto log = TRY(LocalLog::open(system_files(), data / "stream", settings));
//   AppendReceipt receipt = TRY(log->append(3, key, bytes));
//
// One process at a time holds the folder (a lock file; conflict otherwise). Opening costs one read of each partition's
// last file and of the key files.
#pragma once

#include "base/files.h"
#include "store/stream/event_log.h"

namespace sekimori::stream {

struct LocalLogSettings {
  std::uint32_t partitions = 12;
  std::uint64_t file_bytes = std::uint64_t(64) << 20;
  std::uint64_t limit_bytes = std::uint64_t(4) << 30;  // at least two files a partition; beyond it append answers `full`
  std::size_t remembered_keys = 131'072;               // of trimmed frames, per partition
};

struct LocalLogRecovery {
  std::uint64_t cut_bytes = 0;     // torn tails: frames that were never acknowledged
  std::size_t lost_key_files = 0;  // damaged: resends of batches that old would be stored again
};

class LocalLog : public EventLog {
 public:
  // Makes the folder when it is absent. invalid_input: settings out of range, or made by a newer release; conflict: another
  // process holds it; integrity: an acknowledged part is damaged. `files` must outlive the log.
  static Result<std::unique_ptr<LocalLog>> open(Files& files, const Path& directory, const LocalLogSettings& settings);

  // What opening found and put right.
  virtual LocalLogRecovery recovery() const = 0;
  // Bytes on disk now, of `limit_bytes`.
  virtual std::uint64_t bytes() const = 0;
};

}  // namespace sekimori::stream
