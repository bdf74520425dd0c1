#include "feature/watch/activity_store.h"

#include <algorithm>
#include <span>

#include "base/json.h"

namespace sekimori::watch {
namespace {

// Calls with runs of 64, 8 or 1: few round trips to a server, and few texts of statements to prepare.
template <class Item, class Run>
Result<void> in_runs(std::span<const Item> items, Run&& run) {
  while (!items.empty()) {
    const std::size_t size = items.size() >= 64 ? 64 : items.size() >= 8 ? 8 : 1;
    TRY(run(items.first(size)));
    items = items.subspan(size);
  }
  return {};
}

std::string repeat(std::string_view text, std::string_view separator, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    if (i > 0) out += separator;
    out += text;
  }
  return out;
}

ActivityValue value_of(const sql::Row& row, std::size_t from) {
  ActivityValue value;
  value.amount = row.real(from);
  value.events = static_cast<std::uint64_t>(row.integer(from + 1));
  value.first = row.instant(from + 2);
  value.last = row.instant(from + 3);
  value.device = row.string(from + 4);
  value.samples = samples_from(row.text(from + 5));
  return value;
}

using ActivityItem = std::pair<const ActivityKey*, ActivityValue>;

Result<void> add_activity_run(sql::Transaction& tx, std::span<const ActivityItem> run) {
  std::vector<sql::Parameter> keys;
  for (const auto& [key, value] : run) {
    keys.emplace_back(key->subject);
    keys.emplace_back(static_cast<std::int64_t>(key->day.number));
    keys.emplace_back(name_of(key->feature));
    keys.emplace_back(key->thing);
  }
  ActivityMap before;
  const auto rows = TRY(tx.query_with(
      "SELECT subject, day, feature, thing, amount, events, first_time, last_time, device, samples FROM watch_activity WHERE " +
          repeat("(subject = ? AND day = ? AND feature = ? AND thing = ?)", " OR ", run.size()),
      keys));
  for (const sql::Row& row : rows)
    if (const auto feature = feature_from(row.text(2)))
      before.emplace(ActivityKey{row.string(0), Day{static_cast<std::int32_t>(row.integer(1))}, *feature, row.string(3)}, value_of(row, 4));
  std::vector<ActivityValue> merged;
  std::vector<std::string> samples;
  for (const auto& [key, value] : run) {
    merged.push_back(value);
    if (const auto found = before.find(*key); found != before.end()) merged.back().merge(found->second);
    samples.push_back(samples_json(merged.back().samples));
  }
  std::vector<sql::Parameter> values;
  for (std::size_t i = 0; i < run.size(); ++i) {
    for (std::size_t k = 0; k < 4; ++k) values.push_back(keys[i * 4 + k]);
    values.emplace_back(merged[i].amount);
    values.emplace_back(static_cast<std::int64_t>(merged[i].events));
    values.emplace_back(merged[i].first);
    values.emplace_back(merged[i].last);
    values.emplace_back(merged[i].device);
    values.emplace_back(samples[i]);
  }
  TRY(tx.execute_with(
      "INSERT INTO watch_activity(subject, day, feature, thing, amount, events, first_time, last_time, device, samples) VALUES " +
          repeat("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ", ", run.size()) +
          " ON CONFLICT (subject, day, feature, thing) DO UPDATE SET amount = excluded.amount, events = excluded.events, "
          "first_time = excluded.first_time, last_time = excluded.last_time, device = excluded.device, samples = excluded.samples",
      values));
  return {};
}

RuleHit hit_of(const sql::Row& row, std::size_t from) {
  RuleHit hit;
  hit.subject = row.string(from);
  hit.day = Day{static_cast<std::int32_t>(row.integer(from + 1))};
  hit.rule_id = row.string(from + 2);
  hit.title = row.string(from + 3);
  hit.level = static_cast<model::RuleLevel>(std::clamp<std::int64_t>(row.integer(from + 4), 0, 4));
  hit.count = static_cast<std::uint64_t>(row.integer(from + 5));
  hit.first = row.instant(from + 6);
  hit.last = row.instant(from + 7);
  hit.device = row.string(from + 8);
  hit.samples = samples_from(row.text(from + 9));
  return hit;
}

using HitItem = std::pair<std::string, RuleHit>;

Result<void> add_hit_run(sql::Transaction& tx, std::span<const HitItem> run) {
  std::vector<sql::Parameter> ids;
  for (const auto& item : run) ids.emplace_back(item.first);
  std::map<std::string, RuleHit> before;
  const auto rows = TRY(tx.query_with(
      "SELECT id, subject, day, rule_id, title, level, events, first_time, last_time, device, samples FROM watch_hit WHERE id IN (" +
          repeat("?", ", ", run.size()) + ")",
      ids));
  for (const sql::Row& row : rows) before.emplace(row.string(0), hit_of(row, 1));
  std::vector<RuleHit> merged;
  std::vector<std::string> samples;
  for (const auto& [id, hit] : run) {
    merged.push_back(hit);
    if (const auto found = before.find(id); found != before.end()) merge_hit(merged.back(), found->second);
    samples.push_back(samples_json(merged.back().samples));
  }
  std::vector<sql::Parameter> values;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const RuleHit& hit = merged[i];
    values.emplace_back(run[i].first);
    values.emplace_back(hit.subject);
    values.emplace_back(static_cast<std::int64_t>(hit.day.number));
    values.emplace_back(hit.rule_id);
    values.emplace_back(hit.title);
    values.emplace_back(static_cast<std::int64_t>(hit.level));
    values.emplace_back(static_cast<std::int64_t>(hit.count));
    values.emplace_back(hit.first);
    values.emplace_back(hit.last);
    values.emplace_back(hit.device);
    values.emplace_back(samples[i]);
  }
  TRY(tx.execute_with(
      "INSERT INTO watch_hit(id, subject, day, rule_id, title, level, events, first_time, last_time, device, samples) VALUES " +
          repeat("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ", ", run.size()) +
          " ON CONFLICT (id) DO UPDATE SET title = excluded.title, level = excluded.level, events = excluded.events, "
          "first_time = excluded.first_time, last_time = excluded.last_time, device = excluded.device, samples = excluded.samples",
      values));
  return {};
}

bool is_earlier(const model::EventPointer& a, const model::EventPointer& b) {
  return a.time != b.time ? a.time < b.time : a.event_id < b.event_id;
}

}  // namespace

void merge_hit(RuleHit& hit, const RuleHit& other) {
  hit.count += other.count;
  if (other.first < hit.first) {
    hit.first = other.first;
    hit.device = other.device;
  }
  hit.last = std::max(hit.last, other.last);
  hit.samples.insert(hit.samples.end(), other.samples.begin(), other.samples.end());
  std::ranges::stable_sort(hit.samples, is_earlier);
  if (hit.samples.size() > most_samples) hit.samples.resize(most_samples);
}

Result<void> add_activity(sql::Transaction& tx, const ActivityMap& batch) {
  std::vector<ActivityItem> items;
  items.reserve(batch.size());
  for (const auto& [key, value] : batch) items.emplace_back(&key, value);
  return in_runs(std::span<const ActivityItem>(items), [&](std::span<const ActivityItem> run) { return add_activity_run(tx, run); });
}

Result<void> add_hits(sql::Transaction& tx, const std::map<std::string, RuleHit>& batch) {
  const std::vector<HitItem> items(batch.begin(), batch.end());
  return in_runs(std::span<const HitItem>(items), [&](std::span<const HitItem> run) { return add_hit_run(tx, run); });
}

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
                  out.emplace(ActivityKey{row.string(0), Day{static_cast<std::int32_t>(row.integer(1))}, *feature, row.string(3)},
                              value_of(row, 4));
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
                  out.push_back(hit_of(row, 0));
                  return {};
                }));
    return out;
  });
}

}  // namespace sekimori::watch
