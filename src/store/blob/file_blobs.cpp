#include "store/blob/file_blobs.h"

namespace sekimori::blob {
namespace {

constexpr size_t piece_bytes = size_t(1) << 20;
constexpr std::uint64_t longest_range = std::uint64_t(1) << 30;
constexpr std::uint32_t folder_mode = 0700;
constexpr std::uint32_t file_mode = 0400;

std::unexpected<Error> named(Error&& problem, const Digest& digest) {
  if (problem.code == ErrorCode::not_found) return error(ErrorCode::not_found, "there is no blob {}", to_hex(digest));
  return error(problem.code, "blob {}: {}", to_hex(digest), problem);
}

}  // namespace

class FileBlobs::Writer final : public BlobWriter {
 public:
  Writer(FileBlobs& owner, Path path, std::unique_ptr<File> file) : owner_(owner), path_(std::move(path)), file_(std::move(file)) {}
  ~Writer() override {
    file_.reset();
    if (!path_.empty()) (void)owner_.files_.remove(path_);  // sweep() takes what stays
  }

  Result<void> append(ByteView bytes) override {
    if (!file_) return error(ErrorCode::failure, "the blob is finished or has failed already");
    auto written = file_->append(bytes);
    if (!written) {
      file_.reset();
      return written;
    }
    hash_.update(bytes);
    size_ += bytes.size();
    return {};
  }

  Result<BlobInfo> finish() override {
    if (!file_) return error(ErrorCode::failure, "the blob is finished or has failed already");
    std::unique_ptr<File> file = std::move(file_);
    TRY(file->sync());
    BlobInfo info{hash_.finish(), size_};
    file.reset();
    TRY(owner_.settle(path_, info));
    path_.clear();
    return info;
  }

 private:
  FileBlobs& owner_;
  Path path_;
  std::unique_ptr<File> file_;
  Sha256 hash_;
  std::uint64_t size_ = 0;
};

Result<std::unique_ptr<FileBlobs>> FileBlobs::open(Files& files, Path folder, Random& random) {
  TRY(files.make_directories(folder / "incoming", folder_mode));
  TRY(files.make_directories(folder / "sha256", folder_mode));
  TRY(files.sync_directory(folder));
  return std::unique_ptr<FileBlobs>(new FileBlobs(files, std::move(folder), random));
}

Path FileBlobs::path_of(const Digest& digest) const {
  std::string hex = to_hex(digest);
  return folder_ / "sha256" / hex.substr(0, 2) / hex.substr(2);
}

Result<std::unique_ptr<BlobWriter>> FileBlobs::begin() {
  Path path = folder_ / "incoming" / to_hex(random_.bytes(16));
  auto file = TRY(files_.open(path, OpenMode::create_new, file_mode));
  return std::make_unique<Writer>(*this, std::move(path), std::move(file));
}

Result<void> FileBlobs::settle(const Path& temporary, const BlobInfo& info) {
  Path path = path_of(info.digest);
  Path parent = path.parent_path();
  if (!files_.exists(parent)) {
    TRY(files_.make_directories(parent, folder_mode));
    TRY(files_.sync_directory(parent.parent_path()));
  }
  auto present = files_.status(path);
  if (present && present->size == info.size) {
    TRY(files_.remove(temporary));
  } else {
    TRY(files_.rename(temporary, path));  // also over a file of the wrong size, which only a damaged disk leaves
  }
  // Needed in both cases: who came first may not have synced the folder yet.
  return files_.sync_directory(parent);
}

Result<std::uint64_t> FileBlobs::size_of(const Digest& digest) {
  auto status = files_.status(path_of(digest));
  if (!status) return named(std::move(status).error(), digest);
  if (status->kind != FileKind::regular) return error(ErrorCode::integrity, "blob {}: not a regular file", to_hex(digest));
  return status->size;
}

Result<Bytes> FileBlobs::get_range(const Digest& digest, std::uint64_t offset, std::uint64_t length) {
  if (length > longest_range) return error(ErrorCode::invalid_input, "blob {}: a range of {} bytes is above 1 GiB", to_hex(digest), length);
  std::uint64_t size = TRY(size_of(digest));
  if (offset >= size) return Bytes();
  Bytes bytes(std::min(length, size - offset));
  auto file = files_.open(path_of(digest), OpenMode::read);
  if (!file) return named(std::move(file).error(), digest);
  size_t count = TRY((*file)->read_at(offset, bytes));
  if (count != bytes.size()) return error(ErrorCode::integrity, "blob {}: it became shorter while it was read", to_hex(digest));
  return bytes;
}

Result<void> FileBlobs::read(const Digest& digest, const std::function<Result<void>(ByteView)>& piece, Verify verify) {
  auto file = files_.open(path_of(digest), OpenMode::read);
  if (!file) return named(std::move(file).error(), digest);
  Bytes buffer(piece_bytes);
  Sha256 hash;
  for (std::uint64_t offset = 0;;) {
    size_t count = TRY((*file)->read_at(offset, buffer));
    if (count == 0) break;
    ByteView read = ByteView(buffer).first(count);
    if (verify == Verify::yes) hash.update(read);
    TRY(piece(read));
    offset += count;
  }
  if (verify == Verify::yes && hash.finish() != digest)
    return error(ErrorCode::integrity, "blob {}: the bytes on disk have another hash; restore it from a backup", to_hex(digest));
  return {};
}

Result<void> FileBlobs::list(const std::function<Result<void>(const BlobInfo&)>& each) {
  for (const DirectoryEntry& folder : TRY(files_.list(folder_ / "sha256"))) {
    if (folder.kind != FileKind::directory) continue;
    for (const DirectoryEntry& entry : TRY(files_.list(folder_ / "sha256" / folder.name))) {
      auto digest = parse_digest(folder.name + entry.name);
      if (!digest || entry.kind != FileKind::regular) continue;  // not ours
      auto size = size_of(*digest);
      if (!size && size.error().code == ErrorCode::not_found) continue;  // removed meanwhile
      if (!size) return std::unexpected(std::move(size).error());
      TRY(each({*digest, *size}));
    }
  }
  return {};
}

Result<void> FileBlobs::remove(const Digest& digest) {
  Path path = path_of(digest);
  auto removed = files_.remove(path);
  if (!removed) return named(std::move(removed).error(), digest);
  return files_.sync_directory(path.parent_path());
}

Result<int> FileBlobs::sweep(Instant older_than) {
  int count = 0;
  for (const DirectoryEntry& entry : TRY(files_.list(folder_ / "incoming"))) {
    Path path = folder_ / "incoming" / entry.name;
    auto status = files_.status(path);
    if (!status || status->modified >= older_than) continue;
    TRY(files_.remove(path));
    ++count;
  }
  return count;
}

}  // namespace sekimori::blob
