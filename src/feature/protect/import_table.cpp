#include "feature/protect/import_table.h"

#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {
namespace {

struct Alias {
  std::string_view member;
  std::string_view ja;
};

constexpr std::array person_columns = {Alias{"staff_number", "社員番号"},
                                       Alias{"name", "氏名"},
                                       Alias{"name_kana", "氏名カナ"},
                                       Alias{"department", "部署"},
                                       Alias{"title", "役職"},
                                       Alias{"accounts", "アカウント"},
                                       Alias{"devices", "端末"},
                                       Alias{"born", "生年月日"},
                                       Alias{"joined", "入社日"},
                                       Alias{"notice_known", "退職申出日"},
                                       Alias{"notice_source", "退職申出の出所"},
                                       Alias{"last_day_at_work", "最終出社日"},
                                       Alias{"last_day_of_employment", "退職日"},
                                       Alias{"contract_end", "契約終了日"},
                                       Alias{"class", "雇用区分"},
                                       Alias{"actual_employer", "派遣元"},
                                       Alias{"destination", "転職先"},
                                       Alias{"destination_source", "転職先の出所"},
                                       Alias{"superior", "上司"}};

constexpr std::array secret_columns = {Alias{"number", "管理番号"},
                                       Alias{"title", "名称"},
                                       Alias{"kind", "種別"},
                                       Alias{"owner", "情報管理責任者"},
                                       Alias{"department", "部署"},
                                       Alias{"level", "区分"},
                                       Alias{"medium", "媒体"},
                                       Alias{"places", "保管場所"},
                                       Alias{"permitted", "許可者"},
                                       Alias{"measures", "措置"},
                                       Alias{"secrecy_management", "秘密管理性"},
                                       Alias{"secrecy_management_evidence", "秘密管理性の証拠"},
                                       Alias{"usefulness", "有用性"},
                                       Alias{"usefulness_evidence", "有用性の証拠"},
                                       Alias{"non_public", "非公知性"},
                                       Alias{"non_public_evidence", "非公知性の証拠"},
                                       Alias{"proposed_by", "提案者"},
                                       Alias{"approved_by", "承認者"},
                                       Alias{"review_day", "見直し日"},
                                       Alias{"value", "価値"}};

constexpr std::array agreement_columns = {
    Alias{"staff_number", "社員番号"}, Alias{"occasion", "機会"}, Alias{"kind", "種類"},       Alias{"state", "状態"},
    Alias{"text_version", "文面の版"}, Alias{"secrets", "対象"},  Alias{"asked_on", "依頼日"}, Alias{"signed_on", "署名日"},
    Alias{"term_ends", "期間満了日"}};

// What people write for a closed value, and its identifier.
std::string identifier_for(std::string_view member, std::string_view cell) {
  static const std::map<std::string, std::string, std::less<>> words = {{"level:極秘", "level_top"},
                                                                        {"level:秘", "level_confidential"},
                                                                        {"level:マル秘", "level_confidential"},
                                                                        {"level:㊙", "level_confidential"},
                                                                        {"level:社外秘", "level_internal"},
                                                                        {"level:top", "level_top"},
                                                                        {"level:confidential", "level_confidential"},
                                                                        {"level:internal", "level_internal"},
                                                                        {"kind:技術", "technical"},
                                                                        {"kind:技術情報", "technical"},
                                                                        {"kind:営業", "business"},
                                                                        {"kind:営業情報", "business"},
                                                                        {"medium:紙", "paper"},
                                                                        {"medium:電子", "electronic"},
                                                                        {"medium:物件", "object"},
                                                                        {"medium:金型", "object"},
                                                                        {"medium:ノウハウ", "know_how"},
                                                                        {"class:正社員", "regular"},
                                                                        {"class:契約", "contract"},
                                                                        {"class:派遣", "dispatched"},
                                                                        {"class:業務委託", "contractor"},
                                                                        {"class:出向", "seconded"},
                                                                        {"class:役員", "officer"},
                                                                        {"class:再雇用", "re-employed"},
                                                                        {"class:re_employed", "re-employed"},
                                                                        {"state:署名済", "signed"},
                                                                        {"state:拒否", "refused"},
                                                                        {"state:依頼中", "asked"},
                                                                        {"state:期限切れ", "expired"},
                                                                        {"state:未取得", "missing"},
                                                                        {"occasion:入社", "joining"},
                                                                        {"occasion:プロジェクト", "project"},
                                                                        {"occasion:異動", "transfer"},
                                                                        {"occasion:退職", "leaving"},
                                                                        {"kind:秘密保持契約", "nda"},
                                                                        {"kind:誓約書", "pledge"},
                                                                        {"kind:競業避止", "non_compete"},
                                                                        {"status:充足", "met"},
                                                                        {"status:一部", "partly"},
                                                                        {"status:不足", "missing"},
                                                                        {"status:不明", "unknown"},
                                                                        {"measure:マル秘表示", "own_mark"},
                                                                        {"measure:表示", "own_mark"},
                                                                        {"measure:フォルダ表示", "folder_mark"},
                                                                        {"measure:システム表示", "system_mark"},
                                                                        {"measure:アクセス制限", "restricted_rights"},
                                                                        {"measure:施錠書庫", "restricted_rights"},
                                                                        {"measure:立入制限", "restricted_rights"}};
  const auto found = words.find(std::string(member) + ":" + std::string(cell));
  return found == words.end() ? std::string(cell) : found->second;
}

std::vector<std::string> split_list(std::string_view cell) {
  std::vector<std::string> out;
  size_t at = 0;
  while (at <= cell.size()) {
    size_t end = cell.find_first_of(";\n", at);
    if (end == std::string_view::npos) end = cell.size();
    const std::string_view item = trim(cell.substr(at, end - at));
    if (!item.empty()) out.emplace_back(item);
    at = end + 1;
  }
  return out;
}

// "2026/4/1" and "2026-4-1" are how spreadsheets write the day 2026-04-01.
std::string spell_day(std::string_view cell) {
  std::array<int, 3> parts{};
  size_t part = 0;
  size_t digits = 0;
  for (char c : cell) {
    if (c >= '0' && c <= '9' && digits < 4) {
      parts[part] = parts[part] * 10 + (c - '0');
      ++digits;
    } else if ((c == '/' || c == '-' || c == '.') && digits > 0 && part < 2) {
      ++part;
      digits = 0;
    } else {
      return std::string(cell);
    }
  }
  if (part != 2 || digits == 0) return std::string(cell);
  return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

Json list_json(std::string_view cell) {
  Json out = Json::array();
  for (const std::string& item : split_list(cell)) out.push(item);
  return out;
}

bool is_day_member(std::string_view member) {
  static const std::set<std::string_view> days = {
      "born",         "joined",     "notice_known", "last_day_at_work", "last_day_of_employment",
      "contract_end", "review_day", "asked_on",     "signed_on",        "term_ends"};
  return days.contains(member);
}

bool is_list_member(std::string_view member) {
  static const std::set<std::string_view> lists = {"accounts", "devices", "places", "measures", "secrets"};
  return lists.contains(member);
}

// "A-0012" or "A-0012:A-0001" or "A-0012:A-0001:2026-01-05": who, who allowed it, since when.
Json permission_json(std::string_view item) {
  std::array<std::string, 3> parts;
  size_t part = 0;
  const bool group = item.starts_with("group:");
  if (group) item.remove_prefix(6);
  for (char c : item) {
    if (c == ':' && part < 2) ++part;
    else parts[part] += c;
  }
  Json out = Json::object({{"staff_number", (group ? "group:" : "") + parts[0]}, {"approver", parts[1]}});
  if (!parts[2].empty()) out.set("since", spell_day(parts[2]));
  return out;
}

// "2026-01-05 台帳に登録; 説明会": each piece may begin with a day.
Json evidence_json(std::string_view cell) {
  Json out = Json::array();
  for (const std::string& item : split_list(cell)) {
    Json piece = Json::object();
    const std::string day = spell_day(item.substr(0, item.find(' ')));
    if (Day::parse(day)) piece.set("day", day).set("text", trim(std::string_view(item).substr(std::min(item.size(), item.find(' ')))));
    else piece.set("text", item);
    out.push(std::move(piece));
  }
  return out;
}

struct RowReader {
  std::vector<std::string> members;  // of each column; empty: not understood
  std::vector<std::string> notes;
};

template <size_t n>
Result<RowReader> read_header(const CsvTable& table, const std::array<Alias, n>& columns) {
  RowReader reader;
  for (const std::string& title : table.header) {
    std::string member;
    for (const Alias& alias : columns)
      if (title == alias.member || title == alias.ja) member = alias.member;
    if (member.empty()) reader.notes.push_back(fmt::format("the column '{}' is not known and was left out", title));
    reader.members.push_back(std::move(member));
  }
  const std::string_view key = columns[0].member;
  for (const std::string& member : reader.members)
    if (member == key) return reader;
  return error(ErrorCode::invalid_input, "{}: the column '{}' ({}) is missing", table.name, key, columns[0].ja);
}

// Adds pieces of evidence to a requirement of the row.
void add_evidence(Json& row, std::string_view requirement, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  Json requirements = row["requirements"].is_null() ? Json::object() : row["requirements"];
  Json state = requirements[requirement].is_null() ? Json::object() : requirements[requirement];
  Json evidence = state["evidence"].is_null() ? Json::array() : state["evidence"];
  for (const std::string& text : texts) evidence.push(Json::object({{"text", text}}));
  state.set("evidence", std::move(evidence));
  requirements.set(requirement, std::move(state));
  row.set("requirements", std::move(requirements));
}

Json row_json(const RowReader& reader, const CsvRow& row) {
  Json out = Json::object();
  std::vector<std::string> others;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& member = reader.members[i];
    const std::string plain = unguarded_cell(trim(row.cells[i]));
    const std::string_view cell = plain;
    if (member.empty() || cell.empty()) continue;
    if (member == "measures") {
      // What is not one of the closed measures (a briefing, a pledge, an object list) stands as evidence of secrecy management.
      Json measures = Json::array();
      for (const std::string& item : split_list(cell)) {
        const std::string name = identifier_for("measure", item);
        if (model::measure_from(name)) measures.push(name);
        else others.push_back(item);
      }
      out.set(member, std::move(measures));
    } else if (is_list_member(member)) {
      out.set(member, list_json(cell));
    } else if (member == "permitted") {
      Json list = Json::array();
      for (const std::string& item : split_list(cell)) list.push(permission_json(item));
      out.set(member, std::move(list));
    } else if (member == "secrecy_management" || member == "usefulness" || member == "non_public") {
      Json requirements = out["requirements"].is_null() ? Json::object() : out["requirements"];
      Json state = requirements[member].is_null() ? Json::object() : requirements[member];
      state.set("status", identifier_for("status", cell));
      requirements.set(member, std::move(state));
      out.set("requirements", std::move(requirements));
    } else if (member.ends_with("_evidence")) {
      const std::string requirement = member.substr(0, member.size() - std::string_view("_evidence").size());
      Json requirements = out["requirements"].is_null() ? Json::object() : out["requirements"];
      Json state = requirements[requirement].is_null() ? Json::object() : requirements[requirement];
      state.set("evidence", evidence_json(cell));
      requirements.set(requirement, std::move(state));
      out.set("requirements", std::move(requirements));
    } else if (is_day_member(member)) {
      out.set(member, spell_day(cell));
    } else {
      out.set(member, identifier_for(member, cell));
    }
  }
  add_evidence(out, "secrecy_management", others);
  return out;
}

// The column that a message begins with: "level: must be one of ...".
std::string column_of(const CsvTable& table, const RowReader& reader, std::string_view message) {
  const std::string_view member = message.substr(0, message.find_first_of(":, "));
  for (size_t i = 0; i < reader.members.size(); ++i)
    if (!member.empty() && reader.members[i] == member) return table.header[i];
  return {};
}

template <class T, size_t n>
Result<Imported<T>> import_rows(const CsvTable& table, const std::array<Alias, n>& columns,
                                const std::function<Result<T>(const Json&)>& read) {
  RowReader reader = TRY(read_header(table, columns));
  Imported<T> out;
  out.notes = std::move(reader.notes);
  for (const CsvRow& row : table.rows) {
    auto item = read(row_json(reader, row));
    if (item) out.items.push_back(*std::move(item));
    else out.refused.push_back({row.line, column_of(table, reader, item.error().message), item.error()});
  }
  return out;
}

template <class T, size_t n>
Result<Imported<T>> import_rows(std::string_view csv, std::string_view name, const std::array<Alias, n>& columns,
                                const std::function<Result<T>(const Json&)>& read) {
  return import_rows<T>(TRY(parse_csv(TRY(table_text(csv, name)), name)), columns, read);
}

}  // namespace

Result<Imported<model::Person>> import_people(std::string_view csv, std::string_view name) {
  auto imported = TRY(import_rows<model::Person>(csv, name, person_columns, model::person_from_json));
  for (model::Person& person : imported.items)
    for (std::string& account : person.accounts) account = ascii_lower(account);
  return imported;
}

Result<Imported<model::TradeSecret>> import_secrets(std::string_view csv, std::string_view name) {
  return import_rows<model::TradeSecret>(csv, name, secret_columns, model::secret_from_json);
}

Result<Imported<model::TradeSecret>> import_secrets(const CsvTable& table) {
  return import_rows<model::TradeSecret>(table, secret_columns, model::secret_from_json);
}

Result<Imported<model::Agreement>> import_agreements(std::string_view csv, std::string_view name) {
  return import_rows<model::Agreement>(csv, name, agreement_columns, model::agreement_from_json);
}

}  // namespace sekimori::protect
