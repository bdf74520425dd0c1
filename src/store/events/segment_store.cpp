#include "store/events/segment_store.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace sekimori::events {
namespace {

// The narrowest range of time that the predicate leaves.
IntegerBounds time_range(const Predicate& predicate) {
  IntegerBounds range{INT64_MIN, INT64_MAX};
  for (const Term& term : predicate) {
    if (term.column != Column::time || term.sense != Sense::is || term.numbers.empty()) continue;
    const auto [least, greatest] = std::ranges::minmax_element(term.numbers);
    range.least = std::max(range.least, term.comparison == Comparison::range ? term.numbers[0] : *least);
    range.greatest = std::min(range.greatest, term.comparison == Comparison::range ? term.numbers[1] : *greatest);
  }
  return range;
}

EventCursor cursor_of(const model::Event& event) { return {event.time, event.id}; }

struct Place {
  EventCursor cursor;
  std::size_t segment = 0;
  std::uint64_t row = 0;
};

// The first `limit` places in the order asked for, out of many that come in any order.
class FirstPlaces {
 public:
  FirstPlaces(ScanOrder order, std::size_t limit) : order_(order), limit_(limit) {}

  bool before(const EventCursor& a, const EventCursor& b) const { return order_ == ScanOrder::oldest_first ? a < b : b < a; }
  // Whether an event at that time could still come into the page.
  bool wants(Instant time) const {
    if (places_.size() < limit_) return true;
    const Instant worst = places_.front().cursor.time;
    return order_ == ScanOrder::oldest_first ? time <= worst : time >= worst;
  }
  void offer(const Place& place) {
    const auto order = [&](const Place& a, const Place& b) { return before(a.cursor, b.cursor); };
    if (places_.size() == limit_) {
      if (!before(place.cursor, places_.front().cursor)) return;
      std::ranges::pop_heap(places_, order);
      places_.pop_back();
    }
    places_.push_back(place);
    std::ranges::push_heap(places_, order);
  }
  const std::vector<Place>& places() const { return places_; }

 private:
  ScanOrder order_;
  std::size_t limit_;
  std::vector<Place> places_;  // a heap, the last of the page in front
};

}  // namespace

Result<SegmentInfo> SegmentStore::seal(SegmentWriter& writer, const Uuid& id, Instant created) {
  const auto first = writer.least_time();
  if (!first) return error(ErrorCode::invalid_input, "{}: a segment without events", folder_.string());
  const Path day = first->to_rfc3339().substr(0, 10);
  const bool new_day = !files_.exists(folder_ / day);
  TRY(files_.make_directories(folder_ / day, 0750));
  if (new_day) TRY(files_.sync_directory(folder_));
  const Path relative = day / (id.to_string() + ".parquet");
  SegmentInfo info = TRY(writer.seal(files_, folder_ / relative, id, created));
  info.path = relative;
  return info;
}

Result<SegmentInfo> SegmentStore::add(SegmentWriter& writer, const Uuid& id, Instant created) {
  SegmentInfo info = TRY(seal(writer, id, created));
  TRY(manifest_.add(info));
  return info;
}

Result<std::size_t> SegmentStore::sweep() {
  if (!files_.exists(folder_)) return 0;
  std::set<Path> known;
  const auto segments = TRY(manifest_.list());
  for (const SegmentInfo& segment : segments)
    if (segment.state == SegmentState::sealed) known.insert(segment.path);
  std::size_t removed = 0;
  const auto days = TRY(files_.list(folder_));
  for (const DirectoryEntry& day : days) {
    if (day.kind != FileKind::directory) continue;
    const auto entries = TRY(files_.list(folder_ / day.name));
    for (const DirectoryEntry& entry : entries) {
      const bool ours = entry.name.ends_with(".parquet") || entry.name.ends_with(".parquet.tmp");
      if (entry.kind != FileKind::regular || !ours || known.contains(Path(day.name) / entry.name)) continue;
      TRY(files_.remove(folder_ / day.name / entry.name));
      ++removed;
    }
  }
  return removed;
}

Result<std::vector<SegmentInfo>> SegmentStore::between(Instant first, Instant last) {
  auto segments = TRY(manifest_.list());
  std::erase_if(segments, [&](const SegmentInfo& segment) {
    return segment.state != SegmentState::sealed || segment.greatest_time < first || segment.least_time > last;
  });
  return segments;
}

Result<std::unique_ptr<SegmentReader>> SegmentStore::open(const SegmentInfo& segment) {
  auto reader = TRY(SegmentReader::open(files_, folder_ / segment.path));
  if (reader->id() != segment.id || reader->rows() != segment.rows)
    return error(ErrorCode::integrity, "{}: holds segment {} with {} rows, not {} with {}; restore it from a backup", reader->name(),
                 reader->id().to_string(), reader->rows(), segment.id.to_string(), segment.rows);
  return reader;
}

Result<void> SegmentStore::verify(const SegmentInfo& segment) {
  const Path path = folder_ / segment.path;
  auto file = TRY(files_.open(path, OpenMode::read));
  Sha256 hash;
  Bytes block(std::size_t(1) << 20);
  std::uint64_t offset = 0;
  while (true) {
    const std::size_t size = TRY(file->read_at(offset, block));
    if (size == 0) break;
    hash.update(ByteView(block).first(size));
    offset += size;
  }
  if (offset != segment.bytes || hash.finish() != segment.sha256)
    return error(ErrorCode::integrity, "{}: not the bytes that were sealed; restore it from a backup", path.string());
  return {};
}

