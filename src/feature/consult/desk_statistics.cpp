#include "feature/consult/desk_statistics.h"

#include <algorithm>

#include "base/csv.h"
#include "feature/consult/desk_shares.h"
#include "feature/consult/desk_texts.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::int64_t least_for_a_finding = 10;
constexpr double stands_out = 1.2;  // times the base
constexpr std::string_view hidden_cell = "-";

Json number_json(const std::optional<std::int64_t>& count) { return count ? Json(*count) : Json(); }

Json percent_json(const std::optional<std::int64_t>& count, const std::optional<std::int64_t>& whole) {
  if (!count || !whole || *whole == 0) return {};
  return (*count * 100 + *whole / 2) / *whole;
}

Json label_json(const CountLabel& label) { return Json::object({{"name", label.name}, {"title", model::to_json(label.title)}}); }

Json period_json(const CountPeriod& period) {
  return Json::object({{"from", period.from.to_string()},
                       {"to", period.to.to_string()},
                       {"desk", period.desk             ? Json(desk_name(*period.desk))
                                : period.branches_alone ? Json("branches")
                                                        : Json()},
                       {"asker", period.asker ? Json(name_of(*period.asker)) : Json()},
                       {"channel", period.channel ? Json(name_of(*period.channel)) : Json()}});
}

// Published figures are of whole quarters: who may ask for any day takes them apart by subtraction. Of filters, the main desk and one class
// of askers: what is told of them is made together with the whole and with the other shares.
Result<void> check_publishable(const CountPeriod& period) {
  if (quarters_of(period.from, period.to).empty())
    return error(ErrorCode::invalid_input, "published figures are of whole quarters, as 2015-01-01 to 2015-06-30");
  if (period.branches_alone || period.channel || (period.desk && *period.desk != main_desk) || (period.desk && period.asker))
    return error(ErrorCode::invalid_input, "published figures are of all, of the main desk, or of one class of askers");
  return {};
}

struct SeenCross {
  DeskCross cross;
  PublishedCross shown;
  bool below = false;     // so few that nothing else is said
  bool left_out = false;  // there is more than is shown
};

// The same two sides are the same publication, whichever of them stands above: else two tables would hide different places.
bool is_turned(Dimension rows, Dimension columns) {
  const auto rank = [](Dimension one) { return one == Dimension::whole ? 255 : static_cast<int>(one); };
  return rank(columns) < rank(rows);
}

template <class T>
std::vector<T> turned(const std::vector<T>& cells, std::size_t rows, std::size_t columns) {
  std::vector<T> out;
  for (std::size_t column = 0; column < columns; ++column)
    for (std::size_t row = 0; row < rows; ++row) out.push_back(cells[row * columns + column]);
  return out;
}

SeenCross turned(SeenCross seen) {
  const std::size_t rows = seen.cross.rows.size(), columns = seen.cross.columns.size();
  seen.cross.counts = turned(seen.cross.counts, rows, columns);
  seen.shown.counts = turned(seen.shown.counts, rows, columns);
  std::swap(seen.cross.row_of, seen.cross.column_of);
  std::swap(seen.cross.rows, seen.cross.columns);
  std::swap(seen.cross.row_cases, seen.cross.column_cases);
  std::swap(seen.shown.row_cases, seen.shown.column_cases);
  std::swap(seen.shown.row_sums_hidden, seen.shown.column_sums_hidden);
  return seen;
}

// All desks and askers.
Result<SeenCross> look_at_all(const FactSet& facts, Day from, Day to, Dimension rows, Dimension columns) {
  if (is_turned(rows, columns)) return turned(TRY(look_at_all(facts, from, to, columns, rows)));
  SeenCross out{.cross = count_cross(facts, {.from = from, .to = to}, rows, columns), .shown = {}};
  std::vector<PublishedPart> parts;
  const std::vector<DeskQuarter> quarters = quarters_of(from, to);
  if (quarters.size() > 1)
    for (const DeskQuarter& quarter : quarters) {
      PublishedPart part{count_cross(facts, {.from = quarter.first(), .to = quarter.last()}, rows, columns), {}};
      part.shown = publish(part.cross, published_floor);
      parts.push_back(std::move(part));
    }
  std::vector<const PublishedPart*> pointers;
  for (const PublishedPart& part : parts) pointers.push_back(&part);
  out.shown = publish(out.cross, published_floor, pointers);
  TRY(check_published(out.cross, out.shown));
  return out;
}

