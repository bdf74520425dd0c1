#include "feature/watch/alert_book.h"

#include <algorithm>

#include "base/csv.h"
#include "base/digest.h"
#include "base/metrics.h"
#include "base/text.h"
#include "feature/watch/activity_store.h"
#include "feature/watch/calendar.h"

namespace sekimori::watch {
namespace {

const record::Actor& watch_actor() {
  static const record::Actor actor = record::Actor::system("watch");
  return actor;
}

record::Draft draft_of(const std::string& id, const model::Alert& alert) {
  record::Draft draft;
  draft.kind = "alert";
  draft.id = id;
  draft.body = to_json(alert);
  draft.summary = Json::object({{"score", alert.score}, {"state", name_of(alert.state)}});
  return draft;
}

Result<std::vector<record::Version>> all_of(sql::Transaction& tx, record::RecordStore& records, const record::Actor& actor,
                                            std::string_view kind) {
  std::vector<record::Version> out;
  record::ListQuery query;
  query.kind = kind;
  query.limit = 1000;
  while (true) {
    auto page = TRY(records.list(tx, actor, query));
    if (page.empty()) return out;
    query.after = page.back().id;
    const bool last = page.size() < 1000;
    std::ranges::move(page, std::back_inserter(out));
    if (last) return out;
  }
}

Result<Day> day_at(const CsvTable& table, const CsvRow& row, std::size_t column) {
  auto day = Day::parse(row.cells[column]);
  if (!day) return std::unexpected(std::move(day).error().at(fmt::format("{}:{}", table.name, row.line)));
  return *day;
}

}  // namespace

std::string alert_id_of(std::string_view key) {
  const Digest digest = sha256(key);
  Uuid id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<Byte>((id.bytes[6] & 0x0f) | 0x80);
  id.bytes[8] = static_cast<Byte>((id.bytes[8] & 0x3f) | 0x80);
  return id.to_string();
}

Result<std::size_t> AlertBook::reassess(double least_score) {
  const std::lock_guard lock(assessing_);
  return assess_again(least_score);
}

Result<std::size_t> AlertBook::assess_again(double least_score) {
  TRY(parts_.people.refresh());
  TRY(parts_.secrets.refresh());
  const ActivityMap activity = TRY(load_activity(parts_.database));
  const std::vector<RuleHit> hits = TRY(load_hits(parts_.database));
  const std::vector<Approval> allowed = TRY(approvals());
  TRY(end_expired_ones());
  const std::vector<Suppression> muted = TRY(all_suppressions());
  const auto weights = weights_of(TRY(feedback(watch_actor())));
  std::optional<Error> failed;
  const auto pseudonym = [&](const model::PersonId& person) {
    auto code = parts_.database.write([&](sql::Transaction& tx) { return parts_.pseudonyms.code_of(tx, person.to_string()); });
    if (!code && !failed) failed = std::move(code).error();
    return code.value_or(std::string());
  };
  std::vector<AssessedAlert> assessed = assess({.activity = activity,
                                                .hits = hits,
                                                .approvals = allowed,
                                                .people = parts_.people,
                                                .secrets = parts_.secrets,
                                                .pseudonym = pseudonym,
                                                .is_rest_day = is_rest_day_in_japan,
                                                .zone = parts_.zone,
                                                .suppressions = muted,
                                                .today = parts_.zone.day_of(parts_.clock.now()),
                                                .weights = weights},
                                               least_score);
  if (failed) return std::unexpected(*std::move(failed));
  std::size_t changed = 0;
  std::int64_t open = 0;
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    changed = 0;
    open = 0;
    for (AssessedAlert& made : assessed) {
      const std::string id = alert_id_of(made.key);
      const auto before = TRY(parts_.records.get(tx, watch_actor(), "alert", id));
      if (before) {
        const model::Alert old = TRY(model::alert_from_json(before->body));
        made.alert.state = old.state;
        made.alert.verdict = old.verdict;
        // A verdict was about what had happened by then.
        if (old.state == model::AlertState::closed && made.alert.last > old.last) {
          made.alert.state = model::AlertState::new_;
          made.alert.verdict = model::AlertVerdict::none;
        }
      }
      if (made.alert.state != model::AlertState::closed) ++open;
      record::Draft draft = draft_of(id, made.alert);
      if (before && before->body_hash == to_hex(sha256(draft.body.canonical()))) continue;
      record::Change change;
      change.actor = watch_actor();
      change.verb = before ? record::Verb::update : record::Verb::create;
      change.reason = "assessment";
      TRY(parts_.records.put(tx, draft, change));
      ++changed;
    }
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  parts_.metrics.set(Metric::alerts, open);
  return changed;
}

Result<std::vector<KnownAlert>> AlertBook::list(const record::Actor& actor, const AlertFilter& filter) {
  TRY(end_expired());
  const auto versions = TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, actor, "alert"); }));
  std::vector<KnownAlert> out;
  for (const record::Version& version : versions) {
    KnownAlert known{version.id, TRY(model::alert_from_json(version.body)), version.version};
    if (filter.state && known.alert.state != *filter.state) continue;
    if (known.alert.score >= filter.least_score) out.push_back(std::move(known));
  }
  std::ranges::sort(out, [](const KnownAlert& a, const KnownAlert& b) {
    if (a.alert.score != b.alert.score) return a.alert.score > b.alert.score;
    if (a.alert.first != b.alert.first) return a.alert.first < b.alert.first;
    return a.id < b.id;
  });
  if (out.size() > filter.most) out.resize(filter.most);
  return out;
}

