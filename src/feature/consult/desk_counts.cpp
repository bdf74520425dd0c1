#include "feature/consult/desk_counts.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "feature/consult/desk_texts.h"
#include "model/era_date.h"
#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 16> dimension_names = {"whole",  "desk",       "channel", "asker",      "band",     "content",
                                                              "source", "prefecture", "region",  "industry",   "division", "urgency",
                                                              "topic",  "month",      "quarter", "fiscal_year"};
constexpr std::array<Text, 16> dimension_titles = {{{.ja = "全体", .en = "all"},
                                                    {.ja = "窓口", .en = "desk"},
                                                    {.ja = "受付方法", .en = "channel"},
                                                    {.ja = "相談者の属性", .en = "who asks"},
                                                    {.ja = "従業員数", .en = "employees"},
                                                    {.ja = "相談内容", .en = "content"},
                                                    {.ja = "窓口を知ったきっかけ", .en = "source of contact"},
                                                    {.ja = "都道府県", .en = "prefecture"},
                                                    {.ja = "地域", .en = "region"},
                                                    {.ja = "業種(中分類)", .en = "industry (major group)"},
                                                    {.ja = "業種(大分類)", .en = "industry (division)"},
                                                    {.ja = "緊急度", .en = "urgency"},
                                                    {.ja = "論点", .en = "topic"},
                                                    {.ja = "月", .en = "month"},
                                                    {.ja = "四半期", .en = "quarter"},
                                                    {.ja = "年度", .en = "fiscal year"}}};
constexpr std::size_t days_known = std::size_t(1) << 16;
constexpr double stands_out = 1.2;  // times the share that all have
constexpr std::int64_t enough = 100;

model::Wording wording(const Text& text) { return {std::string(text.ja), std::string(text.en)}; }

// Every value of a dimension, and to which one a part of a fact belongs.
struct Axis {
  Dimension of = Dimension::whole;
  FactPart part = FactPart::day;
  std::vector<CountLabel> labels;
  std::vector<std::uint16_t> place;  // of the part's value
};

template <class Enum>
void fill_codes(Axis& axis, FactPart part, std::size_t count) {
  axis.part = part;
  for (std::size_t i = 0; i < count; ++i) {
    axis.labels.push_back({std::string(name_of(static_cast<Enum>(i))), wording(title_of(static_cast<Enum>(i)))});
    axis.place.push_back(static_cast<std::uint16_t>(i));
  }
}

std::string period_name(Dimension of, Day day) {
  if (of == Dimension::month) return fmt::format("{:04}-{:02}", day.year(), day.month());
  if (of == Dimension::quarter) return fmt::format("{:04}Q{}", day.year(), (day.month() + 2) / 3);
  return fmt::format("FY{:04}", day.month() < 4 ? day.year() - 1 : day.year());
}

model::Wording period_title(Dimension of, Day day, const std::string& name) {
  if (of == Dimension::month) return {fmt::format("{}年{}月", day.year(), day.month()), name};
  if (of == Dimension::quarter) return {fmt::format("{}年第{}四半期", day.year(), (day.month() + 2) / 3), name};
  return {name.substr(2) + "年度", name};
}

void fill_days(Axis& axis, const CountPeriod& period) {
  axis.part = FactPart::day;
  axis.place.assign(days_known, 0);
  const std::int32_t first = std::max(period.from.number, 0), last = std::min(period.to.number, static_cast<std::int32_t>(days_known) - 1);
  std::string before;
  for (std::int32_t day = first; day <= last; ++day) {
    std::string name = period_name(axis.of, Day{day});
    if (name != before) axis.labels.push_back({name, period_title(axis.of, Day{day}, name)});
    before = std::move(name);
    axis.place[static_cast<std::size_t>(day)] = static_cast<std::uint16_t>(axis.labels.size() - 1);
  }
  if (axis.labels.empty()) axis.labels.push_back({"", {}});
}