Dimension filtered_by(const CountPeriod& period) { return period.desk ? Dimension::desk : Dimension::asker; }
std::string filtered_to(const CountPeriod& period) {
  return period.desk ? std::string(desk_name(*period.desk)) : std::string(name_of(*period.asker));
}

// A list of one share is a column of the published table of that list and what it was filtered by: it tells nothing that was not told.
Result<SeenCross> look_at_line(const FactSet& facts, const CountPeriod& period, Dimension by) {
  const Dimension filter = filtered_by(period);
  const SeenCross table = TRY(look_at_all(facts, period.from, period.to, by == filter ? Dimension::whole : by, filter));
  const auto at = static_cast<std::size_t>(std::ranges::find(table.cross.columns, filtered_to(period), &CountLabel::name) -
                                           table.cross.columns.begin());
  const bool occurs = at < table.cross.columns.size();
  SeenCross out;
  out.cross.row_of = by;
  out.cross.cases = occurs ? table.cross.column_cases[at] : 0;
  out.shown.cases = occurs ? table.shown.column_cases[at] : std::optional<std::int64_t>(0);
  out.shown.floor = published_floor;
  out.cross.columns.push_back({"all", {std::string(title_of(Dimension::whole).ja), std::string(title_of(Dimension::whole).en)}});
  out.cross.column_cases.push_back(out.cross.cases);
  out.shown.column_cases.push_back(out.shown.cases);
  for (std::size_t row = 0; row < table.cross.rows.size(); ++row) {
    const std::int64_t count = occurs ? table.cross.count(row, at) : 0;
    // By what it is filtered, there is one row: the share itself.
    const bool itself = by == filter;
    out.cross.rows.push_back(itself && occurs ? table.cross.columns[at] : table.cross.rows[row]);
    out.cross.row_cases.push_back(itself ? out.cross.cases : count);
    out.cross.counts.push_back(out.cross.row_cases.back());
    const std::optional<std::int64_t> told = itself   ? out.shown.cases
                                             : occurs ? table.shown.counts[row * table.cross.columns.size() + at]
                                                      : std::optional<std::int64_t>(0);
    out.shown.row_cases.push_back(told);
    out.shown.counts.push_back(told);
  }
  return out;
}

std::vector<CountPeriod> shares_of(const CountPeriod& period) {
  std::vector<CountPeriod> out;
  CountPeriod one{.from = period.from, .to = period.to};
  if (period.desk) {
    one.desk = main_desk;
    return {one};
  }
  for (const AskerClass asker : {AskerClass::unknown, AskerClass::sme, AskerClass::large, AskerClass::university,
                                 AskerClass::public_research, AskerClass::supporter, AskerClass::individual, AskerClass::other}) {
    one.asker = asker;
    out.push_back(one);
  }
  return out;
}

std::vector<bool> told_over(const std::vector<CountLabel>& labels, const SeenCross& list) {
  std::vector<bool> out;
  for (const CountLabel& label : labels) {
    const auto at = std::ranges::find(list.cross.rows, label.name, &CountLabel::name);
    out.push_back(at == list.cross.rows.end() || list.shown.row_cases[static_cast<std::size_t>(at - list.cross.rows.begin())].has_value());
  }
  return out;
}

struct HiddenShares {
  SeenCross whole;
  std::vector<ShareTable> shares;
  std::vector<bool> hidden;
};

