// Who copies the data directory keeps the stream whole while he does: a lock on the file DATA/stream.keep.
//
//   auto keep = TRY(StreamKeep::while_copying(files, data));            // in `sekimori backup`; shared, waits for nobody
//   if (auto right = TRY(StreamKeep::for_trimming(files, data))) ...    // in the node; nothing while anybody copies
//
// A backup copies the data base first and the stream after it (docs/decisions/0096). The data base's copy says where to go on
// reading; frames behind that place may be committed and trimmed in the node before the stream is copied, and the restored node would
// miss them. So nothing is trimmed while somebody copies. Several may copy at once.
#pragma once

#include <memory>
#include <optional>

#include "base/files.h"

namespace sekimori::node {

class StreamKeep {
 public:
  // Held until the object dies. conflict when the node is trimming at this very moment: a few milliseconds, try again.
  static Result<StreamKeep> while_copying(Files& files, const Path& data);
  // Nothing while somebody copies. Held until the object dies.
  static Result<std::optional<StreamKeep>> for_trimming(Files& files, const Path& data);

 private:
  explicit StreamKeep(std::unique_ptr<File> file) : file_(std::move(file)) {}
  std::unique_ptr<File> file_;
};

}  // namespace sekimori::node
