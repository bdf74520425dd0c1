// Numbered steps from one shape of the tables to the next. Each room owns its own row of numbers, from 1 without gaps.
//
//   sql::Schema schema() {
//     return {"protect", {{1, "secrets", {"CREATE TABLE secret(id TEXT PRIMARY KEY, title TEXT NOT NULL) STRICT"}},
//                         {2, "places",  {"ALTER TABLE secret ADD COLUMN place TEXT", "CREATE INDEX secret_place ON secret(place)"}}}};
//   }
//   TRY(sql::migrate(*database, schema(), clock));
//
// Steps are written with the words of store/sql/dialect.h. What was applied is written down with a hash in schema_migrations; a text
// that was changed afterwards is refused: add a new number instead.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "store/sql/database.h"

namespace sekimori::sql {

struct Migration {
  int number = 0;
  std::string name;
  std::vector<std::string> steps;  // one statement each
};

struct Schema {
  std::string room;
  std::vector<Migration> migrations;
};

// Applies what is missing, each number in a transaction of its own; several nodes may do so at once. Returns how many were applied.
// Errors: conflict (the data base was made by a newer program), integrity (an applied step's text has changed), and those of execute.
Result<int> migrate(Database& database, const Schema& schema, Clock& clock);

// The rooms in the data base that are not among these: made by a newer program or by one with other features.
Result<std::vector<std::string>> find_unknown_rooms(Database& database, const std::vector<Schema>& known);

}  // namespace sekimori::sql
