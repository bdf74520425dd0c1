#include "store/tasks/task_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <map>
#include <thread>

#include "base/files.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::tasks {
namespace {

constexpr std::int64_t minute = 60 * nanoseconds_per_second;

class Tasks : public ::testing::TestWithParam<sql::Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == sql::Backend::sqlite) {
      folder.emplace(std::move(*TemporaryDirectory::create()));
      location = (folder->path() / "test.db").string();
    } else {
      auto& server = sql::testing::PostgresServer::shared();
      if (!server) GTEST_SKIP() << server.error().message;
      location = *server->create_database();
    }
    database = std::move(*sql::Database::open(location));
    ASSERT_TRUE(sql::migrate(*database, schema(), clock));
    queue.emplace(*database, clock, random);
  }
  std::optional<std::string> add(TaskDraft draft) {
    auto id = database->write([&](sql::Transaction& tx) { return queue->enqueue(tx, draft); });
    EXPECT_TRUE(id) << id.error().message;
    return id ? *id : std::nullopt;
  }
  std::vector<Task> claim(int most = 10, std::int64_t lease = minute) {
    auto tasks = queue->claim("scan", most, lease, "w");
    EXPECT_TRUE(tasks) << tasks.error().message;
    return tasks ? *tasks : std::vector<Task>();
  }
  Result<void> complete(const Task& task) {
    return database->write([&](sql::Transaction& tx) { return queue->complete(tx, task); });
  }
  TaskCounts counts() {
    return *database->read([&](sql::Transaction& tx) { return queue->count(tx, "scan"); });
  }

  FixedClock clock{Instant::from_seconds(1'800'000'000)};
  SeededRandom random{11};
  std::optional<TemporaryDirectory> folder;
  std::string location;
  std::unique_ptr<sql::Database> database;
  std::optional<TaskQueue> queue;
};
INSTANTIATE_TEST_SUITE_P(Both, Tasks, ::testing::Values(sql::Backend::sqlite, sql::Backend::postgresql),
                         [](const auto& with) { return with.param == sql::Backend::sqlite ? "sqlite" : "postgresql"; });

TEST_P(Tasks, AreClaimedOnceByPriorityAndFinished) {
  add({.queue = "scan", .payload = Json::object({{"n", 1}})});
  clock.advance(1);
  add({.queue = "scan", .payload = Json::object({{"n", 2}}), .priority = 5});
  add({.queue = "other"});
  auto tasks = claim();
  ASSERT_EQ(tasks.size(), 2u);
  EXPECT_EQ(tasks[0].payload["n"].integer_or(0), 2);
  EXPECT_EQ(tasks[0].attempt, 1);
  EXPECT_TRUE(claim().empty());
  ASSERT_TRUE(complete(tasks[0]));
  EXPECT_EQ(complete(tasks[0]).error().code, ErrorCode::conflict);
  EXPECT_EQ(counts().done, 1);
  EXPECT_EQ(counts().running, 1);
}

TEST_P(Tasks, ALostLeaseIsClaimedAgainAndTheOldWorkerIsRefused) {
  add({.queue = "scan"});
  auto first = claim();
  ASSERT_EQ(first.size(), 1u);
  clock.advance(minute - 1);
  EXPECT_TRUE(claim().empty());
  ASSERT_TRUE(queue->heartbeat(first[0], minute));
  clock.advance(minute - 1);
  EXPECT_TRUE(claim().empty()) << "the heartbeat lengthened the lease";
  clock.advance(2);
  auto second = claim();
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].attempt, 2);
  EXPECT_EQ(complete(first[0]).error().code, ErrorCode::conflict);
  EXPECT_EQ(queue->heartbeat(first[0], minute).error().code, ErrorCode::conflict);
  EXPECT_EQ(queue->fail(first[0], {ErrorCode::failure, "x"}).error().code, ErrorCode::conflict);
  EXPECT_EQ(queue->release(first[0]).error().code, ErrorCode::conflict);
  EXPECT_TRUE(complete(second[0]));
}

