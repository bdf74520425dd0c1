// What became of a bundle that was sent in: how many objects were taken, which were not and why, which still wait.
//
//   Status status = StatusBook::begin(id, now);
//   status.successes.push_back({"indicator--...", "2026-11-28T00:00:00.000Z", ""});
//   TRY(statuses.keep(tx, "share", actor.account, status));
//   auto found = TRY(statuses.find(tx, "share", actor.account, id));      // only by who sent it
//
// Kept for two days; the field's interoperability text asks for one.
#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "store/sql/database.h"

namespace sekimori::share {

constexpr std::int64_t status_nanoseconds = 2 * nanoseconds_per_day;

struct ObjectOutcome {
  std::string id;
  std::string version;
  std::string message;
};

constexpr std::size_t most_failures_told = 1000;

struct Status {
  std::string id;
  Instant requested_at;
  std::vector<ObjectOutcome> successes, failures, pendings;
  std::size_t more_failures = 0;  // counted, and no longer told one by one
  bool done() const { return pendings.empty(); }
  std::size_t failed() const { return failures.size() + more_failures; }
  void fail(ObjectOutcome outcome);
};

Json to_json(const Status& status);

class StatusBook {
 public:
  explicit StatusBook(Clock& clock) : clock_(clock) {}
  // Puts it in the place of what it was before. Those that are past their time go.
  Result<void> keep(sql::Transaction& tx, std::string_view root, std::string_view account, const Status& status);
  // As JSON text; nothing for an unknown id and for anybody but the sender.
  Result<std::optional<std::string>> find(sql::Transaction& tx, std::string_view root, std::string_view account, std::string_view id);

 private:
  Clock& clock_;
};

}  // namespace sekimori::share
