#include "engine/mask/crowd/crowd_check.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "engine/mask/pseudonym.h"

namespace sekimori::mask {

namespace {
std::size_t needed_for(const Roster& roster, const ReleasedShare& share) {
  return share.everybody ? k_of_everybody(roster, share.audience) : k_of(roster, share.audience);
}
}  // namespace

CrowdCheck check_crowds(const Roster& roster, const std::vector<ReleasedShare>& shares, std::optional<std::size_t> about) {
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
    const std::size_t alone = count_groups(roster, candidates_together(roster, {share}, about));
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
    const std::size_t together = count_groups(roster, candidates_together(roster, theirs, about));
    out.smallest_together = std::min(out.smallest_together, together);
    if (together < k) out.faults.push_back({.share = indices.back(), .candidates = together, .what = CrowdFault::What::too_few_together});
  }
  return out;
}

namespace {

// The time that a stand-in tells: "2026年11月 T+0日00:00:05" without its brackets, in either language. None: it is no time.
std::optional<Span> span_told(std::string_view inside) {
  static const RE2 japanese(R"((\d{4})年(?:(\d{1,2})月(?:\d{1,2}日(?:の週)?)?|第([1-4])四半期|(以前))? T[+-].*)");
  static const RE2 english(R"((?:week of )?((?:\.\.)?\d{4}(?:Q[1-4]|-\d{2})?)(?:-\d{2})? T[+-].*)");
  int year = 0;
  std::string month, quarter, before, whole;
  if (RE2::FullMatch(inside, english, &whole)) return Span::parse(whole);
  if (!RE2::FullMatch(inside, japanese, &year, &month, &quarter, &before)) return std::nullopt;
  if (!month.empty()) return Span::parse(fmt::format("{:04}-{:0>2}", year, month));
  if (!before.empty()) return Span::around(year, 1, Period::until_year);
  return Span::parse(quarter.empty() ? fmt::format("{:04}", year) : fmt::format("{:04}Q{}", year, quarter));
}

void tell(std::vector<Span>& told, const Span& span) {
  if (std::ranges::none_of(told, [&](const Span& one) { return one.to_string() == span.to_string(); })) told.push_back(span);
}

void read_stamps(const Json& value, std::vector<Span>& told) {
  const std::string_view text = value.is_string() ? value.text() : std::string_view();
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::size_t end = text.find(']', at);
    if (end == std::string_view::npos) break;
    if (const auto span = span_told(text.substr(at + 1, std::min<std::size_t>(end - at - 1, 80)))) tell(told, *span);
  }
  for (const Json& item : value.items()) read_stamps(item, told);
  for (const auto& [name, member] : value.members()) read_stamps(member, told);
}

}  // namespace

Result<ReleasedShare> released_share(const Json& json) {
  const Json& share = json["share"].is_object() ? json["share"] : json;
  if (!share.is_object() || !share["attributes"].is_object())
    return error(ErrorCode::invalid_input, "this is no share: it has no attributes");
  ReleasedShare out;
  out.audience = share["audience"].text();
  out.epoch = share["epoch"].text();
  out.pseudonym = share["victim"].text();
  out.attributes = TRY(Attributes::from_json(share["attributes"]));
  read_stamps(share["content"], out.told);
  // An epoch of another time than the report's tells nothing of when that was.
  if (const auto epoch = Span::parse(out.epoch); epoch && out.attributes.span.holds(*epoch)) tell(out.told, *epoch);
  return out;
}

}  // namespace sekimori::mask
