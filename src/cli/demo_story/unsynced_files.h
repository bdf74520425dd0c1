// Files that are written and not waited for: a story of twenty thousand small steps would spend most of its time waiting for the disk. What
// it tells is made anew after a loss of power. Nothing but a demo may be given these.
//
//   UnsyncedFiles files(at.files);
//   node::Node::open(settings, {clock, random, files, processes});
#pragma once

#include "base/files.h"

namespace sekimori::cli::demo_story {

class UnsyncedFiles final : public Files {
 public:
  explicit UnsyncedFiles(Files& real) : real_(real) {}
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions) override;
  Result<FileStatus> status(const Path& path) override { return real_.status(path); }
  Result<std::vector<DirectoryEntry>> list(const Path& directory) override { return real_.list(directory); }
  Result<void> make_directories(const Path& path, std::uint32_t permissions) override { return real_.make_directories(path, permissions); }
  Result<void> rename(const Path& from, const Path& to) override { return real_.rename(from, to); }
  Result<void> remove(const Path& path) override { return real_.remove(path); }
  Result<void> remove_all(const Path& path) override { return real_.remove_all(path); }
  Result<void> sync_directory(const Path&) override { return {}; }
  Result<Path> read_link(const Path& path) override { return real_.read_link(path); }
  Result<void> sync_file_system(const Path& path) override { return real_.sync_file_system(path); }

 private:
  Files& real_;
};

}  // namespace sekimori::cli::demo_story
