#include "feature/protect/scheme.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "base/digest.h"
#include "feature/protect/table_shape.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {
namespace {

constexpr std::string_view secrets_sheet = "secrets";

struct SecretColumn {
  std::string_view member;
  std::string_view ja;
};
constexpr std::array secret_columns = {SecretColumn{"number", "管理番号"},
                                       SecretColumn{"title", "名称"},
                                       SecretColumn{"kind", "種別"},
                                       SecretColumn{"owner", "情報管理責任者"},
                                       SecretColumn{"department", "部署"},
                                       SecretColumn{"level", "区分"},
                                       SecretColumn{"medium", "媒体"},
                                       SecretColumn{"places", "保管場所"},
                                       SecretColumn{"permitted", "許可者"},
                                       SecretColumn{"measures", "措置"},
                                       SecretColumn{"secrecy_management", "秘密管理性"},
                                       SecretColumn{"secrecy_management_evidence", "秘密管理性の証拠"},
                                       SecretColumn{"usefulness", "有用性"},
                                       SecretColumn{"usefulness_evidence", "有用性の証拠"},
                                       SecretColumn{"non_public", "非公知性"},
                                       SecretColumn{"non_public_evidence", "非公知性の証拠"},
                                       SecretColumn{"proposed_by", "提案者"},
                                       SecretColumn{"approved_by", "承認者"},
                                       SecretColumn{"review_day", "見直し日"},
                                       SecretColumn{"value", "価値"}};

// A list in a cell. ';' would end an item on the way back, so it is written full width.
std::string lines(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (!out.empty()) out += '\n';
    for (char c : item) {
      if (c == ';') out += "；";
      else out += c;
    }
  }
  return out;
}

std::string evidence_cell(const model::RequirementState& state) {
  std::vector<std::string> items;
  for (const model::Evidence& evidence : state.evidence)
    items.push_back(evidence.day ? evidence.day->to_string() + " " + evidence.text : evidence.text);
  return lines(items);
}

std::string permitted_cell(const std::vector<model::Permission>& permitted) {
  std::vector<std::string> items;
  for (const model::Permission& one : permitted) {
    std::string item = one.staff_number;
    if (!one.approver.empty() || one.since) item += ":" + one.approver;
    if (one.since) item += ":" + one.since->to_string();
    items.push_back(std::move(item));
  }
  return lines(items);
}

// What a message says is wrong: "level: must be ..." -> "level".
std::string_view member_of(std::string_view message) { return message.substr(0, message.find(':')); }

const CsvTable* table_of(const std::vector<CsvTable>& tables, std::string_view name, std::string_view ja) {
  for (const CsvTable& table : tables)
    if (table.name == name || table.name == ja) return &table;
  return nullptr;
}

// Reads the rows of one sheet; what is refused goes into the plan.
template <class T>
Result<void> read_sheet(SchemePlan& plan, const CsvTable* table, const TableShape& shape, const std::function<Result<T>(const Json&)>& read,
                        std::vector<T>& out) {
  if (table == nullptr || table->header.empty()) return {};
  const HeaderReading header = TRY(read_header(shape, *table));
  plan.notes.insert(plan.notes.end(), header.notes.begin(), header.notes.end());
  std::map<std::string, std::size_t> seen;
  for (const CsvRow& row : table->rows) {
    const auto refuse = [&](const Error& reason) {
      plan.refused.push_back({table->name, row.line, header.title_of(*table, member_of(reason.message)), reason});
    };
    const auto body = body_of(header, row);
    if (!body) {
      refuse(body.error());
      continue;
    }
    auto item = read(*body);
    if (!item) {
      refuse(item.error());
      continue;
    }
    const std::string key = fmt::format("{}", (*body)[shape.columns.front().member].text());
    if (const auto [known, fresh] = seen.emplace(key, row.line); !fresh) {
      refuse(
          error(ErrorCode::invalid_input, "{}: '{}' stands in row {} already", shape.columns.front().member, key, known->second).error());
      continue;
    }
    out.push_back(*std::move(item));
  }
  return {};
}

Result<Category> one_category(const Json& body) {
  CategoryList list = TRY(category_list_from_json(Json::object({{"categories", Json::array().push(body)}})));
  Category category = std::move(list.categories.front());
  if (category.name.ja.empty()) return error(ErrorCode::invalid_input, "name: must not be empty");
  if (category.text.ja.empty()) return error(ErrorCode::invalid_input, "text: must not be empty");
  return category;
}

