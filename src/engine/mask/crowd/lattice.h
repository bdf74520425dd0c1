// Coarser and coarser: industry to its parents to nothing, head count to bands to nothing, prefecture to region to Japan, month to
// quarter to year.
//
//   region_at("神奈川県", 1);        // "関東"
//   size_at(1200, 0);               // "1000-4999"
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/language.h"
#include "engine/mask/roster.h"

namespace sekimori::mask {

// Levels: 0 is as fine as the roster; the highest one of each says nothing ("*").
std::string industry_at(const Roster& roster, std::string_view industry, std::size_t level);
std::size_t industry_levels(const Roster& roster);  // the level at which nothing is said
std::string size_at(std::int64_t employees, std::size_t level);
constexpr std::size_t size_levels = 2;  // four bands, two bands, nothing
std::string region_at(std::string_view prefecture, std::size_t level);
constexpr std::size_t region_levels = 2;  // prefecture, region, Japan

enum class Period : unsigned char { month, quarter, year, until_year };

// A month, quarter or year: "2026-11", "2026Q4", "2026"; or a year and whatever was before it: "..2026".
struct Span {
  Period period = Period::month;
  int year = 0;
  int month = 0;  // the first one
  std::string to_string() const;
  std::string said(Language language) const;  // 2026年11月, 2026年第4四半期, 2026年, 2026年以前; in English as to_string()
  static std::optional<Span> parse(std::string_view text);
  static Span around(int year, int month, Period period);
  bool holds(const Span& other) const;  // every month of it
  int months() const { return period == Period::month ? 1 : period == Period::quarter ? 3 : 12; }
};
// A member in at least one month of the span.
bool member_during(const Organisation& organisation, const Span& span);

constexpr std::string_view nothing_said = "*";

}  // namespace sekimori::mask
