// What both data bases promise; each test runs on SQLite and on PostgreSQL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

#include "base/files.h"
#include "store/sql/migration.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::sql {
namespace {

using ::testing::HasSubstr;

class SqlContract : public ::testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == Backend::sqlite) {
      folder_.emplace(std::move(*TemporaryDirectory::create()));
      location_ = (folder_->path() / "test.db").string();
    } else {
      auto& server = testing::PostgresServer::shared();
      if (!server) {
        if (server.error().message.starts_with("skipped")) GTEST_SKIP() << server.error().message;
        FAIL() << server.error().message;
      }
      auto location = server->create_database();
      ASSERT_TRUE(location) << location.error().message;
      location_ = *location;
    }
    open();
  }

  void open(OpenOptions options = {}) {
    database_.reset();
    auto database = Database::open(location_, options);
    ASSERT_TRUE(database) << database.error().message;
    database_ = std::move(*database);
  }

  void apply(std::vector<std::string> steps) {
    auto result = migrate(*database_, {"test", {{1, "tables", std::move(steps)}}}, system_clock());
    ASSERT_TRUE(result) << result.error().message;
  }

  void run(std::string_view text) {
    auto result = database_->write([&](Transaction& tx) { return tx.execute(text); });
    ASSERT_TRUE(result) << result.error().message;
  }

  std::int64_t number(std::string_view text) {
    auto row = database_->read([&](Transaction& tx) { return tx.query_one(text); });
    EXPECT_TRUE(row) << row.error().message;
    return row && *row ? (*row)->integer(0) : -1;
  }

  std::optional<TemporaryDirectory> folder_;
  std::string location_;
  std::unique_ptr<Database> database_;
};

INSTANTIATE_TEST_SUITE_P(Both, SqlContract, ::testing::Values(Backend::sqlite, Backend::postgresql),
                         [](const auto& with) { return with.param == Backend::sqlite ? "sqlite" : "postgresql"; });

TEST_P(SqlContract, KeepsEveryKindOfValueExactly) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY, words TEXT, data BLOB, measure REAL, big INTEGER) STRICT"});
  const std::string words = "秘密 'quoted' \"double\" ? $1 \\ \n 𠮷 é";
  Bytes data;
  for (int i = 0; i < 256; ++i) data.push_back(static_cast<Byte>(i));
  const double measure = 0.1 + 0.2;
  auto written = database_->write([&](Transaction& tx) -> Result<void> {
    TRY(tx.execute("INSERT INTO thing(id, words, data, measure, big) VALUES (?, ?, ?, ?, ?)", 1, words, data, measure,
                   std::numeric_limits<std::int64_t>::min()));
    TRY(tx.execute("INSERT INTO thing(id, words, data, measure, big) VALUES (?, ?, ?, ?, ?)", 2, "", Bytes(), -0.0,
                   std::numeric_limits<std::int64_t>::max()));
    TRY(tx.execute("INSERT INTO thing(id, words, data, measure, big) VALUES (?, ?, ?, ?, ?)", 3, nullptr, nullptr, nullptr,
                   std::optional<Instant>()));
    return {};
  });
  ASSERT_TRUE(written) << written.error().message;
  auto read = database_->read([](Transaction& tx) { return tx.query("SELECT id, words, data, measure, big FROM thing ORDER BY id"); });
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->size(), 3u);
  const Row& first = (*read)[0];
  EXPECT_EQ(first.text(1), words);
  EXPECT_EQ(Bytes(first.bytes(2).begin(), first.bytes(2).end()), data);
  EXPECT_EQ(first.real(3), measure);
  EXPECT_EQ(first.integer(4), std::numeric_limits<std::int64_t>::min());
  const Row& second = (*read)[1];
  EXPECT_FALSE(second.is_null(1));
  EXPECT_FALSE(second.is_null(2));
  EXPECT_TRUE(second.bytes(2).empty());
  EXPECT_EQ(second.instant(4).nanoseconds, std::numeric_limits<std::int64_t>::max());
  for (size_t column = 1; column < 5; ++column) EXPECT_TRUE((*read)[2].is_null(column)) << column;
  EXPECT_TRUE((*read)[2].is_null(99));
}

