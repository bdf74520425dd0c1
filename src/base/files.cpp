#include "base/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "base/phrase.h"

namespace sekimori {
namespace {

class SystemFile final : public File {
 public:
  SystemFile(int descriptor, Path path) : descriptor_(descriptor), path_(std::move(path)) {}
  ~SystemFile() override { ::close(descriptor_); }
  SystemFile(const SystemFile&) = delete;
  SystemFile& operator=(const SystemFile&) = delete;

  Result<size_t> read_at(std::uint64_t offset, std::span<Byte> out) override {
    size_t done = 0;
    while (done < out.size()) {
      const ssize_t n = ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
      if (n < 0) {
        if (errno == EINTR) continue;
        return system_error(errno, phrase("reading {}", path_.string()));
      }
      if (n == 0) break;
      done += static_cast<size_t>(n);
    }
    return done;
  }

  Result<void> append(ByteView bytes) override {
    while (!bytes.empty()) {
      const ssize_t n = ::write(descriptor_, bytes.data(), bytes.size());
      if (n < 0) {
        if (errno == EINTR) continue;
        return system_error(errno, phrase("writing {}", path_.string()));
      }
      bytes = bytes.subspan(static_cast<size_t>(n));
    }
    return {};
  }

  Result<void> write_at(std::uint64_t offset, ByteView bytes) override {
    while (!bytes.empty()) {
      const ssize_t n = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (n < 0) {
        if (errno == EINTR) continue;
        return system_error(errno, phrase("writing {}", path_.string()));
      }
      offset += static_cast<std::uint64_t>(n);
      bytes = bytes.subspan(static_cast<size_t>(n));
    }
    return {};
  }

  Result<void> truncate(std::uint64_t size) override {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0) return system_error(errno, phrase("truncating {}", path_.string()));
    return {};
  }

  Result<void> sync() override {
    if (::fdatasync(descriptor_) != 0) return system_error(errno, phrase("syncing {}", path_.string()));
    return {};
  }

  Result<std::uint64_t> size() override {
    struct stat info{};
    if (::fstat(descriptor_, &info) != 0) return system_error(errno, phrase("reading the size of {}", path_.string()));
    return static_cast<std::uint64_t>(info.st_size);
  }

  int descriptor() const override { return descriptor_; }

 private:
  int descriptor_;
  Path path_;
};

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::regular;
  if (S_ISDIR(mode)) return FileKind::directory;
  if (S_ISLNK(mode)) return FileKind::symlink;
  return FileKind::special;
}

class SystemFiles final : public Files {
 public:
  Result<std::unique_ptr<File>> open(const Path& path, OpenMode mode, std::uint32_t permissions) override {
    int flags = O_CLOEXEC;
    switch (mode) {
      case OpenMode::read: flags |= O_RDONLY; break;
      case OpenMode::append: flags |= O_RDWR | O_CREAT | O_APPEND; break;
      case OpenMode::read_write: flags |= O_RDWR | O_CREAT; break;
      case OpenMode::create_new: flags |= O_RDWR | O_CREAT | O_EXCL; break;
    }
    const int descriptor = ::open(path.c_str(), flags, permissions);
    if (descriptor < 0) return system_error(errno, path.string());
    return std::make_unique<SystemFile>(descriptor, path);
  }

  Result<FileStatus> status(const Path& path) override {
    struct stat info{};
    if (::lstat(path.c_str(), &info) != 0) return system_error(errno, path.string());
    return FileStatus{kind_of(info.st_mode), static_cast<std::uint64_t>(info.st_size),
                      Instant{info.st_mtim.tv_sec * nanoseconds_per_second + info.st_mtim.tv_nsec},
                      static_cast<std::uint32_t>(info.st_mode & 07777), info.st_ino};
  }

  Result<std::vector<DirectoryEntry>> list(const Path& directory) override {
    DIR* stream = ::opendir(directory.c_str());
    if (stream == nullptr) return system_error(errno, directory.string());
    std::vector<DirectoryEntry> entries;
    while (const dirent* entry = ::readdir(stream)) {
      std::string name = entry->d_name;
      if (name == "." || name == "..") continue;
      FileKind kind = FileKind::special;
      switch (entry->d_type) {
        case DT_REG: kind = FileKind::regular; break;
        case DT_DIR: kind = FileKind::directory; break;
        case DT_LNK: kind = FileKind::symlink; break;
        case DT_UNKNOWN:
          if (auto found = status(directory / name)) kind = found->kind;
          break;
        default: break;
      }
      entries.push_back({std::move(name), kind});
    }
    ::closedir(stream);
    std::ranges::sort(entries, {}, &DirectoryEntry::name);
    return entries;
  }

