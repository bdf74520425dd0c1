#include "base/confinement.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/clock.h"
#include "base/confined_worker.h"
#include "base/processes.h"

namespace sekimori {
namespace {

#ifdef SEKIMORI_SANITIZED
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// What a captured parser would try. 0: it worked (bad), else errno.
int attempt(std::string_view what) {
  errno = 0;
  const auto outcome = [](long result) { return result >= 0 ? 0 : errno; };
  if (what == "open") return outcome(::open("/etc/hostname", O_RDONLY));
  if (what == "write a file") return outcome(::open("/tmp/sekimori-confinement-escape", O_WRONLY | O_CREAT, 0600));
  if (what == "socket") return outcome(::socket(AF_INET, SOCK_STREAM, 0));
  if (what == "unix socket") return outcome(::socket(AF_UNIX, SOCK_STREAM, 0));
  if (what == "connect") {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(22);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return outcome(::connect(3, reinterpret_cast<const sockaddr*>(&address), sizeof address));
  }
  if (what == "exec") {
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    return outcome(::execv(program, arguments));
  }
  if (what == "fork") {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    return outcome(child);
  }
  if (what == "executable memory") {
    void* memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? errno : 0;
  }
  if (what == "list") return outcome(::open("/", O_RDONLY | O_DIRECTORY));
  if (what == "kill") return outcome(::kill(::getppid(), 0));
  if (what == "inherited descriptor") return outcome(::lseek(77, 0, SEEK_CUR));
  return -1;
}

// Child side: this very test program, started as a worker before its tests begin.
[[noreturn]] void serve() {
  WorkerLimits limits;
  limits.memory_bytes = std::uint64_t(256) << 20;
  limits.cpu_seconds = 20;
  if (!enter_worker_confinement(limits)) ::_exit(9);
  WorkerChannel channel;
  while (auto request = channel.next()) {
    const std::string what(as_text(request->message));
    if (what == "crash") ::raise(SIGSEGV);
    if (what == "hang")
      for (;;) ::sched_yield();
    if (what == "descriptor") {
      Bytes bytes(64);
      const ssize_t n = ::pread(request->descriptor, bytes.data(), bytes.size(), 0);
      bytes.resize(n < 0 ? 0 : static_cast<size_t>(n));
      (void)channel.send(bytes);
      continue;
    }
    if (what == "memory") {
      void* volatile memory = std::malloc(std::size_t(1) << 30);  // volatile: what nobody looks at is never asked for
      const Byte got = memory != nullptr;
      (void)channel.send(ByteView(&got, 1));
      continue;
    }
    const Byte code = static_cast<Byte>(attempt(what));
    (void)channel.send(ByteView(&code, 1));
  }
  ::_exit(0);
}

__attribute__((constructor)) void become_worker() {
  std::ifstream in("/proc/self/cmdline");
  const std::string line((std::istreambuf_iterator<char>(in)), {});
  if (line.ends_with(std::string_view("confinement-test-worker\0", 24))) {
    in.close();
    serve();
  }
}

std::int64_t in_seconds(int seconds) { return system_clock().monotonic_nanoseconds() + seconds * nanoseconds_per_second; }

class Confined : public testing::Test {
 protected:
  void SetUp() override {
    if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
    auto started = ConfinedWorker::start({"/proc/self/exe", {"confinement-test-worker"}});
    ASSERT_TRUE(started) << started.error().message;
    worker.emplace(*std::move(started));
  }
  WorkerReply ask(std::string_view what, std::optional<int> descriptor = {}, int seconds = 10) {
    auto sent = worker->send(as_bytes(what), descriptor);
    EXPECT_TRUE(sent);
    return worker->receive(in_seconds(seconds), 1 << 20);
  }
  std::optional<ConfinedWorker> worker;
};

TEST_F(Confined, WorkerCannotReachOutByAnyWay) {
  for (const char* what : {"open", "write a file", "list", "socket", "unix socket", "connect", "exec", "fork", "kill"}) {
    const WorkerReply reply = ask(what);
    ASSERT_EQ(reply.end, WorkerEnd::frame) << what;
    EXPECT_EQ(reply.frame.at(0), EPERM) << what;
  }
  if (!sanitized) {
    EXPECT_EQ(ask("executable memory").frame.at(0), EPERM);
    EXPECT_EQ(ask("memory").frame.at(0), 0) << "1 GiB was given against a limit of 256 MiB";
  }
}

TEST_F(Confined, WorkerStartsNoWorker) {
  ASSERT_EQ(::setenv("SEKIMORI_WORKER", "1", 1), 0);  // as it stands in a worker
  const auto started = ConfinedWorker::start({"/proc/self/exe", {"confinement-test-worker"}});
  ::unsetenv("SEKIMORI_WORKER");
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, ErrorCode::not_permitted);
}

TEST_F(Confined, WorkerHasNoDescriptorsButThoseGiven) {
  const int secret = ::open("/etc/hostname", O_RDONLY);
  ASSERT_EQ(::dup2(secret, 77), 77);
  auto started = ConfinedWorker::start({"/proc/self/exe", {"confinement-test-worker"}});
  ::close(77);
  ::close(secret);
  ASSERT_TRUE(started);
  worker.emplace(*std::move(started));
  EXPECT_EQ(ask("inherited descriptor").frame.at(0), EBADF);
}

TEST_F(Confined, WorkerReadsTheDescriptorItIsHanded) {
  const int memory = ::memfd_create("input", MFD_CLOEXEC);
  ASSERT_EQ(::write(memory, "secret", 6), 6);
  const WorkerReply reply = ask("descriptor", memory);
  ::close(memory);
  ASSERT_EQ(reply.end, WorkerEnd::frame);
  EXPECT_EQ(as_text(reply.frame), "secret");
}

TEST_F(Confined, CrashIsToldWithItsSignal) {
  const WorkerReply reply = ask("crash");
  EXPECT_EQ(reply.end, WorkerEnd::ended);
  if (!sanitized) { EXPECT_EQ(reply.signal, SIGSEGV); }
  EXPECT_FALSE(worker->alive());
  EXPECT_FALSE(worker->send(as_bytes("open"), {}));
}

TEST_F(Confined, HangingWorkerIsEndedAtTheDeadline) {
  const WorkerReply reply = ask("hang", {}, 1);
  EXPECT_EQ(reply.end, WorkerEnd::timed_out);
  EXPECT_FALSE(worker->alive());
}

ProcessRequest confined_shell(const std::string& script, ProgramLimits limits) {
  limits.program = "/bin/dash";
  ProcessRequest request;
  request.program = limits.program;
  request.arguments = {"-c", script};
  request.environment = {"PATH=/usr/bin:/bin"};
  auto cage = ProgramConfinement::prepare(limits);
  EXPECT_TRUE(cage) << cage.error().message;
  if (cage) request.confine = cage->entering();
  return request;
}

TEST(ConfinedProgram, RunsButStartsNothingAndWritesNothing) {
  if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
  const auto run = [](const std::string& script) {
    auto done = system_processes().run(confined_shell(script, {}));
    EXPECT_TRUE(done) << done.error().message;
    return done ? *done : ProcessResult{};
  };
  const ProcessResult plain = run("echo fine");
  EXPECT_EQ(as_text(plain.output), "fine\n") << as_text(plain.errors);
  EXPECT_NE(run("exec /usr/bin/id").status, 0);
  EXPECT_NE(run("/usr/bin/id").status, 0);
  EXPECT_NE(run("read line < /etc/passwd").status, 0);
  EXPECT_NE(run("echo x > /tmp/sekimori-confinement-escape").status, 0);
  EXPECT_EQ(run("read line < /usr/lib/os-release && echo $line").status, 0);
}

TEST(ConfinedProgram, RunsForAParentWithManyOpenFiles) {
  if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
  std::vector<std::unique_ptr<File>> open;
  for (int count = 0; count < 100; ++count) {
    auto file = system_files().open("/usr/lib/os-release", OpenMode::read);
    ASSERT_TRUE(file);
    open.push_back(std::move(*file));
  }
  const auto done = system_processes().run(confined_shell("echo fine", {}));
  ASSERT_TRUE(done);
  EXPECT_EQ(as_text(done->output), "fine\n") << as_text(done->errors);
}

TEST(ConfinedProgram, WritesOnlyIntoItsPrivateDirectory) {
  if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
  auto directory = TemporaryDirectory::create();
  ASSERT_TRUE(directory);
  ProgramLimits limits;
  limits.writable = directory->path();
  const auto done = system_processes().run(
      confined_shell("echo inside > " + (directory->path() / "a").string() + "; echo outside > /tmp/sekimori-confinement-escape", limits));
  ASSERT_TRUE(done);
  EXPECT_NE(done->status, 0);
  EXPECT_EQ(system_files().read_text(directory->path() / "a").value_or(""), "inside\n");
  EXPECT_FALSE(system_files().exists("/tmp/sekimori-confinement-escape"));
}

TEST(ConfinedProgram, AbsentProgramIsNotFound) {
  if (!confinement_support().complete()) GTEST_SKIP() << "skipped: this kernel has no Landlock or no seccomp";
  ProgramLimits limits;
  limits.program = "/usr/bin/no-such-program";
  const auto cage = ProgramConfinement::prepare(limits);
  ASSERT_FALSE(cage);
  EXPECT_EQ(cage.error().code, ErrorCode::not_found);
}

}  // namespace
}  // namespace sekimori