Result<std::optional<KnownAlert>> AlertBook::find(const record::Actor& actor, std::string_view id) {
  const auto version = TRY(parts_.records.read_record(parts_.database, actor, "alert", id));
  if (!version) return std::optional<KnownAlert>();
  return std::optional(KnownAlert{version->id, TRY(model::alert_from_json(version->body)), version->version});
}

Result<void> AlertBook::set_state(const record::Actor& actor, std::string_view id, model::AlertState state, model::AlertVerdict verdict,
                                  std::string_view reason, std::optional<std::int64_t> based_on) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to change the state of an alert");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto before = TRY(parts_.records.get(tx, actor, "alert", id));
    if (!before) return error(ErrorCode::not_found, "no alert {}", id);
    model::Alert alert = TRY(model::alert_from_json(before->body));
    alert.state = state;
    alert.verdict = verdict;
    record::Draft draft = draft_of(std::string(id), alert);
    draft.expected_version = based_on.value_or(before->version);
    record::Change change;
    change.actor = actor;
    change.reason = reason;
    TRY(parts_.records.put(tx, draft, change));
    return {};
  });
}

Result<std::size_t> AlertBook::import_approvals(const record::Actor& actor, std::string_view csv, std::string_view name,
                                                std::string_view reason) {
  const CsvTable table = TRY(parse_csv(csv, name));
  const std::size_t who = TRY(table.column("staff_number"));
  const std::size_t from = TRY(table.column("from"));
  const std::size_t to = TRY(table.column("to"));
  const std::size_t what = TRY(table.column("what"));
  const std::size_t approver = TRY(table.column("approver"));
  const std::size_t ticket = TRY(table.column(table.has("ticket") ? "ticket" : "number"));
  const auto optional_cell = [&](const CsvRow& row, std::string_view title) {
    const auto column = table.column(title);
    return column ? row.cells[*column] : std::string();
  };
  std::size_t added = 0;
  for (const CsvRow& row : table.rows) {
    record::Draft draft;
    draft.kind = "approval";
    draft.id = "ticket/" + row.cells[ticket];
    draft.body = Json::object({{"staff_number", row.cells[who]},
                               {"from", TRY(day_at(table, row, from)).to_string()},
                               {"to", TRY(day_at(table, row, to)).to_string()},
                               {"account", ascii_lower(optional_cell(row, "account"))},
                               {"object", optional_cell(row, "object")},
                               {"what", row.cells[what]},
                               {"approver", row.cells[approver]},
                               {"ticket", row.cells[ticket]}});
    record::Change change;
    change.actor = actor;
    change.reason = reason;
    auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
      const auto before = TRY(parts_.records.get(tx, actor, "approval", draft.id));
      if (before && before->body_hash == to_hex(sha256(draft.body.canonical()))) return {};
      change.verb = before ? record::Verb::update : record::Verb::create;
      TRY(parts_.records.put(tx, draft, change));
      return {};
    });
    if (!written) return std::unexpected(std::move(written).error());
    ++added;
  }
  return added;
}

Result<std::vector<Approval>> AlertBook::approvals() { return approvals(watch_actor()); }

