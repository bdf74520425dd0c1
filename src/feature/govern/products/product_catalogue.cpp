#include "feature/govern/products/product_catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t most_products = 5'000;
constexpr std::size_t most_measures = 100;
constexpr std::size_t longest_cell = 300;

struct ProductColumn {
  std::string_view en, ja;
};
constexpr std::array<ProductColumn, 5> columns = {ProductColumn{"product", "製品名"}, ProductColumn{"vendor", "提供元"},
                                                  ProductColumn{"measures", "対策番号"}, ProductColumn{"address", "URL"},
                                                  ProductColumn{"note", "備考"}};
enum : std::size_t { name_column, vendor_column, measures_column, address_column, note_column };

std::vector<std::string> numbers_in(std::string_view text) {
  std::vector<std::string> out;
  std::string one;
  const auto close = [&] {
    const std::string_view number = trim(one);
    if (!number.empty() && std::ranges::find(out, number) == out.end()) out.emplace_back(number);
    one.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == U';' || c == U',' || c == U'、' || c == U'，' || c == U'；' || c == U'\n') close();
    else one += text.substr(begin, at - begin);
  }
  close();
  return out;
}

bool calculates(std::string_view cell) { return !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front()); }

std::size_t vendors_of(const ProductCatalogue& catalogue) {
  std::set<std::string_view> out;
  for (const Product& one : catalogue.products) out.insert(one.vendor);
  return out.size();
}
std::size_t measures_of(const ProductCatalogue& catalogue) {
  std::set<std::string_view> out;
  for (const Product& one : catalogue.products) out.insert(one.measures.begin(), one.measures.end());
  return out.size();
}

}  // namespace

Json to_json(const ProductCatalogue& one) {
  Json products = Json::array();
  for (const Product& product : one.products)
    products.push(Json::object({{"name", product.name},
                                {"vendor", product.vendor},
                                {"measures", model::texts_json(product.measures)},
                                {"address", product.address},
                                {"note", product.note}}));
  return Json::object({{"id", one.id},
                       {"framework", one.framework},
                       {"title", one.title},
                       {"source", one.source},
                       {"year", one.year},
                       {"file", one.file},
                       {"at", one.at.to_rfc3339()},
                       {"products", std::move(products)}});
}

Result<ProductCatalogue> product_catalogue_from(const Json& json) {
  ProductCatalogue out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_text(json, "framework", out.framework));
  TRY(model::read_text(json, "title", out.title));
  TRY(model::read_text(json, "source", out.source));
  TRY(model::read_text(json, "file", out.file));
  TRY(model::read_instant(json, "at", out.at));
  out.year = json["year"].integer_or(0);
  for (const Json& row : json["products"].items()) {
    Product one;
    TRY(model::read_text(row, "name", one.name));
    TRY(model::read_text(row, "vendor", one.vendor));
    TRY(model::read_texts(row, "measures", one.measures));
    TRY(model::read_text(row, "address", one.address));
    TRY(model::read_text(row, "note", one.note));
    out.products.push_back(std::move(one));
  }
  return out;
}

Result<ReadProducts> read_products(const CsvTable& table) {
  std::array<std::size_t, columns.size()> at;
  at.fill(std::string_view::npos);
  for (std::size_t cell = 0; cell < table.header.size(); ++cell)
    for (std::size_t column = 0; column < columns.size(); ++column)
      if (trim(table.header[cell]) == columns.at(column).en || trim(table.header[cell]) == columns.at(column).ja) at.at(column) = cell;
  for (const std::size_t needed : {std::size_t(name_column), std::size_t(vendor_column), std::size_t(measures_column)})
    if (at.at(needed) == std::string_view::npos)
      return error(ErrorCode::invalid_input, "the column '{}' ({}) is missing", columns.at(needed).en, columns.at(needed).ja);
  if (table.rows.size() > most_products) return error(ErrorCode::invalid_input, "more than {} products", most_products);
  ReadProducts out;
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& row : table.rows) {
    const auto cell = [&](std::size_t column) -> std::string_view {
      const std::size_t place = at.at(column);
      return place < row.cells.size() ? trim(row.cells[place]) : std::string_view();
    };
    if (std::ranges::all_of(row.cells, [](const std::string& text) { return trim(text).empty(); })) continue;
    const std::size_t before = out.refused.size();
    const auto refuse = [&](std::size_t column, const Error& reason) {
      out.refused.push_back({row.line, std::string(columns.at(column).en), reason});
    };
    for (std::size_t column = 0; column < columns.size(); ++column) {
      if (calculates(cell(column))) refuse(column, error(ErrorCode::invalid_input, "a cell begins like a formula").error());
      else if (count_code_points(cell(column)) > longest_cell)
        refuse(column, error(ErrorCode::invalid_input, "longer than {} characters", longest_cell).error());
    }
    for (const std::size_t column : {std::size_t(name_column), std::size_t(vendor_column)})
      if (cell(column).empty()) refuse(column, error(ErrorCode::invalid_input, "nothing stands here").error());
    Product one{.name = std::string(cell(name_column)),
                .vendor = std::string(cell(vendor_column)),
                .measures = numbers_in(cell(measures_column)),
                .address = std::string(cell(address_column)),
                .note = std::string(cell(note_column))};
    if (one.measures.empty() || one.measures.size() > most_measures)
      refuse(measures_column, error(ErrorCode::invalid_input, "1 to {} measures are needed", most_measures).error());
    if (!one.address.empty() && (!one.address.starts_with("https://") || one.address.find_first_of(" <>\"\\") != std::string::npos))
      refuse(address_column, error(ErrorCode::invalid_input, "an address begins with https://").error());
    if (!known.emplace(one.vendor, one.name).second)
      refuse(name_column, error(ErrorCode::invalid_input, "'{}' of {} stands twice", one.name, one.vendor).error());
    if (out.refused.size() == before) out.products.push_back(std::move(one));
  }
  return out;
}

