#include "store/sql/database.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "base/text.h"
#include "store/sql/connection.h"
#include "store/sql/dialect.h"

namespace sekimori::sql {

Result<void> check_text(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) return error(ErrorCode::invalid_input, "text with the character U+0000 cannot be stored");
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "text that is not valid UTF-8 cannot be stored");
  return {};
}

namespace {

// Lends connections, at most `most` at a time; makes them when first needed.
class ConnectionPool {
 public:
  using Open = std::function<Result<std::unique_ptr<Connection>>()>;
  ConnectionPool(Open open, size_t most, int wait_milliseconds)
      : open_(std::move(open)), most_(most), wait_milliseconds_(wait_milliseconds) {}

  Result<std::unique_ptr<Connection>> take() {
    std::unique_lock lock(mutex_);
    if (most_ == 1 && borrowers_.contains(std::this_thread::get_id()))
      return error(ErrorCode::failure, "this thread has a write transaction already; hand that one on instead of beginning a second");
    if (!returned_.wait_for(lock, std::chrono::milliseconds(wait_milliseconds_), [&] { return borrowers_.size() < most_; }))
      return error(ErrorCode::unreachable, "the data base is busy: no connection was free within {} ms", wait_milliseconds_);
    borrowers_.insert(std::this_thread::get_id());
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    lock.unlock();
    auto opened = open_();
    if (!opened) release();
    return opened;
  }

  void put_back(std::unique_ptr<Connection> connection, std::thread::id borrower) {
    std::lock_guard lock(mutex_);
    if (connection->usable()) idle_.push_back(std::move(connection));
    borrowers_.erase(borrowers_.find(borrower));
    returned_.notify_one();
  }

 private:
  void release() {
    std::lock_guard lock(mutex_);
    borrowers_.erase(borrowers_.find(std::this_thread::get_id()));
    returned_.notify_one();
  }

  Open open_;
  size_t most_;
  int wait_milliseconds_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::multiset<std::thread::id> borrowers_;
};

}  // namespace

struct Database::Pools {
  Backend backend = Backend::sqlite;
  std::unique_ptr<ConnectionPool> writers;
  std::unique_ptr<ConnectionPool> readers;  // null: the writers' pool serves both
};

struct Transaction::State {
  Backend backend = Backend::sqlite;
  Access access = Access::read;
  ConnectionPool* pool = nullptr;
  std::unique_ptr<Connection> connection;
  std::thread::id thread;
  bool open = false;
  bool reading = false;  // inside each()
  bool may_retry = false;
  std::optional<Error> failed;
  std::vector<std::function<void()>> on_commit;

  void finish() {
    open = false;
    if (connection) pool->put_back(std::move(connection), thread);
  }
};

Transaction::Transaction(std::unique_ptr<State> state) : state_(std::move(state)) {}
Transaction::Transaction(Transaction&&) noexcept = default;

Transaction::~Transaction() {
  if (!state_ || !state_->connection) return;
  if (state_->open) state_->connection->rollback();
  state_->finish();
}

Backend Transaction::backend() const { return state_->backend; }
Access Transaction::access() const { return state_->access; }
bool Transaction::may_retry() const { return state_->may_retry; }
void Transaction::on_commit(std::function<void()> function) { state_->on_commit.push_back(std::move(function)); }

Result<std::int64_t> Transaction::run(std::string_view text, std::span<const Parameter> values, const RowFunction& each) {
  State& state = *state_;
  if (!state.open) return error(ErrorCode::failure, "the transaction has ended: {}", text.substr(0, 120));
  if (state.failed) return error(state.failed->code, "the transaction failed before: {}", *state.failed);
  if (state.reading) return error(ErrorCode::failure, "a statement inside each() of the same transaction: {}", text.substr(0, 120));
  state.reading = static_cast<bool>(each);
  auto result = state.connection->run(text, values, each);
  state.reading = false;
  if (!result) {
    state.may_retry = state.connection->may_retry();
    state.failed = result.error();
  }
  return result;
}

Result<std::int64_t> Transaction::run_execute(std::string_view text, std::span<const Parameter> values) { return run(text, values, {}); }

