// A confined child that serves requests until it is told to stop, dies, or is replaced.
//
// Parent:
//   auto worker = TRY(ConfinedWorker::start({.program = "/proc/self/exe", .arguments = {"inspect-worker"}}));
//   TRY(worker.send(request, descriptor_of_the_file));                     // one message, at most 64 KiB
//   WorkerReply reply = worker.receive(deadline, 64 << 20);                // one frame, or how the worker ended
//
// Child (the hidden verb), after warming its libraries:
//   TRY(enter_worker_confinement(limits));
//   WorkerChannel channel;
//   while (auto request = channel.next()) { ...; channel.send(frame); }
//
// Wire: requests are SOCK_SEQPACKET messages on descriptor 3, each with at most one descriptor attached (SCM_RIGHTS);
// frames are u32 little-endian length and payload on the pipe at descriptor 4. docs/format/worker-protocol.md.
#pragma once

#include <optional>

#include "base/bytes.h"
#include "base/files.h"

namespace sekimori {

struct WorkerCommand {
  Path program = "/proc/self/exe";
  std::vector<std::string> arguments;
};

enum class WorkerEnd { frame, timed_out, ended };

struct WorkerReply {
  WorkerEnd end = WorkerEnd::frame;
  Bytes frame;
  int signal = 0;       // of `ended`: signal number, or 0
  int exit_status = 0;  // of `ended` without signal
};

// One child. Killed by the destructor. One thread at a time.
class ConfinedWorker {
 public:
  // not_permitted inside a worker.
  static Result<ConfinedWorker> start(const WorkerCommand& command);
  ConfinedWorker(ConfinedWorker&& other) noexcept;
  ConfinedWorker& operator=(ConfinedWorker&& other) noexcept;
  ~ConfinedWorker();

  // `descriptor` is duplicated into the child; the caller keeps its own. unreachable when the child has gone.
  Result<void> send(ByteView request, std::optional<int> descriptor);
  // Waits until a whole frame, the end of the child, or the deadline (Clock::monotonic_nanoseconds of the system).
  // After timed_out or ended the worker is dead. A frame larger than `limit` counts as ended (the child misbehaves).
  WorkerReply receive(std::int64_t deadline_nanoseconds, size_t limit);
  void kill();
  bool alive() const { return process_ > 0; }

 private:
  ConfinedWorker(int process, int requests, int frames) : process_(process), requests_(requests), frames_(frames) {}
  WorkerReply reap();
  int process_ = -1;
  int requests_ = -1;
  int frames_ = -1;
};

struct WorkerRequest {
  Bytes message;
  int descriptor = -1;  // owned by the receiver of the request; -1: none
};

// The child's ends of the two pipes. Uses read, recvmsg, write alone.
class WorkerChannel {
 public:
  explicit WorkerChannel(int requests = 3, int frames = 4) : requests_(requests), frames_(frames) {}
  std::optional<WorkerRequest> next();  // nothing: the parent has gone or has closed its end
  Result<void> send(ByteView frame);    // unreachable when the parent has gone

 private:
  int requests_;
  int frames_;
};

}  // namespace sekimori
