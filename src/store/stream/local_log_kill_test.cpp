// A child process appends from several threads and is killed at a random moment, again and again on the same folder. What
// it had reported as acknowledged must be there, once.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <thread>

#include "base/random.h"
#include "store/stream/local_log.h"

namespace sekimori::stream {
namespace {

LocalLogSettings settings_of_test() {
  LocalLogSettings settings;
  settings.partitions = 2;
  settings.file_bytes = 20'000;
  settings.limit_bytes = 64 << 20;
  return settings;
}

std::string payload_of(std::uint64_t number) { return std::to_string(number) + " " + std::string(number % 997, 'x'); }

[[noreturn]] void write_until_killed(const Path& directory, std::uint64_t first, int report) {
  auto log = LocalLog::open(system_files(), directory, settings_of_test());
  if (!log) ::_exit(3);
  std::vector<std::jthread> threads;
  for (std::uint64_t t = 0; t < 3; ++t)
    threads.emplace_back([&, t] {
      for (std::uint64_t n = first + t; n < first + 60'000; n += 3) {
        const std::string payload = payload_of(n);
        if (!(*log)->append(static_cast<std::uint32_t>(n % 2), make_batch_key("kill", std::to_string(n)), as_bytes(payload))) ::_exit(4);
        if (::write(report, &n, sizeof n) != sizeof n) ::_exit(5);  // smaller than PIPE_BUF: written whole
      }
    });
  threads.clear();
  ::_exit(0);
}

TEST(LocalLog, LosesNothingAcknowledgedWhenKilled) {
#ifdef SEKIMORI_SANITIZED
  GTEST_SKIP() << "skipped: sanitizers do not follow a fork with threads";
#endif
  const int rounds = 25;
  auto directory = TemporaryDirectory::create().value();
  SeededRandom random(20'150'128);
  std::map<std::uint64_t, int> acknowledged;
  for (int round = 0; round < rounds; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const std::uint64_t first = static_cast<std::uint64_t>(round) * 100'000;
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(ends[0]);
      write_until_killed(directory.path(), first, ends[1]);
    }
    ::close(ends[1]);
    // Killed after a random number of acknowledgements, so that the moment falls anywhere in a write, a sync or a new file.
    const std::uint64_t until = 1 + random.below(400);
    std::uint64_t number = 0;
    std::uint64_t seen = 0;
    while (::read(ends[0], &number, sizeof number) == sizeof number) {
      acknowledged[number] = 0;
      if (++seen == until) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);

    auto log = LocalLog::open(system_files(), directory.path(), settings_of_test());
    ASSERT_TRUE(log) << log.error().message;
    for (auto& [n, found] : acknowledged) found = 0;
    for (std::uint32_t partition = 0; partition < 2; ++partition) {
      Offset at = (*log)->begin(partition).value();
      while (true) {
        auto batch = (*log)->poll(partition, at, {});
        ASSERT_TRUE(batch) << batch.error().message;
        if (batch->frames.empty()) break;
        for (const Frame& frame : batch->frames) {
          const std::uint64_t n = std::stoull(std::string(as_text(frame.payload)));
          ASSERT_EQ(as_text(frame.payload), payload_of(n));
          if (const auto known = acknowledged.find(n); known != acknowledged.end()) ++known->second;
        }
        at = batch->next;
      }
    }
    for (const auto& [n, found] : acknowledged) ASSERT_EQ(found, 1) << "frame " << n << " in round " << round;
  }
  EXPECT_GT(acknowledged.size(), 1'000u);
}

}  // namespace
}  // namespace sekimori::stream