void fill_places(Axis& axis) {
  axis.part = FactPart::prefecture;
  const DeskTexts& texts = desk_texts();
  const bool regions = axis.of == Dimension::region;
  axis.labels.push_back({"", {"不明", "not known"}});
  if (regions)
    for (const Region& region : texts.regions) axis.labels.push_back({region.id, region.name});
  else
    for (const Prefecture& one : texts.prefectures) axis.labels.push_back({fmt::format("{:02}", one.code), one.name});
  axis.labels.push_back({"abroad", {"海外", "abroad"}});
  axis.place.assign(std::size_t(1) << 6, 0);
  for (const Prefecture& one : texts.prefectures) {
    std::size_t at = static_cast<std::size_t>(one.code);
    if (regions) at = static_cast<std::size_t>(std::ranges::find(texts.regions, one.region, &Region::id) - texts.regions.begin()) + 1;
    axis.place[static_cast<std::size_t>(one.code)] = static_cast<std::uint16_t>(at);
  }
  axis.place[abroad] = static_cast<std::uint16_t>(axis.labels.size() - 1);
}

void fill_industries(Axis& axis) {
  axis.part = FactPart::industry;
  axis.labels.push_back({"", {"不明", "not known"}});
  axis.place.assign(std::size_t(1) << 7, 0);
  const bool divisions = axis.of == Dimension::division;
  for (const IndustryRow& one : desk_texts().industries)
    if (one.of.empty() == divisions) axis.labels.push_back({one.code, one.name});
  for (const IndustryRow& one : desk_texts().industries) {
    if (one.of.empty()) continue;
    const std::string& wanted = divisions ? one.of : one.code;
    const auto at = std::ranges::find(axis.labels, wanted, &CountLabel::name);
    const auto code = static_cast<std::size_t>(std::atoi(one.code.c_str()));
    if (code < axis.place.size()) axis.place[code] = static_cast<std::uint16_t>(at - axis.labels.begin());
  }
}

void fill_desks(Axis& axis) {
  axis.part = FactPart::desk;
  axis.place.assign(std::size_t(1) << 6, 0);
  for (int desk = main_desk; desk <= overseas_desk; ++desk) {
    const Prefecture* branch = desk_texts().prefecture_of_code(desk);
    model::Wording title = branch == nullptr ? model::Wording{} : branch->name;
    if (desk == main_desk) title = {"本部の窓口", "main desk"};
    if (desk == overseas_desk) title = {"海外展開の窓口", "desk for business abroad"};
    axis.place[static_cast<std::size_t>(desk)] = static_cast<std::uint16_t>(axis.labels.size());
    axis.labels.push_back({std::string(desk_name(desk)), std::move(title)});
  }
}

void fill_topics(Axis& axis) {
  axis.part = FactPart::topic;
  axis.place.assign(std::size_t(1) << 6, 0);
  axis.labels.push_back({"", {"論点なし", "none"}});
  for (const Topic& one : desk_texts().topics) {
    axis.place[static_cast<std::size_t>(one.code)] = static_cast<std::uint16_t>(axis.labels.size());
    axis.labels.push_back({one.id, one.name});
  }
}

