#include "base/confined_worker.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "base/clock.h"
#include "base/phrase.h"

namespace sekimori {
namespace {

constexpr size_t message_limit = 65536;
// Stands in the environment of every worker. A program that does not know the verb it is started with may do all that it does from the
// beginning, starting workers that do the same: there is no second generation.
constexpr const char* marker = "SEKIMORI_WORKER";
constexpr int child_requests = 3;
constexpr int child_frames = 4;

void close_if_open(int& descriptor) {
  if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
}

// Away from 3 and 4, so that putting one in place never overwrites the other.
int move_up(int descriptor) {
  const int moved = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 16);
  ::close(descriptor);
  return moved;
}

enum class Filled { yes, timed_out, closed };

Filled fill(int descriptor, std::span<Byte> out, std::int64_t deadline) {
  while (!out.empty()) {
    const std::int64_t left = deadline - system_clock().monotonic_nanoseconds();
    if (left <= 0) return Filled::timed_out;
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<std::int64_t>(left / 1'000'000 + 1, 60'000)));
    if (ready < 0 && errno != EINTR) return Filled::closed;
    if (ready <= 0) continue;
    const ssize_t n = ::read(descriptor, out.data(), out.size());
    if (n == 0 || (n < 0 && errno != EINTR)) return Filled::closed;
    if (n > 0) out = out.subspan(static_cast<size_t>(n));
  }
  return Filled::yes;
}

}  // namespace

Result<ConfinedWorker> ConfinedWorker::start(const WorkerCommand& command) {
  if (std::getenv(marker) != nullptr) return error(ErrorCode::not_permitted, "a confined worker starts no other worker");
  std::array<int, 2> sockets{};
  std::array<int, 2> pipes{};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets.data()) != 0)
    return system_error(errno, phrase("making a worker's socket"));
  if (::pipe2(pipes.data(), O_CLOEXEC) != 0) {
    const int failed = errno;
    ::close(sockets[0]);
    ::close(sockets[1]);
    return system_error(failed, phrase("making a worker's pipe"));
  }
  ::fcntl(pipes[1], F_SETPIPE_SZ, 1 << 20);
  int requests = move_up(sockets[1]);
  int frames = move_up(pipes[1]);

  std::vector<std::string> texts{command.program.string()};
  texts.insert(texts.end(), command.arguments.begin(), command.arguments.end());
  std::vector<char*> arguments;
  for (auto& text : texts) arguments.push_back(text.data());
  arguments.push_back(nullptr);
  std::vector<std::string> kept;
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LANG"})
    if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
  kept.push_back(std::string(marker) + "=1");
  std::vector<char*> environment;
  for (auto& text : kept) environment.push_back(text.data());
  environment.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawnattr_init(&attributes);
  ::posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, requests, child_requests);
  ::posix_spawn_file_actions_adddup2(&actions, frames, child_frames);
  // Ctrl-C is for the parent, which then stops its workers.
  ::posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t defaults;
  ::sigemptyset(&defaults);
  for (const int signal : {SIGPIPE, SIGINT, SIGTERM}) ::sigaddset(&defaults, signal);
  ::posix_spawnattr_setsigdefault(&attributes, &defaults);
  ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
  pid_t process = -1;
  const int failed = ::posix_spawn(&process, command.program.c_str(), &actions, &attributes, arguments.data(), environment.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::posix_spawnattr_destroy(&attributes);
  close_if_open(requests);
  close_if_open(frames);
  if (failed != 0) {
    ::close(sockets[0]);
    ::close(pipes[0]);
    return system_error(failed, phrase("starting a worker from {}", command.program.string()));
  }
  return ConfinedWorker(process, sockets[0], pipes[0]);
}

ConfinedWorker::ConfinedWorker(ConfinedWorker&& other) noexcept
    : process_(std::exchange(other.process_, -1)),
      requests_(std::exchange(other.requests_, -1)),
      frames_(std::exchange(other.frames_, -1)) {}
