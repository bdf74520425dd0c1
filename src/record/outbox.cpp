#include "record/outbox.h"

#include <array>

#include "base/ids.h"

namespace sekimori::record {
namespace {

constexpr std::array<std::string_view, 3> state_names = {"waiting", "delivered", "dead"};
constexpr std::string_view columns = "id, channel, idempotency_key, payload, state, attempts, created_at, next_at, last_error";

Result<OutboxMessage> to_message(const sql::Row& row) {
  OutboxMessage message;
  message.id = row.string(0);
  message.channel = row.string(1);
  message.idempotency_key = row.string(2);
  message.payload = TRY(Json::parse(row.text(3)));
  for (size_t i = 0; i < state_names.size(); ++i)
    if (state_names[i] == row.text(4)) message.state = static_cast<OutboxState>(i);
  message.attempts = static_cast<int>(row.integer(5));
  message.created_at = row.instant(6);
  message.next_at = row.instant(7);
  message.last_error = row.string(8);
  return message;
}

std::int64_t pause_after(int attempts) {
  std::int64_t seconds = std::int64_t(30) << (attempts > 10 ? 10 : attempts - 1);
  return (seconds > 21'600 ? 21'600 : seconds) * nanoseconds_per_second;
}

}  // namespace

Result<Outbox::Put> Outbox::put(sql::Transaction& tx, const OutboxDraft& draft) {
  if (draft.channel.empty() || draft.idempotency_key.empty())
    return error(ErrorCode::invalid_input, "a message has a channel and an idempotency key");
  Instant now = clock_.now();
  std::int64_t added =
      TRY(tx.execute("INSERT INTO outbox(id, channel, idempotency_key, payload, state, created_at, next_at, attempts, last_error) "
                     "VALUES (?, ?, ?, ?, 'waiting', ?, ?, 0, '') ON CONFLICT (idempotency_key) DO NOTHING",
                     Uuid::make(clock_, random_).to_string(), draft.channel, draft.idempotency_key, draft.payload.canonical(), now,
                     draft.not_before.value_or(now)));
  return added == 1 ? Put::added : Put::known;
}

Result<int> Outbox::deliver_due(sql::Database& database, int most, const std::function<Result<void>(const OutboxMessage&)>& deliver) {
  Instant now = clock_.now();
  auto taken = database.write(
      [&](sql::Transaction& tx) -> Result<std::vector<OutboxMessage>> {
        std::string text =
            fmt::format("SELECT {} FROM outbox WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, id LIMIT ?", columns);
        if (tx.backend() == sql::Backend::postgresql) text += " FOR UPDATE SKIP LOCKED";
        std::vector<OutboxMessage> messages;
        for (const sql::Row& row : TRY(tx.query(text, now, most))) {
          messages.push_back(TRY(to_message(row)));
          messages.back().attempts += 1;
          // Out of the way of other senders until the lease is over.
          TRY(tx.execute("UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE id = ?", now.nanoseconds + lease_nanoseconds,
                         row.text(0)));
        }
        return messages;
      },
      sql::Access::write_locking);
  if (!taken) return std::unexpected(std::move(taken).error());

  int delivered = 0;
  for (const OutboxMessage& message : *taken) {
    auto outcome = deliver(message);
    auto noted = database.write([&](sql::Transaction& tx) -> Result<void> {
      // Only the attempt that is still the latest may note its outcome; a delivery is noted in any case.
      if (outcome) {
        TRY(tx.execute("UPDATE outbox SET state = 'delivered', delivered_at = ?, last_error = '' WHERE id = ?", clock_.now(), message.id));
        return {};
      }
      std::string_view state = message.attempts >= most_attempts ? "dead" : "waiting";
      TRY(tx.execute("UPDATE outbox SET state = ?, next_at = ?, last_error = ? WHERE id = ? AND attempts = ? AND state = 'waiting'", state,
                     clock_.now().nanoseconds + pause_after(message.attempts), outcome.error().message, message.id, message.attempts));
      return {};
    });
    if (!noted) return std::unexpected(std::move(noted).error());
    delivered += outcome ? 1 : 0;
  }
  return delivered;
}

Result<std::vector<OutboxMessage>> Outbox::list(sql::Transaction& tx, OutboxState state, int most) {
  std::vector<OutboxMessage> messages;
  for (const sql::Row& row : TRY(tx.query(fmt::format("SELECT {} FROM outbox WHERE state = ? ORDER BY created_at, id LIMIT ?", columns),
                                          state_names[static_cast<size_t>(state)], most)))
    messages.push_back(TRY(to_message(row)));
  return messages;
}

Result<void> Outbox::retry(sql::Transaction& tx, const std::string& id) {
  std::int64_t changed =
      TRY(tx.execute("UPDATE outbox SET state = 'waiting', attempts = 0, next_at = ? WHERE id = ? AND state = 'dead'", clock_.now(), id));
  if (changed == 0) return error(ErrorCode::not_found, "there is no dead message {}", id);
  return {};
}

}  // namespace sekimori::record