Axis axis_of(Dimension of, const CountPeriod& period) {
  Axis axis;
  axis.of = of;
  switch (of) {
    case Dimension::whole:
      axis.part = FactPart::urgency;
      axis.labels.push_back({"all", wording(title_of(Dimension::whole))});
      axis.place.assign(4, 0);
      break;
    case Dimension::desk: fill_desks(axis); break;
    case Dimension::channel: fill_codes<Channel>(axis, FactPart::channel, 4); break;
    case Dimension::asker: fill_codes<AskerClass>(axis, FactPart::asker, 8); break;
    case Dimension::band: fill_codes<EmployeeBand>(axis, FactPart::band, 7); break;
    case Dimension::content: fill_codes<Content>(axis, FactPart::contents, content_count); break;
    case Dimension::source: fill_codes<ContactSource>(axis, FactPart::source, 11); break;
    case Dimension::urgency: fill_codes<Urgency>(axis, FactPart::urgency, 3); break;
    case Dimension::prefecture:
    case Dimension::region: fill_places(axis); break;
    case Dimension::industry:
    case Dimension::division: fill_industries(axis); break;
    case Dimension::topic: fill_topics(axis); break;
    case Dimension::month:
    case Dimension::quarter:
    case Dimension::fiscal_year: fill_days(axis, period); break;
  }
  axis.place.resize(std::size_t(1) << fact_fields[static_cast<std::size_t>(axis.part)].bits, 0);  // values of a later program
  if (of == Dimension::content) axis.labels.push_back({"", {"分類前", "not coded yet"}});
  return axis;
}

struct Sieve {
  std::uint32_t from = 0, to = 0;
  int desk = -1;
  bool branches = false;
  int asker = -1, channel = -1;
  explicit Sieve(const CountPeriod& period)
      : from(static_cast<std::uint32_t>(std::max(period.from.number, 0))),
        to(static_cast<std::uint32_t>(std::max(period.to.number, 0))),
        desk(period.desk.value_or(-1)),
        branches(period.branches_alone),
        asker(period.asker ? static_cast<int>(*period.asker) : -1),
        channel(period.channel ? static_cast<int>(*period.channel) : -1) {}
  bool passes(Fact fact) const {
    const std::uint32_t day = part_of(fact, FactPart::day);
    if (day < from || day > to) return false;
    const auto at = static_cast<int>(part_of(fact, FactPart::desk));
    if (desk >= 0 && at != desk) return false;
    if (branches && (at == main_desk || at == overseas_desk)) return false;
    if (asker >= 0 && static_cast<int>(part_of(fact, FactPart::asker)) != asker) return false;
    return channel < 0 || static_cast<int>(part_of(fact, FactPart::channel)) == channel;
  }
};

// Calls with every place of the axis to which the fact belongs: one, or one for each content.
template <class Body>
void each_place(const Axis& axis, Fact fact, Body body) {
  const std::uint32_t value = part_of(fact, axis.part);
  if (axis.of != Dimension::content) {
    body(static_cast<std::size_t>(axis.place[value]));
    return;
  }
  if (value == 0) body(content_count);
  for (std::size_t i = 0; i < content_count; ++i)
    if ((value & (1U << i)) != 0) body(i);
}

std::vector<std::size_t> kept_places(const std::vector<std::int64_t>& cases) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < cases.size(); ++i)
    if (cases[i] != 0) out.push_back(i);
  return out;
}

std::optional<std::int64_t> shown(bool hidden, std::int64_t count) { return hidden ? std::nullopt : std::optional<std::int64_t>(count); }

// Cases as a table of one line, mentions as a table: both with their totals, the second hiding what the first does.
struct Publishing {
  mask::CountTable row_cases, column_cases, mentions;
  explicit Publishing(const DeskCross& cross)
      : row_cases(1, cross.rows.size()), column_cases(1, cross.columns.size()), mentions(cross.rows.size(), cross.columns.size()) {}
};

// Who stands behind a number cannot be told apart here: each case counts as somebody else. What is hidden depends on which numbers are
// small and which are none, so that counts beyond `enough` need not be told apart.
void fill(mask::CountTable& table, std::size_t row, std::size_t column, std::int64_t count, std::int64_t floor, std::string_view prefix) {
  std::vector<std::vector<std::string>> members;
  for (std::int64_t i = 0; i < std::min(count, floor); ++i) members.push_back({fmt::format("{}{}.{}.{}", prefix, row, column, i)});
  for (std::int64_t i = 0; i < std::min(count, enough); ++i) table.add(row, column, members[static_cast<std::size_t>(i % floor)]);
}

