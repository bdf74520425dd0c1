#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "engine/ledger/ledger.h"
#include "record/latest_changes.h"
#include "record/ledger_sink.h"
#include "record/record_fixture_test.h"
#include "record/schema.h"

namespace sekimori::record {
namespace {

class Changes : public RecordTest {
 protected:
  Result<std::string> note(const std::string& id) {
    return write([&](sql::Transaction& tx) {
      return room->changes.write(
          tx, {.actor = manager, .role = Role::secret_manager, .action = "case.close", .kind = "case", .id = id, .reason = "done"});
    });
  }
  std::int64_t pending() {
    return *read([&](sql::Transaction& tx) { return room->changes.pending(tx); });
  }
};
SEKIMORI_BOTH(Changes);

TEST_P(Changes, ReachTheLedgerAtCommitInOrder) {
  ASSERT_TRUE(note("c1"));
  ASSERT_TRUE(note("c2"));
  EXPECT_EQ(ledger.leaves.size(), 2u);
  EXPECT_EQ(pending(), 0);
  auto all = read([&](sql::Transaction& tx) { return room->changes.list(tx, actor("a", {Role::auditor}), {}); });
  ASSERT_EQ(all->size(), 2u);
  EXPECT_EQ((*all)[0].ledger_index, 0u);
  EXPECT_EQ((*all)[1].ledger_index, 1u);
  auto refused = read([&](sql::Transaction& tx) { return room->changes.list(tx, actor("a", {Role::employee}), {}); });
  EXPECT_EQ(refused.error().code, ErrorCode::not_permitted);
  ChangeFilter filter;
  filter.id = "c2";
  auto one = read([&](sql::Transaction& tx) { return room->changes.list(tx, actor("a", {Role::auditor}), filter); });
  ASSERT_EQ(one->size(), 1u);
}

TEST_P(Changes, AreListedFromEitherEnd) {
  for (const char* id : {"c1", "c2", "c3"}) ASSERT_TRUE(note(id));
  const Actor auditor = actor("a", {Role::auditor});
  const auto all = read([&](sql::Transaction& tx) { return room->changes.list(tx, auditor, {}); });
  ASSERT_TRUE(all && all->size() == 3u);
  // Which of the three, by their place in that list.
  const auto ids = [&](const std::vector<StoredChange>& changes) {
    std::string out;
    for (const StoredChange& change : changes)
      out += fmt::format("c{} ", std::ranges::find(*all, change.sequence, &StoredChange::sequence) - all->begin() + 1);
    return out;
  };
  ChangeFilter two;
  two.limit = 2;
  auto latest = read([&](sql::Transaction& tx) { return list_latest_changes(tx, auditor, two); });
  ASSERT_TRUE(latest) << latest.error().message;
  EXPECT_EQ(ids(*latest), "c3 c2 ");
  two.after_sequence = latest->back().sequence;
  EXPECT_EQ(ids(*read([&](sql::Transaction& tx) { return list_latest_changes(tx, auditor, two); })), "c1 ");
  two.after_sequence = 0;
  EXPECT_EQ(ids(*read([&](sql::Transaction& tx) { return room->changes.list(tx, auditor, two); })), "c1 c2 ");
  EXPECT_EQ(read([&](sql::Transaction& tx) { return list_latest_changes(tx, actor("a", {Role::employee}), two); }).error().code,
            ErrorCode::not_permitted);
}

TEST_P(Changes, WaitWhenTheLedgerIsFullAndFollowLaterOnce) {
  ledger.fail_before = 2;
  ASSERT_TRUE(note("c1"));  // the change stands although the ledger refused
  ASSERT_TRUE(note("c2"));
  EXPECT_EQ(pending(), 2);
  EXPECT_TRUE(ledger.leaves.empty());
  auto appended = room->changes.append_pending();
  ASSERT_TRUE(appended);
  EXPECT_EQ(*appended, 2);
  EXPECT_EQ(pending(), 0);
  EXPECT_EQ(ledger.leaves.size(), 2u);
}

TEST_P(Changes, AreNotRepeatedWhenTheAnswerOfTheLedgerWasLost) {
  ledger.fail_after = 1;
  ASSERT_TRUE(note("c1"));
  EXPECT_EQ(ledger.leaves.size(), 1u);
  EXPECT_EQ(pending(), 1);
  ASSERT_TRUE(note("c2"));
  EXPECT_EQ(ledger.leaves.size(), 2u);
  EXPECT_EQ(pending(), 0);
  open_room();
  EXPECT_EQ(ledger.leaves.size(), 2u);
}

TEST_P(Changes, OfManyThreadsAreEachThereOnce) {
  open_room(Handing::at_commit);
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) EXPECT_TRUE(note(fmt::format("c{}-{}", t, i)));
    });
  threads.clear();
  EXPECT_EQ(*room->changes.append_pending(), 0);
  EXPECT_EQ(ledger.leaves.size(), 40u);
  EXPECT_EQ(std::set<Bytes>(ledger.leaves.begin(), ledger.leaves.end()).size(), 40u);
}

