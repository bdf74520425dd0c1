// Copies of files and folders with their hashes, and a folder as one .tar and back.
#pragma once

#include <functional>
#include <vector>

#include "base/digest.h"
#include "base/files.h"

namespace sekimori::node {

struct CopiedFile {
  std::string path;  // below the root, with '/'
  std::uint64_t bytes = 0;
  Digest digest{};
};

enum class Vanished { error, passed_over };  // what a file means that is gone when its turn comes

// What is in the file at the moment of opening; later additions are left.
Result<CopiedFile> copy_file(Files& files, const Path& from, const Path& to, std::uint32_t permissions);
Result<CopiedFile> hash_file(Files& files, const Path& path);

// All regular files below a folder, as paths relative to `root`, sorted; nothing when the folder is absent. Symlinks and special files
// are an error: a data folder has none.
Result<std::vector<std::string>> list_tree(Files& files, const Path& root, const Path& folder);

// A pax .tar of all files below `folder`, durable when it returns; conflict when it exists.
Result<void> pack_tar(Files& files, const Path& folder, const Path& tar);
// Plain files with relative names only: anything else in it is refused (invalid_input).
Result<void> unpack_tar(Files& files, const Path& tar, const Path& folder);

}  // namespace sekimori::node
