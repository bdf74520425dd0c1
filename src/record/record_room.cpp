#include "record/record_room.h"

#include "record/schema.h"

namespace sekimori::record {

RecordRoom::RecordRoom(const RecordSettings& settings)
    : changes(settings.database, settings.clock, settings.random, settings.ledger, settings.node, settings.handing, settings.trace),
      records(changes, settings.clock),
      accounts(changes, settings.clock, settings.random, settings.password_cost),
      tokens(changes, accounts, settings.clock, settings.random),
      pseudonyms(changes, settings.people, settings.clock, settings.random),
      holds(changes, records, settings.clock, settings.random),
      outbox(settings.clock, settings.random),
      answers(settings.clock) {}

Result<std::unique_ptr<RecordRoom>> RecordRoom::open(RecordSettings settings) {
  TRY(sql::migrate(settings.database, schema(), settings.clock));
  TRY(sql::migrate(settings.database, given_answers_schema(), settings.clock));
  std::unique_ptr<RecordRoom> room(new RecordRoom(settings));
  TRY(room->changes.recover());
  return room;
}

}  // namespace sekimori::record