TEST_P(Changes, OfAnotherNodeAreLeftToIt) {
  open_room(Handing::by_caller);
  ASSERT_TRUE(note("c1"));
  MemoryLedger other_ledger;
  ChangeLog other(*database, clock, random, other_ledger, "other", Handing::by_caller);
  EXPECT_EQ(*other.recover(), 0);
  EXPECT_EQ(*room->changes.append_pending(), 1);
}

// The program is killed at a chosen place of handing over, or at any moment; afterwards each committed change has exactly one entry.
enum class Kill { before_append, after_append, any_moment };

class KillingSink final : public LedgerSink {
 public:
  KillingSink(LedgerSink& inner, Kill kill, int nth) : inner_(inner), kill_(kill), left_(nth) {}
  Result<std::vector<std::uint64_t>> append(const std::vector<Bytes>& leaves) override {
    bool now = kill_ != Kill::any_moment && --left_ == 0;
    if (now && kill_ == Kill::before_append) ::kill(::getpid(), SIGKILL);
    auto indexes = inner_.append(leaves);
    if (now) ::kill(::getpid(), SIGKILL);
    return indexes;
  }
  Result<std::optional<std::uint64_t>> find(ByteView leaf, std::uint64_t least_index) override { return inner_.find(leaf, least_index); }

 private:
  LedgerSink& inner_;
  Kill kill_;
  int left_;
};

class KilledProgram : public ::testing::TestWithParam<std::tuple<sql::Backend, Kill>> {};

INSTANTIATE_TEST_SUITE_P(All, KilledProgram,
                         ::testing::Combine(::testing::Values(sql::Backend::sqlite, sql::Backend::postgresql),
                                            ::testing::Values(Kill::before_append, Kill::after_append, Kill::any_moment)));

TEST_P(KilledProgram, LeavesExactlyOneLedgerEntryPerChange) {
  auto [backend, kill] = GetParam();
  auto folder = *TemporaryDirectory::create();
  std::string location = (folder.path() / "test.db").string();
  if (backend == sql::Backend::postgresql) {
    auto& server = sql::testing::PostgresServer::shared();
    if (!server) GTEST_SKIP() << server.error().message;
    location = *server->create_database();
  }
  auto key = ledger::SigningKey::generate(system_random(), "test.example/ledger");
  ASSERT_TRUE(key.save(system_files(), folder.path() / "key", nullptr));

  // Works as the program does until it is killed. Reports each committed change on the pipe.
  auto work = [&](int out, int nth) {
    auto opened_key = ledger::SigningKey::load(system_files(), folder.path() / "key", nullptr);
    if (!opened_key) return 3;
    auto ledger = ledger::Ledger::open(system_files(), folder.path() / "ledger", std::move(*opened_key), system_clock());
    auto database = sql::Database::open(location);
    if (!ledger || !database) return 4;
    NodeLedger node(**ledger);
    KillingSink sink(node, kill, nth);
    if (!sql::migrate(**database, schema(), system_clock())) return 5;
    ChangeLog log(**database, system_clock(), system_random(), sink, "node");
    if (!log.recover()) return 6;
    Actor actor;
    actor.account = "a1";
    for (int i = 0; i < 1000; ++i) {
      auto done = (*database)->write([&](sql::Transaction& tx) -> Result<void> {
        for (int k = 0; k < 2; ++k)  // two changes in one transaction
          TRY(log.write(tx, {.actor = actor, .role = {}, .action = "case.note", .kind = "case", .id = "c1", .reason = "x"}));
        return {};
      });
      if (!done || ::write(out, "x", 1) != 1) return 7;
    }
    return 0;
  };

  std::uint64_t reported = 0;
  for (int round = 0; round < 6; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) ::_exit(work(ends[1], 2 + round));
    ::close(ends[1]);
    char byte = 0;
    int seen = 0;
    while (::read(ends[0], &byte, 1) == 1)
      if (++seen == 5 + round && kill == Kill::any_moment) ::kill(child, SIGKILL);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status)) << WEXITSTATUS(status);
    reported += 2U * static_cast<unsigned>(seen);
  }

  auto opened = ledger::Ledger::open(system_files(), folder.path() / "ledger", key.copy(), system_clock());
  ASSERT_TRUE(opened) << opened.error().message;
  auto database = *sql::Database::open(location);
  NodeLedger node(**opened);
  ChangeLog log(*database, system_clock(), system_random(), node, "node");
  ASSERT_TRUE(log.recover());
  auto rows = database->read([](sql::Transaction& tx) { return tx.query("SELECT leaf, ledger_index FROM change_record ORDER BY seq"); });
  ASSERT_TRUE(rows);
  EXPECT_GE(rows->size(), reported);
  ASSERT_EQ((*opened)->size(), rows->size()) << "as many entries as changes";
  std::set<std::int64_t> indexes;
  for (const sql::Row& row : *rows) {
    ASSERT_FALSE(row.is_null(1));
    EXPECT_TRUE(indexes.insert(row.integer(1)).second);
    auto entry = (*opened)->entry(static_cast<std::uint64_t>(row.integer(1)));
    ASSERT_TRUE(entry);
    EXPECT_TRUE(std::ranges::equal(*entry, row.bytes(0)));
  }
}

}  // namespace
}  // namespace sekimori::record
