#include "record/given_answers.h"

#include "store/sql/database.h"

namespace sekimori::record {

const sql::Schema& given_answers_schema() {
  static const sql::Schema schema{
      "given_answers",
      {{1,
        "answers to requests with an Idempotency-Key",
        {
            "CREATE TABLE given_answer(account TEXT NOT NULL, operation TEXT NOT NULL, name TEXT NOT NULL, request TEXT NOT NULL, "
            "begun_at INTEGER NOT NULL, status INTEGER, headers TEXT, body TEXT, PRIMARY KEY(account, operation, name)) STRICT",
            "CREATE INDEX given_answer_age ON given_answer(begun_at)",
        }}}};
  return schema;
}

Result<Begun> GivenAnswers::begin(sql::Database& database, const NamedRequest& named) {
  if (named.key.empty() || named.key.size() > 200) return error(ErrorCode::usage, "Idempotency-Key: 1 to 200 bytes are needed");
  return database.write([&](sql::Transaction& tx) -> Result<Begun> {
    TRY(tx.execute("DELETE FROM given_answer WHERE begun_at < ?", Instant{clock_.now().nanoseconds - answer_kept_nanoseconds}));
    const auto row =
        TRY(tx.query_one("SELECT request, status, headers, body FROM given_answer WHERE account = ? AND operation = ? AND name = ?",
                         named.account, named.operation, named.key));
    if (!row) {
      TRY(tx.execute("INSERT INTO given_answer(account, operation, name, request, begun_at) VALUES (?, ?, ?, ?, ?)", named.account,
                     named.operation, named.key, named.request, clock_.now()));
      return Begun();
    }
    if (row->text(0) != named.request)
      return error(ErrorCode::invalid_input, "Idempotency-Key {}: it named another request before; take a new key", named.key);
    if (row->is_null(1))
      return error(
          ErrorCode::conflict,
          "Idempotency-Key {}: the first request of this name has not been answered; look whether it took effect, then take a new key",
          named.key);
    return Begun{GivenAnswer{static_cast<int>(row->integer(1)), std::string(row->text(2)), std::string(row->text(3))}};
  });
}

Result<void> GivenAnswers::finish(sql::Database& database, const NamedRequest& named, const GivenAnswer& answer) {
  return database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(tx.execute("UPDATE given_answer SET status = ?, headers = ?, body = ? WHERE account = ? AND operation = ? AND name = ?",
                   answer.status, answer.headers, answer.body, named.account, named.operation, named.key));
    return {};
  });
}

Result<void> GivenAnswers::forget(sql::Database& database, const NamedRequest& named) {
  return database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(tx.execute("DELETE FROM given_answer WHERE account = ? AND operation = ? AND name = ?", named.account, named.operation, named.key));
    return {};
  });
}

}  // namespace sekimori::record
