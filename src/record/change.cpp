#include "record/change.h"

#include "base/ids.h"
#include "engine/ledger/leaf.h"
#include "record/latest_changes.h"

namespace sekimori::record {
namespace {

constexpr int batch = 1000;

Json to_record(const ChangeEntry& entry, std::string_view change_id, Instant time, const std::string& node) {
  Json record = Json::object();
  record.set("change", change_id);
  record.set("time", time.to_rfc3339());
  record.set("node", node);
  record.set("who", entry.actor.account);
  if (entry.role) record.set("role", identifier_of(*entry.role));
  record.set("action", entry.action);
  record.set("kind", entry.kind);
  record.set("object", entry.id);
  if (entry.version != 0) record.set("version", entry.version);
  if (!entry.hash_before.empty()) record.set("before", entry.hash_before);
  if (!entry.hash_after.empty()) record.set("after", entry.hash_after);
  if (!entry.reason.empty()) record.set("reason", entry.reason);
  if (!Trace::request_id().empty()) record.set("request", Trace::request_id());
  if (!entry.detail.is_null()) record.set("detail", entry.detail);
  return record;
}

constexpr std::string_view columns = "change_id, seq, time, record, leaf, salt, ledger_index";

StoredChange to_change(const sql::Row& row) {
  StoredChange change;
  change.change_id = row.string(0);
  change.sequence = row.integer(1);
  change.time = row.instant(2);
  change.record = row.string(3);
  change.leaf.assign(row.bytes(4).begin(), row.bytes(4).end());
  change.salt.assign(row.bytes(5).begin(), row.bytes(5).end());
  if (!row.is_null(6)) change.ledger_index = static_cast<std::uint64_t>(row.integer(6));
  return change;
}

Result<std::vector<StoredChange>> query_changes(sql::Transaction& tx, const std::string& text, std::span<const sql::Parameter> values) {
  std::vector<StoredChange> changes;
  for (const sql::Row& row : TRY(tx.query_with(text, values))) changes.push_back(to_change(row));
  return changes;
}

enum class Order : unsigned char { oldest_first, newest_first };

Result<std::vector<StoredChange>> list_in_order(sql::Transaction& tx, const Actor& actor, const ChangeFilter& filter, Order order) {
  TRY(Permissions::standard().check(actor, Verb::list, {.kind = "change", .id = ""}));
  std::string text = fmt::format("SELECT {} FROM change_record WHERE ", columns);
  std::vector<sql::Parameter> values;
  const bool newest = order == Order::newest_first;
  if (newest && filter.after_sequence == 0) {
    text.append("seq > 0");
  } else {
    text.append(newest ? "seq < ?" : "seq > ?");
    values.emplace_back(filter.after_sequence);
  }
  auto add = [&](std::string_view condition, const sql::Parameter& value) {
    text.append(" AND ").append(condition);
    values.push_back(value);
  };
  if (!filter.kind.empty()) add("kind = ?", filter.kind);
  if (!filter.id.empty()) add("object_id = ?", filter.id);
  if (!filter.account.empty()) add("account = ?", filter.account);
  if (!filter.action.empty()) add("action = ?", filter.action);
  if (filter.since) add("time >= ?", *filter.since);
  if (filter.until) add("time <= ?", *filter.until);
  text.append(newest ? " ORDER BY seq DESC LIMIT ?" : " ORDER BY seq LIMIT ?");
  values.emplace_back(filter.limit < 1 ? 1 : filter.limit > 1000 ? 1000 : filter.limit);
  return query_changes(tx, text, values);
}

}  // namespace

ChangeLog::ChangeLog(sql::Database& database, Clock& clock, Random& random, LedgerSink& sink, std::string node, Handing handing,
                     Trace* trace)
    : database_(database), clock_(clock), random_(random), sink_(sink), node_(std::move(node)), handing_(handing), trace_(trace) {}

Result<std::string> ChangeLog::write(sql::Transaction& tx, const ChangeEntry& entry) {
  std::string change_id = Uuid::make(clock_, random_).to_string();
  Instant time = clock_.now();
  Json record = to_record(entry, change_id, time, node_);
  // The row comes first because its number goes into the leaf.
  auto row = TRY(
      tx.query_one("INSERT INTO change_record(change_id, node, time, account, role, action, kind, object_id, version, request_id, record) "
                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
                   change_id, node_, time, entry.actor.account, entry.role ? identifier_of(*entry.role) : std::string_view("system"),
                   entry.action, entry.kind, entry.id, entry.version, Trace::request_id(), record.canonical()));
  if (!row) return error(ErrorCode::failure, "the change record got no number");
  ledger::SealedRecord sealed = ledger::make_record(entry.action, change_id, row->integer(0), time, record, random_);
  TRY(tx.execute("UPDATE change_record SET leaf = ?, salt = ? WHERE seq = ?", sealed.leaf, sealed.salt, row->integer(0)));
  tx.on_commit([this] {
    if (wake_) wake_();
    if (handing_ != Handing::at_commit) return;
    auto appended = append_pending();
    // The change itself stands; the entry follows with the next call.
    if (!appended && trace_ != nullptr) trace_->write(TraceLevel::error, "ledger.append_failed", {{"error", appended.error().message}});
  });
  return change_id;
}

Result<std::int64_t> ChangeLog::append_pending() {
  std::lock_guard lock(mutex_);
  return append_rows(doubtful_ ? Lookup::yes : Lookup::no);
}

Result<std::int64_t> ChangeLog::recover() {
  std::lock_guard lock(mutex_);
  return append_rows(Lookup::yes);
}

Result<std::int64_t> ChangeLog::append_rows(Lookup lookup) {
  doubtful_ = true;
  std::uint64_t least_index = 0;  // indexes are stored in the order of appending, so what is in doubt stands behind all stored ones
  if (lookup == Lookup::yes) {
    auto last = TRY(database_.read(
        [&](sql::Transaction& tx) { return tx.query_one("SELECT max(ledger_index) FROM change_record WHERE node = ?", node_); }));
    if (last && !last->is_null(0)) least_index = static_cast<std::uint64_t>(last->integer(0)) + 1;
  }
  std::int64_t appended = 0;
  for (;;) {
    auto rows = TRY(database_.read([&](sql::Transaction& tx) {
      return tx.query("SELECT seq, leaf FROM change_record WHERE node = ? AND ledger_index IS NULL ORDER BY seq LIMIT ?", node_, batch);
    }));
    if (rows.empty()) break;
    std::vector<std::pair<std::int64_t, std::uint64_t>> placed;  // seq, index
    std::vector<std::int64_t> waiting;
    std::vector<Bytes> leaves;
    for (const sql::Row& row : rows) {
      Bytes leaf(row.bytes(1).begin(), row.bytes(1).end());
      if (lookup == Lookup::yes) {
        if (auto index = TRY(sink_.find(leaf, least_index))) {
          placed.emplace_back(row.integer(0), *index);
          continue;
        }
      }
      waiting.push_back(row.integer(0));
      leaves.push_back(std::move(leaf));
    }
    if (!leaves.empty()) {
      std::vector<std::uint64_t> indexes = TRY(sink_.append(leaves));
      if (indexes.size() != leaves.size())
        return error(ErrorCode::failure, "the ledger answered {} entries for {}", indexes.size(), leaves.size());
      for (size_t i = 0; i < waiting.size(); ++i) placed.emplace_back(waiting[i], indexes[i]);
      appended += static_cast<std::int64_t>(leaves.size());
    }
    auto stored = database_.write([&](sql::Transaction& tx) -> Result<void> {
      for (auto [sequence, index] : placed)
        TRY(tx.execute("UPDATE change_record SET ledger_index = ? WHERE seq = ? AND ledger_index IS NULL", index, sequence));
      return {};
    });
    if (!stored) return std::unexpected(std::move(stored).error());
    if (rows.size() < batch) break;
  }
  doubtful_ = false;
  return appended;
}

Result<std::int64_t> ChangeLog::pending(sql::Transaction& tx) const {
  auto row = TRY(tx.query_one("SELECT count(*) FROM change_record WHERE node = ? AND ledger_index IS NULL", node_));
  return row ? row->integer(0) : 0;
}

Result<std::vector<StoredChange>> ChangeLog::list(sql::Transaction& tx, const Actor& actor, const ChangeFilter& filter) const {
  return list_in_order(tx, actor, filter, Order::oldest_first);
}

Result<std::vector<StoredChange>> list_latest_changes(sql::Transaction& tx, const Actor& actor, const ChangeFilter& filter) {
  return list_in_order(tx, actor, filter, Order::newest_first);
}

Result<std::vector<StoredChange>> ChangeLog::of_object(sql::Transaction& tx, std::string_view kind, std::string_view id) const {
  std::array<sql::Parameter, 2> values{sql::Parameter(kind), sql::Parameter(id)};
  return query_changes(tx, fmt::format("SELECT {} FROM change_record WHERE kind = ? AND object_id = ? ORDER BY seq", columns), values);
}

}  // namespace sekimori::record