// What the quarters hide is handed up by the names of its row and column.
Result<HiddenShares> hide_shares(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns) {
  HiddenShares out;
  out.whole = TRY(look_at_all(facts, period.from, period.to, rows, columns));
  const DeskCross& whole = out.whole.cross;
  const std::vector<CountPeriod> asked = shares_of(period);
  for (const CountPeriod& one : asked)
    out.shares.push_back({.cross = laid_over(whole, count_cross(facts, one, rows, columns)),
                          .rows_told = told_over(whole.rows, TRY(look_at_line(facts, one, rows))),
                          .columns_told = told_over(whole.columns, TRY(look_at_line(facts, one, columns)))});
  if (period.desk) {  // the other desks are no publication, but the difference is there for everybody
    ShareTable rest{.cross = rest_of(whole, out.shares.front().cross),
                    .rows_told = out.shares.front().rows_told,
                    .columns_told = out.shares.front().columns_told};
    for (std::size_t row = 0; row < whole.rows.size(); ++row)
      rest.rows_told[row] = rest.rows_told[row] && out.whole.shown.row_cases[row].has_value();
    for (std::size_t column = 0; column < whole.columns.size(); ++column)
      rest.columns_told[column] = rest.columns_told[column] && out.whole.shown.column_cases[column].has_value();
    out.shares.push_back(std::move(rest));
  }
  std::vector<bool> already(whole.counts.size());
  const std::vector<DeskQuarter> quarters = quarters_of(period.from, period.to);
  if (quarters.size() > 1)
    for (const DeskQuarter& quarter : quarters) {
      CountPeriod part = period;
      part.from = quarter.first();
      part.to = quarter.last();
      const HiddenShares of_part = TRY(hide_shares(facts, part, rows, columns));
      const DeskCross& small = of_part.whole.cross;
      for (std::size_t row = 0; row < whole.rows.size(); ++row)
        for (std::size_t column = 0; column < whole.columns.size(); ++column) {
          const auto r = std::ranges::find(small.rows, whole.rows[row].name, &CountLabel::name) - small.rows.begin();
          const auto c = std::ranges::find(small.columns, whole.columns[column].name, &CountLabel::name) - small.columns.begin();
          const auto at = static_cast<std::size_t>(r) * small.columns.size() + static_cast<std::size_t>(c);
          if (static_cast<std::size_t>(r) < small.rows.size() && static_cast<std::size_t>(c) < small.columns.size() && of_part.hidden[at])
            already[row * whole.columns.size() + column] = true;
        }
    }
  std::vector<bool> in_whole;
  for (const auto& count : out.whole.shown.counts) in_whole.push_back(!count);
  out.hidden = hide_in_shares(whole, in_whole, out.shares, published_floor, std::move(already));
  return out;
}

Result<SeenCross> look_at_share(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns) {
  if (is_turned(rows, columns)) return turned(TRY(look_at_share(facts, period, columns, rows)));
  const Dimension filter = filtered_by(period);
  if (columns == Dimension::whole) return look_at_line(facts, period, rows);
  if (rows == filter) {
    SeenCross out = turned(TRY(look_at_line(facts, period, columns)));
    out.cross.row_of = filter;
    out.cross.rows.front() = {filtered_to(period), period.desk ? model::Wording{"本部の窓口", "main desk"}
                                                               : model::Wording{std::string(title_of(*period.asker).ja),
                                                                                std::string(title_of(*period.asker).en)}};
    return out;
  }
  if (columns == filter) return look_at_line(facts, period, rows);
  const HiddenShares all = TRY(hide_shares(facts, period, rows, columns));
  const std::vector<CountPeriod> asked = shares_of(period);
  std::size_t share = 0;
  while (share + 1 < asked.size() && asked[share].asker != period.asker) ++share;
  const SeenCross by_row = TRY(look_at_line(facts, period, rows)), by_column = TRY(look_at_line(facts, period, columns));
  SeenCross out{.cross = all.shares[share].cross, .shown = {}};
  out.shown.floor = published_floor;
  out.shown.cases = by_row.shown.cases;
  for (std::size_t i = 0; i < out.cross.counts.size(); ++i)
    out.shown.counts.push_back(all.hidden[i] ? std::nullopt : std::optional(out.cross.counts[i]));
  for (std::size_t row = 0; row < out.cross.rows.size(); ++row)
    out.shown.row_cases.push_back(all.shares[share].rows_told[row] ? std::optional(out.cross.row_cases[row]) : std::nullopt);
  for (std::size_t column = 0; column < out.cross.columns.size(); ++column)
    out.shown.column_cases.push_back(all.shares[share].columns_told[column] ? std::optional(out.cross.column_cases[column]) : std::nullopt);
  return out;
}

