// A Files that fails on purpose, for tests of whatever stores.
//
//   FaultFiles files(system_files());
//   files.fail_after(7, ENOSPC);              // the 8th effect and all later ones fail
//   EXPECT_FALSE(ledger.append(leaf));        // and nothing was acknowledged
//
// Reads pass through unless fail_reads is set. Counts effects: open for writing, append, write_at, truncate, sync,
// rename, remove, make_directories.
#pragma once

#include <atomic>
#include <optional>

#include "base/files.h"

namespace sekimori {

enum class FaultPersistence { once, for_ever };

class FaultFiles final : public Files {
 public:
  explicit FaultFiles(Files& inner) : inner_(inner) {}

  void fail_after(std::uint64_t effects, int error_number, FaultPersistence persistence = FaultPersistence::for_ever);
  void stop_failing();
  std::uint64_t effects() const { return effects_; }

  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions) override;
  Result<FileStatus> status(const Path& path) override { return inner_.status(path); }
  Result<std::vector<DirectoryEntry>> list(const Path& directory) override { return inner_.list(directory); }
  Result<void> make_directories(const Path& path, std::uint32_t permissions) override;
  Result<void> rename(const Path& from, const Path& to) override;
  Result<void> remove(const Path& path) override;
  Result<void> remove_all(const Path& path) override;
  Result<void> sync_directory(const Path& directory) override;
  Result<Path> read_link(const Path& path) override { return inner_.read_link(path); }
  Result<void> sync_file_system(const Path& path) override;

  Result<void> effect(std::string_view what);  // counts one, or fails

 private:
  Files& inner_;
  std::atomic<std::uint64_t> effects_{0};
  std::uint64_t fail_at_ = UINT64_MAX;
  int error_number_ = 0;
  FaultPersistence persistence_ = FaultPersistence::for_ever;
};

}  // namespace sekimori
