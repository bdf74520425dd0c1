// Answers already given to requests that named themselves with an Idempotency-Key: the same request again gets the same answer and
// changes nothing.
//
//   GivenAnswers answers(clock);
//   Begun begun = TRY(answers.begin(database, {.account = a, .operation = "open_case", .key = key, .request = hash}));
//   if (begun.before) return *begun.before;                    // as it was answered then
//   ... do the work ...
//   TRY(answers.finish(database, named, {201, "application/json", body}));   // or forget(), when nothing was done
//
// A key belongs to an account and an operation and is kept for a day. Any thread, several processes.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "store/sql/migration.h"

namespace sekimori::record {

const sql::Schema& given_answers_schema();

constexpr size_t longest_answer = 1 << 20;  // bytes of a body that is kept
constexpr std::int64_t answer_kept_nanoseconds = nanoseconds_per_day;

struct NamedRequest {
  std::string account;
  std::string operation;
  std::string key;      // 1..200 bytes
  std::string request;  // hash of what was asked: the same key with another request is refused
};

struct GivenAnswer {
  int status = 200;
  std::string headers;  // the caller's own encoding
  std::string body;
};

struct Begun {
  std::optional<GivenAnswer> before;
};

class GivenAnswers {
 public:
  explicit GivenAnswers(Clock& clock) : clock_(clock) {}

  // Claims the key, or tells what was answered. invalid_input: the key came with another request before; conflict: the first one is
  // still under way, or the program ended in the middle of it and nobody knows whether it took effect.
  Result<Begun> begin(sql::Database& database, const NamedRequest& named);
  Result<void> finish(sql::Database& database, const NamedRequest& named, const GivenAnswer& answer);
  // The request had no effect: its key may be used again.
  Result<void> forget(sql::Database& database, const NamedRequest& named);

 private:
  Clock& clock_;
};

}  // namespace sekimori::record