Result<std::vector<Approval>> AlertBook::approvals(const record::Actor& actor) {
  const auto versions = TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, actor, "approval"); }));
  std::vector<Approval> out;
  for (const record::Version& version : versions) {
    Approval approval;
    approval.staff_number = version.body["staff_number"].text();
    approval.account = version.body["account"].text();
    approval.object = version.body["object"].text();
    approval.from = TRY(Day::parse(version.body["from"].text()));
    approval.to = TRY(Day::parse(version.body["to"].text()));
    approval.what = version.body["what"].text();
    approval.approver = version.body["approver"].text();
    approval.ticket = version.body["ticket"].text();
    out.push_back(std::move(approval));
  }
  return out;
}

Result<std::vector<Suppression>> AlertBook::all_suppressions() {
  const auto versions =
      TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, watch_actor(), "suppression"); }));
  std::vector<Suppression> out;
  for (const record::Version& version : versions) {
    out.push_back(TRY(suppression_from_json(version.body)));
    out.back().id = version.id;
  }
  return out;
}

Result<void> AlertBook::put_suppression(const record::Actor& actor, const Suppression& suppression, record::Verb verb,
                                        std::string_view action, std::string_view reason) {
  record::Draft draft;
  draft.kind = "suppression";
  draft.id = suppression.id;
  draft.body = to_json(suppression);
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.action = action;
  change.reason = reason;
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(parts_.records.put(tx, draft, change));
    return {};
  });
}

Result<Suppression> AlertBook::suppress(const record::Actor& actor, Suppression wish) {
  TRY(check(wish, parts_.zone.day_of(parts_.clock.now())));
  wish.account = ascii_lower(wish.account);
  wish.approver = actor.account;
  wish.ended = false;
  wish.id = Uuid::make(parts_.clock, parts_.random).to_string();
  TRY(put_suppression(actor, wish, record::Verb::create, "suppression.create", wish.reason));
  TRY(reassess());
  return wish;
}

Result<void> AlertBook::end_suppression(const record::Actor& actor, std::string_view id, std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to end a suppression");
  const auto version = TRY(parts_.records.read_record(parts_.database, actor, "suppression", id));
  if (!version) return error(ErrorCode::not_found, "no suppression {}; 'sekimori suppression list' shows the ids", id);
  Suppression suppression = TRY(suppression_from_json(version->body));
  if (suppression.ended) return error(ErrorCode::conflict, "the suppression {} has ended already", id);
  suppression.id = version->id;
  suppression.ended = true;
  TRY(put_suppression(actor, suppression, record::Verb::update, "suppression.end", reason));
  TRY(reassess());
  return {};
}

Result<std::size_t> AlertBook::end_expired_ones() {
  const Day today = parts_.zone.day_of(parts_.clock.now());
  std::size_t ended = 0;
  for (Suppression& suppression : TRY(all_suppressions())) {
    if (suppression.ended || suppression.to >= today) continue;
    suppression.ended = true;
    TRY(put_suppression(watch_actor(), suppression, record::Verb::update, "suppression.expire",
                        fmt::format("its last day was {}", suppression.to.to_string())));
    ++ended;
  }
  return ended;
}

Result<std::size_t> AlertBook::end_expired() {
  const std::size_t ended = TRY(end_expired_ones());
  if (ended > 0) TRY(reassess());
  return ended;
}

Result<std::vector<SuppressionCount>> AlertBook::suppressions(const record::Actor& actor) {
  const auto alerts = TRY(list(watch_actor()));
  const auto versions = TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, actor, "suppression"); }));
  std::vector<SuppressionCount> out;
  for (const record::Version& version : versions) {
    SuppressionCount count{TRY(suppression_from_json(version.body)), 0, 0};
    count.suppression.id = version.id;
    for (const KnownAlert& known : alerts) {
      const auto muted =
          std::ranges::count_if(known.alert.factors, [&](const model::AlertFactor& f) { return f.suppressed_by == version.id; });
      count.factors += static_cast<std::uint64_t>(muted);
      count.alerts += muted > 0 ? 1 : 0;
    }
    out.push_back(std::move(count));
  }
  std::ranges::reverse(out);  // ids grow with time
  return out;
}

Result<std::vector<FactorFeedback>> AlertBook::feedback(const record::Actor& actor) {
  const auto versions = TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, actor, "alert"); }));
  std::vector<model::Alert> alerts;
  for (const record::Version& version : versions) alerts.push_back(TRY(model::alert_from_json(version.body)));
  return feedback_of(alerts);
}

}  // namespace sekimori::watch
