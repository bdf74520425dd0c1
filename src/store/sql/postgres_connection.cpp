#include <libpq-fe.h>

#include <bit>
#include <charconv>
#include <cstring>
#include <unordered_map>

#include "store/sql/connection.h"
#include "store/sql/dialect.h"

namespace sekimori::sql {
namespace {

// Type numbers of pg_type.dat; they never change.
constexpr Oid oid_bool = 16;
constexpr Oid oid_bytea = 17;
constexpr Oid oid_int8 = 20;
constexpr Oid oid_int2 = 21;
constexpr Oid oid_int4 = 23;
constexpr Oid oid_text = 25;
constexpr Oid oid_float4 = 700;
constexpr Oid oid_float8 = 701;

struct ResultCloser {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ResultCloser>;

ErrorCode code_of(std::string_view state) {
  if (state == "23505" || state == "23503" || state == "23001" || state == "23P01") return ErrorCode::conflict;
  if (state == "40001" || state == "40P01") return ErrorCode::conflict;
  if (state == "42501" || state.starts_with("28")) return ErrorCode::not_permitted;
  if (state == "25006" || state == "55P03" || state == "57014") return ErrorCode::unreachable;
  if (state.starts_with("23") || state.starts_with("22")) return ErrorCode::invalid_input;
  if (state.starts_with("53")) return ErrorCode::full;
  if (state.starts_with("08") || state.starts_with("57P")) return ErrorCode::unreachable;
  if (state.starts_with("XX") || state.starts_with("58P")) return ErrorCode::integrity;
  return ErrorCode::failure;
}

// The message without the connection string or line ends; libpq never puts the password into it.
std::string one_line(const char* message) {
  std::string line = message == nullptr ? "" : message;
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
  for (char& c : line)
    if (c == '\n') c = ' ';
  return line;
}

void read_cell(const PGresult* answer, int row, int column, Row::Cell& cell) {
  if (PQgetisnull(answer, row, column) != 0) {
    cell = std::monostate();
    return;
  }
  const char* data = PQgetvalue(answer, row, column);
  auto length = static_cast<size_t>(PQgetlength(answer, row, column));
  switch (PQftype(answer, column)) {
    case oid_bool: cell = std::int64_t(data[0] == 't'); return;
    case oid_int2:
    case oid_int4:
    case oid_int8: {
      std::int64_t number = 0;
      std::from_chars(data, data + length, number);
      cell = number;
      return;
    }
    case oid_float4:
    case oid_float8: {
      double number = 0;
      std::from_chars(data, data + length, number);
      cell = number;
      return;
    }
    case oid_bytea: {
      auto bytes = from_hex(std::string_view(data, length).substr(length < 2 ? length : 2));  // "\x0aff"
      cell = bytes ? std::move(*bytes) : Bytes();
      return;
    }
    default: cell = std::string(data, length);
  }
}

class PostgresConnection final : public Connection {
 public:
  PostgresConnection(PGconn* handle, int wait_milliseconds) : handle_(handle), wait_milliseconds_(wait_milliseconds) {}
  ~PostgresConnection() override { PQfinish(handle_); }

  Result<void> set_up() {
    if (PQstatus(handle_) != CONNECTION_OK) return error(ErrorCode::unreachable, "PostgreSQL: {}", one_line(PQerrorMessage(handle_)));
    if (PQserverVersion(handle_) < 150000)
      return error(ErrorCode::invalid_input, "PostgreSQL {} is too old; version 15 or later is needed", PQserverVersion(handle_) / 10000);
    PQsetNoticeProcessor(handle_, [](void*, const char*) {}, nullptr);
    TRY(run_once("SET client_encoding TO 'UTF8'"));
    TRY(run_once("SET standard_conforming_strings TO on"));
    TRY(run_once("SET bytea_output TO 'hex'"));
    TRY(run_once("SET extra_float_digits TO 1"));
    TRY(run_once("SET synchronous_commit TO on"));
    // A plan made while a table was empty reads it whole for ever; planning anew costs less than one such reading.
    TRY(run_once("SET plan_cache_mode TO force_custom_plan"));
    TRY(run_once(fmt::format("SET lock_timeout TO {}", wait_milliseconds_)));
    return run_once("SET idle_in_transaction_session_timeout TO '5min'");
  }