// What readers see of it: which values occur among few is a description of them, so rows and columns of which nothing can be told are left
// out, and beside something hidden a zero is not told from it.
SeenCross without_traces(const SeenCross& seen) {
  SeenCross out;
  out.cross.row_of = seen.cross.row_of;
  out.cross.column_of = seen.cross.column_of;
  out.cross.cases = seen.cross.cases;
  out.shown.cases = seen.shown.cases;
  out.shown.floor = seen.shown.floor;
  if (seen.cross.cases > 0 && seen.cross.cases < seen.shown.floor) {
    out.shown.cases.reset();
    out.below = out.left_out = true;
    return out;
  }
  const std::size_t width = seen.cross.columns.size(), height = seen.cross.rows.size();
  const auto told = [](const std::optional<std::int64_t>& one) { return one.value_or(0) > 0; };
  std::vector<std::size_t> rows, columns;
  std::vector<bool> row_hides(height), column_hides(width);
  for (std::size_t row = 0; row < height; ++row)
    for (std::size_t column = 0; column < width; ++column)
      if (!seen.shown.counts[row * width + column]) row_hides[row] = column_hides[column] = true;
  for (std::size_t row = 0; row < height; ++row) {
    bool any = told(seen.shown.row_cases[row]);
    for (std::size_t column = 0; column < width; ++column) any = any || told(seen.shown.counts[row * width + column]);
    if (any) rows.push_back(row);
    else out.left_out = true;
  }
  for (std::size_t column = 0; column < width; ++column) {
    bool any = told(seen.shown.column_cases[column]);
    for (std::size_t row = 0; row < height; ++row) any = any || told(seen.shown.counts[row * width + column]);
    if (any) columns.push_back(column);
    else out.left_out = true;
  }
  for (const std::size_t row : rows) {
    out.cross.rows.push_back(seen.cross.rows[row]);
    out.cross.row_cases.push_back(seen.cross.row_cases[row]);
    out.shown.row_cases.push_back(seen.shown.row_cases[row]);
    for (const std::size_t column : columns) {
      std::optional<std::int64_t> count = seen.shown.counts[row * width + column];
      if (count == 0 && (row_hides[row] || column_hides[column])) count.reset();
      out.cross.counts.push_back(seen.cross.count(row, column));
      out.shown.counts.push_back(count);
    }
  }
  for (const std::size_t column : columns) {
    out.cross.columns.push_back(seen.cross.columns[column]);
    out.cross.column_cases.push_back(seen.cross.column_cases[column]);
    out.shown.column_cases.push_back(seen.shown.column_cases[column]);
  }
  for (const auto* list : {&out.shown.counts, &out.shown.row_cases, &out.shown.column_cases})
    out.shown.hidden += static_cast<std::size_t>(std::ranges::count_if(*list, [](const auto& one) { return !one; }));
  return out;
}

Result<SeenCross> look(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns, DeskSight sight) {
  if (sight == DeskSight::exact) {
    SeenCross out{.cross = count_cross(facts, period, rows, columns), .shown = {}};
    out.shown = everything_of(out.cross);
    return out;
  }
  TRY(check_publishable(period));
  const bool whole = !period.desk && !period.asker;
  return without_traces(whole ? TRY(look_at_all(facts, period.from, period.to, rows, columns))
                              : TRY(look_at_share(facts, period, rows, columns)));
}

