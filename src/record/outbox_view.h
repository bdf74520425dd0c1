// What waits to leave the node, or could not, for whoever looks after it. Addresses and texts are not shown.
//
//   for (const OutboxMessage& message : TRY(outbox_messages(database, room.outbox, actor))) ...      // waiting, then dead, then delivered
#pragma once

#include "record/outbox.h"
#include "record/permission.h"

namespace sekimori::record {

// Needs "setting.list". At most 1,000 of each state.
Result<std::vector<OutboxMessage>> outbox_messages(sql::Database& database, Outbox& outbox, const Actor& actor);
// Needs "setting.update". not_found: no dead message has the id.
Result<void> retry_message(sql::Database& database, Outbox& outbox, const Actor& actor, const std::string& id);

std::string_view name_of(OutboxState state);
Json to_json(const OutboxMessage& message);

}  // namespace sekimori::record