  Result<void> begin(Access access) override {
    may_retry_ = false;
    switch (access) {
      case Access::read: return run_once("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
      case Access::write: return run_once("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE");
      case Access::write_locking: return run_once("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    }
    return error(ErrorCode::failure, "no such access");
  }

  Result<void> commit() override {
    Answer answer(PQexec(handle_, "COMMIT"));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
      auto failed = failure(answer.get(), "COMMIT");
      if (!usable_)
        return error(ErrorCode::unreachable, "the server went away during COMMIT, the outcome is not known: {}", failed.error());
      rollback();
      return failed;
    }
    // A server answers COMMIT of a failed transaction with ROLLBACK.
    if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
      return error(ErrorCode::failure, "the server rolled back instead of committing");
    return {};
  }

  void rollback() override {
    if (PQtransactionStatus(handle_) == PQTRANS_IDLE) return;
    Answer answer(PQexec(handle_, "ROLLBACK"));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) usable_ = false;
  }

  Result<std::int64_t> run(std::string_view text, std::span<const Parameter> values, const RowFunction& each) override {
    std::vector<Oid> types(values.size());
    std::vector<const char*> data(values.size());
    std::vector<int> lengths(values.size());
    std::vector<int> formats(values.size());
    std::vector<std::array<char, 8>> numbers(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
      const Parameter::Value& value = values[i].value();
      auto bind = [&](Oid type, const char* from, size_t length) {
        types[i] = type;
        data[i] = from;
        lengths[i] = static_cast<int>(length);
        formats[i] = 1;  // all binary; that of text is its UTF-8
      };
      auto bind_number = [&](Oid type, std::uint64_t bits) {
        for (size_t k = 0; k < 8; ++k) numbers[i][k] = static_cast<char>(static_cast<unsigned char>(bits >> (56 - 8 * k)));
        bind(type, numbers[i].data(), 8);
      };
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        bind_number(oid_int8, static_cast<std::uint64_t>(*number));
      } else if (const auto* real = std::get_if<double>(&value)) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, real, 8);
        bind_number(oid_float8, bits);
      } else if (const auto* words = std::get_if<std::string_view>(&value)) {
        TRY(check_text(*words));
        bind(oid_text, words->empty() ? "" : words->data(), words->size());
      } else if (const auto* bytes = std::get_if<ByteView>(&value)) {
        bind(oid_bytea, bytes->empty() ? "" : std::bit_cast<const char*>(bytes->data()), bytes->size());
      }
    }

    std::string name = TRY(prepare(text, types));
    if (PQsendQueryPrepared(handle_, name.c_str(), static_cast<int>(values.size()), data.data(), lengths.data(), formats.data(), 0) == 0)
      return failure(nullptr, text);
    if (each) PQsetSingleRowMode(handle_);
    return read_answers(text, each);
  }

  Result<void> run_once(const std::string& text) override {
    Answer answer(PQexec(handle_, text.c_str()));
    ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return failure(answer.get(), text);
    return {};
  }

  bool may_retry() const override { return may_retry_; }
  bool usable() const override { return usable_ && PQstatus(handle_) == CONNECTION_OK && PQtransactionStatus(handle_) == PQTRANS_IDLE; }
  Result<void> copy_to(const std::string& path) override { return error(ErrorCode::invalid_input, "{}: use pg_dump", path); }
  Result<void> check() override { return run_once("SELECT 1"); }