Json cross_json(const SeenCross& seen) {
  const DeskCross& cross = seen.cross;
  const PublishedCross& shown = seen.shown;
  Json rows = Json::array(), columns = Json::array(), column_totals = Json::array();
  for (const CountLabel& label : cross.columns) columns.push(label_json(label));
  for (std::size_t row = 0; row < cross.rows.size(); ++row) {
    Json counts = Json::array();
    for (std::size_t column = 0; column < cross.columns.size(); ++column)
      counts.push(number_json(shown.counts[row * cross.columns.size() + column]));
    rows.push(label_json(cross.rows[row])
                  .set("counts", std::move(counts))
                  .set("cases", number_json(shown.row_cases[row]))
                  .set("percent", percent_json(shown.row_cases[row], shown.cases)));
  }
  for (std::size_t column = 0; column < cross.columns.size(); ++column)
    column_totals.push(Json::object(
        {{"cases", number_json(shown.column_cases[column])}, {"percent", percent_json(shown.column_cases[column], shown.cases)}}));
  return Json::object({{"row_of", name_of(cross.row_of)},
                       {"column_of", name_of(cross.column_of)},
                       {"columns", std::move(columns)},
                       {"rows", std::move(rows)},
                       {"column_totals", std::move(column_totals)},
                       {"cases", number_json(shown.cases)},
                       {"hidden", shown.hidden},
                       {"left_out", seen.left_out},
                       {"below_floor", seen.below},
                       {"floor", shown.floor == 0 ? Json() : Json(shown.floor)}});
}

// One list: the rows of a cross with the whole.
Result<Json> list_json(const FactSet& facts, const CountPeriod& period, Dimension by, DeskSight sight) {
  const SeenCross seen = TRY(look(facts, period, by, Dimension::whole, sight));
  Json out = Json::array();
  for (std::size_t row = 0; row < seen.cross.rows.size(); ++row)
    out.push(label_json(seen.cross.rows[row])
                 .set("cases", number_json(seen.shown.row_cases[row]))
                 .set("percent", percent_json(seen.shown.row_cases[row], seen.shown.cases)));
  return out;
}

// Branches of business of which more ask than there are firms of them.
Json watch_json(const SeenCross& divisions) {
  Json out = Json::array();
  for (const WatchedSegment& one : desk_texts().watched) {
    const auto at = std::ranges::find(divisions.cross.rows, one.division, &CountLabel::name);
    if (at == divisions.cross.rows.end() || divisions.shown.cases.value_or(0) < least_for_a_finding) continue;
    const auto count = divisions.shown.row_cases[static_cast<std::size_t>(at - divisions.cross.rows.begin())];
    if (!count || *count < published_floor) continue;
    const std::int64_t all = *divisions.shown.cases, tenths = (*count * 1000 + all / 2) / all;
    const bool above = static_cast<double>(tenths) >= stands_out * static_cast<double>(one.base_tenths);
    const auto in_percent = [](std::int64_t value) { return fmt::format("{}.{}", value / 10, value % 10); };
    // Wherever the sentence is taken to, it says that nobody has checked the base against its source.
    const bool sure = one.standing == "verified";
    model::Wording words{fmt::format("{}は相談の{}%で、基準の{}%{}{}。", one.name.ja, in_percent(tenths), in_percent(one.base_tenths),
                                     sure ? "" : " (未確認)", above ? "を大きく上回る" : "と比べて目立たない"),
                         fmt::format("{} are {} % of those who asked, against a base of {} %{}: {}.", one.name.en, in_percent(tenths),
                                     in_percent(one.base_tenths), sure ? "" : " (unverified)", above ? "clearly more" : "nothing unusual")};
    out.push(Json::object({{"segment", one.id},
                           {"division", one.division},
                           {"name", model::to_json(one.name)},
                           {"cases", *count},
                           {"percent_tenths", tenths},
                           {"base_tenths", one.base_tenths},
                           {"base", model::to_json(one.base)},
                           {"standing", one.standing},
                           {"above", above},
                           {"words", model::to_json(words)}}));
  }
  return out;
}