Publishing filled(const DeskCross& cross, std::int64_t floor) {
  Publishing out(cross);
  for (std::size_t row = 0; row < cross.rows.size(); ++row) fill(out.row_cases, 1, row + 1, cross.row_cases[row], floor, "r");
  for (std::size_t column = 0; column < cross.columns.size(); ++column)
    fill(out.column_cases, 1, column + 1, cross.column_cases[column], floor, "c");
  for (std::size_t row = 0; row < cross.rows.size(); ++row)
    for (std::size_t column = 0; column < cross.columns.size(); ++column)
      fill(out.mentions, row + 1, column + 1, cross.count(row, column), floor, "m");
  return out;
}

// The sum of a line of mentions is a count of cases when the other side gives each case one place.
bool rows_sum_to_cases(const DeskCross& cross) { return cross.column_of != Dimension::content; }
bool columns_sum_to_cases(const DeskCross& cross) { return cross.row_of != Dimension::content; }

std::size_t place_in(const std::vector<CountLabel>& labels, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(labels, name, &CountLabel::name) - labels.begin());
}

struct Hiding {
  mask::HiddenCells rows, columns, mentions;
  explicit Hiding(const Publishing& tables)
      : rows(tables.row_cases.rows(), tables.row_cases.columns()),
        columns(tables.column_cases.rows(), tables.column_cases.columns()),
        mentions(tables.mentions.rows(), tables.mentions.columns()) {}
};

void hide_total(Hiding& hiding) {
  for (mask::HiddenCells* one : {&hiding.rows, &hiding.columns}) {
    one->hide(1, 0);
    one->hide(0, 0);
  }
}

// What a part of the period hides, the whole hides: else the difference tells.
void hide_as_parts(const DeskCross& cross, const std::vector<const PublishedPart*>& parts, Hiding& hiding) {
  for (const PublishedPart* part : parts) {
    if (!part->shown.cases) hide_total(hiding);
    for (std::size_t row = 0; row < part->cross.rows.size(); ++row) {
      const std::size_t at = place_in(cross.rows, part->cross.rows[row].name) + 1;
      if (at > cross.rows.size()) continue;
      if (!part->shown.row_cases[row]) hiding.rows.hide(1, at);
      for (std::size_t column = 0; column < part->cross.columns.size(); ++column) {
        const std::size_t down = place_in(cross.columns, part->cross.columns[column].name) + 1;
        if (down <= cross.columns.size() && !part->shown.counts[row * part->cross.columns.size() + column]) hiding.mentions.hide(at, down);
      }
    }
    for (std::size_t column = 0; column < part->cross.columns.size(); ++column) {
      const std::size_t down = place_in(cross.columns, part->cross.columns[column].name) + 1;
      if (down <= cross.columns.size() && !part->shown.column_cases[column]) hiding.columns.hide(1, down);
    }
  }
}

void hide_margins(const DeskCross& cross, Hiding& hiding) {
  for (std::size_t row = 1; row <= cross.rows.size(); ++row)
    if (hiding.rows.at(1, row)) hiding.mentions.hide(row, 0);
  for (std::size_t column = 1; column <= cross.columns.size(); ++column)
    if (hiding.columns.at(1, column)) hiding.mentions.hide(0, column);
  if (hiding.rows.at(1, 0) || hiding.columns.at(1, 0)) {
    hide_total(hiding);
    hiding.mentions.hide(0, 0);
  }
}

// Lists of one side are published by themselves, too: a table must not hide a sum that they tell.
bool hides_what_lists_tell(const DeskCross& cross, const Hiding& hiding) {
  for (std::size_t row = 1; row <= cross.rows.size(); ++row)
    if (rows_sum_to_cases(cross) && hiding.mentions.at(row, 0) && !hiding.rows.at(1, row)) return true;
  for (std::size_t column = 1; column <= cross.columns.size(); ++column)
    if (columns_sum_to_cases(cross) && hiding.mentions.at(0, column) && !hiding.columns.at(1, column)) return true;
  return rows_sum_to_cases(cross) && columns_sum_to_cases(cross) && hiding.mentions.at(0, 0) && !hiding.rows.at(1, 0);
}

}  // namespace

