#include "feature/watch/source_book.h"

#include "base/csv.h"
#include "base/text.h"
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
    TRY(record::put_basis(records_, tx, "source", draft.id, source.basis, change, valid_from));
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
      const auto verdict = TRY(record::judge_basis(records_, tx, "source", known.id.to_string(), zone.day_of(now), zone));
      health.may_score = verdict.may_score;
      health.missing = verdict.missing;
      out.push_back(std::move(health));
    }
    return out;
  });
}

}  // namespace sekimori::watch
