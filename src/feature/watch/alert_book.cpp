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
  TRY(parts_.people.refresh());
  TRY(parts_.secrets.refresh());
  const ActivityMap activity = TRY(load_activity(parts_.database));
  const std::vector<RuleHit> hits = TRY(load_hits(parts_.database));
  const std::vector<Approval> allowed = TRY(approvals());
  std::optional<Error> failed;
  const auto pseudonym = [&](const model::PersonId& person) {
    auto code = parts_.database.write([&](sql::Transaction& tx) { return parts_.pseudonyms.code_of(tx, person.to_string()); });
    if (!code && !failed) failed = std::move(code).error();
    return code.value_or(std::string());
  };
  std::vector<AssessedAlert> assessed =
      assess({activity, hits, allowed, parts_.people, parts_.secrets, pseudonym, is_rest_day_in_japan, parts_.zone}, least_score);
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

Result<std::vector<KnownAlert>> AlertBook::list(const record::Actor& actor, std::size_t most) {
  const auto versions = TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, actor, "alert"); }));
  std::vector<KnownAlert> out;
  for (const record::Version& version : versions) out.push_back({version.id, TRY(model::alert_from_json(version.body)), version.version});
  std::ranges::sort(out, [](const KnownAlert& a, const KnownAlert& b) {
    if (a.alert.score != b.alert.score) return a.alert.score > b.alert.score;
    if (a.alert.first != b.alert.first) return a.alert.first < b.alert.first;
    return a.id < b.id;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

Result<std::optional<KnownAlert>> AlertBook::find(const record::Actor& actor, std::string_view id) {
  const auto version = TRY(parts_.records.read_record(parts_.database, actor, "alert", id));
  if (!version) return std::optional<KnownAlert>();
  return std::optional(KnownAlert{version->id, TRY(model::alert_from_json(version->body)), version->version});
}

Result<void> AlertBook::set_state(const record::Actor& actor, std::string_view id, model::AlertState state, model::AlertVerdict verdict,
                                  std::string_view reason) {
  if (reason.empty()) return error(ErrorCode::invalid_input, "a reason is needed to change the state of an alert");
  return parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    const auto before = TRY(parts_.records.get(tx, actor, "alert", id));
    if (!before) return error(ErrorCode::not_found, "no alert {}", id);
    model::Alert alert = TRY(model::alert_from_json(before->body));
    alert.state = state;
    alert.verdict = verdict;
    record::Draft draft = draft_of(std::string(id), alert);
    draft.expected_version = before->version;
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

Result<std::vector<Approval>> AlertBook::approvals() {
  const auto versions =
      TRY(parts_.database.read([&](sql::Transaction& tx) { return all_of(tx, parts_.records, watch_actor(), "approval"); }));
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

}  // namespace sekimori::watch
