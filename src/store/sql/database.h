// One relational data base behind one face: SQLite in a file, or PostgreSQL 15 and later, with the same query text.
//
//   auto database = TRY(sql::Database::open("/var/lib/sekimori/sekimori.db"));          // or "postgresql://host/name"
//   TRY(sql::migrate(*database, protect::schema(), clock));                              // store/sql/migration.h
//
//   return database->write([&](sql::Transaction& tx) -> Result<void> {                   // commits when it returns a value
//     TRY(tx.execute("INSERT INTO secret(id, title) VALUES (?, ?)", id, title));
//     return {};
//   });                                      // (TRY around a lambda that uses TRY warns of shadowing: keep the result in a variable)
//   sql::Rows rows = TRY(database->read([&](sql::Transaction& tx) { return tx.query("SELECT id FROM secret ORDER BY id"); }));
//
// The common subset of SQL: `?` for every value (never paste values into text); ON CONFLICT (columns) DO NOTHING | DO UPDATE
// SET x = excluded.x; RETURNING; LIMIT/OFFSET; WITH (RECURSIVE); window functions; NULLS FIRST/LAST; IS NOT DISTINCT FROM;
// CASE; COALESCE; substr, length, lower (ASCII), replace, || . LIKE tells upper from lower case; text sorts by bytes of UTF-8 (columns
// made by a Migration). A truth value read back is 0 or 1. Not common, so not used: scalar max(a, b) (write CASE), autoincrement except
// through IDENTITY in a Migration, dates and times of the data base, JSON operators, AS without a name for a sub-query in FROM.
// A parameter whose type nothing gives away (SELECT ?, ? IS NULL) wants CAST(? AS TEXT).
//
// Durability: a commit that returned ok is on the disk (SQLite: WAL with synchronous=FULL; PostgreSQL: synchronous_commit=on).
// Isolation: a write transaction is serialisable, a read transaction sees one moment.
// Threads: Database may be used by any thread. A Transaction belongs to the thread that began it.
// One writer: on SQLite a second write transaction waits for the first (10 s, then ErrorCode::unreachable), so keep them short;
// readers never wait. A thread that already writes must not begin a second write transaction: that is an error at once.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sql/value.h"

namespace sekimori::sql {

enum class Backend { sqlite, postgresql };

enum class Access {
  read,           // one snapshot; changes are refused
  write,          // serialisable; SQLite: BEGIN IMMEDIATE
  write_locking,  // PostgreSQL: READ COMMITTED, the caller takes its row locks (SKIP LOCKED); SQLite: as write
};

class Connection;
class Database;

// A unit of work. Rolled back by its destructor unless commit() succeeded. After the first failed statement every
// later one, and commit, is refused: what may clash is written with ON CONFLICT.
class Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  // Runs a statement; the number of rows it changed. Statements are prepared once per connection and text.
  // Errors: conflict (unique or foreign key), invalid_input (check, not null, bad text), full (disk), unreachable, failure.
  template <class... Values>
  Result<std::int64_t> execute(std::string_view text, const Values&... values) {
    return run_execute(text, std::array<Parameter, sizeof...(Values)>{Parameter(values)...});
  }
  Result<std::int64_t> execute_with(std::string_view text, std::span<const Parameter> values) { return run_execute(text, values); }

  // All rows, in memory. For large answers use each().
  template <class... Values>
  Result<Rows> query(std::string_view text, const Values&... values) {
    return run_query(text, std::array<Parameter, sizeof...(Values)>{Parameter(values)...});
  }
  Result<Rows> query_with(std::string_view text, std::span<const Parameter> values) { return run_query(text, values); }

  // The first row, or nothing.
  template <class... Values>
  Result<std::optional<Row>> query_one(std::string_view text, const Values&... values) {
    Rows rows = TRY(query(text, values...));
    if (rows.empty()) return std::optional<Row>();
    return std::optional<Row>(std::move(rows.front()));
  }

