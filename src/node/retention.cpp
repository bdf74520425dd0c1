#include "node/retention.h"

#include <map>
#include <mutex>

#include "feature/watch/source_book.h"
#include "record/record_room.h"
#include "store/blob/blob_store.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

record::Actor retention_actor() { return record::Actor::system("retention"); }

struct Days {
  std::map<std::string, int, std::less<>> of_source;
  // A source that is no longer in the register keeps its data for the longest usual time rather than losing it.
  int of(std::string_view source) const {
    const auto found = of_source.find(source);
    return found == of_source.end() ? 36'500 : found->second;
  }
};

Result<Days> retention_days(Node& node) {
  Days days;
  for (const watch::KnownSource& known : TRY(node.sources().all(retention_actor())))
    days.of_source[known.id.to_string()] = known.source.retention_days;
  return days;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const size_t comma = std::min(text.find(','), text.size());
    out.emplace_back(text.substr(0, comma));
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return out;
}

bool is_over(Instant last, int days, Instant now) { return (now.nanoseconds - last.nanoseconds) / nanoseconds_per_day >= days; }

record::ChangeEntry removal_of(std::string_view kind, std::string_view id, std::string_view hash) {
  record::ChangeEntry entry;
  entry.actor = retention_actor();
  entry.action = std::string(kind) + ".remove";
  entry.kind = kind;
  entry.id = id;
  entry.hash_before = hash;
  entry.reason = "retention is over";
  return entry;
}

Result<bool> is_held(Node& node, sql::Transaction& tx, const std::vector<std::string>& sources, Instant first, Instant last) {
  for (const std::string& source : sources) {
    record::HoldItem item;
    item.kind = "source";
    item.id = source;
    item.first = first;
    item.last = last;
    if (TRY(node.records().holds.is_held(tx, item))) return true;
  }
  return false;
}

Result<void> remove_segments(Node& node, const Days& days, RetentionSummary& summary) {
  const Instant now = node.seams().clock.now();
  const auto rows = TRY(node.database().read([&](sql::Transaction& tx) {
    return tx.query("SELECT id, path, sha256, least_time, greatest_time, sources FROM watch_segment WHERE removed_at IS NULL");
  }));
  for (const sql::Row& row : rows) {
    const auto sources = split(row.text(5));
    bool over = !sources.empty();
    for (const std::string& source : sources) over = over && is_over(row.instant(4), days.of(source), now);
    if (!over) continue;
    auto marked = node.database().write([&](sql::Transaction& tx) -> Result<bool> {
      if (TRY(is_held(node, tx, sources, row.instant(3), row.instant(4)))) return false;
      TRY(tx.execute("UPDATE watch_segment SET removed_at = ? WHERE id = ?", now, row.text(0)));
      TRY(node.records().changes.write(tx, removal_of("segment", row.text(0), row.text(2))));
      return true;
    });
    if (!marked) return std::unexpected(std::move(marked).error());
    if (*marked) ++summary.segments;
    else ++summary.held;
  }
  // Bytes go only after the mark is committed; also those of an earlier run that ended in between.
  const auto gone = TRY(
      node.database().read([&](sql::Transaction& tx) { return tx.query("SELECT path FROM watch_segment WHERE removed_at IS NOT NULL"); }));
  for (const sql::Row& row : gone) {
    const Path path = node.data().events() / row.string(0);
    if (node.seams().files.exists(path)) TRY(node.seams().files.remove(path));
  }
  return {};
}

Result<void> remove_blocks(Node& node, const Days& days, RetentionSummary& summary) {
  const Instant now = node.seams().clock.now();
  // All rows of a block together: the same bytes may have come from two sources.
  const auto rows = TRY(node.database().read([&](sql::Transaction& tx) {
    return tx.query(
        "SELECT block, source_id, COALESCE(first_time, received_at), COALESCE(last_time, received_at) FROM watch_block ORDER BY block");
  }));
  for (size_t at = 0; at < rows.size();) {
    size_t end = at;
    bool over = true;
    std::vector<std::string> sources;
    Instant first = rows[at].instant(2);
    Instant last = rows[at].instant(3);
    const std::string block = rows[at].string(0);
    for (; end < rows.size() && rows[end].text(0) == block; ++end) {
      sources.push_back(rows[end].string(1));
      first = std::min(first, rows[end].instant(2));
      last = std::max(last, rows[end].instant(3));
    }
    at = end;
    for (const std::string& source : sources) over = over && is_over(last, days.of(source), now);
    if (!over) continue;
    const Digest digest = TRY(blob::parse_digest(block));
    if (!TRY(node.blobs().exists(digest))) continue;
    auto marked = node.database().write([&](sql::Transaction& tx) -> Result<bool> {
      record::HoldItem item;
      item.kind = "blob";
      item.id = block;
      if (TRY(node.records().holds.is_held(tx, item)) || TRY(is_held(node, tx, sources, first, last))) return false;
      // A crash before the removal leaves a second entry for the same bytes at most: it says once more that they go.
      TRY(node.records().changes.write(tx, removal_of("block", block, block)));
      return true;
    });
    if (!marked) return std::unexpected(std::move(marked).error());
    if (!*marked) {
      ++summary.held;
      continue;
    }
    TRY(node.blobs().remove(digest));
    ++summary.blocks;
  }
  return {};
}

// What was counted about people lives no longer than the longest-kept events it was counted from.
Result<void> remove_activity(Node& node, const Days& days, RetentionSummary& summary) {
  int longest = 0;
  for (const auto& [source, of_source] : days.of_source) longest = std::max(longest, of_source);
  if (longest == 0) return {};
  const Day bound{static_cast<std::int32_t>(node.zone().day_of(node.seams().clock.now()).number - longest)};
  const auto removed = node.database().write([&](sql::Transaction& tx) -> Result<std::int64_t> {
    std::vector<std::string> sources;
    for (const auto& [source, of_source] : days.of_source) sources.push_back(source);
    if (TRY(is_held(node, tx, sources, Instant{INT64_MIN}, node.zone().end_of(bound)))) return 0;
    const auto acts = TRY(tx.execute("DELETE FROM watch_activity WHERE day < ?", static_cast<std::int64_t>(bound.number)));
    const auto hits = TRY(tx.execute("DELETE FROM watch_hit WHERE day < ?", static_cast<std::int64_t>(bound.number)));
    if (acts + hits == 0) return 0;
    record::ChangeEntry entry = removal_of("activity", bound.to_string(), {});
    entry.detail = Json::object({{"before", bound.to_string()}, {"activity", acts}, {"hits", hits}});
    TRY(node.records().changes.write(tx, entry));
    return acts + hits;
  });
  if (!removed) return std::unexpected(removed.error());
  summary.activity = static_cast<std::uint64_t>(*removed);
  return {};
}

}  // namespace

Result<RetentionSummary> remove_expired(Node& node) {
  static std::mutex one_at_a_time;  // the daily job, and a person who does not want to wait for it
  const std::lock_guard lock(one_at_a_time);
  RetentionSummary summary;
  const Days days = TRY(retention_days(node));
  TRY(remove_segments(node, days, summary));
  TRY(remove_blocks(node, days, summary));
  TRY(remove_activity(node, days, summary));
  return summary;
}

Json to_json(const RetentionSummary& done) {
  return Json::object({{"segments", done.segments}, {"blocks", done.blocks}, {"activity", done.activity}, {"held", done.held}});
}

}  // namespace sekimori::node
