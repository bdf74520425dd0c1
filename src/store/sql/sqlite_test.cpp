#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "base/files.h"
#include "store/sql/database.h"
#include "store/sql/dialect.h"

namespace sekimori::sql {
namespace {

using ::testing::HasSubstr;

TEST(SqliteDatabase, MakesAPrivateFileInWalModeWithFullSync) {
  auto folder = *TemporaryDirectory::create();
  auto database = *Database::open((folder.path() / "a.db").string());
  struct stat status{};
  ASSERT_EQ(::stat((folder.path() / "a.db").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0600u);
  Transaction tx = *database->begin(Access::write);
  EXPECT_EQ((*tx.query_one("PRAGMA journal_mode"))->text(0), "wal");
  EXPECT_EQ((*tx.query_one("PRAGMA synchronous"))->integer(0), 2);
  EXPECT_EQ((*tx.query_one("PRAGMA foreign_keys"))->integer(0), 1);
}

TEST(SqliteDatabase, RefusesWhatIsNoDataBase) {
  auto folder = *TemporaryDirectory::create();
  std::ofstream(folder.path() / "text.db") << std::string(8192, 'x');
  auto text = Database::open((folder.path() / "text.db").string());
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::integrity);
  auto nowhere = Database::open((folder.path() / "no" / "such.db").string());
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().code, ErrorCode::not_found);
  EXPECT_THAT(nowhere.error().message, HasSubstr("such.db"));
}

TEST(SqliteDatabase, ASecondWriteTransactionOfOneThreadIsAnErrorAtOnce) {
  auto folder = *TemporaryDirectory::create();
  auto database = *Database::open((folder.path() / "a.db").string());
  Transaction first = *database->begin(Access::write);
  auto second = database->begin(Access::write);
  ASSERT_FALSE(second);
  EXPECT_THAT(second.error().message, HasSubstr("this thread"));
}

TEST(SqliteDatabase, AFullDiskIsFullAndTheDataBaseStaysSound) {
  auto folder = *TemporaryDirectory::create();
  auto database = *Database::open((folder.path() / "a.db").string());
  auto made = database->write([](Transaction& tx) -> Result<void> {
    TRY(tx.execute("CREATE TABLE t(data BLOB) STRICT"));
    TRY(tx.query("PRAGMA max_page_count = 64"));
    return {};
  });
  ASSERT_TRUE(made);
  int kept = 0;
  for (;; ++kept) {
    auto result = database->write([](Transaction& tx) { return tx.execute("INSERT INTO t(data) VALUES (?)", Bytes(20'000)); });
    if (result) continue;
    EXPECT_EQ(result.error().code, ErrorCode::full);
    break;
  }
  EXPECT_GT(kept, 5);
  auto row = database->read([](Transaction& tx) { return tx.query_one("SELECT count(*) FROM t"); });
  EXPECT_EQ((*row)->integer(0), kept);
  EXPECT_TRUE(database->check());
}

TEST(SqliteDatabase, FindsDamage) {
  auto folder = *TemporaryDirectory::create();
  Path path = folder.path() / "a.db";
  {
    auto database = *Database::open(path.string());
    auto made = database->write([](Transaction& tx) -> Result<void> {
      TRY(tx.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, words TEXT) STRICT"));
      for (int i = 0; i < 2000; ++i) TRY(tx.execute("INSERT INTO t(id, words) VALUES (?, ?)", i, "some words to fill the pages with"));
      return {};
    });
    ASSERT_TRUE(made);
  }
  auto file = *system_files().open(path, OpenMode::read_write);
  ASSERT_TRUE(file->write_at(4096 * 3, Bytes(4096, 0xA5)));
  auto database = *Database::open(path.string());
  auto result = database->check();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::integrity);
}

TEST(SqliteDatabase, CopiesItselfWhileInUse) {
  auto folder = *TemporaryDirectory::create();
  auto database = *Database::open((folder.path() / "a.db").string());
  ASSERT_TRUE(database->write([](Transaction& tx) { return tx.execute("CREATE TABLE t(id INTEGER PRIMARY KEY) STRICT"); }));
  ASSERT_TRUE(database->write([](Transaction& tx) { return tx.execute("INSERT INTO t(id) VALUES (7)"); }));
  Transaction reader = *database->begin(Access::read);
  auto copied = database->copy_to((folder.path() / "b.db").string());
  ASSERT_TRUE(copied) << copied.error().message;
  EXPECT_EQ(database->copy_to((folder.path() / "b.db").string()).error().code, ErrorCode::conflict);
  auto copy = *Database::open((folder.path() / "b.db").string());
  auto row = copy->read([](Transaction& tx) { return tx.query_one("SELECT id FROM t"); });
  EXPECT_EQ((*row)->integer(0), 7);
}

// The child is killed without warning after every commit it has reported; nothing reported may be missing.
TEST(SqliteDatabase, KeepsEveryCommitThatAKilledProgramReported) {
  auto folder = *TemporaryDirectory::create();
  std::string location = (folder.path() / "a.db").string();
  std::int64_t before = 0;
  for (int round = 0; round < 5; ++round) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      auto database = Database::open(location);
      if (!database) ::_exit(3);
      auto made = (*database)->write(
          [](Transaction& tx) { return tx.execute("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, data BLOB) STRICT"); });
      if (!made) ::_exit(4);
      for (;;) {
        auto done = (*database)->write([](Transaction& tx) { return tx.execute("INSERT INTO t(data) VALUES (?)", Bytes(3000)); });
        if (!done || ::write(ends[1], "x", 1) != 1) ::_exit(5);
      }
    }
    ::close(ends[1]);
    char byte = 0;
    int reported = 0;
    while (reported < 7 + round && ::read(ends[0], &byte, 1) == 1) ++reported;
    ::kill(child, SIGKILL);
    while (::read(ends[0], &byte, 1) == 1) ++reported;
    ::waitpid(child, nullptr, 0);
    ::close(ends[0]);
    ASSERT_GE(reported, 7);
    auto database = *Database::open(location);
    ASSERT_TRUE(database->check());
    auto row = database->read([](Transaction& tx) { return tx.query_one("SELECT count(*) FROM t"); });
    EXPECT_GE((*row)->integer(0), before + reported);
    before = (*row)->integer(0);
  }
}

TEST(Dialect, NumbersPlaceholdersOutsideQuotes) {
  EXPECT_EQ(number_placeholders("a = ? AND b = '?''?' AND \"c?\" = ? -- ?\n OR d = ?"),
            "a = $1 AND b = '?''?' AND \"c?\" = $2 -- ?\n OR d = $3");
}

TEST(Dialect, TranslatesOnlyWholeWordsInCapitals) {
  std::string_view text = "CREATE TABLE t(seq IDENTITY, integer_text TEXT DEFAULT 'TEXT', n INTEGER, r REAL, b BLOB) STRICT";
  EXPECT_EQ(translate_schema(text, Backend::postgresql),
            "CREATE TABLE t(seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, integer_text TEXT COLLATE \"C\" DEFAULT 'TEXT', "
            "n BIGINT, r DOUBLE PRECISION, b BYTEA) ");
  EXPECT_EQ(translate_schema("a INTEGER", Backend::sqlite), "a INTEGER");
}

}  // namespace
}  // namespace sekimori::sql
