#include "feature/consult/desk_statistics.h"

#include "base/csv.h"
#include "feature/consult/desk_texts.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::int64_t least_for_a_finding = 10;
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

PublishedCross everything_of(const DeskCross& cross) {
  PublishedCross out;
  out.cases = cross.cases;
  out.counts.assign(cross.counts.begin(), cross.counts.end());
  out.row_cases.assign(cross.row_cases.begin(), cross.row_cases.end());
  out.column_cases.assign(cross.column_cases.begin(), cross.column_cases.end());
  return out;
}

// Published figures are of whole quarters and of the whole desk: who may ask for any day and any filter takes them apart by subtraction.
Result<void> check_publishable(const CountPeriod& period) {
  if (quarters_of(period.from, period.to).empty())
    return error(ErrorCode::invalid_input, "published figures are of whole quarters, as 2015-01-01 to 2015-06-30");
  if (period.desk || period.branches_alone || period.asker || period.channel)
    return error(ErrorCode::invalid_input, "published figures are of all desks and askers together");
  return {};
}

struct SeenCross {
  DeskCross cross;
  PublishedCross shown;
};

Result<SeenCross> look(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns, DeskSight sight) {
  SeenCross out{count_cross(facts, period, rows, columns), {}};
  if (sight == DeskSight::exact) {
    out.shown = everything_of(out.cross);
    return out;
  }
  TRY(check_publishable(period));
  std::vector<PublishedPart> parts;
  const std::vector<DeskQuarter> quarters = quarters_of(period.from, period.to);
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

Json cross_json(const DeskCross& cross, const PublishedCross& shown) {
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
  return cross_json(seen.cross, seen.shown).set("period", period_json(period)).set("exact", sight == DeskSight::exact);
}

Result<std::string> DeskStatistics::cross_csv(const record::Actor& actor, const CountPeriod& period, Dimension rows, Dimension columns,
                                              DeskSight sight, Language language) {
  TRY(may(actor, sight));
  const auto facts = TRY(columns_.now());
  const auto [cross, shown] = TRY(look(*facts, period, rows, columns, sight));
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
  const auto [now_cross, now_shown] = TRY(look(*facts, now_period, by, Dimension::whole, sight));
  const auto [before_cross, before_shown] = TRY(look(*facts, before_period, by, Dimension::whole, sight));
  const auto told = [](const DeskCross& cross, const PublishedCross& shown, std::string_view name) -> std::optional<std::int64_t> {
    for (std::size_t row = 0; row < cross.rows.size(); ++row)
      if (cross.rows[row].name == name) return shown.row_cases[row];
    return 0;
  };
  Json out = Json::array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto now = told(now_cross, now_shown, rows[i].label.name), before = told(before_cross, before_shown, rows[i].label.name);
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
  const auto [classes, shown] = TRY(look(*facts, period, Dimension::asker, Dimension::content, sight));
  Json out = Json::object({{"period", period_json(period)}, {"exact", sight == DeskSight::exact}, {"cases", number_json(shown.cases)}});
  Json lists = Json::object();
  for (const Dimension by : {Dimension::desk, Dimension::asker, Dimension::band, Dimension::content, Dimension::division,
                             Dimension::channel, Dimension::source, Dimension::region, Dimension::month})
    lists.set(name_of(by), TRY(list_json(*facts, period, by, sight)));
  out.set("lists", std::move(lists));
  out.set("classes", cross_json(classes, shown));
  Json found = Json::array();
  // What stands out rests on exact numbers; outside it is said only where nothing had to be hidden.
  if (sight == DeskSight::exact || shown.hidden == 0)
    for (const model::Wording& one : findings(classes, least_for_a_finding)) found.push(model::to_json(one));
  out.set("findings", std::move(found));
  Json referrals = Json::array();
  auto counted = parts_.database.read([&](sql::Transaction& tx) -> Result<void> {
    for (const ReferralTarget& target : desk_texts().targets) {
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
