// DATA: where a node keeps everything (docs/contract.md, state on disk), and the lock that keeps two programs out of it.
//
//   auto data = TRY(DataDirectory::open(files, "/var/lib/sekimori", OpenData::make_when_absent));
//   data.ledger();                                  // DATA/ledger
//
// DATA/version holds "sekimori-data <number>". Newer than this program: refused (conflict). Older: refused until
// `upgrade` has migrated it after a backup.
#pragma once

#include <memory>

#include "base/files.h"

namespace sekimori::node {

constexpr int data_version = 1;

enum class OpenData { must_exist, make_when_absent, for_upgrade };

class DataDirectory {
 public:
  // Makes the folders (0700 for keys, 0750 else) and takes the lock until the object dies. conflict when another
  // program holds the lock or the version is another; not_found with must_exist.
  static Result<DataDirectory> open(Files& files, const Path& root, OpenData how);
  DataDirectory(DataDirectory&&) noexcept = default;
  DataDirectory& operator=(DataDirectory&&) noexcept = default;

  const Path& root() const { return root_; }
  Path database() const { return root_ / "sekimori.db"; }
  Path blobs() const { return root_ / "blobs"; }
  Path events() const { return root_ / "events"; }
  Path stream() const { return root_ / "stream"; }
  Path ledger() const { return root_ / "ledger"; }
  Path index() const { return root_ / "index"; }
  Path keys() const { return root_ / "keys"; }
  Path objects() const { return root_ / "objects"; }
  Path spool() const { return root_ / "spool"; }
  int version() const { return version_; }
  Result<void> write_version(Files& files, int version);

 private:
  DataDirectory(Path root, std::unique_ptr<File> lock, int version) : root_(std::move(root)), lock_(std::move(lock)), version_(version) {}
  Path root_;
  std::unique_ptr<File> lock_;
  int version_;
};

}  // namespace sekimori::node
