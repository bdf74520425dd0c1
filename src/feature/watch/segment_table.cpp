#include "feature/watch/segment_table.h"

#include "base/text.h"

namespace sekimori::watch {
namespace {

Result<events::SegmentInfo> segment_of(const sql::Row& row) {
  events::SegmentInfo info;
  info.id = TRY(Uuid::parse(row.text(0)));
  info.path = row.string(1);
  const Bytes digest = TRY(from_hex(row.text(2)));
  if (digest.size() != info.sha256.size())
    return error(ErrorCode::integrity, "watch_segment {}: '{}' is not a SHA-256", row.text(0), row.text(2));
  std::ranges::copy(digest, info.sha256.begin());
  info.bytes = static_cast<std::uint64_t>(row.integer(3));
  info.rows = static_cast<std::uint64_t>(row.integer(4));
  info.least_time = row.instant(5);
  info.greatest_time = row.instant(6);
  std::string_view sources = row.text(7);
  while (!sources.empty()) {
    const size_t end = std::min(sources.find(','), sources.size());
    info.source_ids.emplace_back(sources.substr(0, end));
    sources.remove_prefix(std::min(end + 1, sources.size()));
  }
  info.created = row.instant(8);
  info.state = row.is_null(9) ? events::SegmentState::sealed : events::SegmentState::removed;
  return info;
}

}  // namespace

Result<std::vector<events::SegmentInfo>> SegmentTable::list(sql::Transaction& tx) {
  std::vector<events::SegmentInfo> out;
  const auto take = [&](const sql::Row& row) -> Result<void> {
    out.push_back(TRY(segment_of(row)));
    return {};
  };
  TRY(
      tx.each("SELECT id, path, sha256, bytes, events, least_time, greatest_time, sources, created_at, removed_at FROM watch_segment ORDER "
              "BY least_time, id",
              take));
  return out;
}

Result<void> SegmentTable::insert(sql::Transaction& tx, const events::SegmentInfo& segment) {
  std::string sources;
  for (const std::string& source : segment.source_ids) sources += (sources.empty() ? "" : ",") + source;
  TRY(
      tx.execute("INSERT INTO watch_segment(id, path, sha256, bytes, events, least_time, greatest_time, sources, created_at) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                 segment.id.to_string(), segment.path.string(), to_hex(segment.sha256), static_cast<std::int64_t>(segment.bytes),
                 static_cast<std::int64_t>(segment.rows), segment.least_time, segment.greatest_time, sources, segment.created));
  return {};
}

Result<void> SegmentTable::mark_removed(sql::Transaction& tx, const Uuid& segment, Instant now) {
  const auto changed = TRY(tx.execute("UPDATE watch_segment SET removed_at = ? WHERE id = ?", now, segment.to_string()));
  if (changed != 1) return error(ErrorCode::not_found, "no segment {}", segment.to_string());
  return {};
}

Result<void> SegmentTable::erase(sql::Transaction& tx, const Uuid& segment) {
  TRY(tx.execute("DELETE FROM watch_segment WHERE id = ? AND removed_at IS NOT NULL", segment.to_string()));
  return {};
}

Result<std::vector<events::SegmentInfo>> SegmentTable::list() {
  return database_.read([](sql::Transaction& tx) { return list(tx); });
}

Result<void> SegmentTable::add(const events::SegmentInfo& segment) {
  return database_.write([&](sql::Transaction& tx) { return insert(tx, segment); });
}

Result<void> SegmentTable::mark_removed(std::span<const Uuid> segments) {
  return database_.write([&](sql::Transaction& tx) -> Result<void> {
    for (const Uuid& id : segments)
      TRY(tx.execute("UPDATE watch_segment SET removed_at = greatest_time WHERE id = ? AND removed_at IS NULL", id.to_string()));
    return {};
  });
}

Result<void> SegmentTable::forget(std::span<const Uuid> segments) {
  return database_.write([&](sql::Transaction& tx) -> Result<void> {
    for (const Uuid& id : segments) TRY(erase(tx, id));
    return {};
  });
}

}  // namespace sekimori::watch
