#include "feature/share/status_book.h"

namespace sekimori::share {
namespace {

Json outcomes(const std::vector<ObjectOutcome>& list) {
  Json out = Json::array();
  for (const ObjectOutcome& one : list) {
    Json row = Json::object({{"id", one.id}, {"version", one.version}});
    if (!one.message.empty()) row.set("message", one.message);
    out.push(std::move(row));
  }
  return out;
}

}  // namespace

void Status::fail(ObjectOutcome outcome) {
  if (failures.size() < most_failures_told) failures.push_back(std::move(outcome));
  else ++more_failures;
}

Json to_json(const Status& status) {
  constexpr int microsecond_digits = 6;
  Json out = Json::object({{"id", status.id},
                           {"status", status.done() ? "complete" : "pending"},
                           {"request_timestamp", status.requested_at.to_rfc3339(microsecond_digits)},
                           {"total_count", status.successes.size() + status.failed() + status.pendings.size()},
                           {"success_count", status.successes.size()}});
  if (!status.successes.empty()) out.set("successes", outcomes(status.successes));
  out.set("failure_count", status.failed());
  if (!status.failures.empty()) out.set("failures", outcomes(status.failures));
  out.set("pending_count", status.pendings.size());
  if (!status.pendings.empty()) out.set("pendings", outcomes(status.pendings));
  return out;
}

Result<void> StatusBook::keep(sql::Transaction& tx, std::string_view root, std::string_view account, const Status& status) {
  // One whose bundle still waits stays, however long the node stood still.
  TRY(tx.execute("DELETE FROM share_status WHERE requested_at < ? AND id NOT IN (SELECT id FROM share_intake)",
                 clock_.now().nanoseconds - status_nanoseconds));
  TRY(
      tx.execute("INSERT INTO share_status(id, root, account, requested_at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                 "body = excluded.body",
                 status.id, root, account, status.requested_at.nanoseconds, to_json(status).dump()));
  return {};
}

Result<std::optional<std::string>> StatusBook::find(sql::Transaction& tx, std::string_view root, std::string_view account,
                                                    std::string_view id) {
  const auto row = TRY(tx.query_one("SELECT body FROM share_status WHERE id = ? AND root = ? AND account = ?", id, root, account));
  if (!row) return std::optional<std::string>();
  return std::optional(std::string(row->text(0)));
}

}  // namespace sekimori::share
