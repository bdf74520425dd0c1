#include "feature/watch/schema.h"

namespace sekimori::watch {

const sql::Schema& schema() {
  static const sql::Schema schema{
      "watch",
      {{1,
        "blocks, checkpoints, activity, hits, segments",
        {
            "CREATE TABLE watch_block(source_id TEXT NOT NULL, batch_key TEXT NOT NULL, block TEXT NOT NULL, name TEXT NOT NULL, "
            "bytes INTEGER NOT NULL, events INTEGER NOT NULL, bad INTEGER NOT NULL, first_time INTEGER, last_time INTEGER, "
            "received_at INTEGER NOT NULL, PRIMARY KEY(source_id, batch_key)) STRICT",
            "CREATE INDEX watch_block_hash ON watch_block(block)",
            "CREATE TABLE watch_checkpoint(part INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, next_offset INTEGER NOT NULL, state TEXT NOT "
            "NULL) STRICT",
            "CREATE TABLE watch_activity(subject TEXT NOT NULL, day INTEGER NOT NULL, feature TEXT NOT NULL, thing TEXT NOT NULL, "
            "amount REAL NOT NULL, events INTEGER NOT NULL, first_time INTEGER NOT NULL, last_time INTEGER NOT NULL, device TEXT NOT NULL, "
            "samples TEXT NOT NULL, PRIMARY KEY(subject, day, feature, thing)) STRICT",
            "CREATE TABLE watch_hit(id TEXT PRIMARY KEY, subject TEXT NOT NULL, day INTEGER NOT NULL, rule_id TEXT NOT NULL, title TEXT "
            "NOT NULL, "
            "level INTEGER NOT NULL, events INTEGER NOT NULL, first_time INTEGER NOT NULL, last_time INTEGER NOT NULL, device TEXT NOT "
            "NULL, "
            "samples TEXT NOT NULL) STRICT",
            "CREATE INDEX watch_hit_day ON watch_hit(day)",
            "CREATE TABLE watch_segment(id TEXT PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, events "
            "INTEGER NOT NULL, "
            "least_time INTEGER NOT NULL, greatest_time INTEGER NOT NULL, sources TEXT NOT NULL, created_at INTEGER NOT NULL, removed_at "
            "INTEGER) STRICT",
            "CREATE INDEX watch_segment_time ON watch_segment(least_time, greatest_time)",
            "CREATE TABLE watch_source_day(source_id TEXT NOT NULL, day INTEGER NOT NULL, events INTEGER NOT NULL, last_time INTEGER NOT "
            "NULL, "
            "PRIMARY KEY(source_id, day)) STRICT",
        }}}};
  return schema;
}

}  // namespace sekimori::watch