CsvTable empty_table(const TableShape& shape, Language language) {
  CsvTable out;
  out.name = language == Language::ja ? shape.ja : shape.name;
  out.header = titles_of(shape, language);
  return out;
}

void add_row(CsvTable& table, std::vector<std::string> cells) { table.rows.push_back({table.rows.size() + 2, std::move(cells)}); }

}  // namespace

std::vector<std::string> secret_titles(Language language) {
  std::vector<std::string> out;
  for (const SecretColumn& column : secret_columns) out.emplace_back(language == Language::ja ? column.ja : column.member);
  return out;
}

std::vector<std::string> secret_row(const model::TradeSecret& s) {
  std::vector<std::string> measures;
  for (model::Measure measure : s.measures) measures.emplace_back(name_of(measure));
  std::vector<std::string> out = {s.number,
                                  s.title,
                                  std::string(name_of(s.kind)),
                                  s.owner,
                                  s.department,
                                  std::string(identifier_of(s.level)),
                                  std::string(name_of(s.medium)),
                                  lines(s.places),
                                  permitted_cell(s.permitted),
                                  lines(measures)};
  for (const model::RequirementState& state : s.requirements) {
    out.emplace_back(name_of(state.status));
    out.push_back(evidence_cell(state));
  }
  out.insert(out.end(), {s.proposed_by, s.approved_by, s.review_day ? s.review_day->to_string() : std::string(), s.value});
  return out;
}

Result<SchemePlan> plan_scheme(const std::vector<CsvTable>& tables) {
  SchemePlan plan;
  std::set<const CsvTable*> known;
  const auto find = [&](std::string_view name, std::string_view ja) {
    const CsvTable* table = table_of(tables, name, ja);
    if (table != nullptr) known.insert(table);
    return table;
  };
  TRY(read_sheet<model::LevelDefinition>(plan, find(level_table().name, level_table().ja), level_table(), model::level_definition_from_json,
                                         plan.levels));
  std::vector<Category> categories;
  TRY(read_sheet<Category>(plan, find(category_table().name, category_table().ja), category_table(), one_category, categories));
  if (!categories.empty()) {
    plan.categories.emplace();
    plan.categories->categories = std::move(categories);
  }
  if (const CsvTable* table = find(secrets_sheet, "営業秘密"); table != nullptr && !table->header.empty()) {
    plan.secrets = TRY(import_secrets(*table));
    for (const ImportRefusal& refusal : plan.secrets.refused)
      plan.refused.push_back({table->name, refusal.line, refusal.column, refusal.reason});
    for (const std::string& note : plan.secrets.notes) plan.notes.push_back(table->name + ": " + note);
    std::set<std::string> numbers;
    std::erase_if(plan.secrets.items, [&](const model::TradeSecret& secret) {
      if (numbers.insert(secret.number).second) return false;
      plan.refused.push_back({table->name, 0, table->header.front(),
                              error(ErrorCode::invalid_input, "number: '{}' stands in the sheet twice", secret.number).error()});
      return true;
    });
  }
  TRY(read_sheet<MediumItem>(plan, find(medium_item_table().name, medium_item_table().ja), medium_item_table(), medium_item_from_json,
                             plan.items));
  TRY(read_sheet<KnowHowCard>(plan, find(know_how_table().name, know_how_table().ja), know_how_table(), know_how_card_from_json,
                              plan.cards));
  if (known.empty())
    return error(ErrorCode::invalid_input, "no sheet is named levels, categories, secrets, items or know_how (or as in Japanese)");
  for (const CsvTable& table : tables)
    if (!known.contains(&table)) plan.notes.push_back(fmt::format("the sheet '{}' is not known and was left out", table.name));
  Json agreed = Json::array();
  for (const auto& level : plan.levels) agreed.push(to_json(level));
  if (plan.categories) agreed.push(to_json(*plan.categories));
  for (const auto& secret : plan.secrets.items) agreed.push(to_json(secret));
  for (const auto& item : plan.items) agreed.push(to_json(item));
  for (const auto& card : plan.cards) agreed.push(to_json(card));
  for (const SchemeRefusal& refusal : plan.refused)
    agreed.push(fmt::format("{}:{}:{}", refusal.sheet, refusal.row, refusal.reason.message));
  plan.agreement = to_hex(sha256(agreed.canonical())).substr(0, 16);
  return plan;
}

