// The seam for the stream: a log of frames in partitions. Embedded it is LocalLog; scaled, a broker's topic.
//
//   auto log = TRY(LocalLog::open(files, data / "stream", {}));
//   const std::uint32_t partition = partition_of(event.user, log->partitions());
//   AppendReceipt receipt = TRY(log->append(partition, make_batch_key(source_id, idempotency_key), frame_bytes));
//   // only now may the sender be told OK; receipt.outcome is duplicate when these bytes had been taken before
//
//   Offset next = offset_from_checkpoint;                 // the truth about progress is the reader's own checkpoint
//   FrameBatch batch = TRY(log->poll(partition, next, {}));
//   for (const Frame& frame : batch.frames) apply(frame.payload);
//   next = batch.next;                                    // goes into the same transaction as the effects
//
// Offsets are ordered numbers within one partition, with gaps; only `next` of a frame or batch, begin() and end() may be
// handed back to poll. A frame is 1 to max_frame_bytes of opaque bytes.
//
// What every adapter promises: append returns only when the frame survives the loss of the process (and, for LocalLog, of
// the power); an acknowledged frame is read back in order, unchanged, until trimmed; a frame whose append failed is later
// there wholly or not at all. All functions may be called from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace sekimori::stream {

using Offset = std::uint64_t;

constexpr std::uint64_t max_frame_bytes = std::uint64_t(32) << 20;

// Names one batch of one source, so that sending it again changes nothing.
struct BatchKey {
  std::array<Byte, 16> bytes{};
  auto operator<=>(const BatchKey&) const = default;
};
// First 128 bits of SHA-256 over both parts with their lengths.
BatchKey make_batch_key(std::string_view source_id, std::string_view idempotency_key);

// hash(subject) mod partitions; the same on every machine and in every release. partitions > 0.
std::uint32_t partition_of(std::string_view subject, std::uint32_t partitions);

enum class AppendOutcome : unsigned char { stored, duplicate };

struct AppendReceipt {
  AppendOutcome outcome = AppendOutcome::stored;
  Offset offset = 0;  // of the frame, also when it had been there before
};

// One frame; `payload` points into its FrameBatch.
struct Frame {
  Offset offset = 0;
  Offset next = 0;
  BatchKey key;
  ByteView payload;
};

struct FrameBatch {
  FrameBatch() = default;
  FrameBatch(FrameBatch&&) noexcept = default;
  FrameBatch& operator=(FrameBatch&&) noexcept = default;
  FrameBatch(const FrameBatch&) = delete;
  FrameBatch& operator=(const FrameBatch&) = delete;

  Bytes storage;
  std::vector<Frame> frames;
  Offset next = 0;  // where to go on; equals the asked offset when there was nothing
};

struct PollLimits {
  std::size_t frames = 4096;
  std::uint64_t bytes = std::uint64_t(8) << 20;  // at least one frame is returned whatever its size
  std::int64_t wait_nanoseconds = 0;             // how long to wait for a first frame; 0 does not wait
};

// Told which partitions this process reads. A local log hands out all of them once; a broker moves them about.
class PartitionListener {
 public:
  virtual ~PartitionListener() = default;
  // Load the checkpoint, then poll from its offset.
  virtual void assigned(std::span<const std::uint32_t> partitions) = 0;
  // Finish the batch, commit the checkpoint, stop polling; another process may own them when this returns.
  virtual void revoked(std::span<const std::uint32_t> partitions) = 0;
  // They are gone already: drop what is not committed.
  virtual void lost(std::span<const std::uint32_t> partitions) = 0;
};

// Ends the subscription when it dies; what is still assigned is revoked first.
class Subscription {
 public:
  virtual ~Subscription() = default;
};

class EventLog {
 public:
  virtual ~EventLog() = default;

  virtual std::uint32_t partitions() const = 0;

  // Stores one frame. A frame with a key that is known in this partition changes nothing and is answered with `duplicate`
  // (the payload is not compared). full: the log has reached its byte bound, try later; invalid_input: empty or oversized
  // frame, no such partition. Any other error: not acknowledged, send again with the same key.
  virtual Result<AppendReceipt> append(std::uint32_t partition, const BatchKey& key, ByteView payload) = 0;

  // Frames from `offset` on. Nothing there yet: an empty batch. not_found: the offset has been trimmed away or was never
  // reached; the message names the first that exists. integrity: the bytes on disk are damaged.
  virtual Result<FrameBatch> poll(std::uint32_t partition, Offset offset, const PollLimits& limits) = 0;

  virtual Result<Offset> begin(std::uint32_t partition) = 0;  // first offset that is still there
  virtual Result<Offset> end(std::uint32_t partition) = 0;    // where the next frame will stand

  // Lets go of frames before `offset`, as far as whole files allow. Their keys are remembered for the window.
  virtual Result<void> trim_before(std::uint32_t partition, Offset offset) = 0;

  // `group` names the readers that share the partitions. The listener must outlive the subscription. Calls come from the
  // thread that subscribes, polls or destroys the subscription, never from one of the log's own.
  virtual Result<std::unique_ptr<Subscription>> subscribe(std::string_view group, PartitionListener& listener) = 0;
};

}  // namespace sekimori::stream

template <>
struct std::hash<sekimori::stream::BatchKey> {
  std::size_t operator()(const sekimori::stream::BatchKey& key) const noexcept;
};
