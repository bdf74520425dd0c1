// The time that a hub counts by: a quarter of the calendar, or a Japanese fiscal year, April to March.
//
//   HubPeriod quarter = TRY(HubPeriod::quarter("2014Q1"));        // January to March 2014
//   HubPeriod year = TRY(HubPeriod::fiscal_year("2014"));         // April 2014 to March 2015, with its four quarters
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace sekimori::share {

struct HubPeriod {
  std::string name;  // "2014Q1", "FY2014"
  Day first, last;
  std::vector<HubPeriod> quarters;  // of a fiscal year; empty: it is one itself

  // invalid_input for what is no quarter or year.
  static Result<HubPeriod> quarter(std::string_view name);
  static Result<HubPeriod> fiscal_year(std::string_view name);

  bool holds(Day day) const { return first <= day && day <= last; }
};

}  // namespace sekimori::share
