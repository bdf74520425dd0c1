// How far reports got, and how long it took: received, masked, reviewed, consented, released.
//
//   for (const FunnelStep& step : funnel_of(reports, shares)) step.count, step.median_hours
//
// Hours are from the receipt to the step, over the reports that reached it. What was answered and counted apart (mass mail, plain phishing)
// and what was merged is received and goes no further. Linear.
#pragma once

#include <span>

#include "feature/share/report_book.h"

namespace sekimori::share {

struct FunnelStep {
  std::string_view name;
  std::int64_t count = 0;
  std::optional<double> median_hours;  // nothing: nobody got so far, or it is the first
};
Json to_json(const std::vector<FunnelStep>& steps);

std::vector<FunnelStep> funnel_of(std::span<const KnownReport> reports, std::span<const KnownShare> shares);

}  // namespace sekimori::share