ConfinedWorker& ConfinedWorker::operator=(ConfinedWorker&& other) noexcept {
  std::swap(process_, other.process_);
  std::swap(requests_, other.requests_);
  std::swap(frames_, other.frames_);
  return *this;
}
ConfinedWorker::~ConfinedWorker() { kill(); }

Result<void> ConfinedWorker::send(ByteView request, std::optional<int> descriptor) {
  if (request.size() > message_limit) return error(ErrorCode::invalid_input, "a worker's request of {} bytes is too long", request.size());
  iovec piece{const_cast<Byte*>(request.data()), request.size()};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  if (descriptor) {
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(header), &*descriptor, sizeof(int));
  }
  while (::sendmsg(requests_, &message, MSG_NOSIGNAL) < 0) {
    if (errno == EINTR) continue;
    return error(ErrorCode::unreachable, "the worker has ended");
  }
  return {};
}

WorkerReply ConfinedWorker::receive(std::int64_t deadline_nanoseconds, size_t limit) {
  std::array<Byte, 4> length_bytes{};
  WorkerReply reply;
  const auto stop = [&](Filled why) {
    if (why == Filled::timed_out) {
      kill();
      reply.end = WorkerEnd::timed_out;
      reply.frame.clear();
      return reply;
    }
    return reap();
  };
  if (const Filled done = fill(frames_, length_bytes, deadline_nanoseconds); done != Filled::yes) return stop(done);
  const size_t length = *read_u32_le(length_bytes, 0);
  if (length > limit) {
    kill();
    reply.end = WorkerEnd::ended;
    reply.signal = SIGKILL;
    return reply;
  }
  reply.frame.resize(length);
  if (const Filled done = fill(frames_, reply.frame, deadline_nanoseconds); done != Filled::yes) return stop(done);
  return reply;
}

WorkerReply ConfinedWorker::reap() {
  WorkerReply reply;
  reply.end = WorkerEnd::ended;
  int status = 0;
  close_if_open(requests_);
  close_if_open(frames_);
  // It has closed its pipe: it is ending, or it is up to something else and is ended now.
  for (int patience = 0; process_ > 0; ++patience) {
    const pid_t done = ::waitpid(process_, &status, patience < 100 ? WNOHANG : 0);
    if (done == process_ || (done < 0 && errno != EINTR)) process_ = -1;
    else if (patience < 99) ::usleep(1000);
    else ::kill(process_, SIGKILL);
  }
  if (WIFSIGNALED(status)) reply.signal = WTERMSIG(status);
  else reply.exit_status = WEXITSTATUS(status);
  return reply;
}

void ConfinedWorker::kill() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {}
    process_ = -1;
  }
  close_if_open(requests_);
  close_if_open(frames_);
}

std::optional<WorkerRequest> WorkerChannel::next() {
  WorkerRequest request;
  request.message.resize(message_limit);
  iovec piece{request.message.data(), request.message.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t n = -1;
  do n = ::recvmsg(requests_, &message, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return std::nullopt;
  request.message.resize(static_cast<size_t>(n));
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header))
    if (header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
      std::memcpy(&request.descriptor, CMSG_DATA(header), sizeof(int));
  return request;
}

Result<void> WorkerChannel::send(ByteView frame) {
  Bytes length;
  append_u32_le(length, static_cast<std::uint32_t>(frame.size()));
  std::array<iovec, 2> pieces{{{length.data(), length.size()}, {const_cast<Byte*>(frame.data()), frame.size()}}};
  size_t at = 0;
  while (at < pieces.size()) {
    ssize_t n = ::writev(frames_, &pieces[at], static_cast<int>(pieces.size() - at));
    if (n < 0) {
      if (errno == EINTR) continue;
      return error(ErrorCode::unreachable, "the parent has gone");
    }
    for (size_t left = static_cast<size_t>(n); at < pieces.size();) {
      const size_t step = std::min(left, pieces[at].iov_len);
      pieces[at].iov_base = static_cast<Byte*>(pieces[at].iov_base) + step;
      pieces[at].iov_len -= step;
      left -= step;
      if (pieces[at].iov_len != 0) break;
      ++at;
    }
  }
  return {};
}

}  // namespace sekimori