std::string_view name_of(Dimension one) { return dimension_names.at(static_cast<std::size_t>(one)); }
Text title_of(Dimension one) { return dimension_titles.at(static_cast<std::size_t>(one)); }
std::optional<Dimension> dimension_from(std::string_view name) { return model::value_named<Dimension>(dimension_names, name); }

DeskCross count_cross(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns) {
  const Axis across = axis_of(rows, period), down = axis_of(columns, period);
  const Sieve sieve(period);
  const std::size_t width = down.labels.size();
  std::vector<std::int64_t> counts(across.labels.size() * width), row_cases(across.labels.size()), column_cases(width);
  DeskCross out;
  out.row_of = rows;
  out.column_of = columns;
  for (std::size_t i = 0; i < facts.facts.size(); ++i) {
    const Fact fact = facts.facts[i];
    if (!sieve.passes(fact)) continue;
    const std::int64_t sign = facts.signs[i];
    out.cases += sign;
    each_place(down, fact, [&](std::size_t column) { column_cases[column] += sign; });
    each_place(across, fact, [&](std::size_t row) {
      row_cases[row] += sign;
      each_place(down, fact, [&](std::size_t column) { counts[row * width + column] += sign; });
    });
  }
  const std::vector<std::size_t> kept_rows = kept_places(row_cases), kept_columns = kept_places(column_cases);
  for (const std::size_t row : kept_rows) {
    out.rows.push_back(across.labels[row]);
    out.row_cases.push_back(row_cases[row]);
    for (const std::size_t column : kept_columns) out.counts.push_back(counts[row * width + column]);
  }
  for (const std::size_t column : kept_columns) {
    out.columns.push_back(down.labels[column]);
    out.column_cases.push_back(column_cases[column]);
  }
  return out;
}

std::int64_t count_cases(const FactSet& facts, const CountPeriod& period) {
  const Sieve sieve(period);
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < facts.facts.size(); ++i)
    if (sieve.passes(facts.facts[i])) sum += facts.signs[i];
  return sum;
}

PublishedCross publish(const DeskCross& cross, std::int64_t floor, const std::vector<const PublishedPart*>& parts) {
  const Publishing tables = filled(cross, floor);
  const auto least = static_cast<std::size_t>(floor);
  Hiding hiding(tables);
  hide_as_parts(cross, parts, hiding);
  hiding.rows = mask::hide_small_cells(tables.row_cases, least, std::move(hiding.rows));
  hiding.columns = mask::hide_small_cells(tables.column_cases, least, std::move(hiding.columns));
  hide_margins(cross, hiding);
  hiding.mentions = mask::hide_small_cells(tables.mentions, least, std::move(hiding.mentions));
  if (hides_what_lists_tell(cross, hiding)) {
    hiding.mentions = mask::HiddenCells(tables.mentions.rows(), tables.mentions.columns());
    for (std::size_t row = 1; row <= cross.rows.size(); ++row)
      for (std::size_t column = 1; column <= cross.columns.size(); ++column) hiding.mentions.hide(row, column);
    hide_margins(cross, hiding);
  }
  PublishedCross out;
  out.floor = floor;
  out.cases = shown(hiding.rows.at(1, 0) || hiding.columns.at(1, 0), cross.cases);
  for (std::size_t row = 1; row <= cross.rows.size(); ++row) {
    out.row_cases.push_back(shown(hiding.rows.at(1, row), cross.row_cases[row - 1]));
    for (std::size_t column = 1; column <= cross.columns.size(); ++column)
      out.counts.push_back(shown(hiding.mentions.at(row, column), cross.count(row - 1, column - 1)));
  }
  for (std::size_t column = 1; column <= cross.columns.size(); ++column)
    out.column_cases.push_back(shown(hiding.columns.at(1, column), cross.column_cases[column - 1]));
  for (std::size_t row = 1; row <= cross.rows.size(); ++row) out.row_sums_hidden.push_back(hiding.mentions.at(row, 0));
  for (std::size_t column = 1; column <= cross.columns.size(); ++column) out.column_sums_hidden.push_back(hiding.mentions.at(0, column));
  out.sum_hidden = hiding.mentions.at(0, 0);
  for (const auto* list : {&out.counts, &out.row_cases, &out.column_cases})
    out.hidden += static_cast<std::size_t>(std::ranges::count_if(*list, [](const auto& one) { return !one; }));
  return out;
}

