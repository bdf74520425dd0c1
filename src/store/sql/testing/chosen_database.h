// For tests only: the data base on which the books of a room are tried. SQLite in the test's own folder; with
// SEKIMORI_TEST_BACKEND=postgresql an empty data base on a real PostgreSQL, so that the same tests are the same contract on both.
//
//   database_ = *sql::testing::open_chosen(directory_.path());
#pragma once

#include <cstdlib>

#include "store/sql/database.h"
#include "store/sql/testing/postgres_server.h"

namespace sekimori::sql::testing {

inline Result<std::unique_ptr<Database>> open_chosen(const Path& folder) {
  const char* chosen = std::getenv("SEKIMORI_TEST_BACKEND");
  if (chosen == nullptr || std::string_view(chosen) != "postgresql") return Database::open((folder / "t.db").string());
  auto& server = PostgresServer::shared();
  if (!server) return std::unexpected(server.error());
  return Database::open(TRY(server->create_database()));
}

}  // namespace sekimori::sql::testing