std::vector<MeasureOffer> offers(const ProductCatalogue& catalogue, const Framework& framework) {
  std::vector<MeasureOffer> out;
  std::map<std::string_view, std::size_t> places;
  for (const FrameworkItem& item : framework.items) {
    if (!item.assessable) continue;
    places.emplace(item.id, out.size());
    if (!item.ref.empty()) places.emplace(item.ref, out.size());
    out.push_back({&item, item.ref.empty() ? item.id : item.ref, {}});
  }
  std::map<std::string, std::vector<std::size_t>, std::less<>> unknown;
  for (std::size_t at = 0; at < catalogue.products.size(); ++at)
    for (const std::string& number : catalogue.products[at].measures) {
      const auto found = places.find(number);
      if (found == places.end()) {
        unknown[number].push_back(at);
        continue;
      }
      std::vector<std::size_t>& taken = out[found->second].products;
      if (taken.empty() || taken.back() != at) taken.push_back(at);
    }
  // "7" before "10".
  std::vector<std::pair<std::string, std::vector<std::size_t>>> rest(unknown.begin(), unknown.end());
  std::ranges::stable_sort(rest, [](const auto& a, const auto& b) {
    return a.first.size() != b.first.size() ? a.first.size() < b.first.size() : a.first < b.first;
  });
  for (auto& [number, products] : rest) out.push_back({nullptr, number, std::move(products)});
  return out;
}

Json head_json(const ProductCatalogue& one) {
  return Json::object({{"id", one.id},
                       {"framework", one.framework},
                       {"title", one.title},
                       {"source", one.source},
                       {"year", one.year},
                       {"file", one.file},
                       {"at", one.at.to_rfc3339()},
                       {"products", one.products.size()},
                       {"vendors", vendors_of(one)},
                       {"measures", measures_of(one)}});
}

Json report_json(const ProductCatalogue& one, const Framework& framework) {
  Json rows = Json::array();
  std::size_t uncovered = 0, unknown = 0;
  for (const MeasureOffer& offer : offers(one, framework)) {
    uncovered += offer.control != nullptr && offer.products.empty() ? 1 : 0;
    unknown += offer.control == nullptr ? 1 : 0;
    Json products = Json::array();
    for (const std::size_t place : offer.products) products.push(place);
    rows.push(Json::object({{"number", offer.number},
                            {"control", offer.control == nullptr ? std::string() : offer.control->id},
                            {"title", to_json(offer.control == nullptr ? model::Wording() : offer.control->title)},
                            {"products", std::move(products)}}));
  }
  return to_json(one)
      .set("vendors", vendors_of(one))
      .set("measures", measures_of(one))
      .set("uncovered", uncovered)
      .set("unknown", unknown)
      .set("rows", std::move(rows));
}

CsvTable product_table(const ProductCatalogue& catalogue, Language language) {
  CsvTable out;
  out.name = catalogue.title;
  for (const ProductColumn& column : columns) out.header.emplace_back(language == Language::ja ? column.ja : column.en);
  std::size_t line = 1;
  for (const Product& one : catalogue.products) {
    std::string numbers;
    for (const std::string& number : one.measures) numbers += (numbers.empty() ? "" : "; ") + number;
    out.rows.push_back({.line = ++line, .cells = {one.name, one.vendor, numbers, one.address, one.note}});
  }
  return out;
}

}  // namespace sekimori::govern