TEST_P(SqlContract, RefusesTextThatTheOtherDataBaseCouldNotKeep) {
  apply({"CREATE TABLE thing(words TEXT) STRICT"});
  for (std::string bad : {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("\xed\xa0\x80")}) {
    auto result = database_->write([&](Transaction& tx) { return tx.execute("INSERT INTO thing(words) VALUES (?)", bad); });
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::invalid_input);
  }
}

TEST_P(SqlContract, SortsTextByBytesAndTellsCaseApart) {
  apply({"CREATE TABLE thing(words TEXT NOT NULL) STRICT"});
  auto written = database_->write([&](Transaction& tx) -> Result<void> {
    for (const char* words : {"b", "あ", "B", "a", "ア", "_", "亜"}) TRY(tx.execute("INSERT INTO thing(words) VALUES (?)", words));
    return {};
  });
  ASSERT_TRUE(written);
  auto rows = database_->read([](Transaction& tx) { return tx.query("SELECT words FROM thing ORDER BY words"); });
  std::string order;
  for (const Row& row : *rows) order += row.text(0);
  EXPECT_EQ(order, "B_abあア亜");
  EXPECT_EQ(number("SELECT count(*) FROM thing WHERE words LIKE 'b%'"), 1);
}

TEST_P(SqlContract, MapsErrorsToOurCodes) {
  apply({"CREATE TABLE parent(id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('a', 'b')), UNIQUE(kind)) STRICT",
         "CREATE TABLE child(id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES parent(id)) STRICT"});
  run("INSERT INTO parent(id, kind) VALUES (1, 'a')");
  auto code = [&](std::string_view text) {
    auto result = database_->write([&](Transaction& tx) { return tx.execute(text); });
    EXPECT_FALSE(result) << text;
    return result ? ErrorCode::failure : result.error().code;
  };
  EXPECT_EQ(code("INSERT INTO parent(id, kind) VALUES (1, 'b')"), ErrorCode::conflict);
  EXPECT_EQ(code("INSERT INTO parent(id, kind) VALUES (2, 'a')"), ErrorCode::conflict);
  EXPECT_EQ(code("INSERT INTO child(id, parent) VALUES (1, 9)"), ErrorCode::conflict);
  EXPECT_EQ(code("INSERT INTO parent(id, kind) VALUES (3, 'c')"), ErrorCode::invalid_input);
  EXPECT_EQ(code("INSERT INTO child(id, parent) VALUES (1, NULL)"), ErrorCode::invalid_input);
  EXPECT_EQ(code("SELECT * FROM nowhere"), ErrorCode::failure);
  auto misfit = database_->write([&](Transaction& tx) { return tx.execute("INSERT INTO child(id, parent) VALUES (?, ?)", 1); });
  EXPECT_FALSE(misfit);
}

TEST_P(SqlContract, AFailedStatementSpoilsTheWholeTransaction) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY) STRICT"});
  Transaction tx = *database_->begin(Access::write);
  ASSERT_TRUE(tx.execute("INSERT INTO thing(id) VALUES (1)"));
  EXPECT_EQ(tx.execute("INSERT INTO thing(id) VALUES (1)").error().code, ErrorCode::conflict);
  EXPECT_EQ(tx.execute("INSERT INTO thing(id) VALUES (2)").error().code, ErrorCode::conflict);
  EXPECT_FALSE(tx.commit());
  { Transaction gone = std::move(tx); }
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 0);
}

TEST_P(SqlContract, RollsBackWhatWasNotCommittedAndReportsEachCommitOnce) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY) STRICT"});
  int called = 0;
  {
    Transaction tx = *database_->begin(Access::write);
    tx.on_commit([&] { ++called; });
    ASSERT_TRUE(tx.execute("INSERT INTO thing(id) VALUES (1)"));
  }
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 0);
  EXPECT_EQ(called, 0);
  Transaction tx = *database_->begin(Access::write);
  tx.on_commit([&] { ++called; });
  ASSERT_TRUE(tx.execute("INSERT INTO thing(id) VALUES (1)"));
  ASSERT_TRUE(tx.commit());
  EXPECT_EQ(called, 1);
  EXPECT_FALSE(tx.commit());
  EXPECT_FALSE(tx.execute("INSERT INTO thing(id) VALUES (2)"));
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 1);
}

