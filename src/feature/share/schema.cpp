#include "feature/share/schema.h"

namespace sekimori::share {

const sql::Schema& schema() {
  static const sql::Schema schema{
      "share",
      {{1,
        "what became of bundles, bundles that wait",
        {
            "CREATE TABLE share_status(id TEXT PRIMARY KEY, root TEXT NOT NULL, account TEXT NOT NULL, requested_at INTEGER NOT NULL, body "
            "TEXT NOT NULL) STRICT",
            "CREATE INDEX share_status_time ON share_status(requested_at)",
            "CREATE TABLE share_intake(id TEXT PRIMARY KEY, collection TEXT NOT NULL, taken_at INTEGER NOT NULL, body BLOB NOT NULL) "
            "STRICT",
        }},
       {2,
        "how far other houses' collections were read and written",
        {
            "CREATE TABLE share_transfer(way TEXT NOT NULL, address TEXT NOT NULL, collection TEXT NOT NULL, last_added TEXT NOT NULL, "
            "moved_at INTEGER NOT NULL, PRIMARY KEY(way, address, collection)) STRICT",
        }},
       {3,
        "what whoever sent a bundle that waits may know of what is there",
        {"ALTER TABLE share_intake ADD COLUMN told TEXT NOT NULL DEFAULT ''"}}}};
  return schema;
}

}  // namespace sekimori::share
