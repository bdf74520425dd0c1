#include "feature/share/funnel.h"

#include <algorithm>
#include <map>

namespace sekimori::share {
namespace {

constexpr double nanoseconds_per_hour = 3600.0 * static_cast<double>(nanoseconds_per_second);

std::optional<double> median_of(std::vector<double>& hours) {
  if (hours.empty()) return std::nullopt;
  const auto middle = hours.begin() + static_cast<std::ptrdiff_t>(hours.size() / 2);
  std::ranges::nth_element(hours, middle);
  if (hours.size() % 2 == 1) return *middle;
  return (*middle + *std::ranges::max_element(hours.begin(), middle)) / 2;
}

}  // namespace

Json to_json(const std::vector<FunnelStep>& steps) {
  Json out = Json::array();
  for (const FunnelStep& step : steps) {
    Json row = Json::object({{"step", step.name}, {"count", step.count}, {"median_hours", Json()}});
    if (step.median_hours) row.set("median_hours", *step.median_hours);
    out.push(std::move(row));
  }
  return out;
}

std::vector<FunnelStep> funnel_of(std::span<const KnownReport> reports, std::span<const KnownShare> shares) {
  std::map<std::string_view, Instant> released_at;
  for (const KnownShare& share : shares) released_at.emplace(share.value.number, share.value.released_at);
  std::vector<double> masked, reviewed, consented, released;
  for (const KnownReport& known : reports) {
    const HubReport& report = known.value;
    const auto note = [&](std::vector<double>& into, Instant at) {
      into.push_back(static_cast<double>(at.nanoseconds - report.received_at.nanoseconds) / nanoseconds_per_hour);
    };
    if (report.draft) note(masked, report.draft->at);
    if (report.review) note(reviewed, report.review->at);
    // What the hub found itself needs nobody's consent.
    if (report.consent) note(consented, report.consent->approval.at);
    else if (report.member.empty() && report.review) note(consented, report.review->at);
    if (const auto at = released_at.find(report.share); at != released_at.end()) note(released, at->second);
  }
  std::vector<FunnelStep> out{{"received", static_cast<std::int64_t>(reports.size()), {}}};
  for (auto [name, hours] : {std::pair<std::string_view, std::vector<double>*>{"masked", &masked},
                             {"reviewed", &reviewed},
                             {"consented", &consented},
                             {"released", &released}})
    out.push_back({name, static_cast<std::int64_t>(hours->size()), median_of(*hours)});
  return out;
}

}  // namespace sekimori::share
