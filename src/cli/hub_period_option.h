// --quarter 2014Q1 or --fiscal-year 2014: what the verbs about a hub's numbers are asked about.
#pragma once

#include "cli/hub_access.h"

namespace sekimori::cli {

inline std::vector<Option> period_options(std::vector<Option> more = {}) {
  more.push_back(value_option("quarter", "YYYYQN", {.ja = "四半期 (2014Q1 は 2014 年 1~3 月)", .en = "2014Q1 is January to March 2014"}));
  more.push_back(value_option("fiscal-year", "YYYY", {.ja = "年度 (4 月~翌 3 月)", .en = "April to March"}));
  return safeguard_options(std::move(more));
}

inline Result<share::HubPeriod> period_of(const Arguments& arguments) {
  const std::string quarter = arguments.value("quarter"), year = arguments.value("fiscal-year");
  if (quarter.empty() == year.empty()) return error(ErrorCode::usage, "one of --quarter and --fiscal-year is needed");
  return quarter.empty() ? share::HubPeriod::fiscal_year(year) : share::HubPeriod::quarter(quarter);
}

}  // namespace sekimori::cli
