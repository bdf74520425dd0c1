// All segments of a node: a folder by day, a manifest, questions over any range of time, and retention.
//
//   SegmentStore store(system_files(), data / "events", *manifest);
//   TRY(store.sweep());                                               // once, before anything is written
//   SegmentInfo info = TRY(store.add(writer, Uuid::make(clock, random), clock.now()));
//   EventPage page = TRY(store.find({.predicate = {equals(Column::user, "sato")}, .limit = 100}));
//   EventPage more = TRY(store.find({.predicate = ..., .limit = 100, .after = page.next}));
//
//   RemovedSegments gone = TRY(store.remove_before(bound, holds));    // write one ledger entry for each of them, then:
//   TRY(store.forget(gone.segments));
//
// Questions may come from any thread, each opens its own files. add, sweep and retention: one thread at a time.
#pragma once

#include <functional>
#include <optional>

#include "store/events/manifest.h"
#include "store/events/scan.h"
#include "store/events/segment_writer.h"

namespace sekimori::events {

// Where a page ended, in the order of (time, id).
struct EventCursor {
  Instant time;
  model::EventId id;
  auto operator<=>(const EventCursor&) const = default;
};

struct EventQuery {
  Predicate predicate;
  ScanOrder order = ScanOrder::oldest_first;
  std::size_t limit = 100;
  std::optional<EventCursor> after;  // continue behind it
};

struct EventPage {
  std::vector<model::Event> events;  // by (time, id), rising or falling as asked
  std::optional<EventCursor> next;   // absent: there is no more
  ScanStatistics statistics;
};

// Whether a hold pins the segment. An error counts as pinned and ends the removal.
using HoldCheck = std::function<Result<bool>(const SegmentInfo&)>;

struct RemovedSegments {
  std::vector<SegmentInfo> segments;  // gone now, or in an earlier run that was cut short: each still wants its ledger entry
  std::vector<SegmentInfo> pinned;    // old enough, but held
};

class SegmentStore {
 public:
  // `folder` is DATA/events; it is made when absent. All must outlive the store.
  SegmentStore(Files& files, Path folder, Manifest& manifest) : files_(files), folder_(std::move(folder)), manifest_(manifest) {}

  // Seals the writer's events as YYYY-MM-DD/<id>.parquet (the UTC day of the first event) and enters them in the manifest. When it fails
  // the writer still holds the events, or the file is an orphan that sweep removes: add again under another id.
  Result<SegmentInfo> add(SegmentWriter& writer, const Uuid& id, Instant created);
  // The same without the manifest, for callers that enter it in their own transaction.
  Result<SegmentInfo> seal(SegmentWriter& writer, const Uuid& id, Instant created);

  // Removes files that are not in the manifest (a crash came between file and manifest; the stream still has the events),
  // and finishes removals that were cut short. Returns how many files went.
  Result<std::size_t> sweep();

  // Sealed segments with an event in [first, last], by time. Costs no file access.
  Result<std::vector<SegmentInfo>> between(Instant first, Instant last);
  Result<std::unique_ptr<SegmentReader>> open(const SegmentInfo& segment);
  // Whether the file has the bytes that were sealed: integrity or not_found when it has not. Reads all of it.
  Result<void> verify(const SegmentInfo& segment);

  // Events of all segments in order. Opens segments only until the page is full, and reads whole events only for the page.
  // The limit is the caller's bound of memory.
  Result<EventPage> find(const EventQuery& query);
  Result<std::uint64_t> count(const Predicate& predicate);
  Result<std::vector<Ranked>> rank(Column column, Measure measure, const Predicate& predicate, std::size_t most);

  // Removes whole segments whose last event is before `bound`, unless held: first marked in the manifest, then deleted. After
  // a crash anywhere the next call returns them again, until they are forgotten.
  Result<RemovedSegments> remove_before(Instant bound, const HoldCheck& held);
  // Drops the rows of removed segments, once the ledger has its entries.
  Result<void> forget(std::span<const SegmentInfo> removed);

 private:
  Result<void> delete_file(const SegmentInfo& segment);
  Files& files_;
  Path folder_;
  Manifest& manifest_;
};

}  // namespace sekimori::events
