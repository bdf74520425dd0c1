#include "feature/share/hub_period.h"

#include <charconv>

namespace sekimori::share {
namespace {

std::optional<int> year_from(std::string_view text) {
  int year = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (text.size() != 4 || problem != std::errc() || end != text.data() + text.size() || year < 1970) return {};
  return year;
}

Result<HubPeriod> quarter_of(int year, int number) {
  const int month = number * 3 - 2;
  HubPeriod out;
  out.name = fmt::format("{:04}Q{}", year, number);
  out.first = TRY(Day::from_date(year, month, 1));
  const Day after = TRY(number == 4 ? Day::from_date(year + 1, 1, 1) : Day::from_date(year, month + 3, 1));
  out.last = Day{after.number - 1};
  return out;
}

}  // namespace

Result<HubPeriod> HubPeriod::quarter(std::string_view name) {
  if (name.size() == 6 && name[4] == 'Q' && name[5] >= '1' && name[5] <= '4')
    if (const auto year = year_from(name.substr(0, 4))) return quarter_of(*year, name[5] - '0');
  return error(ErrorCode::invalid_input, "'{}' is no quarter: write 2014Q1 for January to March 2014", name);
}

Result<HubPeriod> HubPeriod::fiscal_year(std::string_view name) {
  const auto year = year_from(name);
  if (!year) return error(ErrorCode::invalid_input, "'{}' is no fiscal year: write 2014 for April 2014 to March 2015", name);
  HubPeriod out;
  out.name = fmt::format("FY{:04}", *year);
  for (int number = 2; number <= 4; ++number) out.quarters.push_back(TRY(quarter_of(*year, number)));
  out.quarters.push_back(TRY(quarter_of(*year + 1, 1)));
  out.first = out.quarters.front().first;
  out.last = out.quarters.back().last;
  return out;
}

}  // namespace sekimori::share
