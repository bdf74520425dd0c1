// What must leave the node (mail, a message to the hub, a webhook): written with the change it belongs to, delivered at least once.
//
//   TRY(outbox.put(tx, {.channel = "mail", .idempotency_key = "alert/" + id, .payload = message}));      // same transaction as the alert
//   TRY(outbox.deliver_due(database, 20, [&](const OutboxMessage& m) { return mailer.send(m.payload, m.idempotency_key); }));
//
// A message may be delivered twice when a program dies between sending and noting it; the receiver tells by the idempotency key. A second
// put with the same key changes nothing. Failures are tried again after 30 s, 1 min, 2 min ... up to 6 h; after 20 attempts the message is
// "dead" and listed for an administrator.
#pragma once

#include <functional>

#include "base/clock.h"
#include "base/json.h"
#include "base/random.h"
#include "store/sql/database.h"

namespace sekimori::record {

struct OutboxDraft {
  std::string channel;
  std::string idempotency_key;
  Json payload;
  std::optional<Instant> not_before = {};
};

enum class OutboxState : unsigned char { waiting, delivered, dead };

struct OutboxMessage {
  std::string id, channel, idempotency_key;
  Json payload;
  OutboxState state = OutboxState::waiting;
  int attempts = 0;
  Instant created_at, next_at;
  std::string last_error;
};

class Outbox {
 public:
  Outbox(Clock& clock, Random& random) : clock_(clock), random_(random) {}
  static constexpr int most_attempts = 20;
  static constexpr std::int64_t lease_nanoseconds = 120 * nanoseconds_per_second;  // a delivery that takes longer may be repeated

  enum class Put { added, known };
  Result<Put> put(sql::Transaction& tx, const OutboxDraft& draft);
  // Takes up to `most` due messages (several senders may run), hands each to `deliver` outside any transaction, notes the outcome. How many
  // were delivered.
  Result<int> deliver_due(sql::Database& database, int most, const std::function<Result<void>(const OutboxMessage&)>& deliver);
  Result<std::vector<OutboxMessage>> list(sql::Transaction& tx, OutboxState state, int most = 100);
  Result<void> retry(sql::Transaction& tx, const std::string& id);  // a dead one, from the beginning

 private:
  Clock& clock_;
  Random& random_;
};

}  // namespace sekimori::record
