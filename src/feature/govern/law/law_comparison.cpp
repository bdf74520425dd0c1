#include "feature/govern/law/law_comparison.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t longest_cell = 2'000;

const Json& comparison() { return text_file("law", "comparison.toml"); }

bool has_row(std::string_view group, std::string_view id) {
  return std::ranges::any_of(comparison()[group].items(), [&](const Json& one) { return one["id"].text() == id; });
}

void describe(const ComparisonCell& cell, record::Draft& draft) {
  draft.summary = Json::object({{"row", cell.row}, {"country", cell.country}});
  draft.keys = {{"cell", cell.row + "/" + cell.country, record::Uniqueness::unique}};
}

}  // namespace

Json to_json(const ComparisonCell& one) {
  return Json::object({{"row", one.row},
                       {"country", one.country},
                       {"text", to_json(one.text)},
                       {"source", one.source},
                       {"by", one.by},
                       {"at", one.at.to_rfc3339()}});
}
Result<ComparisonCell> comparison_cell_from(const Json& json) {
  ComparisonCell out;
  TRY(model::read_text(json, "row", out.row));
  TRY(model::read_text(json, "country", out.country));
  TRY(model::read_wording(json, "text", out.text));
  TRY(model::read_text(json, "source", out.source));
  TRY(model::read_text(json, "by", out.by));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

LawComparison::LawComparison(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : clock_(clock), cells_(database, records, clock, random, "law_cell", comparison_cell_from, describe) {}

Result<Json> LawComparison::table(const record::Actor& actor) {
  const auto changed = TRY(cells_.list(actor));
  Json countries = Json::array();
  for (const Json& one : comparison()["country"].items())
    countries.push(Json::object({{"id", one["id"]}, {"ja", one["ja"]}, {"en", one["en"]}}));
  Json rows = Json::array();
  for (const Json& row : comparison()["row"].items()) {
    Json cells = Json::array();
    for (const Json& country : comparison()["country"].items()) {
      const Json& shipped = row[country["id"].text()];
      Json cell = Json::object({{"country", country["id"]},
                                {"text", to_json(wording_of(shipped))},
                                {"shipped", to_json(wording_of(shipped))},
                                {"changed", false},
                                {"source", ""},
                                {"by", ""},
                                {"at", Json()}});
      for (const auto& one : changed)
        if (one.value.row == row["id"].text() && one.value.country == country["id"].text())
          cell.set("text", to_json(one.value.text))
              .set("changed", true)
              .set("source", one.value.source)
              .set("by", one.value.by)
              .set("at", one.value.at.to_rfc3339());
      cells.push(std::move(cell));
    }
    rows.push(Json::object({{"id", row["id"]}, {"ja", row["ja"]}, {"en", row["en"]}, {"cells", std::move(cells)}}));
  }
  return Json::object({{"countries", std::move(countries)}, {"rows", std::move(rows)}, {"source", source_json({}, comparison())}});
}

Result<ComparisonCell> LawComparison::change(const record::Actor& actor, std::string_view row, std::string_view country,
                                             const model::Wording& text, std::string_view source) {
  if (!has_row("row", row) || !has_row("country", country))
    return error(ErrorCode::not_found, "the comparison has no cell {}/{}", row, country);
  if (trim(text.ja).empty() || trim(text.en).empty() || trim(source).empty())
    return error(ErrorCode::invalid_input, "a cell needs its words in both languages and a source");
  if (count_code_points(text.ja) > longest_cell || count_code_points(text.en) > longest_cell || count_code_points(source) > longest_cell)
    return error(ErrorCode::invalid_input, "a cell has at most {} characters", longest_cell);
  ComparisonCell cell{.row = std::string(row),
                      .country = std::string(country),
                      .text = text,
                      .source = std::string(source),
                      .by = actor.account,
                      .at = clock_.now()};
  if (const auto before = TRY(cells_.find_by(actor, "cell", cell.row + "/" + cell.country)))
    return TRY(cells_.change(actor, before->id, source,
                             [&](ComparisonCell& one) -> Result<void> {
                               one = cell;
                               return {};
                             }))
        .value;
  return TRY(cells_.create(actor, cell, source)).value;
}

Result<CsvTable> LawComparison::sheet(const record::Actor& actor, Language language) {
  const Json all = TRY(table(actor));
  const std::string_view words = language == Language::ja ? "ja" : "en";
  CsvTable out;
  out.name = language == Language::ja ? "各国比較" : "comparison";
  out.header.emplace_back();
  for (const Json& country : all["countries"].items()) out.header.push_back(country[words].string_or(""));
  std::size_t line = 1;
  for (const Json& row : all["rows"].items()) {
    CsvRow cells{.line = ++line, .cells = {row[words].string_or("")}};
    for (const Json& cell : row["cells"].items()) cells.cells.push_back(cell["text"][words].string_or(""));
    out.rows.push_back(std::move(cells));
  }
  return out;
}

}  // namespace sekimori::govern
