// Acknowledged means present after reopening; nothing signed runs ahead of the data; whatever fails, and when.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <map>
#include <thread>

#include "base/fault_files.h"
#include "engine/ledger/ledger_fixture_test.h"
#include "engine/ledger/naive_tree_test.h"
#include "engine/ledger/verify_ledger.h"

namespace sekimori::ledger {
namespace {

struct History {
  std::map<std::uint64_t, std::string> acknowledged;
  std::vector<Checkpoint> signed_for;
};

// A fixed course of work over small segments, during which anything may fail.
void work(Files& files, const Path& path, const SigningKey& key, Clock& clock, History& history) {
  LedgerSettings settings;
  settings.segment_bytes = 3'000;
  auto ledger = Ledger::open(files, path, key.copy(), clock, settings);
  if (!ledger) return;
  for (int i = 0; i < 60; ++i) {
    const std::string leaf = fmt::format("work {} {}", history.acknowledged.size(), i);
    if (const auto index = (*ledger)->append(as_bytes(leaf))) history.acknowledged[*index] = leaf;
    if (i % 9 == 8) {
      if (const auto note = (*ledger)->checkpoint()) history.signed_for.push_back(*Checkpoint::parse(SignedNote::parse(*note)->text));
    }
  }
}

void check(Files& files, const Path& path, const SigningKey& key, Clock& clock, const History& history, std::string_view when) {
  auto ledger = Ledger::open(files, path, key.copy(), clock);
  ASSERT_TRUE(ledger) << when << ": " << ledger.error().message;
  for (const auto& [index, leaf] : history.acknowledged) {
    const auto entry = (*ledger)->entry(index);
    ASSERT_TRUE(entry) << when << ": entry " << index << ": " << entry.error().message;
    ASSERT_EQ(as_text(*entry), leaf) << when;
  }
  for (const Checkpoint& checkpoint : history.signed_for) {
    ASSERT_GE((*ledger)->size(), checkpoint.size) << when;
    ASSERT_EQ(*(*ledger)->root(checkpoint.size), checkpoint.root) << when;
  }
  ASSERT_TRUE((*ledger)->append(as_bytes("afterwards"))) << when;
  ASSERT_TRUE((*ledger)->checkpoint()) << when;
}

class Faults : public LedgerTest, public testing::WithParamInterface<std::tuple<int, FaultPersistence>> {};

TEST_P(Faults, LoseNothingAtAnyStep) {
  const auto [error_number, persistence] = GetParam();
  // How many steps the undisturbed course takes.
  FaultFiles counting(files_);
  History all;
  work(counting, directory_.path() / "counting", key_, clock_, all);
  ASSERT_EQ(all.acknowledged.size(), 60U);
  const std::uint64_t steps = counting.effects();
  ASSERT_GT(steps, 200U);
  for (std::uint64_t step = 0; step < steps; step += step < 30 ? 1 : 4) {
    const Path path = directory_.path() / "faulty";
    FaultFiles files(files_);
    files.fail_after(step, error_number, persistence);
    History history;
    work(files, path, key_, clock_, history);
    check(files_, path, key_, clock_, history, fmt::format("step {}", step));
    const auto report = verify_ledger(files_, path, key_.verifier());
    ASSERT_TRUE(report);
    ASSERT_TRUE(report->problems.empty()) << "step " << step;
    ASSERT_TRUE(files_.remove_all(path));
  }
}

INSTANTIATE_TEST_SUITE_P(Ledger, Faults,
                         testing::Values(std::tuple(ENOSPC, FaultPersistence::once), std::tuple(EIO, FaultPersistence::once),
                                         std::tuple(EIO, FaultPersistence::for_ever)));

TEST_F(LedgerTest, AlsoSurvivesAFaultDuringRecovery) {
  for (std::uint64_t step = 0; step < 40; ++step) {
    const Path path = directory_.path() / "twice";
    History history;
    FaultFiles first(files_);
    first.fail_after(120, EIO);
    work(first, path, key_, clock_, history);
    FaultFiles second(files_);
    second.fail_after(step, EIO);
    work(second, path, key_, clock_, history);
    check(files_, path, key_, clock_, history, fmt::format("step {}", step));
    ASSERT_TRUE(files_.remove_all(path));
  }
}

// Only the sync of a segment fails.
class FailingSync final : public QuickFiles {
 public:
  bool fail = false;