// A table of which no number can be told says so, and why; an empty list would read as if nothing stood out.
std::optional<model::Wording> why_all_is_hidden(const SeenCross& seen) {
  const auto told = [](const std::optional<std::int64_t>& count) { return count.value_or(0) > 0; };
  if (seen.shown.floor == 0 || seen.cross.cases == 0 || std::ranges::any_of(seen.shown.counts, told)) return {};
  if (seen.below)
    return model::Wording{
        fmt::format("この期間の相談は {} "
                    "件未満なので、件数をすべて伏せています。少ない件数を公表すると、誰が相談したか分かるおそれがあるためです。",
                    seen.shown.floor),
        fmt::format("There were fewer than {} consultations, so all numbers are hidden: so few would tell who asked.", seen.shown.floor)};
  return model::Wording{
      fmt::format(
          "属性と内容の表は、件数をすべて伏せています。どの欄も {} 件未満か、公表した合計との差から少ない件数が分かってしまうためです。",
          seen.shown.floor),
      fmt::format("All numbers of who asks what are hidden: each is below {}, or would tell such a number by its difference from what is "
                  "published.",
                  seen.shown.floor)};
}

}  // namespace

Result<void> DeskStatistics::may(const record::Actor& actor, DeskSight sight) const {
  TRY(record::Permissions::standard().check(actor, sight == DeskSight::exact ? record::Verb::read : record::Verb::list,
                                            {.kind = "desk_statistics", .id = "all"}));
  return {};
}

Result<Json> DeskStatistics::cross(const record::Actor& actor, const CountPeriod& period, Dimension rows, Dimension columns,
                                   DeskSight sight) {
  TRY(may(actor, sight));
  if (period.to < period.from) return error(ErrorCode::invalid_input, "the period ends before it begins");
  const auto facts = TRY(columns_.now());
  const SeenCross seen = TRY(look(*facts, period, rows, columns, sight));
  return cross_json(seen).set("period", period_json(period)).set("exact", sight == DeskSight::exact);
}

Result<std::string> DeskStatistics::cross_csv(const record::Actor& actor, const CountPeriod& period, Dimension rows, Dimension columns,
                                              DeskSight sight, Language language) {
  TRY(may(actor, sight));
  const auto facts = TRY(columns_.now());
  const SeenCross seen = TRY(look(*facts, period, rows, columns, sight));
  const DeskCross& cross = seen.cross;
  const PublishedCross& shown = seen.shown;
  const auto cell = [](const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : std::string(hidden_cell); };
  const bool ja = language == Language::ja;
  std::string out(csv_byte_order_mark);
  std::vector<std::string> line{std::string(title_of(rows).in(language))};
  for (const CountLabel& label : cross.columns) line.push_back(label.title.in(language));
  line.emplace_back(ja ? "相談件数" : "cases");
  append_csv_row(out, line);
  for (std::size_t row = 0; row < cross.rows.size(); ++row) {
    line = {cross.rows[row].title.in(language)};
    for (std::size_t column = 0; column < cross.columns.size(); ++column)
      line.push_back(cell(shown.counts[row * cross.columns.size() + column]));
    line.push_back(cell(shown.row_cases[row]));
    append_csv_row(out, line);
  }
  line = {ja ? "計" : "total"};
  for (const auto& cases : shown.column_cases) line.push_back(cell(cases));
  line.push_back(cell(shown.cases));
  append_csv_row(out, line);
  return out;
}