Result<Rows> Transaction::run_query(std::string_view text, std::span<const Parameter> values) {
  Rows rows;
  RowFunction keep = [&](const Row& row) -> Result<void> {
    rows.push_back(row);
    return {};
  };
  TRY(run(text, values, keep));
  return rows;
}

Result<void> Transaction::run_each(std::string_view text, std::span<const Parameter> values,
                                   const std::function<Result<void>(const Row&)>& function) {
  TRY(run(text, values, function));
  return {};
}

Result<void> Transaction::commit() {
  State& state = *state_;
  if (!state.open) return error(ErrorCode::failure, "the transaction has ended already");
  if (state.failed) return error(state.failed->code, "nothing was committed: {}", *state.failed);
  auto result = state.connection->commit();
  if (!result) state.may_retry = state.connection->may_retry();
  state.finish();
  if (result)
    for (const auto& function : state.on_commit) function();
  return result;
}

Database::Database(std::unique_ptr<Pools> pools) : pools_(std::move(pools)) {}
Database::~Database() = default;
Backend Database::backend() const { return pools_->backend; }

Result<std::unique_ptr<Database>> Database::open(const std::string& location, OpenOptions options) {
  auto pools = std::make_unique<Pools>();
  size_t most = options.connections < 2 ? 2 : static_cast<size_t>(options.connections);
  bool server = location.starts_with("postgresql://") || location.starts_with("postgres://") || location.contains("host=") ||
                location.contains("dbname=");
  if (server) {
    pools->backend = Backend::postgresql;
    pools->writers = std::make_unique<ConnectionPool>([=] { return open_postgresql(location, options); }, most, options.wait_milliseconds);
  } else {
    pools->writers =
        std::make_unique<ConnectionPool>([=] { return open_sqlite(location, Access::write, options); }, 1, options.wait_milliseconds);
    pools->readers =
        std::make_unique<ConnectionPool>([=] { return open_sqlite(location, Access::read, options); }, most, options.wait_milliseconds);
  }
  std::unique_ptr<Database> database(new Database(std::move(pools)));
  // The first connection shows whether the place exists, is ours and can be written.
  Transaction probe = TRY(database->begin(Access::write));
  TRY(probe.query("SELECT 1"));
  TRY(probe.commit());
  return database;
}

Result<Transaction> Database::begin(Access access) {
  ConnectionPool* pool = access == Access::read && pools_->readers ? pools_->readers.get() : pools_->writers.get();
  for (int attempt = 1;; ++attempt) {
    auto state = std::make_unique<Transaction::State>();
    state->backend = pools_->backend;
    state->access = access;
    state->pool = pool;
    state->connection = TRY(pool->take());
    state->thread = std::this_thread::get_id();
    auto begun = state->connection->begin(access);
    if (begun) {
      state->open = true;
      return Transaction(std::move(state));
    }
    bool stale = !state->connection->usable();  // a server that was restarted: its idle connections are of no use
    state->finish();
    if (!stale || attempt > 64) return std::unexpected(std::move(begun).error());
  }
}

void Database::pause_before_retry(int attempt) {
  thread_local std::uint64_t mix = std::hash<std::thread::id>()(std::this_thread::get_id()) | 1;
  mix = mix * 6364136223846793005ULL + 1442695040888963407ULL;
  std::this_thread::sleep_for(std::chrono::microseconds((500 << (attempt < 7 ? attempt : 7)) + static_cast<int>((mix >> 40) % 4000)));
}

Result<void> Database::copy_to(const std::string& path) {
  if (pools_->backend == Backend::postgresql)
    return error(ErrorCode::invalid_input, "a PostgreSQL data base is copied with pg_dump, not into the file {}", path);
  ConnectionPool& pool = *pools_->writers;  // VACUUM INTO wants a connection outside a transaction; others go on reading
  auto connection = TRY(pool.take());
  auto result = connection->copy_to(path);
  pool.put_back(std::move(connection), std::this_thread::get_id());
  return result;
}

Result<void> Database::check() {
  ConnectionPool& pool = pools_->readers ? *pools_->readers : *pools_->writers;
  auto connection = TRY(pool.take());
  auto result = connection->check();
  pool.put_back(std::move(connection), std::this_thread::get_id());
  return result;
}

}  // namespace sekimori::sql