  Result<std::optional<Row>> query_one_with(std::string_view text, std::span<const Parameter> values) {
    Rows rows = TRY(run_query(text, values));
    if (rows.empty()) return std::optional<Row>();
    return std::optional<Row>(std::move(rows.front()));
  }

  // Row by row without holding them all; an error from the function ends the reading and is returned. The function must
  // not use this transaction.
  template <class... Values>
  Result<void> each(std::string_view text, const std::function<Result<void>(const Row&)>& function, const Values&... values) {
    return run_each(text, std::array<Parameter, sizeof...(Values)>{Parameter(values)...}, function);
  }

  // Called after a successful commit, in the order given, on the committing thread (wake a sender, append to the ledger).
  void on_commit(std::function<void()> function);

  Result<void> commit();
  Backend backend() const;
  Access access() const;
  // The failure was another transaction's doing and the same work may succeed when done again. Database::write does so.
  bool may_retry() const;

 private:
  friend class Database;
  struct State;
  explicit Transaction(std::unique_ptr<State> state);
  Result<std::int64_t> run_execute(std::string_view text, std::span<const Parameter> values);
  Result<Rows> run_query(std::string_view text, std::span<const Parameter> values);
  Result<void> run_each(std::string_view text, std::span<const Parameter> values, const std::function<Result<void>(const Row&)>& function);
  Result<std::int64_t> run(std::string_view text, std::span<const Parameter> values, const std::function<Result<void>(const Row&)>& each);

  std::unique_ptr<State> state_;
};

struct OpenOptions {
  int wait_milliseconds = 10'000;  // for a lock, a free connection, the writer's turn
  int connections = 16;            // most connections at one time (readers on SQLite; all on PostgreSQL)
};

class Database {
 public:
  // A location that begins with "postgresql://", "postgres://" or contains "host=" or "dbname=" is handed to libpq and must lead to a
  // server of version 15 or later that accepts writing (several hosts may be named; the one that writes is taken). Anything else is the
  // path of a SQLite file, made with mode 0600 when absent.
  // Errors: not_found (no such folder), not_permitted, unreachable (server), integrity (not a data base, damaged), invalid_input (version).
  static Result<std::unique_ptr<Database>> open(const std::string& location, OpenOptions options = {});
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Backend backend() const;
  Result<Transaction> begin(Access access);

  // Runs body(Transaction&) -> Result<T> and commits. Done again up to 8 times when the data base asks for it, so the body
  // must have no effect but on the transaction (and on variables that it sets anew each time).
  template <class Body>
  auto write(Body&& body, Access access = Access::write) -> std::invoke_result_t<Body, Transaction&> {
    for (int attempt = 1;; ++attempt) {
      Transaction transaction = TRY(begin(access));
      auto result = body(transaction);
      if (result) {
        auto committed = transaction.commit();
        if (committed) return result;
        if (!transaction.may_retry() || attempt == most_attempts) return std::unexpected(std::move(committed).error());
      } else if (!transaction.may_retry() || attempt == most_attempts) {
        return result;
      }
      pause_before_retry(attempt);
    }
  }

  template <class Body>
  auto read(Body&& body) -> std::invoke_result_t<Body, Transaction&> {
    Transaction transaction = TRY(begin(Access::read));
    return body(transaction);
  }

  // A consistent copy of the whole data base in a new file, taken while others read and write. SQLite only (PostgreSQL has pg_dump:
  // invalid_input); conflict when the file exists.
  Result<void> copy_to(const std::string& path);
  // SQLite: PRAGMA integrity_check and foreign_key_check; PostgreSQL: a round trip. integrity with the first findings.
  Result<void> check();

 private:
  static constexpr int most_attempts = 8;
  struct Pools;
  explicit Database(std::unique_ptr<Pools> pools);
  static void pause_before_retry(int attempt);
  std::unique_ptr<Pools> pools_;
};

}  // namespace sekimori::sql