  Result<void> make_directories(const Path& path, std::uint32_t permissions) override {
    std::error_code ignored;  // mkdir says better what is wrong
    if (path.empty() || std::filesystem::is_directory(path, ignored)) return {};
    if (path.has_parent_path() && path.parent_path() != path) TRY(make_directories(path.parent_path(), permissions));
    if (::mkdir(path.c_str(), permissions) != 0 && errno != EEXIST) return system_error(errno, path.string());
    if (!std::filesystem::is_directory(path, ignored))
      return error(ErrorCode::conflict, "{}: exists and is not a directory", path.string());
    return {};
  }

  Result<void> rename(const Path& from, const Path& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return system_error(errno, phrase("renaming {} to {}", from.string(), to.string()));
    return {};
  }

  Result<void> remove(const Path& path) override {
    if (::remove(path.c_str()) != 0) return system_error(errno, phrase("removing {}", path.string()));
    return {};
  }

  Result<void> remove_all(const Path& path) override {
    std::error_code code;
    std::filesystem::remove_all(path, code);
    if (code) return system_error(code.value(), phrase("removing {}", path.string()));
    return {};
  }

  Result<void> sync_directory(const Path& directory) override {
    const int descriptor = ::open(directory.empty() ? "." : directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return system_error(errno, directory.string());
    const int failed = ::fsync(descriptor) != 0 ? errno : 0;
    ::close(descriptor);
    if (failed != 0) return system_error(failed, phrase("syncing {}", directory.string()));
    return {};
  }
};

}  // namespace

Result<Path> Files::read_link(const Path& path) {
  std::error_code code;
  Path target = std::filesystem::read_symlink(path, code);
  if (code) return system_error(code.value(), path.string());
  return target;
}

Result<void> Files::sync_file_system(const Path& path) {
  const int descriptor = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error(errno, path.string());
  const int failed = ::syncfs(descriptor) != 0 ? errno : 0;
  ::close(descriptor);
  if (failed != 0) return system_error(failed, phrase("syncing the file system of {}", path.string()));
  return {};
}

bool Files::exists(const Path& path) { return status(path).has_value(); }

Result<Bytes> Files::read(const Path& path, std::uint64_t limit) {
  auto file = TRY(open(path, OpenMode::read));
  const std::uint64_t size = TRY(file->size());
  if (size > limit) return error(ErrorCode::invalid_input, "{}: {} bytes, the limit is {}", path.string(), size, limit);
  Bytes out(size);
  out.resize(TRY(file->read_at(0, out)));
  // Files of /proc and the like report size 0 and are read to their end.
  if (size == 0) {
    Bytes block(65536);
    while (true) {
      const size_t n = TRY(file->read_at(out.size(), block));
      if (n == 0) break;
      if (out.size() + n > limit) return error(ErrorCode::invalid_input, "{}: larger than the limit of {} bytes", path.string(), limit);
      append(out, ByteView(block).first(n));
    }
  }
  return out;
}

Result<std::string> Files::read_text(const Path& path, std::uint64_t limit) { return std::string(as_text(TRY(read(path, limit)))); }

Result<void> Files::replace(const Path& path, ByteView bytes, Durable durable, std::uint32_t permissions) {
  static std::atomic<std::uint64_t> counter{0};
  const Path temporary = path.string() + fmt::format(".{}-{}.tmp", ::getpid(), counter++);
  const auto write = [&]() -> Result<void> {
    auto file = TRY(open(temporary, OpenMode::create_new, permissions));
    TRY(file->append(bytes));
    if (durable == Durable::yes) TRY(file->sync());
    return rename(temporary, path);
  };
  auto written = write();
  if (!written) {
    (void)remove(temporary);
    return written;
  }
  if (durable == Durable::yes) return sync_directory(path.parent_path());
  return {};
}

Files& system_files() {
  static SystemFiles files;
  return files;
}

Result<TemporaryDirectory> TemporaryDirectory::create(std::string_view prefix) {
  std::error_code code;
  Path base = std::filesystem::temp_directory_path(code);
  if (code) base = "/tmp";
  std::string pattern = (base / fmt::format("{}-XXXXXX", prefix)).string();
  if (::mkdtemp(pattern.data()) == nullptr) return system_error(errno, phrase("making a temporary directory in {}", base.string()));
  return TemporaryDirectory(pattern);
}

TemporaryDirectory::TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
TemporaryDirectory& TemporaryDirectory::operator=(TemporaryDirectory&& other) noexcept {
  std::swap(path_, other.path_);
  return *this;
}
TemporaryDirectory::~TemporaryDirectory() {
  if (!path_.empty()) (void)system_files().remove_all(path_);
}

}  // namespace sekimori