Result<void> check_published(const DeskCross& cross, const PublishedCross& told) {
  const Publishing tables = filled(cross, told.floor);
  const auto least = static_cast<std::size_t>(told.floor);
  Hiding hiding(tables);
  const auto agree = [](bool listed, bool sum) -> Result<void> {
    if (listed == sum) return {};
    return error(ErrorCode::integrity, "a table and a list hide different sums");
  };
  const bool nothing_inside = std::ranges::none_of(told.counts, [](const auto& one) { return one.has_value(); });
  for (std::size_t row = 0; row < cross.rows.size(); ++row) {
    if (!told.row_cases[row])
      for (const std::size_t twin : {0U, 1U}) hiding.rows.hide(twin, row + 1);
    if (told.row_sums_hidden[row]) hiding.mentions.hide(row + 1, 0);
    if (rows_sum_to_cases(cross)) TRY(agree(!told.row_cases[row], told.row_sums_hidden[row]));
    for (std::size_t column = 0; column < cross.columns.size(); ++column)
      if (!told.counts[row * cross.columns.size() + column]) hiding.mentions.hide(row + 1, column + 1);
  }
  for (std::size_t column = 0; column < cross.columns.size(); ++column) {
    if (!told.column_cases[column])
      for (const std::size_t twin : {0U, 1U}) hiding.columns.hide(twin, column + 1);
    if (told.column_sums_hidden[column]) hiding.mentions.hide(0, column + 1);
    if (columns_sum_to_cases(cross)) TRY(agree(!told.column_cases[column], told.column_sums_hidden[column]));
  }
  if (!told.cases) hide_total(hiding);
  if (told.sum_hidden) hiding.mentions.hide(0, 0);
  TRY(mask::check_hidden(tables.row_cases, hiding.rows, least));
  TRY(mask::check_hidden(tables.column_cases, hiding.columns, least));
  // A table that tells nothing says no more than its two lists.
  if (nothing_inside) return {};
  return mask::check_hidden(tables.mentions, hiding.mentions, least);
}

std::optional<std::int64_t> percent_change(std::int64_t now, std::int64_t before) {
  if (before == 0) return {};
  const std::int64_t difference = (now - before) * 100;
  const std::int64_t half = before / 2;
  return difference >= 0 ? (difference + half) / before : -((-difference + half) / before);
}

std::string change_in_words(std::int64_t now, std::int64_t before, Language language) {
  const bool ja = language == Language::ja;
  const auto percent = percent_change(now, before);
  if (!percent) {
    if (now == 0) return ja ? "前の四半期と同じく0件" : "none, as in the quarter before";
    return ja ? "前の四半期は0件" : "none in the quarter before";
  }
  if (now == before) return ja ? "前の四半期と同数" : "the same as in the quarter before";
  if (*percent == 0) return ja ? "前の四半期とほぼ同じ" : "about the same as in the quarter before";
  if (*percent > 0) return ja ? fmt::format("前の四半期に比べ{}%増", *percent) : fmt::format("up {} % on the quarter before", *percent);
  return ja ? fmt::format("前の四半期に比べ{}%減", -*percent) : fmt::format("down {} % on the quarter before", -*percent);
}

