#include "engine/mask/crowd/crowd_check.h"

#include <algorithm>
#include <map>

#include "engine/mask/pseudonym.h"

namespace sekimori::mask {

namespace {
std::size_t needed_for(const Roster& roster, const ReleasedShare& share) {
  return share.everybody ? k_of_everybody(roster, share.audience) : k_of(roster, share.audience);
}
}  // namespace

CrowdCheck check_crowds(const Roster& roster, const std::vector<ReleasedShare>& shares) {
  CrowdCheck out;
  out.shares = shares.size();
  out.smallest = out.smallest_together = shares.empty() ? 0 : SIZE_MAX;
  std::map<std::array<std::string, 3>, std::vector<std::size_t>> by_pseudonym;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const ReleasedShare& share = shares[i];
    if (share.audience != across_audience && roster.sig(share.audience) == nullptr) {
      out.faults.push_back({.share = i, .candidates = 0, .what = CrowdFault::What::unknown_audience});
      out.smallest = 0;
      continue;
    }
    const std::size_t k = needed_for(roster, share);
    const std::size_t alone = count_groups(roster, candidates_together(roster, {share}));
    out.smallest = std::min(out.smallest, alone);
    if (alone < k) out.faults.push_back({.share = i, .candidates = alone, .what = CrowdFault::What::too_few});
    if (!share.pseudonym.empty()) by_pseudonym[{share.audience, share.epoch, share.pseudonym}].push_back(i);
  }
  out.smallest_together = out.smallest;
  for (const auto& [who, indices] : by_pseudonym) {
    if (indices.size() < 2) continue;
    std::vector<ReleasedShare> theirs;
    std::size_t k = 0;  // whoever reads the widest of them may read the others as well
    for (const std::size_t i : indices) {
      theirs.push_back(shares[i]);
      k = std::max(k, needed_for(roster, shares[i]));
    }
    const std::size_t together = count_groups(roster, candidates_together(roster, theirs));
    out.smallest_together = std::min(out.smallest_together, together);
    if (together < k) out.faults.push_back({.share = indices.back(), .candidates = together, .what = CrowdFault::What::too_few_together});
  }
  return out;
}

Result<ReleasedShare> released_share(const Json& json) {
  const Json& share = json["share"].is_object() ? json["share"] : json;
  if (!share.is_object() || !share["attributes"].is_object())
    return error(ErrorCode::invalid_input, "this is no share: it has no attributes");
  ReleasedShare out;
  out.audience = share["audience"].text();
  out.epoch = share["epoch"].text();
  out.pseudonym = share["victim"].text();
  out.attributes = TRY(Attributes::from_json(share["attributes"]));
  return out;
}

}  // namespace sekimori::mask
