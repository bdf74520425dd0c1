#include "base/processes.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "base/clock.h"
#include "base/phrase.h"

namespace sekimori {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  Result<void> open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return system_error(errno, phrase("making a pipe"));
    read = ends[0];
    write = ends[1];
    return {};
  }
  void close_read() {
    if (read >= 0) ::close(std::exchange(read, -1));
  }
  void close_write() {
    if (write >= 0) ::close(std::exchange(write, -1));
  }
  ~Pipe() {
    close_read();
    close_write();
  }
};

class SystemProcesses final : public Processes {
 public:
  Result<ProcessResult> run(const ProcessRequest& request) override {
    Pipe in;
    Pipe out;
    Pipe err;
    Pipe failure;  // carries errno of a failed exec
    TRY(in.open());
    TRY(out.open());
    TRY(err.open());
    TRY(failure.open());
    std::vector<char*> arguments;
    std::string program = request.program.string();
    arguments.push_back(program.data());
    std::vector<std::string> copies = request.arguments;
    for (auto& text : copies) arguments.push_back(text.data());
    arguments.push_back(nullptr);
    std::vector<std::string> environment_copies = request.environment;
    std::vector<char*> environment;
    for (auto& text : environment_copies) environment.push_back(text.data());
    environment.push_back(nullptr);

    const pid_t child = ::fork();
    if (child < 0) return system_error(errno, phrase("starting {}", program));
    if (child == 0) {
      const int input = request.input_descriptor.value_or(in.read);
      ::dup2(input, 0);
      ::dup2(out.write, 1);
      ::dup2(err.write, 2);
      ::signal(SIGPIPE, SIG_DFL);
      if (!request.working_directory.empty() && ::chdir(request.working_directory.c_str()) != 0) ::_exit(127);
      if (request.confine && request.confine() != 0) ::_exit(127);
      // Looked for where the program itself will look for others: an interpreter found along another PATH than the one it
      // is told takes its libraries from the wrong place.
      environ = environment.data();
      ::execvp(program.c_str(), arguments.data());
      const int code = errno;
      (void)!::write(failure.write, &code, sizeof code);
      ::_exit(127);
    }
    in.close_read();
    out.close_write();
    err.close_write();
    failure.close_write();
    ProcessResult result = feed(child, request, in, out, err);
    int exec_error = 0;
    if (::read(failure.read, &exec_error, sizeof exec_error) == static_cast<ssize_t>(sizeof exec_error))
      return system_error(exec_error, program);
    return result;
  }

 private:
  static ProcessResult feed(pid_t child, const ProcessRequest& request, Pipe& in, Pipe& out, Pipe& err) {
    ProcessResult result;
    if (request.input_descriptor || request.input.empty()) in.close_write();
    else ::fcntl(in.write, F_SETFL, O_NONBLOCK);
    // A program may end before it has read all its input; that is its choice, not our death.
    ::signal(SIGPIPE, SIG_IGN);
    const std::int64_t deadline = system_clock().monotonic_nanoseconds() + request.time_limit_nanoseconds;
    size_t fed = 0;
    std::array<Byte, 65536> block;
    std::optional<ProcessEnd> ended_by_us;
    while (out.read >= 0 || err.read >= 0) {
      const std::int64_t left = deadline - system_clock().monotonic_nanoseconds();
      if (left <= 0) {
        ended_by_us = ProcessEnd::timed_out;
        break;
      }
      std::array<pollfd, 3> polls{{{out.read, POLLIN, 0}, {err.read, POLLIN, 0}, {in.write, POLLOUT, 0}}};
      const int ready = ::poll(polls.data(), polls.size(), static_cast<int>(std::min<std::int64_t>(left / 1'000'000 + 1, 60'000)));
      if (ready < 0 && errno != EINTR) break;
      if (ready <= 0) continue;
      const auto drain = [&](Pipe& pipe, short events, Bytes& into) {
        if (events == 0 || pipe.read < 0) return;
        const ssize_t n = ::read(pipe.read, block.data(), block.size());
        if (n > 0) append(into, ByteView(block).first(static_cast<size_t>(n)));
        else if (n == 0 || errno != EINTR) pipe.close_read();
      };
      drain(out, polls[0].revents, result.output);
      drain(err, polls[1].revents, result.errors);
      if (result.output.size() > request.output_limit || result.errors.size() > request.output_limit) {
        ended_by_us = ProcessEnd::output_limit;
        break;
      }
      if (polls[2].revents != 0 && in.write >= 0) {
        const ssize_t n = ::write(in.write, request.input.data() + fed, request.input.size() - fed);
        if (n > 0) fed += static_cast<size_t>(n);
        if ((n < 0 && errno != EAGAIN && errno != EINTR) || fed == request.input.size()) in.close_write();
      }
    }
    in.close_write();
    int status = 0;
    while (!ended_by_us) {  // closed its output; give it until the deadline to end
      const pid_t done = ::waitpid(child, &status, WNOHANG);
      if (done == child) break;
      if (done < 0 && errno != EINTR) break;
      if (system_clock().monotonic_nanoseconds() >= deadline) {
        ended_by_us = ProcessEnd::timed_out;
        break;
      }
      timespec pause{0, 200'000};
      ::nanosleep(&pause, nullptr);
    }
    if (ended_by_us) {
      ::kill(child, SIGKILL);
      while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {}
      result.end = *ended_by_us;
      result.status = SIGKILL;
    } else if (WIFSIGNALED(status)) {
      result.end = ProcessEnd::signalled;
      result.status = WTERMSIG(status);
    } else {
      result.status = WEXITSTATUS(status);
    }
    return result;
  }
};

}  // namespace

Processes& system_processes() {
  static SystemProcesses processes;
  return processes;
}

}  // namespace sekimori