Day DeskQuarter::first() const { return Day::from_date(year, quarter * 3 - 2, 1).value_or(Day{}); }
Day DeskQuarter::last() const { return Day{next().first().number - 1}; }
DeskQuarter DeskQuarter::next() const { return quarter == 4 ? DeskQuarter{year + 1, 1} : DeskQuarter{year, quarter + 1}; }
DeskQuarter DeskQuarter::previous() const { return quarter == 1 ? DeskQuarter{year - 1, 4} : DeskQuarter{year, quarter - 1}; }
std::string DeskQuarter::name() const { return fmt::format("{:04}Q{}", year, quarter); }

Result<DeskQuarter> desk_quarter_from(std::string_view name) {
  if (name.size() == 6 && name[4] == 'Q' && name[5] >= '1' && name[5] <= '4' &&
      std::ranges::all_of(name.substr(0, 4), [](char c) { return c >= '0' && c <= '9'; }))
    return DeskQuarter{std::atoi(std::string(name.substr(0, 4)).c_str()), name[5] - '0'};
  // As people write it: 令和5年第3四半期, 2023年第3四半期. An era may begin or end within a quarter.
  constexpr std::string_view ordinal = "第", end = "四半期";
  const std::string plain = normalise_nfkc(name);
  if (const std::size_t at = plain.rfind(ordinal); at != std::string::npos && plain.ends_with(end)) {
    const std::string_view digit = std::string_view(plain).substr(at + ordinal.size(), plain.size() - at - ordinal.size() - end.size());
    if (digit.size() == 1 && digit[0] >= '1' && digit[0] <= '4')
      for (const int month : {(digit[0] - '0') * 3, (digit[0] - '0') * 3 - 2})
        if (const auto day = model::day_as_written(fmt::format("{}{}月1日", std::string_view(plain).substr(0, at), month)))
          return DeskQuarter{day->year(), digit[0] - '0'};
  }
  return error(ErrorCode::invalid_input, "'{}' is no quarter; write 2023Q3", name);
}

std::vector<DeskQuarter> quarters_of(Day from, Day to) {
  std::vector<DeskQuarter> out;
  DeskQuarter at{from.year(), (from.month() + 2) / 3};
  if (at.first() != from) return out;
  for (; at.last() <= to && out.size() < 400; at = at.next()) out.push_back(at);
  if (out.empty() || out.back().last() != to) out.clear();
  return out;
}

std::vector<QuarterChange> count_changes(const FactSet& facts, const DeskQuarter& quarter, Dimension by, const CountPeriod& filter) {
  CountPeriod now = filter, before = filter;
  now.from = quarter.first();
  now.to = quarter.last();
  before.from = quarter.previous().first();
  before.to = quarter.previous().last();
  const DeskCross one = count_cross(facts, now, by, Dimension::whole), other = count_cross(facts, before, by, Dimension::whole);
  std::vector<QuarterChange> out;
  for (std::size_t i = 0; i < one.rows.size(); ++i) out.push_back({one.rows[i], one.row_cases[i], 0});
  for (std::size_t i = 0; i < other.rows.size(); ++i) {
    const auto at = std::ranges::find_if(out, [&](const QuarterChange& known) { return known.label.name == other.rows[i].name; });
    if (at == out.end()) out.push_back({other.rows[i], 0, other.row_cases[i]});
    else at->before = other.row_cases[i];
  }
  return out;
}

PublishedCross everything_of(const DeskCross& cross) {
  PublishedCross out;
  out.cases = cross.cases;
  out.counts.assign(cross.counts.begin(), cross.counts.end());
  out.row_cases.assign(cross.row_cases.begin(), cross.row_cases.end());
  out.column_cases.assign(cross.column_cases.begin(), cross.column_cases.end());
  return out;
}

