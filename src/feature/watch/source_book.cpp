#include "feature/watch/source_book.h"

#include <algorithm>

#include "base/csv.h"
#include "base/text.h"
#include "engine/detect/behaviour/baseline.h"
#include "engine/detect/mapping.h"
#include "record/monitoring_basis.h"

namespace sekimori::watch {
namespace {

record::Draft draft_of(const model::Source& source) {
  record::Draft draft;
  draft.kind = "source";
  draft.body = to_json(source);
  draft.summary = Json::object({{"name", source.name}, {"kind", source.kind}});
  draft.keys = {{"name", source.name, record::Uniqueness::unique}};
  return draft;
}

bool says_anything(const model::MonitoringBasis& basis) {
  return !basis.purpose.empty() || !basis.work_rule_clause.empty() || !basis.work_rule_version.empty() || basis.told_to_staff ||
         !basis.responsible_person.empty() || !basis.notice_to_union.empty() || basis.last_audit;
}

}  // namespace

Result<model::SourceId> SourceBook::add(const record::Actor& actor, const model::Source& source, std::string_view reason,
                                        std::optional<Instant> valid_from) {
  const auto id = model::SourceId::make(clock_, random_);
  record::Draft draft = draft_of(source);
  draft.id = id.to_string();
  draft.expected_version = 0;
  draft.valid_from = valid_from;
  record::Change change;
  change.actor = actor;
  change.verb = record::Verb::create;
  change.reason = reason;
  auto written = database_.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(records_.put(tx, draft, change));
    // Whoever connects a source need not be the one who may say on what ground people are watched.
    if (says_anything(source.basis)) TRY(record::put_basis(records_, tx, "source", draft.id, source.basis, change, valid_from));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return id;
}

Result<std::size_t> SourceBook::import_csv(const record::Actor& actor, std::string_view csv, std::string_view name, std::string_view reason,
                                           std::optional<Instant> valid_from) {
  const CsvTable table = TRY(parse_csv(csv, name));
  TRY(table.column("name"));
  std::size_t added = 0;
  for (const CsvRow& row : table.rows) {
    Json json = Json::object();
    Json basis = Json::object();
    for (size_t i = 0; i < table.header.size(); ++i) {
      const std::string& title = table.header[i];
      const std::string_view cell = trim(row.cells[i]);
      if (cell.empty()) continue;
      if (title == "name" || title == "kind" || title == "mapping") json.set(title, cell);
      else if (title == "retention_days" || title == "gap_alarm_hours") json.set(title, TRY(Json::parse(cell)));
      else if (title == "told_staff_on") basis.set("told_to_staff", cell);
      else if (title == "responsible") basis.set("responsible_person", cell);
      else if (title == "union_notice_on") basis.set("notice_to_union", cell);
      else if (title == "last_audit_on") basis.set("last_audit", cell);
      else basis.set(title, cell);
    }
    json.set("basis", std::move(basis));
    auto source = model::source_from_json(json);
    if (!source) return std::unexpected(std::move(source).error().at(fmt::format("{}:{}", name, row.line)));
    if (TRY(find(actor, source->name))) continue;
    TRY(add(actor, *source, reason, valid_from));
    ++added;
  }
  return added;
}

Result<std::optional<KnownSource>> SourceBook::find(const record::Actor& actor, std::string_view id_or_name) {
  return database_.read([&](sql::Transaction& tx) -> Result<std::optional<KnownSource>> {
    std::optional<record::Version> version;
    if (model::SourceId::parse(id_or_name)) {
      version = TRY(records_.get(tx, actor, "source", id_or_name));
    } else {
      record::ListQuery query;
      query.kind = "source";
      query.key = "name";
      query.value = id_or_name;
      query.limit = 1;
      auto found = TRY(records_.list(tx, actor, query));
      if (!found.empty()) version = std::move(found.front());
    }
    if (!version) return std::optional<KnownSource>();
    return std::optional(KnownSource{TRY(model::SourceId::parse(version->id)), TRY(model::source_from_json(version->body))});
  });
}

Result<std::vector<KnownSource>> SourceBook::all(const record::Actor& actor) {
  record::ListQuery query;
  query.kind = "source";
  query.limit = 1000;
  const auto versions = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
  std::vector<KnownSource> out;
  for (const record::Version& version : versions)
    out.push_back({TRY(model::SourceId::parse(version.id)), TRY(model::source_from_json(version.body))});
  return out;
}

// Rate, gaps and lag out of the counts per day and the blocks.
Result<void> SourceBook::add_flow(sql::Transaction& tx, const Zone& zone, SourceHealth& health) {
  const std::string id = health.known.id.to_string();
  const Instant now = clock_.now();
  const Day today = zone.day_of(now);
  const int allowed = std::max(1, (health.known.source.gap_alarm_hours + 23) / 24);  // days that may pass without an event
  std::vector<double> rates;
  std::optional<Day> before, first;
  for (const sql::Row& row :
       TRY(tx.query("SELECT day, events FROM watch_source_day WHERE source_id = ? AND events > 0 ORDER BY day", id))) {
    const Day day{static_cast<std::int32_t>(row.integer(0))};
    if (!first) first = day;
    if (day > today) continue;  // a clock that runs ahead makes no gap
    if (day > Day{today.number - 30}) rates.push_back(static_cast<double>(row.integer(1)));
    if (day == today) health.events_today = static_cast<std::uint64_t>(row.integer(1));
    if (before && day.number - before->number - 1 > allowed && day > Day{today.number - 90})
      health.gaps.push_back({Day{before->number + 1}, Day{day.number - 1}});
    before = day;
  }
  if (health.gap && before && before->number < today.number) health.gaps.push_back({Day{before->number + 1}, today});
  health.rate_per_day = detect::median_of(rates);
  if (first) health.kept_until = zone.end_of(Day{first->number + health.known.source.retention_days});
  for (const sql::Row& row :
       TRY(tx.query("SELECT last_time, received_at, bad FROM watch_block WHERE source_id = ? ORDER BY received_at", id))) {
    health.bad += static_cast<std::uint64_t>(row.integer(2));
    const auto last = row.optional_instant(0);
    const Instant received = row.instant(1);
    if (!last) continue;
    const std::int64_t hours = (received.nanoseconds - last->nanoseconds) / (3600 * nanoseconds_per_second);
    health.lag_hours = hours;
    if (hours > health.known.source.gap_alarm_hours && received.nanoseconds > now.nanoseconds - 90 * nanoseconds_per_day)
      ++health.late_blocks;
  }
  const std::string& mapping = health.known.source.mapping;
  if (mapping.empty()) health.mapping_state = "none";
  else if (detect::MappingSet::embedded().find(mapping) != nullptr) health.mapping_state = "built_in";
  else {
    const auto own = TRY(records_.get(tx, record::Actor::system("watch"), "source_mapping", mapping));
    health.mapping_state = own ? std::string(own->body["verified"].text()) : "unknown";
  }
  return {};
}

Result<std::vector<SourceHealth>> SourceBook::health(const record::Actor& actor, const Zone& zone) {
  const auto sources = TRY(all(actor));
  const Instant now = clock_.now();
  return database_.read([&](sql::Transaction& tx) -> Result<std::vector<SourceHealth>> {
    std::vector<SourceHealth> out;
    for (const KnownSource& known : sources) {
      SourceHealth health;
      health.known = known;
      const auto row =
          TRY(tx.query_one("SELECT SUM(events), MAX(last_time) FROM watch_source_day WHERE source_id = ?", known.id.to_string()));
      if (row) {
        health.events = static_cast<std::uint64_t>(row->integer(0));
        health.last_event = row->optional_instant(1);
      }
      const Instant since = health.last_event.value_or(now);
      health.silent_hours = (now.nanoseconds - since.nanoseconds) / (3600 * nanoseconds_per_second);
      health.gap = health.last_event && health.silent_hours > known.source.gap_alarm_hours;
      TRY(add_flow(tx, zone, health));
      const auto verdict = TRY(record::judge_basis(records_, tx, "source", known.id.to_string(), zone.day_of(now), zone));
      health.may_score = verdict.may_score;
      health.missing = verdict.missing;
      out.push_back(std::move(health));
    }
    return out;
  });
}

}  // namespace sekimori::watch
