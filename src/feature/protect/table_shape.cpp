#include "feature/protect/table_shape.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/text.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {
namespace {

constexpr std::array level_columns = {TableColumn{"id", "区分", CellKind::level},
                                      TableColumn{"name.ja", "名称"},
                                      TableColumn{"name.en", "英語名"},
                                      TableColumn{"aliases", "固有の表示", CellKind::list},
                                      TableColumn{"criteria.ja", "基準"},
                                      TableColumn{"criteria.en", "基準 (英語)"},
                                      TableColumn{"handling.ja", "扱い", CellKind::list},
                                      TableColumn{"handling.en", "扱い (英語)", CellKind::list},
                                      TableColumn{"proposers", "提案者", CellKind::list},
                                      TableColumn{"approvers", "承認者", CellKind::list},
                                      TableColumn{"review_months", "見直し (月)", CellKind::integer}};

constexpr std::array category_columns = {TableColumn{"code", "記号"},
                                         TableColumn{"name.ja", "名称"},
                                         TableColumn{"name.en", "英語名"},
                                         TableColumn{"text.ja", "内容"},
                                         TableColumn{"text.en", "内容 (英語)"},
                                         TableColumn{"level", "区分", CellKind::level},
                                         TableColumn{"departments", "部署", CellKind::list}};

constexpr std::array item_columns = {TableColumn{"number", "番号"},
                                     TableColumn{"secret", "管理番号"},
                                     TableColumn{"medium", "媒体", CellKind::word},
                                     TableColumn{"what", "品名・説明"},
                                     TableColumn{"place", "保管場所"},
                                     TableColumn{"entry_rule", "立入りの定め"},
                                     TableColumn{"photo_rule", "撮影の定め"},
                                     TableColumn{"holder", "保管責任者"},
                                     TableColumn{"copies", "部数", CellKind::integer},
                                     TableColumn{"state", "状態", CellKind::word},
                                     TableColumn{"lent_to", "貸出先"},
                                     TableColumn{"return_due", "返却期日", CellKind::day},
                                     TableColumn{"checked_on", "確認日", CellKind::day},
                                     TableColumn{"checked_by", "確認者"},
                                     TableColumn{"note", "備考"}};

constexpr std::array card_columns = {TableColumn{"number", "番号"},
                                     TableColumn{"secret", "管理番号"},
                                     TableColumn{"title", "名称"},
                                     TableColumn{"wording", "内容"},
                                     TableColumn{"differs", "一般との違い"},
                                     TableColumn{"excluded", "含めない技能"},
                                     TableColumn{"known_to", "知る者", CellKind::list},
                                     TableColumn{"documents", "関連文書", CellKind::list},
                                     TableColumn{"level", "区分", CellKind::level}};

std::string identifier_written(std::string_view word) {
  static const std::map<std::string_view, std::string_view> words = {
      {"紙", "paper"},    {"電子", "electronic"}, {"物件", "object"},      {"金型", "object"},  {"あり", "in_place"},
      {"貸出中", "lent"}, {"返却", "returned"},   {"所在不明", "missing"}, {"なし", "missing"}, {"廃棄", "destroyed"}};
  const auto found = words.find(word);
  return std::string(found == words.end() ? word : found->second);
}

std::string level_written(std::string_view cell) {
  for (model::Level level : {model::Level::top, model::Level::confidential, model::Level::internal})
    if (cell == name_of(level).ja || cell == name_of(level).en) return std::string(identifier_of(level));
  return std::string(cell);
}

Json list_written(std::string_view cell) {
  Json out = Json::array();
  for (size_t at = 0; at <= cell.size();) {
    const size_t end = std::min(cell.find('\n', at), cell.size());
    if (const std::string_view item = trim(cell.substr(at, end - at)); !item.empty()) out.push(item);
    at = end + 1;
  }
  return out;
}

// "handling.ja" of lists goes to handling[i].ja; of texts to name.ja.
void place(Json& body, std::string_view member, Json value) {
  const size_t dot = member.find('.');
  if (dot == std::string_view::npos) {
    body.set(member, std::move(value));
    return;
  }
  const std::string_view outer = member.substr(0, dot);
  const std::string_view inner = member.substr(dot + 1);
  if (!value.is_array()) {
    Json object = body[outer].is_null() ? Json::object() : body[outer];
    object.set(inner, std::move(value));
    body.set(outer, std::move(object));
    return;
  }
  Json::Array list = body[outer].items();
  for (size_t i = 0; i < value.items().size(); ++i) {
    if (i == list.size()) list.push_back(Json::object());
    list[i].set(inner, value.items()[i]);
  }
  body.set(outer, Json(std::move(list)));
}

std::string joined(const Json& list, std::string_view inner) {
  std::string out;
  for (const Json& item : list.items()) {
    if (!out.empty()) out += '\n';
    out += inner.empty() ? item.text() : item[inner].text();
  }
  return out;
}

std::string cell_of(const TableColumn& column, const Json& body) {
  const size_t dot = column.member.find('.');
  const Json& outer = body[column.member.substr(0, dot)];
  const std::string_view inner = dot == std::string_view::npos ? std::string_view() : column.member.substr(dot + 1);
  if (column.kind == CellKind::list) return joined(outer, inner);
  const Json& value = inner.empty() ? outer : outer[inner];
  if (value.is_integer()) return std::to_string(value.integer_or(0));
  return std::string(value.text());
}

}  // namespace

