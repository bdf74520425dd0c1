#include "feature/watch/activity_store.h"

#include <algorithm>

#include "base/json.h"

namespace sekimori::watch {

std::string samples_json(const std::vector<model::EventPointer>& samples) {
  Json out = Json::array();
  for (const auto& sample : samples) {
    Json row = Json::array();
    row.push(sample.event_id).push(sample.block).push(sample.offset).push(sample.time.nanoseconds);
    out.push(std::move(row));
  }
  return out.dump();
}

std::vector<model::EventPointer> samples_from(std::string_view text) {
  std::vector<model::EventPointer> out;
  const auto json = Json::parse(text);
  if (!json) return out;
  for (const Json& row : json->items()) {
    if (row.items().size() != 4) continue;
    out.push_back({row.items()[0].string_or(""), row.items()[1].string_or(""), static_cast<std::uint64_t>(row.items()[2].integer_or(0)),
                   Instant{row.items()[3].integer_or(0)}});
  }
  return out;
}

Result<ActivityMap> load_activity(sql::Database& database) {
  return database.read([&](sql::Transaction& tx) -> Result<ActivityMap> {
    ActivityMap out;
    TRY(tx.each("SELECT subject, day, feature, thing, amount, events, first_time, last_time, device, samples FROM watch_activity",
                [&](const sql::Row& row) -> Result<void> {
                  const auto feature = feature_from(row.text(2));
                  if (!feature) return {};
                  ActivityValue value;
                  value.amount = row.real(4);
                  value.events = static_cast<std::uint64_t>(row.integer(5));
                  value.first = row.instant(6);
                  value.last = row.instant(7);
                  value.device = row.string(8);
                  value.samples = samples_from(row.text(9));
                  out.emplace(ActivityKey{row.string(0), Day{static_cast<std::int32_t>(row.integer(1))}, *feature, row.string(3)}, std::move(value));
                  return {};
                }));
    return out;
  });
}

Result<std::vector<RuleHit>> load_hits(sql::Database& database) {
  return database.read([&](sql::Transaction& tx) -> Result<std::vector<RuleHit>> {
    std::vector<RuleHit> out;
    TRY(tx.each("SELECT subject, day, rule_id, title, level, events, first_time, last_time, device, samples FROM watch_hit ORDER BY id",
                [&](const sql::Row& row) -> Result<void> {
                  RuleHit hit;
                  hit.subject = row.string(0);
                  hit.day = Day{static_cast<std::int32_t>(row.integer(1))};
                  hit.rule_id = row.string(2);
                  hit.title = row.string(3);
                  hit.level = static_cast<model::RuleLevel>(std::clamp<std::int64_t>(row.integer(4), 0, 4));
                  hit.count = static_cast<std::uint64_t>(row.integer(5));
                  hit.first = row.instant(6);
                  hit.last = row.instant(7);
                  hit.device = row.string(8);
                  hit.samples = samples_from(row.text(9));
                  out.push_back(std::move(hit));
                  return {};
                }));
    return out;
  });
}

}  // namespace sekimori::watch