TEST_P(SqlContract, UpsertReturningAndCountsAreTheSame) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY, words TEXT NOT NULL, times INTEGER NOT NULL) STRICT",
         "CREATE TABLE line(seq IDENTITY, words TEXT) STRICT"});
  const char* upsert =
      "INSERT INTO thing(id, words, times) VALUES (?, ?, 1) ON CONFLICT (id) DO UPDATE SET words = excluded.words, times = thing.times + 1";
  auto result = database_->write([&](Transaction& tx) -> Result<std::vector<std::int64_t>> {
    std::vector<std::int64_t> counts;
    counts.push_back(TRY(tx.execute(upsert, 1, "one")));
    counts.push_back(TRY(tx.execute(upsert, 1, "uno")));
    counts.push_back(TRY(tx.execute("INSERT INTO thing(id, words, times) VALUES (1, 'x', 0) ON CONFLICT DO NOTHING")));
    counts.push_back(TRY(tx.execute("UPDATE thing SET times = times WHERE id = ?", 7)));
    counts.push_back(TRY(tx.query_one("INSERT INTO line(words) VALUES (?) RETURNING seq", "a"))->integer(0));
    counts.push_back(TRY(tx.query_one("INSERT INTO line(words) VALUES (?) RETURNING seq", "b"))->integer(0));
    counts.push_back(TRY(tx.query_one("SELECT sum(times) FROM thing"))->integer(0));
    counts.push_back(TRY(tx.query_one("SELECT words = 'uno' FROM thing"))->integer(0));
    counts.push_back(TRY(tx.query_one("SELECT count(*) FROM thing WHERE CAST(? AS TEXT) IS NULL OR words = ?", nullptr, "z"))->integer(0));
    return counts;
  });
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_THAT(*result, ::testing::ElementsAre(1, 1, 0, 0, 1, 2, 2, 1, 1));
}

TEST_P(SqlContract, ReadsRowByRowAndStopsWhenTold) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY) STRICT"});
  auto written = database_->write([&](Transaction& tx) -> Result<void> {
    for (int i = 0; i < 1000; ++i) TRY(tx.execute("INSERT INTO thing(id) VALUES (?)", i));
    return {};
  });
  ASSERT_TRUE(written);
  std::int64_t sum = 0;
  auto all = database_->read([&](Transaction& tx) {
    sum = 0;
    return tx.each(
        "SELECT id FROM thing WHERE id >= ? ORDER BY id",
        [&](const Row& row) -> Result<void> {
          sum += row.integer(0);
          return {};
        },
        500);
  });
  ASSERT_TRUE(all);
  EXPECT_EQ(sum, (500 + 999) * 500 / 2);
  int seen = 0;
  auto stopped = database_->read([&](Transaction& tx) {
    return tx.each("SELECT id FROM thing", [&](const Row&) -> Result<void> {
      if (++seen == 3) return error(ErrorCode::interrupted, "enough");
      return {};
    });
  });
  EXPECT_EQ(stopped.error().code, ErrorCode::interrupted);
  EXPECT_EQ(seen, 3);
  auto nested = database_->read([&](Transaction& tx) {
    return tx.each("SELECT id FROM thing", [&](const Row&) -> Result<void> {
      TRY(tx.query("SELECT 1"));
      return {};
    });
  });
  EXPECT_FALSE(nested);
}

TEST_P(SqlContract, AReaderSeesOneMomentWhileAnotherWrites) {
  apply({"CREATE TABLE thing(id INTEGER PRIMARY KEY) STRICT"});
  Transaction reader = *database_->begin(Access::read);
  run("INSERT INTO thing(id) VALUES (1)");
  if (GetParam() == Backend::sqlite) { EXPECT_EQ((*reader.query_one("SELECT count(*) FROM thing"))->integer(0), 0); }
  EXPECT_FALSE(reader.execute("INSERT INTO thing(id) VALUES (2)"));
  EXPECT_EQ(number("SELECT count(*) FROM thing"), 1);
}

