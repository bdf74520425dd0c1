// The scaled ObjectLog: versions and their bodies are rows of the data base that the node's records lie in (PostgreSQL; SQLite works, too),
// so that a collection goes with its backup and survives the machine.
//
//   TRY(sql::migrate(database, objects::schema(), clock));
//   auto log = TRY(SqlObjectLog::open(database, collection_id, clock));
//
// One write is one transaction; the index of the embedded log stands in memory here as well and is read at opening, so that a page costs
// one question for its bodies at any depth. One process at a time may have a collection open: a second one that writes is refused by the
// sequence (conflict), and nothing is doubled.
#pragma once

#include <memory>

#include "base/clock.h"
#include "store/objects/object_log.h"
#include "store/sql/database.h"
#include "store/sql/migration.h"

namespace sekimori::objects {

const sql::Schema& schema();

class SqlObjectLog {
 public:
  // integrity: rows are missing or damaged. `database` and `clock` outlive the log.
  static Result<std::unique_ptr<ObjectLog>> open(sql::Database& database, std::string collection, Clock& clock);
};

}  // namespace sekimori::objects