Result<Json> DeskStatistics::changes(const record::Actor& actor, const DeskQuarter& quarter, Dimension by, const CountPeriod& filter,
                                     DeskSight sight) {
  TRY(may(actor, sight));
  const auto facts = TRY(columns_.now());
  CountPeriod now_period = filter, before_period = filter;
  now_period.from = quarter.first();
  now_period.to = quarter.last();
  before_period.from = quarter.previous().first();
  before_period.to = quarter.previous().last();
  std::vector<QuarterChange> rows = count_changes(*facts, quarter, by, filter);
  // Each quarter is hidden as the list of its own that it is elsewhere; a change is told where both numbers are.
  const SeenCross now_seen = TRY(look(*facts, now_period, by, Dimension::whole, sight));
  const SeenCross before_seen = TRY(look(*facts, before_period, by, Dimension::whole, sight));
  const auto told = [](const SeenCross& seen, std::string_view name) -> std::optional<std::int64_t> {
    for (std::size_t row = 0; row < seen.cross.rows.size(); ++row)
      if (seen.cross.rows[row].name == name) return seen.shown.row_cases[row];
    if (seen.left_out) return {};  // none, or too few to say so
    return 0;
  };
  Json out = Json::array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto now = told(now_seen, rows[i].label.name), before = told(before_seen, rows[i].label.name);
    if (now.value_or(0) == 0 && before.value_or(0) == 0) continue;  // that it occurs at all is not said
    Json words, percent;
    if (now && before) {
      words = Json::object({{"ja", change_in_words(*now, *before, Language::ja)}, {"en", change_in_words(*now, *before, Language::en)}});
      if (const auto change = percent_change(*now, *before)) percent = *change;
    }
    out.push(label_json(rows[i].label)
                 .set("now", number_json(now))
                 .set("before", number_json(before))
                 .set("percent", std::move(percent))
                 .set("words", std::move(words)));
  }
  return Json::object({{"quarter", quarter.name()},
                       {"previous", quarter.previous().name()},
                       {"by", name_of(by)},
                       {"exact", sight == DeskSight::exact},
                       {"rows", std::move(out)}});
}

Result<Json> DeskStatistics::summary(const record::Actor& actor, const CountPeriod& period, DeskSight sight) {
  TRY(may(actor, sight));
  if (period.to < period.from) return error(ErrorCode::invalid_input, "the period ends before it begins");
  const auto facts = TRY(columns_.now());
  const SeenCross seen = TRY(look(*facts, period, Dimension::asker, Dimension::content, sight));
  const PublishedCross& shown = seen.shown;
  Json out = Json::object({{"period", period_json(period)},
                           {"exact", sight == DeskSight::exact},
                           {"cases", number_json(shown.cases)},
                           {"below_floor", seen.below}});
  Json lists = Json::object();
  for (const Dimension by : {Dimension::desk, Dimension::asker, Dimension::band, Dimension::content, Dimension::division,
                             Dimension::channel, Dimension::source, Dimension::region, Dimension::month})
    lists.set(name_of(by), TRY(list_json(*facts, period, by, sight)));
  out.set("lists", std::move(lists));
  out.set("classes", cross_json(seen));
  // What stands out rests on what is told alone.
  Json found = Json::array();
  for (const model::Wording& one : findings(seen.cross, shown, least_for_a_finding)) found.push(model::to_json(one));
  if (const auto hidden = why_all_is_hidden(seen)) found.push(model::to_json(*hidden));
  out.set("findings", std::move(found));
  out.set("watch", watch_json(TRY(look(*facts, period, Dimension::division, Dimension::whole, sight))));
  Json referrals = Json::array();
  auto counted = parts_.database.read([&](sql::Transaction& tx) -> Result<void> {
    for (const ReferralTarget& target : desk_texts().targets) {
      // Referrals are counted for all together: beside one share they would be read as its own.
      if (sight == DeskSight::published && (seen.below || period.desk || period.asker)) break;
      const std::int64_t count = TRY(tallied(tx, "referral:" + target.id, period.from, period.to));
      const bool told = sight == DeskSight::exact || count == 0 || count >= published_floor;
      referrals.push(Json::object({{"target", target.id}, {"title", model::to_json(target.name)}})
                         .set("count", number_json(told ? std::optional<std::int64_t>(count) : std::nullopt)));
    }
    return {};
  });
  if (!counted) return std::unexpected(std::move(counted).error());
  return out.set("referrals", std::move(referrals));
}

Result<Json> DeskStatistics::around(const record::Actor& actor, Day day, int days) {
  TRY(may(actor, DeskSight::exact));
  if (days < 1 || days > 366) return error(ErrorCode::invalid_input, "days: 1 to 366");
  const auto facts = TRY(columns_.now());
  const AroundDay counted = count_around(*facts, day, days);
  return Json::object({{"day", day.to_string()}, {"days", days}, {"before", counted.before}, {"after", counted.after}});
}

}  // namespace sekimori::consult
