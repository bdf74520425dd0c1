#include "store/sql/migration.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "store/sql/dialect.h"

namespace sekimori::sql {
namespace {

constexpr std::string_view table_text =
    "CREATE TABLE IF NOT EXISTS schema_migrations(room TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL, PRIMARY KEY(room, number)) STRICT";

std::string hash_of(const Migration& migration) {
  Sha256 hash;
  for (const std::string& step : migration.steps) {
    hash.update(step);
    hash.update("\n;\n");
  }
  return to_hex(hash.finish());
}

// Two programs that start at once must not both create the same table.
Result<void> lock_schema(Transaction& tx) {
  if (tx.backend() == Backend::postgresql) TRY(tx.query("SELECT pg_advisory_xact_lock(7269016)"));
  return {};
}

struct Applied {
  std::string name;
  std::string hash;
};

Result<std::map<std::int64_t, Applied>> read_applied(Transaction& tx, const std::string& room) {
  std::map<std::int64_t, Applied> applied;
  for (const Row& row : TRY(tx.query("SELECT number, name, sha256 FROM schema_migrations WHERE room = ?", room)))
    applied[row.integer(0)] = {row.string(1), row.string(2)};
  return applied;
}

}  // namespace

Result<int> migrate(Database& database, const Schema& schema, Clock& clock) {
  for (size_t i = 0; i < schema.migrations.size(); ++i)
    if (schema.migrations[i].number != static_cast<int>(i) + 1)
      return error(ErrorCode::failure, "schema of {}: migration {} stands where {} is expected", schema.room, schema.migrations[i].number,
                   i + 1);

  auto table = database.write(
      [&](Transaction& tx) -> Result<void> {
        TRY(lock_schema(tx));
        TRY(tx.execute(translate_schema(table_text, tx.backend())));
        return {};
      },
      Access::write_locking);
  if (!table) return std::unexpected(std::move(table).error());

  int count = 0;
  for (const Migration& migration : schema.migrations) {
    auto done = database.write(
        [&](Transaction& tx) -> Result<bool> {
          TRY(lock_schema(tx));
          auto applied = TRY(read_applied(tx, schema.room));
          if (!applied.empty() && applied.rbegin()->first > static_cast<std::int64_t>(schema.migrations.size()))
            return error(ErrorCode::conflict,
                         "the data base was made by a newer program: room {} stands at {} ({}), this program knows {}; use the newer "
                         "program, or restore a backup made before the upgrade",
                         schema.room, applied.rbegin()->first, applied.rbegin()->second.name, schema.migrations.size());
          if (auto found = applied.find(migration.number); found != applied.end()) {
            if (found->second.hash != hash_of(migration))
              return error(
                  ErrorCode::integrity,
                  "migration {} {} ({}) was applied with another text than this program has; the program or the data base was altered",
                  schema.room, migration.number, migration.name);
            return false;
          }
          for (const std::string& step : migration.steps) {
            auto result = tx.execute(translate_schema(step, tx.backend()));
            if (!result)
              return error(result.error().code, "migration {} {} ({}): {}", schema.room, migration.number, migration.name, result.error());
          }
          TRY(tx.execute("INSERT INTO schema_migrations(room, number, name, sha256, applied_at) VALUES (?, ?, ?, ?, ?)", schema.room,
                         migration.number, migration.name, hash_of(migration), clock.now()));
          return true;
        },
        Access::write_locking);
    if (!done) return std::unexpected(std::move(done).error());
    count += *done ? 1 : 0;
  }
  return count;
}

Result<std::vector<std::string>> find_unknown_rooms(Database& database, const std::vector<Schema>& known) {
  return database.read([&](Transaction& tx) -> Result<std::vector<std::string>> {
    std::vector<std::string> unknown;
    for (const Row& row : TRY(tx.query("SELECT DISTINCT room FROM schema_migrations ORDER BY room")))
      if (std::ranges::none_of(known, [&](const Schema& schema) { return schema.room == row.text(0); })) unknown.push_back(row.string(0));
    return unknown;
  });
}

}  // namespace sekimori::sql
