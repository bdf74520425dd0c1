// What only PostgreSQL can do wrong: servers that restart, refuse writing, or are not the one that writes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "store/sql/database.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::sql {
namespace {

using ::testing::HasSubstr;

class PostgresDatabase : public ::testing::Test {
 protected:
  void SetUp() override {
    auto& shared = testing::PostgresServer::shared();
    if (!shared) GTEST_SKIP() << shared.error().message;
    server = &*shared;
    location = *server->create_database();
    database = std::move(*Database::open(location));
    ASSERT_TRUE(database->write([](Transaction& tx) { return tx.execute("CREATE TABLE t(id BIGINT PRIMARY KEY)"); }));
  }
  std::int64_t count() {
    auto row = database->read([](Transaction& tx) { return tx.query_one("SELECT count(*) FROM t"); });
    EXPECT_TRUE(row) << row.error().message;
    return row && *row ? (*row)->integer(0) : -1;
  }
  // As a restart of the server does it.
  void cut_connections() {
    std::string name = location.substr(location.rfind("test_"));
    ASSERT_TRUE(server->administer("DO $$ BEGIN PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name +
                                   "'; END $$"));
  }
  testing::PostgresServer* server = nullptr;
  std::string location;
  std::unique_ptr<Database> database;
};

TEST_F(PostgresDatabase, GoesOnAfterItsConnectionsWereCut) {
  {
    Transaction a = *database->begin(Access::read);
    Transaction b = *database->begin(Access::read);
    Transaction c = *database->begin(Access::write);
  }
  cut_connections();
  auto written = database->write([](Transaction& tx) { return tx.execute("INSERT INTO t(id) VALUES (1)"); });
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_EQ(count(), 1);
}

TEST_F(PostgresDatabase, ATransactionThatWasCutIsUnreachableAndLeavesNothing) {
  Transaction tx = *database->begin(Access::write);
  ASSERT_TRUE(tx.execute("INSERT INTO t(id) VALUES (1)"));
  cut_connections();
  auto next = tx.execute("INSERT INTO t(id) VALUES (2)");
  ASSERT_FALSE(next);
  EXPECT_EQ(next.error().code, ErrorCode::unreachable);
  EXPECT_FALSE(tx.commit());
  { Transaction gone = std::move(tx); }
  EXPECT_EQ(count(), 0);
}

TEST_F(PostgresDatabase, AServerThatDoesNotWriteIsRefused) {
  std::string name = location.substr(location.rfind("test_"));
  ASSERT_TRUE(server->administer("ALTER DATABASE " + name + " SET default_transaction_read_only = on"));
  auto result = Database::open(location);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::unreachable);
  EXPECT_THAT(result.error().message, HasSubstr("read-only"));
}

TEST_F(PostgresDatabase, OfSeveralHostsTheOneThatAnswersIsTaken) {
  if (server->folder().empty()) GTEST_SKIP() << "skipped: needs a server of the test's own";
  std::string name = location.substr(location.rfind("test_"));
  auto result = Database::open("host=/nonexistent," + server->folder().string() + " user=sekimori dbname=" + name);
  ASSERT_TRUE(result) << result.error().message;
}

TEST_F(PostgresDatabase, WriteSkewIsTriedAgainUntilItFits) {
  ASSERT_TRUE(database->write([](Transaction& tx) { return tx.execute("INSERT INTO t(id) VALUES (0)"); }));
  // Each adds max + 1: under anything less than serialisable two would read the same maximum.
  std::atomic<int> attempts = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        Result<std::int64_t> done = error(ErrorCode::failure, "");
        for (int again = 0; again < 20 && !done; ++again)
          done = database->write([&](Transaction& tx) -> Result<std::int64_t> {
            ++attempts;
            std::int64_t most = TRY(tx.query_one("SELECT max(id) FROM t"))->integer(0);
            return tx.execute("INSERT INTO t(id) VALUES (?)", most + 1);
          });
        EXPECT_TRUE(done) << done.error().message;
      }
    });
  threads.clear();
  EXPECT_EQ(count(), 16);
  EXPECT_GE(attempts, 15);
}

TEST_F(PostgresDatabase, ALongStatementTextIsPreparedAnewWhenTheTableChanged) {
  auto all = [&] { return database->read([](Transaction& tx) { return tx.query("SELECT * FROM t"); }); };
  ASSERT_TRUE(all());
  ASSERT_TRUE(database->write([](Transaction& tx) { return tx.execute("ALTER TABLE t ADD COLUMN words TEXT"); }));
  auto first = all();  // the old plan is refused once, and its connection thrown away
  auto second = all();
  EXPECT_TRUE(second) << second.error().message;
}

TEST(PostgresLocation, SaysWhenTheServerCannotBeReached) {
  auto result = Database::open("host=/nonexistent dbname=none connect_timeout=2");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::unreachable);
}

}  // namespace
}  // namespace sekimori::sql
