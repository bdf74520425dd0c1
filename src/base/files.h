// The seam for files: every effect on a disk goes through Files, so that tests can fail any of them.
//
//   Result<void> store(Files& files, const Path& path, ByteView bytes) {
//     return files.replace(path, bytes, Durable::yes);      // temporary file, fsync, rename, fsync of the folder
//   }
//
// Any thread may call Files; one File belongs to one thread at a time. Errors come from errno (system_error).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "base/instant.h"

namespace sekimori {

using Path = std::filesystem::path;

enum class Durable { no, yes };
enum class FileKind { regular, directory, symlink, special };

struct FileStatus {
  FileKind kind = FileKind::regular;
  std::uint64_t size = 0;
  Instant modified;
  std::uint32_t mode = 0;  // permission bits
  std::uint64_t inode = 0;
};

struct DirectoryEntry {
  std::string name;
  FileKind kind = FileKind::regular;
};

// An open file. Closed by its destructor; a failed close after a failed sync has already been reported by sync().
class File {
 public:
  virtual ~File() = default;
  virtual Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) = 0;  // fewer bytes only at the end
  virtual Result<void> append(ByteView bytes) = 0;                                // all of them or an error
  virtual Result<void> write_at(std::uint64_t offset, ByteView bytes) = 0;
  virtual Result<void> truncate(std::uint64_t size) = 0;
  // fdatasync. A failure is final: the file must not be trusted or acknowledged again (never retried).
  virtual Result<void> sync() = 0;
  virtual Result<std::uint64_t> size() = 0;
  virtual int descriptor() const = 0;  // for handing to a child process; -1 for files that exist only in a test
};

enum class OpenMode {
  read,        // must exist
  append,      // created when absent; writes go to the end
  read_write,  // created when absent
  create_new,  // conflict when it exists
};

class Files {
 public:
  virtual ~Files() = default;
  virtual Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions = 0644) = 0;
  virtual Result<FileStatus> status(const Path& path) = 0;                                        // does not follow a symlink
  virtual Result<std::vector<DirectoryEntry>> list(const Path& directory) = 0;                    // sorted by name bytes
  virtual Result<void> make_directories(const Path& path, std::uint32_t permissions = 0755) = 0;  // fine when present
  virtual Result<void> rename(const Path& from, const Path& to) = 0;
  virtual Result<void> remove(const Path& path) = 0;  // a file or an empty directory
  virtual Result<void> remove_all(const Path& path) = 0;
  virtual Result<void> sync_directory(const Path& directory) = 0;
  // Where a symlink points, as written in it. A symlink has nothing else to read.
  virtual Result<Path> read_link(const Path& path);
  // Makes everything written so far to the file system that holds `path` durable (syncfs): one call instead of a
  // sync per file when many thousand were written. A failure is final, as for File::sync.
  virtual Result<void> sync_file_system(const Path& path);

  // Made from the above.
  bool exists(const Path& path);
  Result<Bytes> read(const Path& path, std::uint64_t limit = std::uint64_t(1) << 32);  // larger than limit: invalid_input
  Result<std::string> read_text(const Path& path, std::uint64_t limit = std::uint64_t(1) << 32);
  // Whole-file replacement that a reader or a crash never sees half done.
  Result<void> replace(const Path& path, ByteView bytes, Durable durable, std::uint32_t permissions = 0644);
};

Files& system_files();

// A directory that is removed with all it holds when the object dies. For tests and one-shot commands.
class TemporaryDirectory {
 public:
  static Result<TemporaryDirectory> create(std::string_view prefix = "sekimori");
  TemporaryDirectory(TemporaryDirectory&&) noexcept;
  TemporaryDirectory& operator=(TemporaryDirectory&&) noexcept;
  ~TemporaryDirectory();
  const Path& path() const { return path_; }
  void keep() { path_.clear(); }  // leaves the directory on disk

 private:
  explicit TemporaryDirectory(Path path) : path_(std::move(path)) {}
  Path path_;
};

}  // namespace sekimori
