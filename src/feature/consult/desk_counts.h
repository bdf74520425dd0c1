// Counting consultations: by period, by any attribute, any two attributes crossed, and this quarter against the one before in words.
//
//   DeskCross cross = count_cross(*facts, {.from = d1, .to = d2}, Dimension::asker, Dimension::content);
//   cross.count(row, column); cross.rows[i].name;                      // cells of contents count a case once for each
//   PublishedCross shown = publish(cross, 3);                          // small cells hidden, and others so that nobody gets them back
//   std::string words = change_in_words(124, 100, Language::ja);       // 前の四半期に比べ24%増
//
// One pass over the facts: about 5 ms for a million. Pure; any thread.
#pragma once

#include "engine/mask/small_cells.h"
#include "feature/consult/fact_log.h"
#include "model/level_definition.h"

namespace sekimori::consult {

enum class Dimension : unsigned char {
  whole,
  desk,
  channel,
  asker,
  band,
  content,
  source,
  prefecture,
  region,
  industry,
  division,
  urgency,
  topic,
  month,
  quarter,
  fiscal_year
};
std::string_view name_of(Dimension one);
std::optional<Dimension> dimension_from(std::string_view name);
Text title_of(Dimension one);

// Both days included. A filter that is empty lets all pass.
struct CountPeriod {
  Day from, to;
  std::optional<int> desk = {};
  bool branches_alone = false;  // the 47, without the main desk and the one for business abroad
  std::optional<AskerClass> asker = {};
  std::optional<Channel> channel = {};
};

struct CountLabel {
  std::string name;  // identifier: "sme", "31", "2015-04"
  model::Wording title;
};

struct DeskCross {
  Dimension row_of = Dimension::whole, column_of = Dimension::whole;
  std::vector<CountLabel> rows, columns;  // those that occur, in the order of their lists
  std::vector<std::int64_t> counts;       // rows * columns; of contents: mentions
  std::vector<std::int64_t> row_cases;    // consultations in each row: less than the sum of mentions
  std::vector<std::int64_t> column_cases;
  std::int64_t cases = 0;
  std::int64_t count(std::size_t row, std::size_t column) const { return counts[row * columns.size() + column]; }
};

DeskCross count_cross(const FactSet& facts, const CountPeriod& period, Dimension rows, Dimension columns);
// Cases alone.
std::int64_t count_cases(const FactSet& facts, const CountPeriod& period);

// What of a cross table may be told. Nothing: hidden.
struct PublishedCross {
  std::vector<std::optional<std::int64_t>> counts, row_cases, column_cases;
  std::optional<std::int64_t> cases;
  std::size_t hidden = 0;
  std::int64_t floor = 0;
  // Sums of mentions are told nowhere unless they are counts of cases; which of them the hiding took for hidden is what the proof needs.
  std::vector<bool> row_sums_hidden, column_sums_hidden;
  bool sum_hidden = false;
};
// A part of a period that is published by itself.
struct PublishedPart {
  DeskCross cross;
  PublishedCross shown;
};
constexpr std::int64_t published_floor = 3;
// `parts`: the quarters of a longer period, published before.
PublishedCross publish(const DeskCross& cross, std::int64_t floor, const std::vector<const PublishedPart*>& parts = {});
// integrity: something small is told, or can be got back by subtraction.
Result<void> check_published(const DeskCross& cross, const PublishedCross& shown);

// "前の四半期に比べ24%増", "up 24 % on the quarter before"; whole percents, half away from zero.
std::string change_in_words(std::int64_t now, std::int64_t before, Language language);
std::optional<std::int64_t> percent_change(std::int64_t now, std::int64_t before);  // nothing: there was none before

// A quarter of the calendar year, 1..4.
struct DeskQuarter {
  int year = 0, quarter = 1;
  Day first() const;
  Day last() const;
  DeskQuarter previous() const;
  DeskQuarter next() const;
  std::string name() const;  // "2023Q3"
};
Result<DeskQuarter> desk_quarter_from(std::string_view name);
// The quarters of which the period is made; nothing when it is not made of whole ones.
std::vector<DeskQuarter> quarters_of(Day from, Day to);

struct QuarterChange {
  CountLabel label;
  std::int64_t now = 0, before = 0;
};
// One row for each value that occurs in either quarter.
std::vector<QuarterChange> count_changes(const FactSet& facts, const DeskQuarter& quarter, Dimension by, const CountPeriod& filter);

// What stands out, in words, the most telling first: every cell looked at both ways (what of a class asks it, against the others; who asks
// it, against all), what each class asks most, and what a class never asks. Only from `least` cases on, and of what is told alone.
std::vector<model::Wording> findings(const DeskCross& cross, const PublishedCross& told, std::int64_t least);
PublishedCross everything_of(const DeskCross& cross);  // nothing hidden

// 2014 -> 2014-04-01 to 2015-03-31.
std::pair<Day, Day> fiscal_year(int year);

// Cases of each day around one (a seminar, news of an incident), before and after: C20's question whether asks follow.
struct AroundDay {
  std::int64_t before = 0, after = 0;  // the day itself counts as after
};
AroundDay count_around(const FactSet& facts, Day day, int days);

}  // namespace sekimori::consult
