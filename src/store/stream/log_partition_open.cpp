// Opening a partition: what a crash may have left is put right, what only damage can explain is refused.
#include <charconv>
#include <map>

#include "store/stream/log_partition.h"

namespace sekimori::stream {
namespace {

std::optional<Offset> base_of(std::string_view name, std::string_view ending) {
  if (name.size() != 20 + ending.size() || !name.ends_with(ending)) return {};
  Offset base = 0;
  const auto [end, failed] = std::from_chars(name.data(), name.data() + 20, base);
  if (failed != std::errc() || end != name.data() + 20) return {};
  return base;
}

struct Scan {
  std::size_t valid_bytes = 0;  // of the frames region, from its start
  std::vector<KeyAt> keys;
};

Scan scan_frames(ByteView frames, Offset base) {
  Scan scan;
  while (true) {
    const ByteView rest = frames.subspan(scan.valid_bytes);
    const auto header = parse_frame_header(rest);
    if (!header || frame_header_bytes + header->payload_bytes > rest.size()) return scan;
    const std::size_t size = frame_header_bytes + header->payload_bytes;
    if (!checksum_holds(*header, rest.first(size))) return scan;
    scan.keys.push_back({header->key, base + scan.valid_bytes});
    scan.valid_bytes += size;
  }
}

// Whether a frame stands behind `bad` whose write began after it: then what is at `bad` had been acknowledged.
bool acknowledged_later(ByteView frames, std::size_t bad) {
  for (std::size_t at = bad + 1; at + frame_header_bytes <= frames.size(); ++at) {
    const auto header = parse_frame_header(frames.subspan(at));
    if (!header || at < header->group_bytes || at - header->group_bytes <= bad) continue;
    if (frame_header_bytes + header->payload_bytes > frames.size() - at) continue;
    if (checksum_holds(*header, frames.subspan(at, frame_header_bytes + header->payload_bytes))) return true;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<LogPartition>> LogPartition::open(Files& files, PartitionSettings settings, ByteBound& bound) {
  std::unique_ptr<LogPartition> partition(new LogPartition(files, std::move(settings), bound));
  TRY(partition->recover());
  return partition;
}

Result<void> LogPartition::recover() {
  TRY(files_.make_directories(settings_.directory, 0700));
  std::map<Offset, Path> logs;
  std::map<Offset, Path> key_files;
  for (const DirectoryEntry& entry : TRY(files_.list(settings_.directory))) {
    if (const auto log = base_of(entry.name, ".log")) logs[*log] = settings_.directory / entry.name;
    else if (const auto keys = base_of(entry.name, ".keys")) key_files[*keys] = settings_.directory / entry.name;
    else if (entry.name.ends_with(".tmp")) TRY(files_.remove(settings_.directory / entry.name));
  }
  if (!logs.empty()) {
    // A file whose creation was cut short holds no frame yet: the header is durable before the first frame is written.
    const auto& [base, path] = *logs.rbegin();
    if (TRY(files_.status(path)).size < file_header_bytes) {
      TRY(files_.remove(path));
      logs.erase(base);
    }
  }
  for (const auto& [base, path] : key_files)
    if (logs.empty() || base < logs.begin()->first) TRY(recover_retired(path, base));

  for (const auto& [base, path] : logs) {
    auto file = TRY(files_.open(path, OpenMode::read));
    Bytes header(file_header_bytes);
    header.resize(TRY(file->read_at(0, header)));
    TRY(check_place(path, base, header));
    const std::uint64_t size = TRY(file->size());
    file.reset();
    LogFile log_file{path, base, base + (size - file_header_bytes)};
    if (base == logs.rbegin()->first) {
      TRY(recover_active(log_file));
    } else {
      TRY(recover_sealed(log_file));
    }
    if (!chain_.empty() && chain_.back().end > base)
      return error(ErrorCode::integrity, "{}: begins at offset {}, inside the file before it, which ends at {}", path.string(), base,
                   chain_.back().end);
    chain_.push_back(log_file);
    bound_.add(file_header_bytes + (log_file.end - log_file.base));
  }
  if (chain_.empty()) {
    // Behind keys of trimmed frames, so that no offset is ever used twice.
    const Offset base = retired_.empty() ? 0 : retired_.back().end;
    TRY(begin_file(base));
    chain_.push_back({log_path(base), base, base});
  }
  keys_.forget_before(chain_.front().base);
  return {};
}

Result<void> LogPartition::check_place(const Path& path, Offset base, ByteView header_bytes) const {
  const auto header = TRY(parse_file_header(header_bytes, path.string()));
  if (!header) return error(ErrorCode::integrity, "{}: the file header is damaged; restore the file from a backup", path.string());
  if (header->base != base || header->partition != settings_.number)
    return error(ErrorCode::integrity, "{}: belongs to partition {} at offset {}; put it back in its place", path.string(),
                 header->partition, header->base);
  return {};
}

Result<void> LogPartition::recover_retired(const Path& path, Offset base) {
  const auto keys = parse_keys(TRY(files_.read(path)));
  if (!keys) {
    ++recovery_.lost_key_files;
    return {};
  }
  for (const KeyAt& row : *keys) keys_.insert(row.key, row.offset);
  // The exact end is not written anywhere; one past the last key is enough to order the files.
  retired_.push_back({path, keys->empty() ? base + 1 : keys->back().offset + 1});
  return {};
}

Result<void> LogPartition::recover_sealed(const LogFile& file) {
  if (files_.exists(keys_path(file.base))) {
    if (const auto keys = parse_keys(TRY(files_.read(keys_path(file.base))))) {
      for (const KeyAt& row : *keys) keys_.insert(row.key, row.offset);
      return {};
    }
  }
  const Bytes bytes = TRY(files_.read(file.path));
  const ByteView frames = ByteView(bytes).subspan(file_header_bytes);
  const Scan scan = scan_frames(frames, file.base);
  if (scan.valid_bytes != frames.size())
    return error(ErrorCode::integrity, "{}: damaged at byte {}; restore the file from a backup", file.path.string(),
                 file_header_bytes + scan.valid_bytes);
  for (const KeyAt& row : scan.keys) keys_.insert(row.key, row.offset);
  return {};
}

Result<void> LogPartition::recover_active(LogFile& file) {
  const Bytes bytes = TRY(files_.read(file.path));
  const ByteView frames = ByteView(bytes).subspan(file_header_bytes);
  const Scan scan = scan_frames(frames, file.base);
  if (acknowledged_later(frames, scan.valid_bytes))
    return error(ErrorCode::integrity,
                 "{}: damaged at byte {}, and later frames show that it had been acknowledged; nothing was cut. Restore the file from a "
                 "backup, or move it away to go on without it",
                 file.path.string(), file_header_bytes + scan.valid_bytes);
  for (const KeyAt& row : scan.keys) keys_.insert(row.key, row.offset);
  file.end = file.base + scan.valid_bytes;
  recovery_.cut_bytes = frames.size() - scan.valid_bytes;
  active_bytes_ = file_header_bytes + scan.valid_bytes;
  active_ = TRY(files_.open(file.path, OpenMode::append, 0600));
  if (recovery_.cut_bytes > 0) TRY(active_->truncate(active_bytes_));
  // A killed process may have written whole frames without having synced them: they count from now on, so they must last.
  return active_->sync();
}

}  // namespace sekimori::stream
