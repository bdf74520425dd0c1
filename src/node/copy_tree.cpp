#include "node/copy_tree.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>

namespace sekimori::node {
namespace {

constexpr std::size_t piece_bytes = std::size_t(1) << 20;

struct ReadCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
struct WriteCloser {
  void operator()(archive* handle) const { archive_write_free(handle); }
};
struct EntryCloser {
  void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

std::unexpected<Error> archive_failure(archive* handle, const Path& path) {
  const char* text = archive_error_string(handle);
  const int number = archive_errno(handle);
  if (number == ENOSPC || number == EACCES || number == ENOENT) return system_error(number, path.string());
  return error(ErrorCode::invalid_input, "{}: {}", path.string(), text != nullptr ? text : "?");
}

bool is_plain_relative(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.contains('\0')) return false;
  for (const Path& part : Path(path))
    if (part == ".." || part == "." || part.empty()) return false;
  return true;
}

Result<CopiedFile> read_through(Files& files, const Path& from, const std::function<Result<void>(ByteView)>& piece) {
  auto file = TRY(files.open(from, OpenMode::read));
  const std::uint64_t size = TRY(file->size());
  Bytes buffer(std::min<std::uint64_t>(piece_bytes, std::max<std::uint64_t>(size, 1)));
  Sha256 hash;
  CopiedFile copied;
  while (copied.bytes < size) {
    const std::size_t want = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size - copied.bytes));
    const std::size_t got = TRY(file->read_at(copied.bytes, std::span(buffer).first(want)));
    if (got == 0) break;
    const ByteView bytes = ByteView(buffer).first(got);
    hash.update(bytes);
    if (piece) TRY(piece(bytes));
    copied.bytes += got;
  }
  copied.digest = hash.finish();
  return copied;
}

}  // namespace

Result<CopiedFile> copy_file(Files& files, const Path& from, const Path& to, std::uint32_t permissions) {
  TRY(files.make_directories(to.parent_path(), 0700));
  auto out = TRY(files.open(to, OpenMode::create_new, permissions));
  return read_through(files, from, [&](ByteView bytes) { return out->append(bytes); });
}

Result<CopiedFile> hash_file(Files& files, const Path& path) { return read_through(files, path, {}); }

Result<std::vector<std::string>> list_tree(Files& files, const Path& root, const Path& folder) {
  std::vector<std::string> out;
  if (!files.exists(folder)) return out;
  for (const DirectoryEntry& entry : TRY(files.list(folder))) {
    const Path path = folder / entry.name;
    if (entry.kind == FileKind::regular) {
      out.push_back(path.lexically_relative(root).generic_string());
    } else if (entry.kind == FileKind::directory) {
      auto below = TRY(list_tree(files, root, path));
      out.insert(out.end(), std::make_move_iterator(below.begin()), std::make_move_iterator(below.end()));
    } else {
      return error(ErrorCode::invalid_input, "{}: neither a file nor a folder", path.string());
    }
  }
  return out;
}

Result<void> pack_tar(Files& files, const Path& folder, const Path& tar) {
  auto out = TRY(files.open(tar, OpenMode::create_new, 0600));
  struct Sink {
    File& file;
    std::optional<Error> problem;
  } sink{*out, {}};
  const std::unique_ptr<archive, WriteCloser> handle(archive_write_new());
  archive_write_set_format_pax_restricted(handle.get());
  archive_write_set_bytes_in_last_block(handle.get(), 1);
  const auto write = [](archive*, void* data, const void* bytes, size_t count) -> la_ssize_t {
    Sink& to = *static_cast<Sink*>(data);
    if (auto done = to.file.append({static_cast<const Byte*>(bytes), count}); !done) {
      to.problem = done.error();
      return -1;
    }
    return static_cast<la_ssize_t>(count);
  };
  const auto failure = [&]() -> std::unexpected<Error> {
    if (sink.problem) return std::unexpected(*sink.problem);
    return archive_failure(handle.get(), tar);
  };
  if (archive_write_open(handle.get(), &sink, nullptr, write, nullptr) != ARCHIVE_OK) return failure();
  for (const std::string& name : TRY(list_tree(files, folder, folder))) {
    const FileStatus status = TRY(files.status(folder / name));
    const std::unique_ptr<archive_entry, EntryCloser> entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(status.size));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_mtime(entry.get(), status.modified.nanoseconds / nanoseconds_per_second, 0);
    if (archive_write_header(handle.get(), entry.get()) != ARCHIVE_OK) return failure();
    TRY(read_through(files, folder / name, [&](ByteView bytes) -> Result<void> {
      if (archive_write_data(handle.get(), bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) return failure();
      return {};
    }));
  }
  if (archive_write_close(handle.get()) != ARCHIVE_OK) return failure();
  TRY(out->sync());
  return files.sync_directory(tar.parent_path().empty() ? Path(".") : tar.parent_path());
}

Result<void> unpack_tar(Files& files, const Path& tar, const Path& folder) {
  auto in = TRY(files.open(tar, OpenMode::read));
  struct Source {
    File& file;
    std::uint64_t at;
    Bytes buffer;
  } source{*in, 0, Bytes(piece_bytes)};
  const std::unique_ptr<archive, ReadCloser> handle(archive_read_new());
  archive_read_support_format_tar(handle.get());
  const auto read = [](archive* reader, void* data, const void** bytes) -> la_ssize_t {
    Source& from = *static_cast<Source*>(data);
    const auto got = from.file.read_at(from.at, from.buffer);
    if (!got) {
      archive_set_error(reader, EIO, "%s", got.error().message.c_str());
      return -1;
    }
    from.at += *got;
    *bytes = from.buffer.data();
    return static_cast<la_ssize_t>(*got);
  };
  if (archive_read_open(handle.get(), &source, nullptr, read, nullptr) != ARCHIVE_OK) return archive_failure(handle.get(), tar);
  while (true) {
    archive_entry* entry = nullptr;
    const int next = archive_read_next_header(handle.get(), &entry);
    if (next == ARCHIVE_EOF) return {};
    if (next != ARCHIVE_OK) return archive_failure(handle.get(), tar);
    const char* name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr ||
        !is_plain_relative(name))
      return error(ErrorCode::invalid_input, "{}: holds '{}', which is not a plain file below it", tar.string(),
                   name != nullptr ? name : "?");
    const Path to = folder / name;
    TRY(files.make_directories(to.parent_path(), 0700));
    auto out = TRY(files.open(to, OpenMode::create_new, 0600));
    Bytes piece(piece_bytes);
    while (true) {
      const la_ssize_t got = archive_read_data(handle.get(), piece.data(), piece.size());
      if (got < 0) return archive_failure(handle.get(), tar);
      if (got == 0) break;
      TRY(out->append(ByteView(piece).first(static_cast<std::size_t>(got))));
    }
  }
}

}  // namespace sekimori::node
