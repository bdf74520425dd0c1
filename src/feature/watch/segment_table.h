// The manifest of a node's segments, as rows of watch_segment.
//
//   SegmentTable table(database);
//   events::SegmentStore segments(files, data / "events", table);
//   TRY(segments.sweep());                        // files that no committed row names
//
// The consumer enters a segment in the transaction of its checkpoint (insert); retention marks and drops rows the same way.
#pragma once

#include "store/events/manifest.h"
#include "store/sql/database.h"

namespace sekimori::watch {

class SegmentTable final : public events::Manifest {
 public:
  explicit SegmentTable(sql::Database& database) : database_(database) {}

  Result<std::vector<events::SegmentInfo>> list() override;
  Result<void> add(const events::SegmentInfo& segment) override;
  Result<void> mark_removed(std::span<const Uuid> segments) override;
  Result<void> forget(std::span<const Uuid> segments) override;

  // The same inside a transaction of the caller's.
  static Result<std::vector<events::SegmentInfo>> list(sql::Transaction& tx);
  static Result<void> insert(sql::Transaction& tx, const events::SegmentInfo& segment);
  static Result<void> mark_removed(sql::Transaction& tx, const Uuid& segment, Instant now);
  static Result<void> erase(sql::Transaction& tx, const Uuid& segment);

 private:
  sql::Database& database_;
};

}  // namespace sekimori::watch
