// Inside store/sql only: what each data base adapter does. One connection belongs to one transaction at a time.
#pragma once

#include <memory>

#include "store/sql/database.h"

namespace sekimori::sql {

using RowFunction = std::function<Result<void>(const Row&)>;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual Result<void> begin(Access access) = 0;
  virtual Result<void> commit() = 0;
  virtual void rollback() = 0;
  // Prepares (or finds) and runs one statement; `each` may be empty. Returns the number of changed rows.
  virtual Result<std::int64_t> run(std::string_view text, std::span<const Parameter> values, const RowFunction& each) = 0;
  // Runs text that is not worth keeping prepared (schema changes).
  virtual Result<void> run_once(const std::string& text) = 0;
  virtual bool may_retry() const = 0;  // about the latest error
  virtual bool usable() const = 0;     // false: throw it away instead of putting it back
  virtual Result<void> copy_to(const std::string& path) = 0;
  virtual Result<void> check() = 0;
};

Result<std::unique_ptr<Connection>> open_sqlite(const std::string& path, Access access, const OpenOptions& options);
Result<std::unique_ptr<Connection>> open_postgresql(const std::string& location, const OpenOptions& options);

// UTF-8 without U+0000, as both data bases can keep it; invalid_input otherwise.
Result<void> check_text(std::string_view text);

}  // namespace sekimori::sql