 protected:
  Result<void> sync(const Path& path) override {
    if (fail && path.extension() == ".segment") return system_error(EIO, std::string_view("syncing"));
    return {};
  }
};

TEST_F(LedgerTest, TakesAFailedSyncAsFinal) {
  FailingSync files;
  auto ledger = *open(files);
  ASSERT_TRUE(ledger->append(to_bytes("a")));
  files.fail = true;
  EXPECT_FALSE(ledger->append(to_bytes("b")));
  EXPECT_TRUE(ledger->read_only());
  files.fail = false;  // the disk says it is well again; its word is not taken
  EXPECT_FALSE(ledger->append(to_bytes("c")));
  EXPECT_EQ(ledger->size(), 1U);
  EXPECT_EQ(as_text(*ledger->entry(0)), "a");
  EXPECT_TRUE(ledger->checkpoint());
}

TEST_F(LedgerTest, ResumesWhenSpaceReturns) {
  FaultFiles files(files_);
  auto ledger = *open(files);
  ASSERT_TRUE(ledger->append(to_bytes("a")));
  files.fail_after(0, ENOSPC, FaultPersistence::once);
  EXPECT_EQ(ledger->append(to_bytes("b")).error().code, ErrorCode::full);
  EXPECT_FALSE(ledger->read_only());
  EXPECT_EQ(*ledger->append(to_bytes("c")), 1U);
}

// What a power cut leaves, at its worst: of each file what was last synced, and only names whose directory was synced.
class PowerCutFiles final : public QuickFiles {
 public:
  Result<void> rename(const Path& from, const Path& to) override {
    TRY(QuickFiles::rename(from, to));
    if (const auto found = synced_.find(from); found != synced_.end()) synced_[to] = found->second;
    else synced_.erase(to);
    synced_.erase(from);
    return {};
  }
  Result<void> remove(const Path& path) override {
    synced_.erase(path);
    return QuickFiles::remove(path);
  }
  Result<void> sync_directory(const Path& directory) override {
    std::erase_if(named_, [&](const auto& item) { return item.first.parent_path() == directory && !exists(item.first); });
    const auto entries = TRY(list(directory));
    for (const DirectoryEntry& entry : entries)
      if (entry.kind == FileKind::regular) named_[directory / entry.name] = synced_[directory / entry.name];
    return {};
  }
  // Puts `directory` into the state that the disk would show after the cut.
  void cut(const Path& directory) {
    ASSERT_TRUE(remove_all(directory));
    for (const auto& [path, bytes] : named_) {
      ASSERT_TRUE(make_directories(path.parent_path(), 0755));
      ASSERT_TRUE(system_files().replace(path, bytes, Durable::no, 0600));
    }
  }

 protected:
  Result<void> sync(const Path& path) override {
    synced_[path] = TRY(system_files().read(path));
    if (named_.contains(path)) named_[path] = synced_[path];
    return {};
  }

 private:
  std::map<Path, Bytes> synced_, named_;
};

TEST_F(LedgerTest, KeepsWhatWasAcknowledgedOverAPowerCutAtAnyStep) {
  FaultFiles counting(files_);
  History all;
  work(counting, directory_.path() / "counting", key_, clock_, all);
  const std::uint64_t steps = counting.effects();
  for (std::uint64_t step = 5; step <= steps; step += 7) {
    const Path path = directory_.path() / "cut";
    PowerCutFiles disk;
    FaultFiles files(disk);
    files.fail_after(step, EIO);
    History history;
    work(files, path, key_, clock_, history);
    disk.cut(path);
    if (!history.acknowledged.empty()) check(files_, path, key_, clock_, history, fmt::format("step {}", step));
    ASSERT_TRUE(files_.remove_all(path));
  }
}

// A child appends from four threads and tells each acknowledged index through a pipe until it is killed.
TEST_F(LedgerTest, KeepsEveryAcknowledgedEntryOfAKilledProcess) {
#ifdef SEKIMORI_SANITIZED
  const int rounds = 5;
#else
  const int rounds = 15;
#endif
  std::map<std::uint64_t, std::uint64_t> acknowledged;
  SeededRandom random(3);
  for (int round = 0; round < rounds; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::close(ends[0]);
      settings_.segment_bytes = 40'000;
      auto ledger = open(system_files());
      if (!ledger) ::_exit(3);
      std::vector<std::jthread> threads;
      threads.reserve(4);
      for (std::uint64_t t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
          for (std::uint64_t i = 0;; ++i) {
            const std::uint64_t value = (static_cast<std::uint64_t>(round) << 40) | (t << 32) | i;
            const auto index = (*ledger)->append(as_bytes(std::to_string(value)));
            if (!index) ::_exit(4);
            const std::uint64_t line[2] = {*index, value};
            if (::write(ends[1], line, sizeof line) != sizeof line) ::_exit(5);
            if (t == 0 && i % 16 == 0 && !(*ledger)->checkpoint()) ::_exit(6);
          }
        });
      threads.clear();
      ::_exit(7);
    }
    ::close(ends[1]);
    std::jthread killer([child, wait = 5 + random.below(60)] {
      std::this_thread::sleep_for(std::chrono::milliseconds(wait));
      ::kill(child, SIGKILL);
    });
    std::uint64_t line[2];
    while (::read(ends[0], line, sizeof line) == sizeof line) ASSERT_TRUE(acknowledged.emplace(line[0], line[1]).second);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended with " << status;
    auto ledger = open(system_files());
    ASSERT_TRUE(ledger) << ledger.error().message;
    for (const auto& [index, value] : acknowledged) {
      const auto entry = (*ledger)->entry(index);
      ASSERT_TRUE(entry);
      ASSERT_EQ(as_text(*entry), std::to_string(value));
    }
  }
  EXPECT_GT(acknowledged.size(), 20U);
  ASSERT_TRUE((*open())->checkpoint());
  EXPECT_TRUE(verify_ledger(system_files(), ledger_path(), key_.verifier())->problems.empty());
}

}  // namespace
}  // namespace sekimori::ledger
