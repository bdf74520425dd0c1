#include "record/outbox_view.h"

namespace sekimori::record {

std::string_view name_of(OutboxState state) {
  return state == OutboxState::waiting ? "waiting" : state == OutboxState::dead ? "dead" : "delivered";
}

Result<std::vector<OutboxMessage>> outbox_messages(sql::Database& database, Outbox& outbox, const Actor& actor) {
  TRY(Permissions::standard().check(actor, Verb::list, {.kind = "setting", .id = ""}));
  return database.read([&](sql::Transaction& tx) -> Result<std::vector<OutboxMessage>> {
    std::vector<OutboxMessage> out;
    for (const OutboxState state : {OutboxState::waiting, OutboxState::dead, OutboxState::delivered})
      for (OutboxMessage& message : TRY(outbox.list(tx, state, 1000))) out.push_back(std::move(message));
    return out;
  });
}

Result<void> retry_message(sql::Database& database, Outbox& outbox, const Actor& actor, const std::string& id) {
  TRY(Permissions::standard().check(actor, Verb::update, {.kind = "setting", .id = ""}));
  return database.write([&](sql::Transaction& tx) { return outbox.retry(tx, id); });
}

Json to_json(const OutboxMessage& message) {
  return Json::object({{"id", message.id},
                       {"state", name_of(message.state)},
                       {"channel", message.channel},
                       {"kind", message.payload["kind"]},
                       {"attempts", message.attempts},
                       {"created_at", message.created_at.to_rfc3339(0)},
                       {"next_at", message.next_at.to_rfc3339(0)},
                       {"last_error", message.last_error}});
}

}  // namespace sekimori::record