TEST_P(SqlContract, ConcurrentReadModifyWriteLosesNothing) {
  apply({"CREATE TABLE counter(id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT"});
  run("INSERT INTO counter(id, value) VALUES (1, 0)");
  std::atomic<int> failed = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 10; ++i) {
        Result<void> result = error(ErrorCode::failure, "");
        for (int again = 0; again < 20 && !result; ++again)
          result = database_->write([&](Transaction& tx) -> Result<void> {
            std::int64_t value = TRY(tx.query_one("SELECT value FROM counter WHERE id = 1"))->integer(0);
            TRY(tx.execute("UPDATE counter SET value = ? WHERE id = 1", value + 1));
            return {};
          });
        if (!result) ++failed;
      }
    });
  threads.clear();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(number("SELECT value FROM counter"), 40);
}

TEST_P(SqlContract, MigratesInOrderAndOnlyOnce) {
  Schema schema{"room", {{1, "first", {"CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT"}}}};
  EXPECT_EQ(*migrate(*database_, schema, system_clock()), 1);
  EXPECT_EQ(*migrate(*database_, schema, system_clock()), 0);
  schema.migrations.push_back({2, "second", {"ALTER TABLE a ADD COLUMN words TEXT", "CREATE INDEX a_words ON a(words)"}});
  EXPECT_EQ(*migrate(*database_, schema, system_clock()), 1);
  EXPECT_EQ(number("SELECT count(*) FROM schema_migrations"), 2);
  EXPECT_EQ(*find_unknown_rooms(*database_, {}), std::vector<std::string>{"room"});
  EXPECT_TRUE(find_unknown_rooms(*database_, {schema})->empty());
}

TEST_P(SqlContract, RefusesNewerSchemasAlteredTextsAndGaps) {
  Schema schema{
      "room",
      {{1, "first", {"CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT"}}, {2, "second", {"CREATE TABLE b(id INTEGER PRIMARY KEY) STRICT"}}}};
  ASSERT_TRUE(migrate(*database_, schema, system_clock()));
  Schema older{"room", {schema.migrations[0]}};
  auto newer = migrate(*database_, older, system_clock());
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::conflict);
  EXPECT_THAT(newer.error().message, HasSubstr("newer program"));
  Schema altered = schema;
  altered.migrations[1].steps[0] += " ";
  auto changed = migrate(*database_, altered, system_clock());
  ASSERT_FALSE(changed);
  EXPECT_EQ(changed.error().code, ErrorCode::integrity);
  Schema gap{"other", {{2, "second", {}}}};
  EXPECT_FALSE(migrate(*database_, gap, system_clock()));
}

TEST_P(SqlContract, AFailingMigrationLeavesNothingBehind) {
  Schema schema{"room", {{1, "bad", {"CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT", "CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT"}}}};
  auto result = migrate(*database_, schema, system_clock());
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("migration room 1 (bad)"));
  schema.migrations[0].steps.pop_back();
  EXPECT_EQ(*migrate(*database_, schema, system_clock()), 1);
}

TEST_P(SqlContract, TwoProgramsMayMigrateAtOnce) {
  Schema schema{
      "room",
      {{1, "first", {"CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT"}}, {2, "second", {"CREATE TABLE b(id INTEGER PRIMARY KEY) STRICT"}}}};
  std::atomic<int> applied = 0;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 3; ++t)
    threads.emplace_back([&] {
      auto other = Database::open(location_);
      ASSERT_TRUE(other) << other.error().message;
      auto result = migrate(**other, schema, system_clock());
      ASSERT_TRUE(result) << result.error().message;
      applied += *result;
    });
  threads.clear();
  EXPECT_EQ(applied, 2);
}

TEST_P(SqlContract, WaitsForAFreeConnectionAndThenSaysBusy) {
  open({.wait_milliseconds = 50, .connections = 2});
  Transaction first = *database_->begin(Access::read);
  Transaction second = *database_->begin(Access::read);
  auto third = database_->begin(Access::read);
  ASSERT_FALSE(third);
  EXPECT_EQ(third.error().code, ErrorCode::unreachable);
}

}  // namespace
}  // namespace sekimori::sql