std::vector<model::Wording> findings(const DeskCross& cross, const PublishedCross& told, std::int64_t least) {
  struct Found {
    double lift = 0;
    model::Wording words;
  };
  std::vector<Found> found;
  if (!told.cases || *told.cases == 0) return {};
  const std::int64_t all = *told.cases;
  const auto percent = [](std::int64_t part, std::int64_t of) { return (part * 100 + of / 2) / of; };
  const auto share = [](std::int64_t part, std::int64_t of) { return static_cast<double>(part) / static_cast<double>(of); };
  for (std::size_t row = 0; row < cross.rows.size(); ++row) {
    const auto cases = told.row_cases[row];
    if (!cases || *cases < least || cross.rows[row].name.empty() || cross.rows[row].name == "unknown") continue;
    const model::Wording& who = cross.rows[row].title;
    std::optional<std::size_t> most;
    std::vector<bool> said(cross.columns.size());
    for (std::size_t column = 0; column < cross.columns.size(); ++column) {
      const auto count = told.counts[row * cross.columns.size() + column], mentions = told.column_cases[column];
      if (cross.columns[column].name.empty() || !count || !mentions || *mentions < least) continue;
      const model::Wording& what = cross.columns[column].title;
      const auto most_now = most ? told.counts[row * cross.columns.size() + *most] : std::optional<std::int64_t>(0);
      if (*count >= published_floor && *count > most_now.value_or(0)) most = column;
      const std::int64_t others = all - *cases, of_others = *mentions - *count;
      if (*count >= published_floor && others > 0) {
        // Against the others: a class that is a third of all lifts the share of all by itself.
        const double here = share(*count, *cases), there = share(of_others, others);
        if (of_others > 0 && here >= stands_out * there) {
          said[column] = true;
          found.push_back({here / there,
                           {fmt::format("{}では「{}」が{}%で、それ以外の{}%より多い。", who.ja, what.ja, percent(*count, *cases),
                                        percent(of_others, others)),
                            fmt::format("Of {}, {} % asked about {}; of the others, {} %.", who.en, percent(*count, *cases), what.en,
                                        percent(of_others, others))}});
        } else if (share(*count, *mentions) >= stands_out * share(*cases, all)) {
          said[column] = true;
          found.push_back({share(*count, *mentions) / share(*cases, all),
                           {fmt::format("「{}」の相談の{}%は{}で、全体に占める{}%より多い。", what.ja, percent(*count, *mentions), who.ja,
                                        percent(*cases, all)),
                            fmt::format("Of those who asked about {}, {} % are {}; of all, {} %.", what.en, percent(*count, *mentions),
                                        who.en, percent(*cases, all))}});
        }
      }
      // That somebody never asks says something when the others do: had they asked alike, three or more would be expected.
      if (*count == 0 && share(*mentions, all) * static_cast<double>(*cases) >= 3)
        found.push_back(
            {0, {fmt::format("{}からの「{}」の相談はない。", who.ja, what.ja), fmt::format("No {} asked about {}.", who.en, what.en)}});
    }
    if (most && !said[*most]) {
      const std::int64_t count = told.counts[row * cross.columns.size() + *most].value_or(0);
      const model::Wording& what = cross.columns[*most].title;
      found.push_back({1,
                       {fmt::format("{}の相談で最も多いのは「{}」で{}%。", who.ja, what.ja, percent(count, *cases)),
                        fmt::format("What {} ask most is {}: {} %.", who.en, what.en, percent(count, *cases))}});
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(), &Found::lift);
  std::vector<model::Wording> out;
  for (Found& one : found) out.push_back(std::move(one.words));
  return out;
}

std::pair<Day, Day> fiscal_year(int year) {
  return {Day::from_date(year, 4, 1).value_or(Day{}), Day::from_date(year + 1, 3, 31).value_or(Day{})};
}

AroundDay count_around(const FactSet& facts, Day day, int days) {
  return {.before = count_cases(facts, {.from = Day{day.number - days}, .to = Day{day.number - 1}}),
          .after = count_cases(facts, {.from = day, .to = Day{day.number + days - 1}})};
}

}  // namespace sekimori::consult
