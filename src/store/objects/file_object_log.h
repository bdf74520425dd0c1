// The embedded ObjectLog: three files in one folder, durable by group commit. Format: docs/format/objects.md.
//
//   auto log = TRY(FileObjectLog::open(system_files(), data / "objects" / collection, clock));
//
// Bodies lie one behind the other with a comma before each, so that a page is one piece of the file. Threads that append queue up; the
// first writes all that waits (bodies, fdatasync, index, fdatasync) and wakes the others. One process at a time may have the folder; the
// node's lock on its data directory sees to that. Opening reads the index, about a second for ten million versions. After a failed sync
// nothing more is taken until it is opened anew; reading goes on.
#pragma once

#include <memory>

#include "base/clock.h"
#include "base/files.h"
#include "store/objects/object_log.h"

namespace sekimori::objects {

struct ObjectLogRecovery {
  std::uint64_t cut_records = 0;  // of a torn tail, never acknowledged
};

class FileObjectLog : public ObjectLog {
 public:
  // Makes the folder when it is absent. integrity: an acknowledged part is damaged, nothing is cut then; conflict: made by a newer
  // release. `files` and `clock` outlive the log.
  static Result<std::unique_ptr<FileObjectLog>> open(Files& files, const Path& directory, Clock& clock);
  virtual ObjectLogRecovery recovery() const = 0;
};

}  // namespace sekimori::objects
