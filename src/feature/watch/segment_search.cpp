#include "feature/watch/segment_search.h"

#include <algorithm>
#include <set>

#include "store/events/scan.h"

namespace sekimori::watch {

Result<void> SegmentSearch::scan_between(Instant first, Instant last, std::string_view source, const events::Predicate& predicate,
                                         const std::function<Result<void>(model::Event&&)>& sink) {
  const auto segments = TRY(database_.read([&](sql::Transaction& tx) {
    return tx.query(
        "SELECT path, sources FROM watch_segment WHERE removed_at IS NULL AND least_time <= ? AND greatest_time >= ? ORDER BY least_time, "
        "id",
        last, first);
  }));
  for (const sql::Row& row : segments) {
    if (!source.empty() && !row.text(1).contains(source)) continue;
    const Path path = folder_ / row.string(0);
    auto segment = TRY(events::SegmentReader::open(files_, path));
    const auto take = [&](const events::RowBatch& batch) -> Result<events::ScanStep> {
      for (std::size_t i = 0; i < batch.rows.size(); ++i) TRY(sink(events::event_of(batch, i)));
      return events::ScanStep::go_on;
    };
    TRY(events::scan(*segment, predicate, events::event_columns(), events::ScanOrder::oldest_first, take));
  }
  return {};
}

Result<std::uint64_t> SegmentSearch::each(const model::EventQuestion& question,
                                          const std::function<Result<void>(const model::Event&)>& sink) {
  events::Predicate predicate;
  const Instant first = question.first.value_or(Instant{INT64_MIN});
  const Instant last = question.last.value_or(Instant{INT64_MAX});
  if (question.first || question.last) predicate.push_back(events::time_between(first, last));
  if (!question.source_id.empty()) predicate.push_back(events::equals(events::Column::source, question.source_id));
  if (!question.users.empty()) predicate.push_back(events::is_one_of(events::Column::user, question.users, events::LetterCase::folded));
  if (!question.devices.empty())
    predicate.push_back(events::is_one_of(events::Column::device, question.devices, events::LetterCase::folded));
  std::uint64_t count = 0;
  const auto read = scan_between(first, last, question.source_id, predicate, [&](model::Event&& event) -> Result<void> {
    ++count;
    return sink(event);
  });
  if (!read) return std::unexpected(read.error());
  return count;
}

Result<std::vector<model::Event>> SegmentSearch::find(const std::vector<model::EventPointer>& pointers) {
  std::vector<model::Event> out;
  if (pointers.empty()) return out;
  std::vector<std::string> ids;
  Instant first{INT64_MAX}, last{INT64_MIN};
  for (const model::EventPointer& pointer : pointers) {
    const auto bytes = from_hex(pointer.event_id);
    if (!bytes || bytes->size() != sizeof(model::EventId)) continue;  // a correlation without one event of its own
    ids.emplace_back(as_text(*bytes));
    first = std::min(first, pointer.time);
    last = std::max(last, pointer.time);
  }
  if (ids.empty()) return out;
  // The pointers of a correlation carry the time of its last event: look a day further back.
  if (first.nanoseconds > INT64_MIN + nanoseconds_per_day) first.nanoseconds -= nanoseconds_per_day;
  const events::Predicate predicate = {events::time_between(first, last), events::is_one_of(events::Column::id, ids)};
  std::set<model::EventId> seen;
  const auto read = scan_between(first, last, {}, predicate, [&](model::Event&& event) -> Result<void> {
    if (seen.insert(event.id).second) out.push_back(std::move(event));
    return {};
  });
  if (!read) return std::unexpected(read.error());
  std::ranges::stable_sort(out,
                           [](const model::Event& a, const model::Event& b) { return a.time != b.time ? a.time < b.time : a.id < b.id; });
  return out;
}

}  // namespace sekimori::watch
