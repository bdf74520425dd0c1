// One partition of a LocalLog: a chain of append files, one of them active, with group commit.
//
// Threads that append queue up; the first of them becomes the leader, writes all that waits in one write and one fdatasync,
// and wakes the others. So a File is only ever used by one thread, and many small appends share one fdatasync.
//
// After a failed fdatasync nothing is known about the disk: the partition answers every later append with that failure and
// serves reads of what had been acknowledged, until it is opened again.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <unordered_set>

#include "base/files.h"
#include "store/stream/event_log.h"
#include "store/stream/frame.h"
#include "store/stream/key_window.h"

namespace sekimori::stream {

// The bytes that all partitions of a log may hold together.
class ByteBound {
 public:
  explicit ByteBound(std::uint64_t limit) : limit_(limit) {}
  bool reserve(std::uint64_t bytes);
  void add(std::uint64_t bytes) { used_ += bytes; }
  void release(std::uint64_t bytes) { used_ -= bytes; }
  std::uint64_t used() const { return used_; }
  std::uint64_t limit() const { return limit_; }

 private:
  std::uint64_t limit_;
  std::atomic<std::uint64_t> used_{0};
};

struct PartitionSettings {
  std::uint32_t number = 0;
  Path directory;
  std::uint64_t file_bytes = 0;     // a file is closed once it has reached this size
  std::size_t remembered_keys = 0;  // of trimmed frames
};

// What opening found and did.
struct PartitionRecovery {
  std::uint64_t cut_bytes = 0;     // of a torn tail, never acknowledged
  std::size_t lost_key_files = 0;  // damaged key files of trimmed frames: resends that old would be stored again
};

class LogPartition {
 public:
  // integrity when an acknowledged part of a file is damaged: nothing is cut then.
  static Result<std::unique_ptr<LogPartition>> open(Files& files, PartitionSettings settings, ByteBound& bound);

  Result<AppendReceipt> append(const BatchKey& key, ByteView payload);
  Result<FrameBatch> poll(Offset offset, const PollLimits& limits);
  Result<void> trim_before(Offset offset);
  Offset begin();
  Offset end();
  const PartitionRecovery& recovery() const { return recovery_; }

 private:
  struct LogFile {
    Path path;
    Offset base = 0;
    Offset end = 0;  // durable
  };
  struct RetiredKeys {
    Path path;
    Offset end = 0;
  };
  struct Pending {
    BatchKey key;
    ByteView payload;
    Offset offset = 0;
    bool done = false;
    std::optional<Error> failed;
  };

  LogPartition(Files& files, PartitionSettings settings, ByteBound& bound)
      : files_(files), settings_(std::move(settings)), bound_(bound), keys_(settings_.remembered_keys) {}

  Path log_path(Offset base) const;
  Path keys_path(Offset base) const;

  // Opening (log_partition_open.cpp).
  Result<void> recover();
  Result<void> recover_retired(const Path& path, Offset base);
  Result<void> recover_sealed(const LogFile& file);
  Result<void> recover_active(LogFile& file);
  Result<void> check_place(const Path& path, Offset base, ByteView header) const;

  // The leader's part; none of these holds the mutex while it writes.
  void commit_group(std::unique_lock<std::mutex>& lock);
  Result<void> write_group(ByteView group);
  Result<void> begin_file(Offset base);
  void write_keys_of(const LogFile& file, std::unique_lock<std::mutex>& lock);

  std::optional<LogFile> file_with(Offset offset) const;
  Result<FrameBatch> read_frames(const LogFile& file, Offset offset, const PollLimits& limits);

  Files& files_;
  const PartitionSettings settings_;
  ByteBound& bound_;
  PartitionRecovery recovery_;

  std::mutex mutex_;
  std::condition_variable committed_;
  std::condition_variable arrived_;
  std::deque<LogFile> chain_;  // the last one is active
  std::deque<RetiredKeys> retired_;
  KeyWindow keys_;
  std::deque<Pending*> queue_;
  std::unordered_set<BatchKey> in_flight_;
  bool leader_at_work_ = false;
  std::optional<Error> failed_;

  std::unique_ptr<File> active_;    // the leader's alone
  std::uint64_t active_bytes_ = 0;  // durable size of the active file
};

}  // namespace sekimori::stream
