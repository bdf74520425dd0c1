// Collects events and seals them as one Parquet file that any Parquet reader opens. Format: docs/format/segment.md.
//
//   SegmentWriter writer({});
//   TRY(writer.append(events));                                        // any order of time
//   SegmentInfo info = TRY(writer.seal(files, path, id, clock.now())); // sorted by time, fsync, rename
//
// One thread at a time. Memory: about held_bytes() until sealing, and a third more while sealing.
#pragma once

#include <memory>
#include <optional>
#include <span>

#include "model/event.h"
#include "store/events/segment_info.h"

namespace sekimori::events {

struct SegmentSettings {
  std::size_t row_group_rows = 1'048'576;
  std::size_t most_rows = 4'194'304;  // append answers `full` beyond it: seal and go on
  int compression_level = 1;          // zstd, 1 to 19
};

// The longest text a column takes; longer ones are refused.
constexpr std::size_t longest_text = std::size_t(64) << 20;

class SegmentWriter {
 public:
  explicit SegmentWriter(SegmentSettings settings);
  ~SegmentWriter();
  SegmentWriter(SegmentWriter&&) noexcept;
  SegmentWriter& operator=(SegmentWriter&&) noexcept;

  // Takes all events or none. invalid_input: a text longer than longest_text; full: more than most_rows.
  Result<void> append(std::span<const model::Event> events);
  std::size_t rows() const;
  std::optional<Instant> least_time() const;  // nothing while there are no events
  std::size_t held_bytes() const;

  // Writes the file beside its place, syncs it, renames it and syncs the folder (which must exist), and begins anew. When it
  // fails, the events are still held and there is no file at `path`; only when the folder's sync failed is there one, complete.
  // conflict: `path` exists; invalid_input: no events. `id` and `created` go into the footer; the info's path is `path`.
  Result<SegmentInfo> seal(Files& files, const Path& path, const Uuid& id, Instant created);

 private:
  struct Columns;
  std::unique_ptr<Columns> columns_;
  SegmentSettings settings_;
};

}  // namespace sekimori::events
