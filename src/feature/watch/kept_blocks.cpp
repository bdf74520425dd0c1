#include "feature/watch/kept_blocks.h"

#include <algorithm>

namespace sekimori::watch {
namespace {

constexpr std::string_view columns = "source_id, block, name, bytes, events, bad, first_time, last_time, received_at";

model::KeptBlock block_of(const sql::Row& row) {
  model::KeptBlock block;
  block.source_id = row.string(0);
  block.sha256 = row.string(1);
  block.name = row.string(2);
  block.bytes = static_cast<std::uint64_t>(row.integer(3));
  block.events = static_cast<std::uint64_t>(row.integer(4));
  block.bad = static_cast<std::uint64_t>(row.integer(5));
  block.first = row.optional_instant(6);
  block.last = row.optional_instant(7);
  block.received_at = row.instant(8);
  return block;
}

}  // namespace

Result<std::vector<model::SourceStanding>> KeptBlocks::sources() {
  const auto healths = TRY(sources_.health(record::Actor::system("watch"), zone_));
  auto read = database_.read([&](sql::Transaction& tx) -> Result<std::vector<model::SourceStanding>> {
    std::vector<model::SourceStanding> out;
    for (const SourceHealth& health : healths) {
      model::SourceStanding standing;
      standing.id = health.known.id.to_string();
      standing.source = health.known.source;
      standing.may_score = health.may_score;
      standing.missing = health.missing;
      const auto row = TRY(tx.query_one(
          "SELECT COUNT(*), COALESCE(SUM(bytes), 0), COALESCE(SUM(events), 0), COALESCE(SUM(bad), 0), MIN(first_time), MAX(last_time) "
          "FROM watch_block WHERE source_id = ?",
          standing.id));
      if (row) {
        standing.blocks = static_cast<std::uint64_t>(row->integer(0));
        standing.bytes = static_cast<std::uint64_t>(row->integer(1));
        standing.events = static_cast<std::uint64_t>(row->integer(2));
        standing.bad = static_cast<std::uint64_t>(row->integer(3));
        standing.first = row->optional_instant(4);
        standing.last = row->optional_instant(5);
      }
      out.push_back(std::move(standing));
    }
    return out;
  });
  if (!read) return read;
  std::ranges::sort(*read, {}, [](const model::SourceStanding& standing) { return standing.source.name; });
  return read;
}

Result<std::optional<model::SourceStanding>> KeptBlocks::find_source(std::string_view id_or_name) {
  for (model::SourceStanding& standing : TRY(sources()))
    if (standing.id == id_or_name || standing.source.name == id_or_name) return std::optional(std::move(standing));
  return std::optional<model::SourceStanding>();
}

Result<std::vector<model::KeptBlock>> KeptBlocks::blocks(std::string_view source_id, std::optional<Instant> first,
                                                         std::optional<Instant> last) {
  return database_.read([&](sql::Transaction& tx) -> Result<std::vector<model::KeptBlock>> {
    std::vector<model::KeptBlock> out;
    for (const sql::Row& row :
         TRY(tx.query(fmt::format("SELECT {} FROM watch_block WHERE source_id = ? AND (first_time IS NULL OR first_time <= ?) "
                                  "AND (last_time IS NULL OR last_time >= ?) ORDER BY received_at, batch_key",
                                  columns),
                      source_id, last.value_or(Instant{INT64_MAX}), first.value_or(Instant{INT64_MIN}))))
      out.push_back(block_of(row));
    return out;
  });
}

Result<std::optional<model::KeptBlock>> KeptBlocks::find_block(std::string_view sha256) {
  return database_.read([&](sql::Transaction& tx) -> Result<std::optional<model::KeptBlock>> {
    const auto row =
        TRY(tx.query_one(fmt::format("SELECT {} FROM watch_block WHERE block = ? ORDER BY received_at LIMIT 1", columns), sha256));
    return row ? std::optional(block_of(*row)) : std::nullopt;
  });
}

}  // namespace sekimori::watch