Result<std::vector<CsvTable>> Scheme::tables(const record::Actor& actor, Language language) {
  TRY(record::Permissions::standard().check(actor, record::Verb::export_, {.kind = "secret", .id = ""}));
  std::vector<CsvTable> out;
  out.push_back(empty_table(level_table(), language));
  for (const auto& level : TRY(levels_.definitions(actor))) add_row(out.back(), row_of(level_table(), to_json(level)));
  out.push_back(empty_table(category_table(), language));
  if (const auto edition = TRY(categories_.current(actor))) {
    const Json list = to_json(edition->list);
    for (const Json& category : list["categories"].items()) add_row(out.back(), row_of(category_table(), category));
  }
  CsvTable secrets;
  secrets.name = language == Language::ja ? "営業秘密" : std::string(secrets_sheet);
  secrets.header = secret_titles(language);
  for (const SecretRecord& known : TRY(register_.secrets(actor))) {
    if (!known.version.withheld) {
      add_row(secrets, secret_row(known.secret));
      continue;
    }
    // A list withholds what is level_top; an export is a reading of each, and is noted as one.
    if (const auto full = TRY(register_.find_secret_by_number(actor, known.secret.number))) add_row(secrets, secret_row(full->secret));
  }
  out.push_back(std::move(secrets));
  out.push_back(empty_table(medium_item_table(), language));
  for (const auto& kept : TRY(shelf_.all<MediumItem>(actor))) add_row(out.back(), row_of(medium_item_table(), to_json(kept.item)));
  out.push_back(empty_table(know_how_table(), language));
  for (const auto& kept : TRY(shelf_.all<KnowHowCard>(actor))) {
    if (!kept.version.withheld) add_row(out.back(), row_of(know_how_table(), to_json(kept.item)));
    else if (const auto full = TRY(shelf_.find_by_id<KnowHowCard>(actor, kept.id)))
      add_row(out.back(), row_of(know_how_table(), to_json(full->item)));
  }
  return out;
}

template <class T>
Result<void> Scheme::put_all(const record::Actor& actor, const std::vector<T>& items, std::string_view reason, SchemeOutcome& outcome) {
  for (const T& item : items) {
    const record::Draft draft = Filed<T>::draft(item);
    const auto before = TRY(shelf_.find<T>(actor, draft.keys.front().name, draft.keys.front().value));
    if (!before) {
      TRY(shelf_.add(actor, item, reason));
      ++outcome.created;
    } else if (to_json(before->item) == to_json(item)) {
      ++outcome.unchanged;
    } else {
      TRY(shelf_.change(actor, *before, item, reason));
      ++outcome.changed;
    }
  }
  return {};
}

Result<SchemeOutcome> Scheme::apply(const record::Actor& actor, const SchemePlan& plan, std::string_view reason) {
  SchemeOutcome outcome;
  for (const model::LevelDefinition& level : plan.levels) {
    if (to_json(TRY(levels_.definition(actor, level.level))) == to_json(level)) {
      ++outcome.unchanged;
      continue;
    }
    TRY(levels_.change(actor, level, reason));
    ++outcome.changed;
  }
  if (plan.categories) {
    const auto edition = TRY(categories_.current(actor));
    if (edition && to_json(edition->list)["categories"] == to_json(*plan.categories)["categories"]) {
      outcome.unchanged += plan.categories->categories.size();
    } else {
      TRY(categories_.publish(actor, *plan.categories, zone_.day_of(shelf_.clock().now()), reason));
      (edition ? outcome.changed : outcome.created) += plan.categories->categories.size();
    }
  }
  const ImportOutcome secrets = TRY(register_.take_secrets(actor, plan.secrets, reason));
  outcome.created += secrets.created;
  outcome.changed += secrets.changed;
  outcome.unchanged += secrets.unchanged;
  TRY(put_all(actor, plan.items, reason, outcome));
  TRY(put_all(actor, plan.cards, reason, outcome));
  return outcome;
}

std::string to_csv(const CsvTable& table) {
  std::string out(csv_byte_order_mark);
  append_csv_row(out, table.header);
  for (const CsvRow& row : table.rows) {
    std::vector<std::string> cells;
    for (const std::string& cell : row.cells) cells.push_back(guarded_cell(cell));
    append_csv_row(out, cells);
  }
  return out;
}

}  // namespace sekimori::protect
