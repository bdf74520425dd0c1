#include "record/record_query.h"

#include <deque>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::record {
namespace {

constexpr std::string_view columns =
    "v.kind, v.id, v.version, v.valid_from, v.valid_to, v.recorded_at, v.author, v.role, v.action, v.reason, v.body, v.body_hash, "
    "v.summary, v.request_id, v.deleted, r.level, r.owner";

Result<Version> to_version(const sql::Row& row) {
  Version version;
  version.kind = row.string(0);
  version.id = row.string(1);
  version.version = row.integer(2);
  version.valid_from = row.instant(3);
  version.valid_to = row.optional_instant(4);
  version.recorded_at = row.instant(5);
  version.author = row.string(6);
  version.role = row.string(7);
  version.action = row.string(8);
  version.reason = row.string(9);
  version.body_hash = row.string(11);
  if (row.is_null(10)) {
    version.erased = true;
  } else {
    if (to_hex(sha256(row.text(10))) != version.body_hash)
      return error(ErrorCode::integrity, "{} {} version {}: the stored body does not match its hash", word("kind", version.kind),
                   version.id, version.version);
    version.body = TRY(Json::parse(row.text(10)));
  }
  if (!row.is_null(12)) version.summary = TRY(Json::parse(row.text(12)));
  version.request_id = row.string(13);
  version.deleted = row.flag(14);
  version.level = static_cast<int>(row.integer(15));
  version.owner = row.string(16);
  return version;
}

std::string escape_like(std::string_view word) {
  std::string out;
  for (char c : word) {
    if (c == '%' || c == '_' || c == '!') out.push_back('!');
    out.push_back(c);
  }
  return out;
}

// A statement that grows together with its values. Keeps the texts that values borrow.
struct Statement {
  std::string text;
  std::vector<sql::Parameter> values;
  std::deque<std::string> kept;

  void add(std::string_view more) { text.append(more); }
  template <class... Values>
  void add(std::string_view more, const Values&... bound) {
    text.append(more);
    (values.push_back(sql::Parameter(bound)), ...);
  }
  std::string_view keep(std::string value) { return kept.emplace_back(std::move(value)); }
};

// FROM and WHERE of a list: the version in effect of each record that the actor may see.
void add_selection(Statement& statement, const Actor& actor, const Reach& reach, const ListQuery& query, const AsOf& as_of) {
  statement.add(
      " FROM record r JOIN record_version v ON v.kind = r.kind AND v.id = r.id AND v.version = "
      "(SELECT w.version FROM record_version w WHERE w.kind = r.kind AND w.id = r.id AND w.valid_from <= ? AND w.recorded_at <= ? "
      "ORDER BY w.valid_from DESC, w.version DESC LIMIT 1)",
      *as_of.valid_at, *as_of.known_at);
  statement.add(" WHERE r.kind = ? AND v.deleted = 0 AND (v.valid_to IS NULL OR v.valid_to > ?)", query.kind, *as_of.valid_at);
  if (!query.parent.empty()) statement.add(" AND r.parent_id = ?", query.parent);
  if (!query.key.empty()) {
    // The first condition finds the few candidates by index, the second asks whether the version in effect has the key.
    statement.add(" AND r.id IN (SELECT c.id FROM record_key c WHERE c.kind = ? AND c.name = ? AND c.value = ?)", query.kind, query.key,
                  query.value);
    statement.add(
        " AND EXISTS (SELECT 1 FROM record_key k WHERE k.kind = r.kind AND k.id = r.id AND k.version = v.version AND k.name = ? AND "
        "k.value = ?)",
        query.key, query.value);
  }
  std::string folded = fold(query.text);
  std::string_view rest = trim(folded);
  while (!rest.empty()) {
    size_t blank = rest.find(' ');
    statement.add(" AND v.search LIKE ? ESCAPE '!'", statement.keep("%" + escape_like(rest.substr(0, blank)) + "%"));
    rest = blank == std::string_view::npos ? std::string_view() : trim(rest.substr(blank));
  }
  if (reach.any) return;
  statement.add(" AND (1 = 0");
  if (reach.listed) {
    statement.add(
        " OR EXISTS (SELECT 1 FROM record_reader a WHERE a.kind = CASE WHEN r.parent_id = '' THEN r.kind ELSE r.parent_kind END "
        "AND a.id = CASE WHEN r.parent_id = '' THEN r.id ELSE r.parent_id END AND a.reader IN (''");
    for (std::string& name : actor.reader_names()) statement.add(", ?", statement.keep(std::move(name)));
    statement.add("))");
  }
  if (reach.own && !actor.person.empty()) statement.add(" OR r.owner = ?", actor.person);
  statement.add(")");
}

}  // namespace

std::string reader_list_id(std::string_view kind, std::string_view id) { return fmt::format("{}/{}", kind, id); }

Result<std::optional<Version>> find_version(sql::Transaction& tx, std::string_view kind, std::string_view id, const AsOf& as_of) {
  static const std::string text = fmt::format(
      "SELECT {} FROM record_version v JOIN record r ON r.kind = v.kind AND r.id = v.id WHERE v.kind = ? AND v.id = ? AND v.valid_from <= "
      "? "
      "AND v.recorded_at <= ? ORDER BY v.valid_from DESC, v.version DESC LIMIT 1",
      columns);
  auto row = TRY(tx.query_one(text, kind, id, *as_of.valid_at, *as_of.known_at));
  if (!row) return std::optional<Version>();
  Version version = TRY(to_version(*row));
  if (version.deleted || (version.valid_to && *version.valid_to <= *as_of.valid_at)) return std::optional<Version>();
  return std::optional(std::move(version));
}

Result<std::vector<Version>> find_history(sql::Transaction& tx, std::string_view kind, std::string_view id, Instant known_at) {
  static const std::string text = fmt::format(
      "SELECT {} FROM record_version v JOIN record r ON r.kind = v.kind AND r.id = v.id WHERE v.kind = ? AND v.id = ? AND v.recorded_at <= "
      "? "
      "ORDER BY v.version",
      columns);
  std::vector<Version> versions;
  for (const sql::Row& row : TRY(tx.query(text, kind, id, known_at))) versions.push_back(TRY(to_version(row)));
  return versions;
}

Result<std::vector<Version>> find_versions(sql::Transaction& tx, const Actor& actor, const Reach& reach, const ListQuery& query,
                                           const AsOf& as_of) {
  Statement statement;
  statement.add("SELECT ");
  statement.add(columns);
  add_selection(statement, actor, reach, query, as_of);
  if (!query.after.empty()) statement.add(" AND r.id > ?", query.after);
  statement.add(" ORDER BY r.id LIMIT ?", query.limit < 1 ? 1 : query.limit > 1000 ? 1000 : query.limit);
  std::vector<Version> versions;
  for (const sql::Row& row : TRY(tx.query_with(statement.text, statement.values))) versions.push_back(TRY(to_version(row)));
  return versions;
}

Result<std::int64_t> count_versions(sql::Transaction& tx, const Actor& actor, const Reach& reach, const ListQuery& query,
                                    const AsOf& as_of) {
  Statement statement;
  statement.add("SELECT count(*)");
  add_selection(statement, actor, reach, query, as_of);
  auto row = TRY(tx.query_one_with(statement.text, statement.values));
  return row ? row->integer(0) : 0;
}

}  // namespace sekimori::record
