#include "record/hold.h"

#include "base/ids.h"
#include "base/phrase.h"

namespace sekimori::record {
namespace {

Json items_json(const std::vector<HoldItem>& items) {
  Json list = Json::array();
  for (const HoldItem& item : items) {
    Json entry = Json::object({{"kind", item.kind}, {"id", item.id}});
    if (item.first.nanoseconds != INT64_MIN) entry.set("first", item.first.to_rfc3339());
    if (item.last.nanoseconds != INT64_MAX) entry.set("last", item.last.to_rfc3339());
    list.push(std::move(entry));
  }
  return list;
}

Result<void> check_items(const std::vector<HoldItem>& items) {
  if (items.empty()) return error(ErrorCode::invalid_input, "a hold names at least one thing");
  for (const HoldItem& item : items) {
    if (item.kind.empty() || item.id.empty()) return error(ErrorCode::invalid_input, "a held thing has kind and id (or \"*\")");
    if (item.last < item.first)
      return error(ErrorCode::invalid_input, "held {} {}: the range ends before it begins", word("kind", item.kind), item.id);
  }
  return {};
}

}  // namespace

Result<void> HoldBook::insert_items(sql::Transaction& tx, const std::string& hold, const std::vector<HoldItem>& items) {
  for (const HoldItem& item : items)
    TRY(
        tx.execute("INSERT INTO hold_item(hold_id, kind, object_id, first_time, last_time) VALUES (?, ?, ?, ?, ?) "
                   "ON CONFLICT (hold_id, kind, object_id, first_time) DO UPDATE SET last_time = "
                   "CASE WHEN excluded.last_time > hold_item.last_time THEN excluded.last_time ELSE hold_item.last_time END",
                   hold, item.kind, item.id, item.first, item.last));
  return {};
}

Result<std::string> HoldBook::place(sql::Transaction& tx, const HoldDraft& draft, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::create, {.kind = "hold", .id = ""}));
  TRY(check_items(draft.items));
  if (draft.reason.empty()) return error(ErrorCode::invalid_input, "a hold has a reason");
  std::string id = Uuid::make(clock_, random_).to_string();
  TRY(tx.execute("INSERT INTO hold(id, case_id, label, reason, placed_by, placed_at) VALUES (?, ?, ?, ?, ?, ?)", id, draft.case_id,
                 draft.label, draft.reason, change.actor.account, clock_.now()));
  TRY(insert_items(tx, id, draft.items));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = grant.role,
                          .action = "hold.place",
                          .kind = "hold",
                          .id = id,
                          .reason = draft.reason,
                          .detail = Json::object({{"case", draft.case_id}, {"items", items_json(draft.items)}})}));
  return id;
}

Result<void> HoldBook::add_items(sql::Transaction& tx, const std::string& hold, const std::vector<HoldItem>& items, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::update, {.kind = "hold", .id = hold}));
  TRY(check_items(items));
  auto row = TRY(tx.query_one("SELECT released_at FROM hold WHERE id = ?", hold));
  if (!row) return error(ErrorCode::not_found, "there is no hold {}", hold);
  if (!row->is_null(0)) return error(ErrorCode::conflict, "the hold {} is released; place a new one", hold);
  TRY(insert_items(tx, hold, items));
  TRY(changes_.write(tx, {.actor = change.actor,
                          .role = grant.role,
                          .action = "hold.extend",
                          .kind = "hold",
                          .id = hold,
                          .reason = change.reason,
                          .detail = Json::object({{"items", items_json(items)}})}));
  return {};
}

Result<void> HoldBook::release(sql::Transaction& tx, const std::string& hold, const Change& change) {
  Grant grant = TRY(Permissions::standard().check(change.actor, Verb::approve, {.kind = "hold", .id = hold}));
  if (change.reason.empty()) return error(ErrorCode::invalid_input, "the release of a hold has a reason");
  std::int64_t released =
      TRY(tx.execute("UPDATE hold SET released_at = ?, released_by = ?, release_reason = ? WHERE id = ? AND released_at IS NULL",
                     clock_.now(), change.actor.account, change.reason, hold));
  if (released == 0) return error(ErrorCode::not_found, "there is no hold {} in force", hold);
  TRY(changes_.write(
      tx, {.actor = change.actor, .role = grant.role, .action = "hold.release", .kind = "hold", .id = hold, .reason = change.reason}));
  return {};
}

Result<std::vector<Hold>> HoldBook::list(sql::Transaction& tx, const Actor& actor) {
  TRY(Permissions::standard().check(actor, Verb::list, {.kind = "hold", .id = ""}));
  std::vector<Hold> holds;
  for (const sql::Row& row :
       TRY(tx.query("SELECT id, case_id, label, reason, placed_by, placed_at, released_at FROM hold ORDER BY placed_at, id"))) {
    Hold hold{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4), row.instant(5), row.optional_instant(6), {}};
    for (const sql::Row& item :
         TRY(tx.query("SELECT kind, object_id, first_time, last_time FROM hold_item WHERE hold_id = ? ORDER BY kind, object_id, first_time",
                      hold.id)))
      hold.items.push_back({item.string(0), item.string(1), item.instant(2), item.instant(3)});
    holds.push_back(std::move(hold));
  }
  return holds;
}

Result<std::vector<std::string>> HoldBook::holds_on(sql::Transaction& tx, const HoldItem& item) {
  std::vector<std::string> ids;
  for (const sql::Row& row :
       TRY(tx.query("SELECT DISTINCT h.id FROM hold h JOIN hold_item i ON i.hold_id = h.id WHERE h.released_at IS NULL AND i.kind = ? "
                    "AND i.object_id IN (?, '*') AND i.first_time <= ? AND i.last_time >= ? ORDER BY h.id",
                    item.kind, item.id, item.last, item.first)))
    ids.push_back(row.string(0));
  return ids;
}

Result<bool> HoldBook::is_held(sql::Transaction& tx, const HoldItem& item) { return !TRY(holds_on(tx, item)).empty(); }

Result<void> HoldBook::set_retention(sql::Transaction& tx, const std::string& kind, const std::string& id, const RetentionRule& rule,
                                     const Change& change) {
  if (rule.days < 1 || rule.days > 36'500)
    return error(ErrorCode::invalid_input, "retention of {} {}: {} days is not 1 to 36500", word("kind", kind), id, rule.days);
  if (rule.basis.empty())
    return error(ErrorCode::invalid_input, "retention of {} {}: name the law, work rule or contract it rests on", word("kind", kind), id);
  Draft draft;
  draft.kind = "retention_rule";
  draft.id = fmt::format("{}/{}", kind, id);
  draft.body = Json::object({{"days", rule.days}, {"basis", rule.basis}});
  TRY(records_.put(tx, draft, change));
  return {};
}

Result<std::optional<RetentionRule>> HoldBook::retention_of(sql::Transaction& tx, const std::string& kind, const std::string& id,
                                                            const AsOf& as_of) {
  for (const std::string& which : {id, std::string("*")}) {
    auto version = TRY(records_.get(tx, Actor::system("retention"), "retention_rule", fmt::format("{}/{}", kind, which), as_of));
    if (version)
      return std::optional(RetentionRule{static_cast<int>(version->body["days"].integer_or(0)), version->body["basis"].string_or("")});
  }
  return std::optional<RetentionRule>();
}

}  // namespace sekimori::record
