// Asking a segment: rows by predicate, whole events, counts and rankings.
//
//   TRY(scan(*segment, {equals(Column::user, "sato")}, {{Column::time, Column::object}}, {}, [&](const RowBatch& batch) -> Result<ScanStep>
//   {
//     for (std::size_t i = 0; i < batch.rows.size(); ++i) show(batch.integers(Column::time)[i], batch.texts(Column::object)[i]);
//     return ScanStep::go_on;
//   }));
//   std::uint64_t reads = TRY(count(*segment, {equals(Column::activity, std::int64_t(Activity::read))}));
//   std::vector<Ranked> top = TRY(rank(*segment, Column::user, Measure::sum_of_bytes, {}, 10));
//
// Errors: invalid_input for a predicate that does not fit, integrity for damage. One thread per SegmentReader.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "store/events/predicate.h"
#include "store/events/segment_reader.h"

namespace sekimori::events {

class RowGroupColumns;  // row_selection.h

// Rows of one block that satisfied the predicate. Everything points into the reader and lives until the sink returns.
class RowBatch {
 public:
  std::uint64_t first_row = 0;          // of the block, in the segment
  std::span<const std::uint32_t> rows;  // within the block, rising

  // Values in the order of `rows`; the column must be one of those asked for.
  std::span<const std::string_view> texts(Column column) const { return texts_[static_cast<std::size_t>(column)]; }
  std::span<const std::int64_t> integers(Column column) const { return integers_[static_cast<std::size_t>(column)]; }
  std::span<const model::EventId> identifiers() const { return identifiers_; }

 private:
  friend class BatchFiller;
  std::array<std::vector<std::string_view>, column_count> texts_;
  std::array<std::vector<std::int64_t>, column_count> integers_;
  std::vector<model::EventId> identifiers_;
};

enum class ScanStep : unsigned char { go_on, stop };
enum class ScanOrder : unsigned char { oldest_first, newest_first };  // of blocks; rows within a batch always rise
using RowSink = std::function<Result<ScanStep>(const RowBatch&)>;

// What a scan did, to be added up over segments.
struct ScanStatistics {
  std::uint64_t rows = 0;            // in the segments that were asked
  std::uint64_t matched = 0;         // handed to the sink
  std::uint64_t groups_skipped = 0;  // row groups ruled out by bounds, bloom filters or dictionaries
  std::uint64_t blocks_skipped = 0;  // ruled out by their bounds
  bool stopped = false;
  void add(const ScanStatistics& other);
};

Result<ScanStatistics> scan(SegmentReader& segment, const Predicate& predicate, std::span<const Column> columns, ScanOrder order,
                            const RowSink& sink);

// Whole events in the segment's order (time), at most `limit`.
Result<std::vector<model::Event>> read_events(SegmentReader& segment, const Predicate& predicate, std::size_t limit);
// Whole events by row number (rising, below segment.rows()): reads only the pages that hold them.
Result<std::vector<model::Event>> read_rows(SegmentReader& segment, std::span<const std::uint64_t> rows);

// The columns of the row group that was read last, kept for rows near by. Of one segment, which outlives them.
class HeldColumns {
 public:
  HeldColumns();
  ~HeldColumns();
  HeldColumns(const HeldColumns&) = delete;
  HeldColumns& operator=(const HeldColumns&) = delete;
  RowGroupColumns& of(SegmentReader& segment, std::size_t row_group);
  std::size_t bytes() const;  // of memory, about

 private:
  std::size_t row_group_ = 0;
  std::unique_ptr<RowGroupColumns> columns_;
};
Result<std::vector<model::Event>> read_rows(SegmentReader& segment, std::span<const std::uint64_t> rows, HeldColumns& held);
// The columns of a whole event, and the event of one row of a batch that has them all.
std::span<const Column> event_columns();
model::Event event_of(const RowBatch& batch, std::size_t index);

Result<std::uint64_t> count(SegmentReader& segment, const Predicate& predicate);

enum class Measure : unsigned char { events, sum_of_bytes, sum_of_count };
struct Ranked {
  std::string key;
  std::uint64_t events = 0;
  std::int64_t sum = 0;  // of the measured column; stays at the limits of 64 bits. 0 for Measure::events
  bool operator==(const Ranked&) const = default;
};
// Events and sums by value of a text or enumeration column (numbers as text), over any number of segments.
class Ranking {
 public:
  Ranking(Column column, Measure measure) : column_(column), measure_(measure) {}
  Result<void> add(SegmentReader& segment, const Predicate& predicate);
  // The first `most` by the measure, then by key.
  std::vector<Ranked> top(std::size_t most) const;

 private:
  struct Sum {
    std::uint64_t events = 0;
    std::int64_t sum = 0;
    void add(std::uint64_t more_events, std::int64_t more);
  };
  Column column_;
  Measure measure_;
  std::map<std::string, Sum, std::less<>> sums_;
};
Result<std::vector<Ranked>> rank(SegmentReader& segment, Column column, Measure measure, const Predicate& predicate, std::size_t most);

}  // namespace sekimori::events
