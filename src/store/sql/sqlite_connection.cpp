#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <unordered_map>

#include "base/text.h"
#include "store/sql/connection.h"

namespace sekimori::sql {
namespace {

ErrorCode code_of(int extended, int system_error_number) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_FOREIGNKEY:
    case SQLITE_CONSTRAINT_TRIGGER: return ErrorCode::conflict;
    default: break;
  }
  switch (extended & 0xff) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG: return ErrorCode::invalid_input;
    case SQLITE_FULL: return ErrorCode::full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::unreachable;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::not_permitted;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::integrity;
    case SQLITE_CANTOPEN: return system_error_number == EACCES ? ErrorCode::not_permitted : ErrorCode::not_found;
    case SQLITE_IOERR: return system_error_number == ENOSPC || system_error_number == EDQUOT ? ErrorCode::full : ErrorCode::failure;
    default: return ErrorCode::failure;
  }
}

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

class SqliteConnection final : public Connection {
 public:
  SqliteConnection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  ~SqliteConnection() override {
    for (auto& [text, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close_v2(handle_);
  }

  Result<void> begin(Access access) override {
    may_retry_ = false;
    if (access != Access::read) return run_prepared("BEGIN IMMEDIATE");
    TRY(run_prepared("BEGIN"));
    // The snapshot is taken by the first read, so read something now.
    return run_prepared("SELECT count(*) FROM sqlite_schema LIMIT 0");
  }

  Result<void> commit() override {
    auto result = run_prepared("COMMIT");
    if (!result) rollback();
    return result;
  }

  void rollback() override {
    if (sqlite3_get_autocommit(handle_) != 0) return;  // SQLite has already rolled back by itself
    if (!run_prepared("ROLLBACK")) usable_ = false;
  }

  Result<std::int64_t> run(std::string_view text, std::span<const Parameter> values, const RowFunction& each) override {
    sqlite3_stmt* statement = TRY(prepare(text));
    struct Reset {
      sqlite3_stmt* statement;
      ~Reset() {
        sqlite3_reset(statement);
        sqlite3_clear_bindings(statement);
      }
    } reset{statement};
    if (sqlite3_bind_parameter_count(statement) != static_cast<int>(values.size()))
      return error(ErrorCode::failure, "a statement wants {} values and got {}: {}", sqlite3_bind_parameter_count(statement), values.size(),
                   text);
    for (size_t i = 0; i < values.size(); ++i) TRY(bind(statement, static_cast<int>(i) + 1, values[i], text));

    Row row;
    for (;;) {
      int status = sqlite3_step(statement);
      if (status == SQLITE_DONE) break;
      if (status != SQLITE_ROW) return failure(text);
      if (!each) continue;
      read_row(statement, row);
      TRY(each(row));
    }
    return sqlite3_stmt_readonly(statement) != 0 ? 0 : static_cast<std::int64_t>(sqlite3_changes64(handle_));
  }

  Result<void> run_once(const std::string& text) override {
    if (sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(text);
    return {};
  }

  bool may_retry() const override { return may_retry_; }
  bool usable() const override { return usable_; }

  Result<void> copy_to(const std::string& path) override {
    int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0600);
    if (descriptor < 0) return system_error(errno, path);
    ::close(descriptor);
    std::array<Parameter, 1> values{Parameter(path)};
    TRY(run("VACUUM INTO ?", values, {}));  // an empty file is accepted as the target
    descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0) return system_error(errno, path);
    int synced = ::fsync(descriptor);
    int error_number = errno;
    ::close(descriptor);
    if (synced != 0) return system_error(error_number, path);
    return {};
  }

  Result<void> check() override {
    std::string findings;
    RowFunction note = [&](const Row& row) -> Result<void> {
      if (row.text(0) != "ok") findings.append(findings.empty() ? "" : "; ").append(row.text(0));
      return {};
    };
    TRY(run("PRAGMA integrity_check(5)", {}, note));
    TRY(run("PRAGMA foreign_key_check", {}, note));
    if (!findings.empty()) return error(ErrorCode::integrity, "{}: {}", path_, findings);
    return {};
  }

 private:
  std::unexpected<Error> failure(std::string_view text) {
    int extended = sqlite3_extended_errcode(handle_);
    ErrorCode code = code_of(extended, sqlite3_system_errno(handle_));
    may_retry_ = extended == SQLITE_BUSY_SNAPSHOT;
    if ((extended & 0xff) == SQLITE_CORRUPT || (extended & 0xff) == SQLITE_NOTADB) usable_ = false;
    return error(code, "{}: {} (in: {})", path_, sqlite3_errmsg(handle_), text.substr(0, 120));
  }

  // What frames every transaction: parsing it anew took longer than a small read itself.
  Result<void> run_prepared(std::string_view text) {
    TRY(run(text, {}, {}));
    return {};
  }

  Result<sqlite3_stmt*> prepare(std::string_view text) {
    if (auto found = statements_.find(text); found != statements_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    if (sqlite3_prepare_v3(handle_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &statement, &tail) != SQLITE_OK)
      return failure(text);
    if (statement == nullptr || tail != text.data() + text.size()) {
      sqlite3_finalize(statement);
      return error(ErrorCode::failure, "one statement at a time, please: {}", text);
    }
    if (statements_.size() >= most_statements) {
      for (auto& [old_text, old] : statements_) sqlite3_finalize(old);
      statements_.clear();
    }
    statements_.emplace(text, statement);
    return statement;
  }

  Result<void> bind(sqlite3_stmt* statement, int index, const Parameter& parameter, std::string_view text) {
    const Parameter::Value& value = parameter.value();
    int status = SQLITE_OK;
    if (std::holds_alternative<std::monostate>(value)) {
      status = sqlite3_bind_null(statement, index);
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
      status = sqlite3_bind_int64(statement, index, *number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      status = sqlite3_bind_double(statement, index, *real);
    } else if (const auto* words = std::get_if<std::string_view>(&value)) {
      TRY(check_text(*words));
      status = sqlite3_bind_text64(statement, index, words->empty() ? "" : words->data(), words->size(), nullptr, SQLITE_UTF8);
    } else if (const auto* bytes = std::get_if<ByteView>(&value)) {
      status = bytes->empty() ? sqlite3_bind_zeroblob(statement, index, 0)
                              : sqlite3_bind_blob64(statement, index, bytes->data(), bytes->size(), nullptr);
    }
    if (status != SQLITE_OK) return failure(text);
    return {};
  }

  static void read_row(sqlite3_stmt* statement, Row& row) {
    auto& cells = row.cells();
    cells.resize(static_cast<size_t>(sqlite3_column_count(statement)));
    for (size_t i = 0; i < cells.size(); ++i) {
      int column = static_cast<int>(i);
      switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: cells[i] = static_cast<std::int64_t>(sqlite3_column_int64(statement, column)); break;
        case SQLITE_FLOAT: cells[i] = sqlite3_column_double(statement, column); break;
        case SQLITE_TEXT: {
          const unsigned char* data = sqlite3_column_text(statement, column);
          cells[i] = std::string(data, data + sqlite3_column_bytes(statement, column));
          break;
        }
        case SQLITE_BLOB: {
          const auto* data = static_cast<const Byte*>(sqlite3_column_blob(statement, column));
          cells[i] = Bytes(data, data + sqlite3_column_bytes(statement, column));
          break;
        }
        default: cells[i] = std::monostate();
      }
    }
  }

  static constexpr size_t most_statements = 512;
  sqlite3* handle_;
  std::string path_;
  std::unordered_map<std::string, sqlite3_stmt*, TextHash, std::equal_to<>> statements_;
  bool may_retry_ = false;
  bool usable_ = true;
};

// SQLite would make the file readable for everybody; the -wal and -shm files take over its mode.
Result<void> make_private_file(const std::string& path) {
  int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, 0600);
  if (descriptor >= 0) {
    ::close(descriptor);
  } else if (errno != EEXIST) {
    return system_error(errno, path);
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, Access access, const OpenOptions& options) {
  if (access != Access::read) TRY(make_private_file(path));
  sqlite3* handle = nullptr;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int status = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  auto connection = std::make_unique<SqliteConnection>(handle, path);
  if (status != SQLITE_OK)
    return error(code_of(status, handle != nullptr ? sqlite3_system_errno(handle) : 0), "{}: {}", path, sqlite3_errstr(status));
  sqlite3_busy_timeout(handle, options.wait_milliseconds);
  for (const char* pragma :
       {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON", "PRAGMA case_sensitive_like = ON",
        "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA temp_store = MEMORY", "PRAGMA cache_size = -16384"})
    TRY(connection->run_once(pragma));
  if (access == Access::read) TRY(connection->run_once("PRAGMA query_only = ON"));
  return connection;
}

}  // namespace sekimori::sql
