#include "store/stream/log_partition.h"

#include <algorithm>
#include <chrono>

namespace sekimori::stream {
namespace {
constexpr std::uint64_t group_limit_bytes = std::uint64_t(8) << 20;
}

bool ByteBound::reserve(std::uint64_t bytes) {
  std::uint64_t used = used_;
  do {
    if (bytes > limit_ || used > limit_ - bytes) return false;
  } while (!used_.compare_exchange_weak(used, used + bytes));
  return true;
}

Path LogPartition::log_path(Offset base) const { return settings_.directory / fmt::format("{:020}.log", base); }
Path LogPartition::keys_path(Offset base) const { return settings_.directory / fmt::format("{:020}.keys", base); }

Result<AppendReceipt> LogPartition::append(const BatchKey& key, ByteView payload) {
  if (payload.empty()) return error(ErrorCode::invalid_input, "partition {}: an empty frame", settings_.number);
  if (payload.size() > max_frame_bytes)
    return error(ErrorCode::invalid_input, "partition {}: a frame of {} bytes, the limit is {}; send smaller batches", settings_.number,
                 payload.size(), max_frame_bytes);
  const std::uint64_t frame_bytes = frame_header_bytes + payload.size();

  std::unique_lock lock(mutex_);
  // The same batch sent twice at once: the second waits for the fate of the first.
  committed_.wait(lock, [&] { return !in_flight_.contains(key); });
  if (const auto known = keys_.find(key)) return AppendReceipt{AppendOutcome::duplicate, *known};
  if (failed_) return std::unexpected(*failed_);
  if (!bound_.reserve(frame_bytes))
    return error(ErrorCode::full, "the stream holds {} of at most {} bytes; try again when older frames have been worked off",
                 bound_.used(), bound_.limit());

  Pending mine{key, payload, 0, false, {}};
  queue_.push_back(&mine);
  in_flight_.insert(key);
  while (!mine.done) {
    if (leader_at_work_) {
      committed_.wait(lock);
    } else {
      leader_at_work_ = true;
      commit_group(lock);
      leader_at_work_ = false;
      committed_.notify_all();
    }
  }
  if (mine.failed) {
    bound_.release(frame_bytes);
    return std::unexpected(std::move(*mine.failed));
  }
  return AppendReceipt{AppendOutcome::stored, mine.offset};
}

void LogPartition::commit_group(std::unique_lock<std::mutex>& lock) {
  std::vector<Pending*> group;
  std::uint64_t bytes = 0;
  while (!queue_.empty() && (group.empty() || bytes + queue_.front()->payload.size() <= group_limit_bytes)) {
    bytes += frame_header_bytes + queue_.front()->payload.size();
    group.push_back(queue_.front());
    queue_.pop_front();
  }
  Result<void> written = failed_ ? Result<void>(std::unexpected(*failed_)) : Result<void>();
  if (written && active_bytes_ >= settings_.file_bytes && chain_.back().end > chain_.back().base) {
    write_keys_of(chain_.back(), lock);
    const Offset base = chain_.back().end;
    lock.unlock();
    written = begin_file(base);
    lock.lock();
    if (written) chain_.push_back({log_path(base), base, base});
  }
  if (written) {
    const Offset start = chain_.back().end;
    lock.unlock();
    Bytes buffer;
    buffer.reserve(bytes);
    for (Pending* pending : group) {
      pending->offset = start + buffer.size();
      append_frame(buffer, pending->key, pending->payload);
    }
    written = write_group(buffer);
    lock.lock();
    if (written) chain_.back().end += buffer.size();
  }
  for (Pending* pending : group) {
    in_flight_.erase(pending->key);
    if (written) keys_.insert(pending->key, pending->offset);
    else pending->failed = written.error();
    pending->done = true;
  }
  if (written) arrived_.notify_all();
}

Result<void> LogPartition::write_group(ByteView group) {
  if (auto appended = active_->append(group); !appended) {
    // What part of it reached the file is unknown: back to the last durable byte, or no further writing at all.
    if (auto cut = active_->truncate(active_bytes_); !cut) {
      const std::scoped_lock lock(mutex_);
      failed_ = error(ErrorCode::failure, "partition {}: after \"{}\" the tail could not be cut: {}; open the stream again",
                      settings_.number, appended.error(), cut.error())
                    .error();
    }
    return appended;
  }
  if (auto synced = active_->sync(); !synced) {
    (void)active_->truncate(active_bytes_);  // so that the unacknowledged frames do not come back; the partition stops either way
    const std::scoped_lock lock(mutex_);
    failed_ = error(ErrorCode::failure, "partition {}: {}; it takes nothing more until the stream is opened again", settings_.number,
                    synced.error())
                  .error();
    return std::unexpected(*failed_);
  }
  active_bytes_ += group.size();
  return {};
}

Result<void> LogPartition::begin_file(Offset base) {
  const Path path = log_path(base);
  const auto make = [&]() -> Result<std::unique_ptr<File>> {
    // Left over from an attempt that failed half way: it holds no frame, since it never became the active file.
    if (files_.exists(path)) TRY(files_.remove(path));
    // Opened for appending, so that writing goes on at the end that truncate leaves after a failed write.
    auto file = TRY(files_.open(path, OpenMode::append, 0600));
    TRY(file->append(encode_file_header({settings_.number, base})));
    TRY(file->sync());
    TRY(files_.sync_directory(settings_.directory));
    return file;
  };
  auto file = make();
  if (!file) {
    (void)files_.remove(path);
    return std::unexpected(std::move(file).error());
  }
  active_ = *std::move(file);
  active_bytes_ = file_header_bytes;
  bound_.add(file_header_bytes);
  return {};
}

void LogPartition::write_keys_of(const LogFile& file, std::unique_lock<std::mutex>& lock) {
  const std::vector<KeyAt> keys = keys_.between(file.base, file.end);
  const Path path = keys_path(file.base);
  lock.unlock();
  // It only makes opening quicker: when it cannot be written now, opening reads the frames and trimming tries again.
  (void)files_.replace(path, encode_keys(keys), Durable::yes, 0600);
  lock.lock();
}

Offset LogPartition::begin() {
  const std::scoped_lock lock(mutex_);
  return chain_.front().base;
}

Offset LogPartition::end() {
  const std::scoped_lock lock(mutex_);
  return chain_.back().end;
}

Result<void> LogPartition::trim_before(Offset offset) {
  const std::scoped_lock lock(mutex_);
  while (chain_.size() > 1 && chain_.front().end <= offset) {
    const LogFile oldest = chain_.front();
    // The keys must be safe before the frames go, or a resend would be stored a second time.
    if (!files_.exists(keys_path(oldest.base)))
      TRY(files_.replace(keys_path(oldest.base), encode_keys(keys_.between(oldest.base, oldest.end)), Durable::yes, 0600));
    TRY(files_.remove(oldest.path));
    bound_.release(file_header_bytes + (oldest.end - oldest.base));
    retired_.push_back({keys_path(oldest.base), oldest.end});
    chain_.pop_front();
  }
  keys_.forget_before(chain_.front().base);
  while (!retired_.empty() && retired_.front().end <= keys_.oldest()) {
    TRY(files_.remove(retired_.front().path));
    retired_.pop_front();
  }
  return {};
}

std::optional<LogPartition::LogFile> LogPartition::file_with(Offset offset) const {
  const auto after = std::ranges::upper_bound(chain_, offset, {}, &LogFile::base);
  if (after == chain_.begin() || offset >= std::prev(after)->end) return {};
  return *std::prev(after);
}

Result<FrameBatch> LogPartition::poll(Offset offset, const PollLimits& limits) {
  std::unique_lock lock(mutex_);
  if (offset == chain_.back().end && limits.wait_nanoseconds > 0)
    arrived_.wait_for(lock, std::chrono::nanoseconds(limits.wait_nanoseconds), [&] { return offset != chain_.back().end; });
  if (offset == chain_.back().end) {
    FrameBatch nothing;
    nothing.next = offset;
    return nothing;
  }
  const auto file = file_with(offset);
  if (!file) {
    const auto later = std::ranges::lower_bound(chain_, offset, {}, &LogFile::base);
    if (later == chain_.end())
      return error(ErrorCode::not_found, "partition {}: nothing at offset {}; the log ends at {}", settings_.number, offset,
                   chain_.back().end);
    return error(ErrorCode::not_found, "partition {}: nothing at offset {}; the next frame there is stands at {}", settings_.number, offset,
                 later->base);
  }
  lock.unlock();
  auto read = read_frames(*file, offset, limits);
  if (!read && read.error().code == ErrorCode::not_found)
    return error(ErrorCode::not_found, "partition {}: offset {} has just been trimmed; the log begins at {}", settings_.number, offset,
                 begin());
  return read;
}

Result<FrameBatch> LogPartition::read_frames(const LogFile& log_file, Offset offset, const PollLimits& limits) {
  auto file = TRY(files_.open(log_file.path, OpenMode::read));
  const std::uint64_t position = file_header_bytes + (offset - log_file.base);
  const std::uint64_t available = log_file.end - offset;
  const auto damaged = [&](std::uint64_t at) {
    return error(ErrorCode::integrity, "{}: no whole frame at byte {}; the file is damaged or the offset is not one of a frame",
                 log_file.path.string(), at);
  };
  const auto fill = [&](Bytes& out, std::uint64_t size) -> Result<void> {
    const std::size_t before = out.size();
    out.resize(size);
    if (TRY(file->read_at(position + before, std::span(out).subspan(before))) != size - before) return damaged(position);
    return {};
  };

  FrameBatch batch;
  TRY(fill(batch.storage, std::min(available, std::max<std::uint64_t>(limits.bytes, frame_header_bytes))));
  std::size_t at = 0;
  while (at < batch.storage.size() && batch.frames.size() < std::max<std::size_t>(limits.frames, 1)) {
    const auto header = parse_frame_header(ByteView(batch.storage).subspan(at));
    if (!header) {
      if (at + frame_header_bytes > batch.storage.size() && !batch.frames.empty()) break;  // the read stopped inside a header
      return damaged(position + at);
    }
    const std::uint64_t frame_bytes = frame_header_bytes + header->payload_bytes;
    if (at + frame_bytes > available) return damaged(position + at);
    if (at + frame_bytes > batch.storage.size()) {
      if (!batch.frames.empty()) break;
      TRY(fill(batch.storage, frame_bytes));
    }
    if (!checksum_holds(*header, ByteView(batch.storage).subspan(at, frame_bytes))) return damaged(position + at);
    batch.frames.push_back({offset + at, offset + at + frame_bytes, header->key,
                            ByteView(batch.storage).subspan(at + frame_header_bytes, header->payload_bytes)});
    at += frame_bytes;
  }
  batch.next = offset + at;
  return batch;
}

}  // namespace sekimori::stream
