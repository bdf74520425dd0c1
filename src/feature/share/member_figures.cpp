#include "feature/share/member_figures.h"

#include <algorithm>

#include "engine/mask/pseudonym.h"

namespace sekimori::share {

Json to_json(const MemberFigures& figures) {
  return Json::object({{"reports", figures.reports},
                       {"targeted", figures.targeted},
                       {"shared", figures.shared},
                       {"received", figures.received},
                       {"last_report", figures.last_report ? Json(figures.last_report->to_rfc3339()) : Json()}});
}

bool reaches(std::string_view audience, std::span<const KnownSig> groups, const std::vector<std::string>& sigs) {
  if (audience == mask::across_audience) return !sigs.empty();
  const auto is_in = [&](std::string_view sig) { return std::ranges::find(sigs, sig) != sigs.end(); };
  const auto group = std::ranges::find(groups, audience, [](const KnownSig& one) { return std::string_view(one.value.id); });
  if (group == groups.end() || group->value.across.empty()) return is_in(audience);
  return std::ranges::any_of(group->value.across, is_in);
}

std::map<std::string, MemberFigures, std::less<>> figures_of(std::span<const KnownMember> members, std::span<const KnownReport> reports,
                                                             std::span<const KnownShare> shares, std::span<const KnownSig> groups) {
  std::map<std::string, MemberFigures, std::less<>> out;
  for (const KnownMember& member : members) {
    MemberFigures& row = out[member.value.number];
    row.received =
        std::ranges::count_if(shares, [&](const KnownShare& share) { return reaches(share.value.audience, groups, member.value.sigs); });
  }
  for (const KnownReport& report : reports) {
    const auto row = out.find(report.value.member);
    if (row == out.end()) continue;
    MemberFigures& figures = row->second;
    ++figures.reports;
    if (report.value.triage == Triage::targeted) ++figures.targeted;
    if (!report.value.share.empty()) ++figures.shared;
    if (!figures.last_report || *figures.last_report < report.value.received_at) figures.last_report = report.value.received_at;
  }
  return out;
}

}  // namespace sekimori::share
