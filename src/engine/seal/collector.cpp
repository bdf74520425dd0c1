#include "engine/seal/collector.h"

#include <algorithm>

#include "base/text.h"
#include "engine/seal/manifest.h"

namespace sekimori::seal {
namespace {

constexpr size_t block_bytes = size_t(1) << 20;
constexpr size_t pending_bytes = size_t(64) << 10;
constexpr size_t most_listed = 1000;

}  // namespace

Result<LineFile> LineFile::create(Files& files, const Path& path) { return LineFile(TRY(files.open(path, OpenMode::create_new))); }

Result<void> LineFile::write(std::string_view text) {
  hash_.update(text);
  pending_ += text;
  if (pending_.size() < pending_bytes) return {};
  TRY(file_->append(as_bytes(pending_)));
  pending_.clear();
  return {};
}

Result<std::string> LineFile::close() {
  if (!pending_.empty()) TRY(file_->append(as_bytes(pending_)));
  pending_.clear();
  return to_hex(hash_.finish());
}

std::uint64_t measure(Files& files, const Path& path) {
  std::uint64_t total = 0;
  std::vector<Path> open{path};
  while (!open.empty()) {
    const Path here = std::move(open.back());
    open.pop_back();
    const auto status = files.status(here);
    if (!status) continue;
    if (status->kind == FileKind::regular) total += status->size;
    if (status->kind != FileKind::directory) continue;
    if (const auto entries = files.list(here))
      for (const DirectoryEntry& entry : *entries) open.push_back(here / entry.name);
  }
  return total;
}

Result<void> Collector::open() {
  TRY(files_.make_directories(bag_ / "data"));
  TRY(files_.make_directories(bag_ / "meta"));
  narrow_ = TRY(LineFile::create(files_, bag_ / "manifest-sha256.txt"));
  wide_ = TRY(LineFile::create(files_, bag_ / "manifest-sha512.txt"));
  list_ = TRY(LineFile::create(files_, bag_ / "meta/files.jsonl"));
  return {};
}

Result<Collector::Closed> Collector::close() {
  Closed out;
  out.manifest_sha256 = TRY(narrow_->close());
  out.manifest_sha512 = TRY(wide_->close());
  out.files = TRY(list_->close());
  return out;
}

Result<void> Collector::take(const ExhibitSource& exhibit) {
  exhibit_ = exhibit.id;
  current_ = &summary_.exhibits.emplace_back();
  current_->id = exhibit.id;
  std::set<std::string> used;
  for (const Path& given : exhibit.paths) {
    // A link named by the user means what it points to; links found below are recorded as links.
    Path path = given;
    for (int hops = 0; hops < 16; ++hops) {
      const FileStatus status = TRY(files_.status(path));
      if (status.kind != FileKind::symlink) break;
      const Path target = TRY(files_.read_link(path));
      path = target.is_absolute() ? target : path.parent_path() / target;
    }
    std::string name = given.lexically_normal().filename().string();
    if (name.empty()) name = given.lexically_normal().parent_path().filename().string();
    if (name.empty() || name == "." || name == "..") name = "files";
    const std::string base = stored_name(name);
    name = base;
    for (int n = 2; !used.insert(name).second; ++n) name = fmt::format("{}~{}", base, n);
    TRY(walk({path, given.string(), fmt::format("data/{}/{}", exhibit.id, name)}));
  }
  current_->manifest_sha256 = to_hex(exhibit_hash_.finish());
  summary_.files += current_->files;
  summary_.bytes += current_->bytes;
  return {};
}

Result<void> Collector::walk(Source first) {
  // Depth first, in the order of names, without recursion: a stack of what is still to do.
  std::vector<Source> open;
  open.push_back(std::move(first));
  while (!open.empty()) {
    const Source source = std::move(open.back());
    open.pop_back();
    const auto status = files_.status(source.path);
    if (!status) {
      TRY(leave_out(source, {}, "unreadable", status.error().message));
      continue;
    }
    switch (status->kind) {
      case FileKind::regular: TRY(take_file(source, *status)); break;
      case FileKind::symlink: {
        const auto target = files_.read_link(source.path);
        TRY(leave_out(source, *status, "symlink", target ? target->string() : target.error().message));
        break;
      }
      case FileKind::special: TRY(leave_out(source, *status, "special", "")); break;
      case FileKind::directory: {
        const auto entries = files_.list(source.path);
        if (!entries) {
          TRY(leave_out(source, *status, "unreadable", entries.error().message));
          break;
        }
        Json row = Json::object();
        row.set("status", entries->empty() ? "empty_directory" : "directory");
        TRY(note(source, *status, std::move(row)));
        for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
          open.push_back({source.path / entry->name, source.shown + "/" + entry->name, source.stored + "/" + stored_name(entry->name)});
        break;
      }
    }
  }
  return {};
}

Result<std::unique_ptr<File>> Collector::create(std::string& stored) {
  const std::string wanted = stored;
  TRY(files_.make_directories((bag_ / wanted).parent_path()));
  for (int n = 2;; ++n) {
    auto file = files_.open(bag_ / stored, OpenMode::create_new);
    // Two source names may become one when stored (bytes that are not UTF-8).
    if (file || file.error().code != ErrorCode::conflict || n > 1000) return file;
    stored = fmt::format("{}~{}", wanted, n);
  }
}

Result<void> Collector::take_file(const Source& given, const FileStatus& before) {
  Source source = given;
  auto input = files_.open(source.path, OpenMode::read);
  if (!input) return leave_out(source, before, "unreadable", input.error().message);
  auto output = TRY(create(source.stored));
  buffer_.resize(block_bytes);
  std::uint64_t size = 0;
  std::string read_error;
  while (true) {
    const auto got = (*input)->read_at(size, buffer_);
    if (!got) {
      read_error = got.error().message;
      break;
    }
    if (*got == 0) break;
    const ByteView block = ByteView(buffer_).first(*got);
    hash_.update(block);
    TRY(output->append(block));
    size += *got;
    seen_.bytes_done += *got;
    TRY(report());
  }
  const PayloadDigests digests = hash_.finish();
  if (!read_error.empty()) {
    // Half a file would look like a whole one; none is kept, and it is said why.
    output.reset();
    TRY(files_.remove(bag_ / source.stored));
    return leave_out(source, before, "unreadable", read_error);
  }
  const auto after = files_.status(source.path);
  const bool changed =
      !after || after->size != before.size || after->modified != before.modified || after->inode != before.inode || size != before.size;

  const std::string line = manifest_line(digests.sha256, source.stored);
  exhibit_hash_.update(line);
  TRY(narrow_->write(line));
  TRY(wide_->write(manifest_line(digests.sha512, source.stored)));
  ++current_->files;
  current_->bytes += size;
  ++seen_.files_done;
  Json row = Json::object();
  row.set("status", changed ? "changed_while_read" : "sealed").set("stored", encode_path(source.stored)).set("bytes", size);
  row.set("sha256", digests.sha256);
  if (changed) {
    ++summary_.left_out_count;
    if (summary_.left_out.size() < most_listed) summary_.left_out.push_back({exhibit_, source.shown, "changed_while_read"});
  }
  return note(source, before, std::move(row));
}

Result<void> Collector::leave_out(const Source& source, const std::optional<FileStatus>& status, std::string_view reason,
                                  std::string_view detail) {
  ++summary_.left_out_count;
  if (summary_.left_out.size() < most_listed) summary_.left_out.push_back({exhibit_, source.shown, std::string(reason)});
  Json row = Json::object();
  row.set("status", "left_out").set("reason", reason);
  if (reason == "symlink") row.set("target", scrub_utf8(detail));
  else if (!detail.empty()) row.set("detail", scrub_utf8(detail));
  return note(source, status, std::move(row));
}

Result<void> Collector::note(const Source& source, const std::optional<FileStatus>& status, Json row) {
  row.set("exhibit", exhibit_).set("source", scrub_utf8(source.shown));
  if (!is_valid_utf8(source.shown)) row.set("source_hex", to_hex(as_bytes(source.shown)));
  if (status)
    row.set("modified", status->modified.to_rfc3339())
        .set("mode", fmt::format("{:04o}", status->mode))
        .set("inode", std::to_string(status->inode));
  return list_->write(row.canonical() + "\n");
}

Result<void> Collector::report() {
  if (progress_ && !progress_(seen_)) return error(ErrorCode::interrupted, "sealing was interrupted; no bag was made");
  return {};
}

}  // namespace sekimori::seal