TEST_P(Tasks, EffectAndDoneMarkAreOne) {
  add({.queue = "scan"});
  auto first = claim();
  clock.advance(2 * minute);
  auto second = claim();
  auto late = database->write([&](sql::Transaction& tx) -> Result<void> {
    TRY(queue->enqueue(tx, {.queue = "scan", .payload = Json("child of the late one")}));
    return queue->complete(tx, first[0]);
  });
  EXPECT_EQ(late.error().code, ErrorCode::conflict);
  EXPECT_EQ(counts().waiting, 0) << "what the late worker did is rolled back";
  auto done = database->write([&](sql::Transaction& tx) -> Result<void> {
    TRY(queue->enqueue(tx, {.queue = "scan", .payload = Json("child")}));
    return queue->complete(tx, second[0]);
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(counts().waiting, 1);
}

TEST_P(Tasks, FailuresAreTriedAgainLaterAndThenGivenUp) {
  add({.queue = "scan", .most_attempts = 3});
  std::int64_t pause = 5 * nanoseconds_per_second;
  for (int attempt = 1; attempt <= 3; ++attempt) {
    auto tasks = claim();
    ASSERT_EQ(tasks.size(), 1u) << attempt;
    ASSERT_TRUE(queue->fail(tasks[0], {ErrorCode::unreachable, "share is away"}));
    EXPECT_TRUE(claim().empty());
    clock.advance(pause);
    pause *= 2;
  }
  EXPECT_TRUE(claim().empty());
  EXPECT_EQ(counts().failed, 1);
  auto failed = database->read([&](sql::Transaction& tx) { return queue->list(tx, "scan", TaskState::failed); });
  ASSERT_EQ(failed->size(), 1u);
  EXPECT_EQ((*failed)[0].last_error, "share is away");
  ASSERT_TRUE(database->write([&](sql::Transaction& tx) { return queue->retry_failed(tx, (*failed)[0].id); }));
  auto again = claim();
  ASSERT_EQ(again.size(), 1u);
  ASSERT_TRUE(queue->fail(again[0], {ErrorCode::invalid_input, "broken"}, Retry::never));
  EXPECT_EQ(counts().failed, 1);
}

TEST_P(Tasks, WorkersThatKeepDyingDoNotKeepATaskForEver) {
  add({.queue = "scan", .most_attempts = 2});
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(claim().size(), 1u);
    clock.advance(2 * minute);
  }
  EXPECT_TRUE(claim().empty());
  EXPECT_EQ(counts().failed, 1);
}

TEST_P(Tasks, AKeyIsTakenOnlyWhileItsTaskIsUnderWay) {
  EXPECT_TRUE(add({.queue = "scan", .key = "a"}));
  EXPECT_FALSE(add({.queue = "scan", .key = "a"}));
  EXPECT_TRUE(add({.queue = "other", .key = "a"}));
  auto tasks = claim();
  EXPECT_FALSE(add({.queue = "scan", .key = "a"}));
  ASSERT_TRUE(complete(tasks[0]));
  EXPECT_TRUE(add({.queue = "scan", .key = "a"}));
}

TEST_P(Tasks, ReleasedTasksAreThereAtOnceAndOldOnesArePurged) {
  add({.queue = "scan"});
  auto tasks = claim();
  ASSERT_TRUE(queue->release(tasks[0]));
  tasks = claim();
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].attempt, 1);
  ASSERT_TRUE(complete(tasks[0]));
  clock.advance(minute);
  auto purged = database->write([&](sql::Transaction& tx) { return queue->purge(tx, clock.now()); });
  EXPECT_EQ(*purged, 1);
  add({.queue = "scan", .not_before = Instant{clock.now().nanoseconds + minute}});
  EXPECT_TRUE(claim().empty());
  clock.advance(minute);
  EXPECT_EQ(claim().size(), 1u);
}

TEST_P(Tasks, ManyWorkersShareTheWorkWithoutDoingAnyOfItTwice) {
  auto filled = database->write([&](sql::Transaction& tx) -> Result<void> {
    for (int i = 0; i < 120; ++i) TRY(queue->enqueue(tx, {.queue = "scan", .payload = Json(i)}));
    return {};
  });
  ASSERT_TRUE(filled);
  std::mutex mutex;
  std::map<std::int64_t, int> done;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      TaskQueue own(*database, clock, system_random());
      int empty = 0;
      while (empty < 3) {
        auto tasks = own.claim("scan", 5, minute, fmt::format("w{}", t));
        ASSERT_TRUE(tasks) << tasks.error().message;
        empty = tasks->empty() ? empty + 1 : 0;
        for (const Task& task : *tasks) {
          auto finished = database->write([&](sql::Transaction& tx) { return own.complete(tx, task); });
          ASSERT_TRUE(finished) << finished.error().message;
          std::lock_guard lock(mutex);
          ++done[task.payload.integer_or(-1)];
        }
      }
    });
  threads.clear();
  EXPECT_EQ(done.size(), 120u);
  for (auto [number, times] : done) EXPECT_EQ(times, 1) << number;
}

TEST_P(Tasks, AKilledWorkersTaskRunsAgainWithoutDoubleEffect) {
  ASSERT_TRUE(database->write([](sql::Transaction& tx) { return tx.execute("CREATE TABLE effect(worker INTEGER NOT NULL)"); }));
  add({.queue = "scan"});
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto own = sql::Database::open(location);
    if (!own) ::_exit(3);
    TaskQueue mine(**own, clock, system_random());
    auto tasks = mine.claim("scan", 1, minute, "child");
    if (!tasks || tasks->size() != 1) ::_exit(4);
    auto tx = (*own)->begin(sql::Access::write);
    if (!tx || !tx->execute("INSERT INTO effect(worker) VALUES (1)") || !mine.complete(*tx, (*tasks)[0])) ::_exit(5);
    if (::write(ends[1], "x", 1) != 1) ::_exit(6);
    for (;;) ::pause();  // killed before it could commit
  }
  char byte = 0;
  ASSERT_EQ(::read(ends[0], &byte, 1), 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ends[0]);
  ::close(ends[1]);
  clock.advance(2 * minute);
  auto tasks = claim();
  for (int i = 0; tasks.empty() && i < 100; ++i) {  // the server may take a moment to notice that its client is gone
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    tasks = claim();
  }
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_EQ(tasks[0].attempt, 2);
  auto done = database->write([&](sql::Transaction& tx) -> Result<void> {
    TRY(tx.execute("INSERT INTO effect(worker) VALUES (2)"));
    return queue->complete(tx, tasks[0]);
  });
  ASSERT_TRUE(done);
  auto effects = database->read([](sql::Transaction& tx) { return tx.query("SELECT worker FROM effect"); });
  ASSERT_EQ(effects->size(), 1u);
  EXPECT_EQ((*effects)[0].integer(0), 2);
}

}  // namespace
}  // namespace sekimori::tasks