Result<EventPage> SegmentStore::find(const EventQuery& query) {
  Predicate predicate = query.predicate;
  if (query.after)
    predicate.push_back(query.order == ScanOrder::oldest_first ? time_between(query.after->time, {INT64_MAX})
                                                               : time_between({INT64_MIN}, query.after->time));
  TRY(check(predicate));
  EventPage page;
  if (query.limit == 0) return page;
  const IntegerBounds range = time_range(predicate);
  auto segments = TRY(between({range.least}, {range.greatest}));
  if (query.order == ScanOrder::newest_first)
    std::ranges::sort(segments, std::greater<>(), [](const SegmentInfo& segment) { return std::pair(segment.greatest_time, segment.id); });

  // One more than the page, to know whether there is another.
  FirstPlaces first(query.order, std::min(query.limit, SIZE_MAX - 1) + 1);
  constexpr Column place_columns[] = {Column::time, Column::id};
  for (std::size_t s = 0; s < segments.size(); ++s) {
    // Segments come by their nearest end: when that is too far for the page, so are all that follow.
    if (!first.wants(query.order == ScanOrder::oldest_first ? segments[s].least_time : segments[s].greatest_time)) break;
    auto reader = TRY(open(segments[s]));
    auto scanned = scan(*reader, predicate, place_columns, query.order, [&](const RowBatch& batch) -> Result<ScanStep> {
      const auto times = batch.integers(Column::time);
      for (std::size_t i = 0; i < batch.rows.size(); ++i) {
        const Place place{{{times[i]}, batch.identifiers()[i]}, s, batch.first_row + batch.rows[i]};
        if (!query.after || first.before(*query.after, place.cursor)) first.offer(place);
      }
      const Instant farthest{query.order == ScanOrder::oldest_first ? times.back() : times.front()};
      return first.wants(farthest) ? ScanStep::go_on : ScanStep::stop;
    });
    page.statistics.add(TRY(std::move(scanned)));
  }

  std::map<std::size_t, std::vector<std::uint64_t>> rows_by_segment;
  for (const Place& place : first.places()) rows_by_segment[place.segment].push_back(place.row);
  for (auto& [s, rows] : rows_by_segment) {
    std::ranges::sort(rows);
    auto reader = TRY(open(segments[s]));
    auto events = TRY(read_rows(*reader, rows));
    std::ranges::move(events, std::back_inserter(page.events));
  }
  std::ranges::sort(page.events, [&](const model::Event& a, const model::Event& b) { return first.before(cursor_of(a), cursor_of(b)); });
  if (page.events.size() > query.limit) {
    page.events.pop_back();
    page.next = cursor_of(page.events.back());
  }
  return page;
}

Result<std::uint64_t> SegmentStore::count(const Predicate& predicate) {
  TRY(check(predicate));
  const IntegerBounds range = time_range(predicate);
  const auto segments = TRY(between({range.least}, {range.greatest}));
  std::uint64_t sum = 0;
  for (const SegmentInfo& segment : segments) {
    auto reader = TRY(open(segment));
    sum += TRY(events::count(*reader, predicate));
  }
  return sum;
}

Result<std::vector<Ranked>> SegmentStore::rank(Column column, Measure measure, const Predicate& predicate, std::size_t most) {
  TRY(check(predicate));
  const IntegerBounds range = time_range(predicate);
  const auto segments = TRY(between({range.least}, {range.greatest}));
  Ranking ranking(column, measure);
  for (const SegmentInfo& segment : segments) {
    auto reader = TRY(open(segment));
    TRY(ranking.add(*reader, predicate));
  }
  return ranking.top(most);
}

Result<void> SegmentStore::delete_file(const SegmentInfo& segment) {
  const Path path = folder_ / segment.path;
  auto removed = files_.remove(path);
  if (!removed && removed.error().code != ErrorCode::not_found) return removed;
  return {};
}

Result<RemovedSegments> SegmentStore::remove_before(Instant bound, const HoldCheck& held) {
  RemovedSegments result;
  std::vector<Uuid> marked;
  const auto segments = TRY(manifest_.list());
  for (const SegmentInfo& segment : segments) {
    if (segment.state == SegmentState::removed) {
      result.segments.push_back(segment);
    } else if (segment.greatest_time < bound) {
      if (TRY(held(segment))) {
        result.pinned.push_back(segment);
      } else {
        result.segments.push_back(segment);
        result.segments.back().state = SegmentState::removed;
        marked.push_back(segment.id);
      }
    }
  }
  if (!marked.empty()) TRY(manifest_.mark_removed(marked));
  std::set<Path> days;
  for (const SegmentInfo& segment : result.segments) {
    TRY(delete_file(segment));
    days.insert(folder_ / segment.path.parent_path());
  }
  for (const Path& day : days)
    if (files_.exists(day)) TRY(files_.sync_directory(day));
  return result;
}

Result<void> SegmentStore::forget(std::span<const SegmentInfo> removed) {
  std::vector<Uuid> ids;
  for (const SegmentInfo& segment : removed) {
    if (segment.state != SegmentState::removed)
      return error(ErrorCode::invalid_input, "segment {} has not been removed", segment.id.to_string());
    ids.push_back(segment.id);
  }
  return manifest_.forget(ids);
}

}  // namespace sekimori::events