 private:
  std::unexpected<Error> failure(const PGresult* answer, std::string_view text) {
    if (PQstatus(handle_) != CONNECTION_OK) {
      usable_ = false;
      return error(ErrorCode::unreachable, "PostgreSQL: {}", one_line(PQerrorMessage(handle_)));
    }
    const char* state_field = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    std::string_view state = state_field == nullptr ? "" : state_field;
    if (state == "40001" || state == "40P01") may_retry_ = true;
    if (state == "0A000") {  // "cached plan must not change result type": the schema moved on below this connection
      may_retry_ = true;
      usable_ = false;
    }
    const char* message = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    return error(code_of(state), "PostgreSQL: {} (SQLSTATE {}, in: {})",
                 message == nullptr ? one_line(PQerrorMessage(handle_)) : one_line(message), state, text.substr(0, 120));
  }

  Result<std::string> prepare(std::string_view text, const std::vector<Oid>& types) {
    std::string key(text);
    for (Oid type : types) key.append(1, '\0').append(std::to_string(type));
    if (auto found = statements_.find(key); found != statements_.end()) return found->second;
    if (statements_.size() >= most_statements) {
      TRY(run_once("DEALLOCATE ALL"));
      statements_.clear();
    }
    std::string name = fmt::format("s{}", ++numbered_);
    Answer answer(PQprepare(handle_, name.c_str(), number_placeholders(text).c_str(), static_cast<int>(types.size()), types.data()));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) return failure(answer.get(), text);
    statements_.emplace(std::move(key), name);
    return name;
  }

  // Reads to the end even after an error, as the protocol wants it.
  Result<std::int64_t> read_answers(std::string_view text, const RowFunction& each) {
    Result<std::int64_t> outcome = 0;
    Row row;
    while (Answer answer{PQgetResult(handle_)}) {
      ExecStatusType status = PQresultStatus(answer.get());
      if (status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK) {
        int columns = PQnfields(answer.get());
        for (int i = 0; outcome && each && i < PQntuples(answer.get()); ++i) {
          row.cells().resize(static_cast<size_t>(columns));
          for (int k = 0; k < columns; ++k) read_cell(answer.get(), i, k, row.cells()[static_cast<size_t>(k)]);
          auto done = each(row);
          if (!done) outcome = std::unexpected(std::move(done).error());
        }
      } else if (status != PGRES_COMMAND_OK) {
        if (outcome) outcome = failure(answer.get(), text);
        continue;
      }
      if (outcome && status != PGRES_SINGLE_TUPLE) outcome = changed_rows(answer.get());
    }
    if (outcome && PQstatus(handle_) != CONNECTION_OK) return failure(nullptr, text);
    return outcome;
  }

  static std::int64_t changed_rows(PGresult* answer) {
    std::string_view command = PQcmdStatus(answer);
    if (command.starts_with("SELECT")) return 0;
    std::string_view count = PQcmdTuples(answer);
    std::int64_t number = 0;
    std::from_chars(count.data(), count.data() + count.size(), number);
    return number;
  }

  static constexpr size_t most_statements = 512;
  PGconn* handle_;
  int wait_milliseconds_;
  std::unordered_map<std::string, std::string> statements_;
  std::uint64_t numbered_ = 0;
  bool may_retry_ = false;
  bool usable_ = true;
};

}  // namespace

Result<std::unique_ptr<Connection>> open_postgresql(const std::string& location, const OpenOptions& options) {
  // What stands before dbname may be overruled by the location; what stands after it may not.
  std::array<const char*, 6> keywords{"connect_timeout", "application_name", "dbname", "target_session_attrs", nullptr, nullptr};
  std::array<const char*, 6> values{"10", "sekimori", location.c_str(), "read-write", nullptr, nullptr};
  auto connection = std::make_unique<PostgresConnection>(PQconnectdbParams(keywords.data(), values.data(), 1), options.wait_milliseconds);
  TRY(connection->set_up());
  return connection;
}

}  // namespace sekimori::sql
