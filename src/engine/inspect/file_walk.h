// All files below some paths, in the order of the bytes of their path.
//
//   TRY(walk_files(files, {"share", "mail.eml"}, [&](WalkedPath&& walked) -> Result<void> { ... }));
//
// Links are not followed. Paths are written as given: "share/" and "share" both give "share/a.txt". A path named twice,
// or lying below another one, comes once. Memory: one listing per level.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/files.h"

namespace sekimori::inspect {

struct WalkedPath {
  std::string path;
  FileKind kind = FileKind::regular;  // directory only when it could not be listed
  std::string problem;                // why it could not
};

// not_found when one of `paths` does not exist, before anything was handed over.
Result<void> walk_files(Files& files, const std::vector<std::string>& paths, const std::function<Result<void>(WalkedPath&&)>& sink);

}  // namespace sekimori::inspect
