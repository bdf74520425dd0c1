#include "feature/govern/programme/figure_book.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "feature/govern/may.h"
#include "model/names.h"

namespace sekimori::govern {
namespace {

constexpr std::array<std::string_view, 2> kind_names = {"years", "parts"};
constexpr std::size_t most_points = 200;

const std::vector<FigureSeries>& shipped() {
  static const std::vector<FigureSeries> all = [] {
    std::vector<FigureSeries> out;
    const Json& file = text_file("figures", "series.toml");
    for (const Json& row : file["series"].items()) {
      FigureSeries one;
      one.id = row["id"].text();
      one.title = wording_of(row);
      one.unit = wording_of(row, "unit");
      one.limits = wording_of(row, "limits");
      one.kind = model::value_named<FigureKind>(kind_names, row["kind"].text()).value_or(FigureKind::parts);
      one.source = source_json(row);
      one.shipped = true;
      for (const Json& point : row["points"].items())
        one.points.push_back(
            {wording_of(point), point["value"].number_or(0), point["standing"].is_null() ? standing_of(row) : standing_of(point)});
      out.push_back(std::move(one));
    }
    return out;
  }();
  return all;
}

void describe(const FigureSeries& one, record::Draft& draft) {
  draft.summary = Json::object({{"id", one.id}, {"title", one.title.ja}});
  draft.keys = {{"id", one.id, record::Uniqueness::unique}};
}

std::string number_text(double value) {
  return value == std::floor(value) && std::abs(value) < 1e15 ? fmt::format("{}", static_cast<std::int64_t>(value))
                                                              : fmt::format("{}", value);
}

}  // namespace

std::string_view name_of(FigureKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

Json to_json(const FigureSeries& one) {
  Json points = Json::array();
  for (const FigurePoint& point : one.points)
    points.push(Json::object({{"label", to_json(point.label)}, {"value", point.value}, {"standing", name_of(point.standing)}}));
  return Json::object({{"id", one.id},
                       {"title", to_json(one.title)},
                       {"unit", to_json(one.unit)},
                       {"limits", to_json(one.limits)},
                       {"kind", name_of(one.kind)},
                       {"points", std::move(points)},
                       {"source", one.source},
                       {"shipped", one.shipped}});
}
Result<FigureSeries> figure_series_from(const Json& json) {
  FigureSeries out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_wording(json, "title", out.title));
  TRY(model::read_wording(json, "unit", out.unit));
  TRY(model::read_wording(json, "limits", out.limits));
  TRY(model::read_named(json, "kind", kind_names, out.kind));
  for (const Json& row : json["points"].items()) {
    FigurePoint point;
    TRY(model::read_wording(row, "label", point.label));
    TRY(model::read_number(row, "value", point.value));
    point.standing = standing_of(row);
    out.points.push_back(std::move(point));
  }
  out.source = json["source"];
  return out;
}

FigureBook::FigureBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random)
    : own_(database, records, clock, random, "figure", figure_series_from, describe) {}

Result<std::vector<FigureSeries>> FigureBook::list(const record::Actor& actor) {
  std::vector<FigureSeries> own;
  for (auto& one : TRY(own_.list(actor))) own.push_back(std::move(one.value));
  std::ranges::sort(own, {}, &FigureSeries::id);
  std::vector<FigureSeries> out = shipped();
  std::ranges::move(own, std::back_inserter(out));
  return out;
}

Result<FigureSeries> FigureBook::get(const record::Actor& actor, std::string_view id) {
  TRY(may(actor, record::Verb::read, "figure"));
  const auto found = std::ranges::find(shipped(), id, &FigureSeries::id);
  if (found != shipped().end()) return *found;
  auto own = TRY(own_.find_by(actor, "id", id));
  if (!own) return error(ErrorCode::not_found, "no figure '{}'", id);
  return std::move(own->value);
}

Result<FigureSeries> FigureBook::put(const record::Actor& actor, FigureSeries series) {
  if (std::ranges::find(shipped(), series.id, &FigureSeries::id) != shipped().end())
    return error(ErrorCode::conflict, "'{}' is one of the program's own figures", series.id);
  const auto said = [](const model::Wording& words) { return !trim(words.ja).empty() && !trim(words.en).empty(); };
  if (trim(series.id).empty() || count_code_points(series.id) > 60 || !said(series.title) || !said(series.unit) || !said(series.limits))
    return error(ErrorCode::invalid_input, "a figure needs an id, and title, unit and limits of quotation in both languages");
  if (trim(series.source["ja"].text()).empty() || trim(series.source["en"].text()).empty() || !series.source["year"].is_integer())
    return error(ErrorCode::invalid_input, "a figure needs its source in both languages and its year");
  if (series.points.empty() || series.points.size() > most_points)
    return error(ErrorCode::invalid_input, "a figure has 1 to {} points", most_points);
  for (const FigurePoint& point : series.points)
    if (!std::isfinite(point.value) || !said(point.label))
      return error(ErrorCode::invalid_input, "every point needs a label in both languages and a number");
  series.shipped = false;
  series.source = Json::object({{"id", series.id},
                                {"ja", series.source["ja"]},
                                {"en", series.source["en"]},
                                {"issuer", series.source["issuer"].string_or("")},
                                {"year", series.source["year"]},
                                {"place", series.source["place"].string_or("")},
                                {"standing", "unverified"}});
  if (const auto before = TRY(own_.find_by(actor, "id", series.id)))
    return TRY(own_.change(actor, before->id, "changed",
                           [&](FigureSeries& one) -> Result<void> {
                             one = series;
                             return {};
                           }))
        .value;
  return TRY(own_.create(actor, series, "added")).value;
}

CsvTable figure_table(const FigureSeries& series, Language language) {
  const bool ja = language == Language::ja;
  CsvTable out;
  out.name = series.title.in(language);
  out.header = {ja ? "区分" : "label",    fmt::format("{} ({})", ja ? "値" : "value", series.unit.in(language)),
                ja ? "確認" : "standing", ja ? "出典" : "source",
                ja ? "年" : "year",       ja ? "引用の限界" : "limits"};
  std::size_t line = 1;
  for (const FigurePoint& point : series.points)
    out.rows.push_back({.line = ++line,
                        .cells = {point.label.in(language), number_text(point.value), std::string(name_of(point.standing)),
                                  series.source[ja ? "ja" : "en"].string_or(""), std::to_string(series.source["year"].integer_or(0)),
                                  series.limits.in(language)}});
  return out;
}

}  // namespace sekimori::govern