const TableShape& level_table() {
  static constexpr TableShape shape{"levels", "区分", level_columns};
  return shape;
}
const TableShape& category_table() {
  static constexpr TableShape shape{"categories", "カテゴリー", category_columns};
  return shape;
}
const TableShape& medium_item_table() {
  static constexpr TableShape shape{"items", "媒体・物件", item_columns};
  return shape;
}
const TableShape& know_how_table() {
  static constexpr TableShape shape{"know_how", "ノウハウ", card_columns};
  return shape;
}

std::vector<std::string> titles_of(const TableShape& shape, Language language) {
  std::vector<std::string> out;
  for (const TableColumn& column : shape.columns) out.emplace_back(language == Language::ja ? column.ja : column.member);
  return out;
}

std::vector<std::string> row_of(const TableShape& shape, const Json& body) {
  std::vector<std::string> out;
  for (const TableColumn& column : shape.columns) out.push_back(cell_of(column, body));
  return out;
}

std::string HeaderReading::title_of(const CsvTable& table, std::string_view member) const {
  for (size_t i = 0; i < columns.size(); ++i)
    if (columns[i] != nullptr && (columns[i]->member == member || columns[i]->member.substr(0, columns[i]->member.find('.')) == member))
      return table.header[i];
  return {};
}

Result<HeaderReading> read_header(const TableShape& shape, const CsvTable& table) {
  HeaderReading out;
  for (const std::string& title : table.header) {
    const auto found =
        std::ranges::find_if(shape.columns, [&](const TableColumn& column) { return title == column.member || title == column.ja; });
    out.columns.push_back(found == shape.columns.end() ? nullptr : &*found);
    if (found == shape.columns.end() && !title.empty())
      out.notes.push_back(fmt::format("{}: the column '{}' is not known and was left out", table.name, title));
  }
  if (std::ranges::find(out.columns, &shape.columns.front()) == out.columns.end())
    return error(ErrorCode::invalid_input, "{}: the column '{}' ({}) is missing", table.name, shape.columns.front().member,
                 shape.columns.front().ja);
  return out;
}

Result<Json> body_of(const HeaderReading& header, const CsvRow& row) {
  Json body = Json::object();
  for (size_t i = 0; i < header.columns.size() && i < row.cells.size(); ++i) {
    const TableColumn* column = header.columns[i];
    const std::string cell = unguarded_cell(trim(row.cells[i]));
    if (column == nullptr || cell.empty()) continue;
    switch (column->kind) {
      case CellKind::text: place(body, column->member, cell); break;
      case CellKind::list: place(body, column->member, list_written(cell)); break;
      case CellKind::level: place(body, column->member, level_written(cell)); break;
      case CellKind::word: place(body, column->member, identifier_written(cell)); break;
      case CellKind::day: {
        std::string day = cell;
        std::ranges::replace(day, '/', '-');
        place(body, column->member, day);
        break;
      }
      case CellKind::integer: {
        std::int64_t number = 0;
        const auto [end, wrong] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        if (wrong != std::errc() || end != cell.data() + cell.size())
          return error(ErrorCode::invalid_input, "{}: '{}' is no whole number", column->member, cell);
        place(body, column->member, number);
        break;
      }
    }
  }
  return body;
}

}  // namespace sekimori::protect
