#include "feature/watch/log_review.h"

#include <algorithm>

#include "model/names.h"

namespace sekimori::watch {
namespace {

record::Actor watch_actor() { return record::Actor::system("watch"); }

Result<LogReview> review_from(const record::Version& version) {
  LogReview review;
  review.id = version.id;
  review.from = TRY(Day::parse(version.body["from"].text()));
  review.to = TRY(Day::parse(version.body["to"].text()));
  review.events = static_cast<std::uint64_t>(version.body["events"].integer_or(0));
  review.sources = static_cast<std::uint64_t>(version.body["sources"].integer_or(0));
  review.open_alerts = static_cast<std::uint64_t>(version.body["open_alerts"].integer_or(0));
  for (const Json& item : version.body["findings"].items())
    review.findings.push_back({std::string(item["source"].text()), std::string(item["kind"].text()), std::string(item["ja"].text()),
                               std::string(item["en"].text())});
  review.signed_by = version.author;
  review.statement = version.body["statement"].text();
  review.signed_at = version.recorded_at;
  return review;
}

void find_in(const SourceHealth& health, Day from, Day to, std::vector<ReviewFinding>& out) {
  const std::string& name = health.known.source.name;
  const auto add = [&](std::string_view kind, std::string ja, std::string en) {
    out.push_back({name, std::string(kind), std::move(ja), std::move(en)});
  };
  if (health.events == 0) add("never", "一度もログが届いていない", "no log has ever come");
  else if (health.gap)
    add("silent", fmt::format("{}時間届いていない", health.silent_hours), fmt::format("silent for {} hours", health.silent_hours));
  for (const SilentStretch& gap : health.gaps)
    if (gap.to >= from && gap.from <= to)
      add("gap", fmt::format("{}から{}まで出来事が一件もない", gap.from.to_string(), gap.to.to_string()),
          fmt::format("not one event from {} to {}", gap.from.to_string(), gap.to.to_string()));
  if (health.late_blocks > 0)
    add("late", fmt::format("{}個の塊が{}時間より遅れて届いた", health.late_blocks, health.known.source.gap_alarm_hours),
        fmt::format("{} blocks came more than {} hours late", health.late_blocks, health.known.source.gap_alarm_hours));
  if (health.bad > 0) add("bad", fmt::format("読めない箇所が{}ある", health.bad), fmt::format("{} pieces are no record", health.bad));
  if (!health.may_score)
    add("unscored", "監視の根拠がそろわず、人の点検に使っていない", "its monitoring basis is incomplete, so nobody is scored from it");
  if (health.mapping_state == "unverified" || health.mapping_state == "unknown")
    add("mapping", fmt::format("対応づけ「{}」は確認されていない", health.known.source.mapping),
        fmt::format("the mapping '{}' is not verified", health.known.source.mapping));
}

}  // namespace

Result<std::vector<LogReview>> LogReviews::signed_ones(const record::Actor& actor) {
  record::ListQuery query;
  query.kind = "log_review";
  query.limit = 1000;
  std::vector<LogReview> out;
  while (true) {
    const auto page = TRY(database_.read([&](sql::Transaction& tx) { return records_.list(tx, actor, query); }));
    for (const record::Version& version : page) out.push_back(TRY(review_from(version)));
    if (page.size() < 1000) break;
    query.after = page.back().id;
  }
  std::ranges::sort(out, [](const LogReview& a, const LogReview& b) { return a.to > b.to; });
  return out;
}

Result<LogReview> LogReviews::draft(const record::Actor& actor) {
  const auto healths = TRY(sources_.health(actor, zone_));
  const auto before = TRY(signed_ones(watch_actor()));
  LogReview review;
  review.to = zone_.day_of(clock_.now());
  std::optional<Day> first;
  auto read = database_.read([&](sql::Transaction& tx) -> Result<void> {
    const auto row = TRY(tx.query_one("SELECT MIN(day) FROM watch_source_day WHERE events > 0"));
    if (row && !row->is_null(0)) first = Day{static_cast<std::int32_t>(row->integer(0))};
    review.from = before.empty() ? first.value_or(review.to) : Day{before.front().to.number + 1};
    review.from = std::min(review.from, review.to);
    const auto sum = TRY(tx.query_one("SELECT COALESCE(SUM(events), 0) FROM watch_source_day WHERE day >= ? AND day <= ?",
                                      static_cast<std::int64_t>(review.from.number), static_cast<std::int64_t>(review.to.number)));
    if (sum) review.events = static_cast<std::uint64_t>(sum->integer(0));
    return {};
  });
  if (!read) return std::unexpected(std::move(read).error());
  review.sources = healths.size();
  for (const SourceHealth& health : healths) find_in(health, review.from, review.to, review.findings);
  review.open_alerts = TRY(alerts_.list(watch_actor(), {.state = model::AlertState::new_})).size();
  const Day due = before.empty() ? Day{review.from.number + review_every_days} : Day{before.front().to.number + review_every_days};
  review.days_overdue = review.to.number - due.number;
  return review;
}

Result<LogReview> LogReviews::sign(const record::Actor& actor, std::string_view statement) {
  LogReview review = TRY(draft(actor));
  if (!review.findings.empty() && statement.empty())
    return error(ErrorCode::invalid_input, "{} things were found; say in --reason what was done about them", review.findings.size());
  review.statement = statement;
  record::Draft entry;
  entry.kind = "log_review";
  entry.id = review.to.to_string();
  entry.body = to_json(review);
  record::Change change;
  change.actor = actor;
  change.verb = record::Verb::create;
  change.action = "log_review.sign";
  change.reason = statement.empty() ? "nothing found" : std::string(statement);
  return database_.write([&](sql::Transaction& tx) -> Result<LogReview> {
    if (TRY(records_.get(tx, watch_actor(), "log_review", entry.id)))
      return error(ErrorCode::conflict, "the logs up to {} were reviewed and signed already", entry.id);
    return review_from(TRY(records_.put(tx, entry, change)));
  });
}

Json to_json(const LogReview& r) {
  Json findings = Json::array();
  for (const ReviewFinding& f : r.findings)
    findings.push(Json::object({{"source", f.source}, {"kind", f.kind}, {"ja", f.ja}, {"en", f.en}}));
  Json out = Json::object({{"from", r.from.to_string()},
                           {"to", r.to.to_string()},
                           {"events", r.events},
                           {"sources", r.sources},
                           {"open_alerts", r.open_alerts},
                           {"findings", std::move(findings)},
                           {"statement", r.statement}});
  if (r.signed_at) out.set("signed_by", r.signed_by).set("signed_at", r.signed_at->to_rfc3339());
  else out.set("days_overdue", r.days_overdue);
  return out;
}

}  // namespace sekimori::watch
