#include "engine/mask/crowd/crowd.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/mask/pseudonym.h"

namespace sekimori::mask {
namespace {

bool belongs(const Organisation& one, std::string_view audience) {
  return audience == across_audience || std::ranges::find(one.sigs, audience) != one.sigs.end();
}

// Whether it says this at some breadth.
bool is_true_of(const Roster& roster, const Organisation& one, const Attributes& attributes) {
  const auto at_some = [](std::size_t levels, auto said) {
    for (std::size_t level = 0; level <= levels; ++level)
      if (said(level)) return true;
    return false;
  };
  return at_some(industry_levels(roster),
                 [&](std::size_t level) { return industry_at(roster, one.industry, level) == attributes.industry; }) &&
         at_some(region_levels, [&](std::size_t level) { return region_at(one.prefecture, level) == attributes.region; }) &&
         at_some(size_levels, [&](std::size_t level) { return size_at(one.employees, level) == attributes.size; });
}

}  // namespace

Json Attributes::to_json() const {
  return Json::object({{"industry", industry}, {"size", size}, {"region", region}, {"month", span.to_string()}});
}

Result<Attributes> Attributes::from_json(const Json& json) {
  Attributes out;
  out.industry = json["industry"].string_or(nothing_said);
  out.size = json["size"].string_or(nothing_said);
  out.region = json["region"].string_or(nothing_said);
  const auto span = Span::parse(json["month"].text());
  if (!span) return error(ErrorCode::invalid_input, "attributes: '{}' is no month, quarter or year", json["month"].text());
  out.span = *span;
  return out;
}

std::size_t count_groups(const Roster& roster, const std::vector<std::size_t>& organisations) {
  std::set<std::string_view> groups;
  for (const std::size_t i : organisations)
    groups.insert(roster.organisations[i].group.empty() ? roster.organisations[i].id : roster.organisations[i].group);
  return groups.size();
}

std::size_t k_of(const Roster& roster, std::string_view audience) {
  if (audience == across_audience) return roster.k_across;
  const Sig* const sig = roster.sig(audience);
  return std::max(roster.k_in_sig, sig == nullptr ? std::size_t{0} : sig->k);
}

// The reader may be a member of any group, and knows that it was not itself.
std::size_t k_of_everybody(const Roster& roster, std::string_view audience) {
  return std::max(k_of(roster, audience), floor_of(roster, across_audience));
}

std::size_t floor_of(const Roster& roster, std::string_view audience) { return k_of(roster, audience) + (roster.reader_counts ? 0U : 1U); }

Result<Crowd> Crowd::divide(const Roster& roster, std::string_view audience, int year, int month, Standing standing) {
  const Span whole_year = Span::around(year, month, Period::year);
  const auto leaves_somebody_out = [&](const Span& span) {
    return std::ranges::any_of(roster.organisations, [&](const Organisation& one) {
      return !one.left && one.standing == standing && belongs(one, audience) && member_during(one, whole_year) && !member_during(one, span);
    });
  };
  for (const Period period : {Period::month, Period::quarter}) {
    const Span span = Span::around(year, month, period);
    if (leaves_somebody_out(span)) continue;
    auto crowd = over(roster, audience, span, standing);
    if (crowd || crowd.error().code != ErrorCode::not_permitted) return crowd;
  }
  auto crowd = over(roster, audience, whole_year, standing);
  if (crowd || crowd.error().code != ErrorCode::not_permitted) return crowd;
  // Older than the audience: the first year in which enough were there, and whatever was before.
  std::set<int> later;
  for (const Organisation& one : roster.organisations)
    if (one.joined && one.joined->year() > year && one.standing == standing && belongs(one, audience)) later.insert(one.joined->year());
  for (const int one : later)
    if (auto until = over(roster, audience, Span::around(one, 1, Period::until_year), standing)) return until;
  return crowd;
}

Result<Crowd> Crowd::over(const Roster& roster, std::string_view audience, const Span& span, Standing standing) {
  if (audience != across_audience && roster.sig(audience) == nullptr)
    return error(ErrorCode::not_found, "there is no SIG '{}' in the roster", audience);
  Crowd crowd(roster);
  crowd.k_ = k_of(roster, audience);
  crowd.floor_ = floor_of(roster, audience);
  for (std::size_t i = 0; i < roster.organisations.size(); ++i) {
    const Organisation& one = roster.organisations[i];
    if (!member_during(one, span)) continue;
    if (one.standing == standing && belongs(one, audience)) crowd.members_.push_back(i);
  }
  if (const std::size_t count = count_groups(roster, crowd.members_); count < crowd.floor_)
    return error(
        ErrorCode::not_permitted,
        "the audience '{}' had {} members in {}, fewer than the {} among whom one can hide: nothing of that time may be shared with it",
        audience, count, span.to_string(), crowd.floor_);
  // Every breadth there is; the one that leaves the smallest classes above the floor wins.
  std::uint64_t best = UINT64_MAX;
  for (std::size_t industry = 0; industry <= industry_levels(roster); ++industry)
    for (std::size_t region = 0; region <= region_levels; ++region)
      for (std::size_t size = 0; size <= size_levels; ++size) crowd.try_breadth(industry, region, size, span, best);
  return crowd;
}

void Crowd::try_breadth(std::size_t industry, std::size_t region, std::size_t size, const Span& span, std::uint64_t& best) {
  using Key = std::array<std::string, 3>;
  const Key nothing = {std::string(nothing_said), std::string(nothing_said), std::string(nothing_said)};
  std::map<Key, std::vector<std::size_t>> classes;
  std::vector<Key> keys;
  for (const std::size_t i : members_) {
    const Organisation& one = roster_->organisations[i];
    keys.push_back({industry_at(*roster_, one.industry, industry), size_at(one.employees, size), region_at(one.prefecture, region)});
    classes[keys.back()].push_back(i);
  }
  std::vector<std::size_t> left_out = classes[nothing];
  std::uint64_t cost = 0;
  for (const auto& [key, members] : classes) {
    if (key == nothing) continue;
    if (count_groups(*roster_, members) < floor_) left_out.insert(left_out.end(), members.begin(), members.end());
    else cost += members.size() * members.size();
  }
  if (!left_out.empty() && count_groups(*roster_, left_out) < floor_) return;
  cost += left_out.size() * left_out.size();
  if (cost >= best) return;
  best = cost;
  published_.assign(keys.size(), {});
  for (std::size_t i = 0; i < keys.size(); ++i) {
    published_[i].span = span;
    if (std::ranges::find(left_out, members_[i]) != left_out.end()) continue;
    published_[i].industry = keys[i][0];
    published_[i].size = keys[i][1];
    published_[i].region = keys[i][2];
  }
}

Result<Attributes> Crowd::attributes_of(std::size_t organisation) const {
  const auto found = std::ranges::find(members_, organisation);
  if (found == members_.end())
    return error(ErrorCode::not_found, "'{}' was no member of this audience then", roster_->organisations.at(organisation).id);
  return published_[static_cast<std::size_t>(found - members_.begin())];
}

std::vector<std::size_t> Crowd::candidates_for(const Attributes& attributes) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < members_.size(); ++i)
    if (published_[i] == attributes) out.push_back(members_[i]);
  // Said when the audience had other members, and so another breadth: of whom it is true. Of what says nothing that cannot be known.
  if (out.empty() && !attributes.suppressed())
    for (const std::size_t i : members_)
      if (is_true_of(*roster_, roster_->organisations[i], attributes)) out.push_back(i);
  return out;
}

std::vector<std::size_t> Crowd::candidates_of(std::size_t organisation) const {
  const auto attributes = attributes_of(organisation);
  return attributes ? candidates_for(*attributes) : std::vector<std::size_t>();
}

std::size_t Crowd::smallest_class() const {
  std::size_t least = SIZE_MAX;
  for (const std::size_t member : members_) least = std::min(least, count_groups(*roster_, candidates_of(member)));
  return least;
}

namespace {

std::vector<std::size_t> candidates_today(const Roster& roster, const ReleasedShare& share, std::optional<std::size_t> about) {
  for (const Standing standing : {Standing::firm, Standing::association, Standing::authority}) {
    if (about && roster.organisations[*about].standing != standing) continue;
    const auto crowd = Crowd::over(roster, share.audience, share.attributes.span, standing);
    if (!crowd) continue;
    std::vector<std::size_t> here = crowd->candidates_for(share.attributes);
    const auto holds_it = [&] { return !about || std::ranges::find(here, *about) != here.end(); };
    if (!here.empty() && holds_it()) return here;
    here.clear();
    for (const std::size_t one : crowd->members())
      if (is_true_of(roster, roster.organisations[one], share.attributes)) here.push_back(one);
    if (about && holds_it()) return here;
  }
  return {};
}

std::vector<std::size_t> recorded_candidates(const Roster& roster, const ReleasedShare& share) {
  std::vector<std::size_t> out;
  for (const std::string& id : share.could_be)
    if (const auto found = roster.find(id)) out.push_back(*found);
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::vector<std::size_t> candidates_together(const Roster& roster, const std::vector<ReleasedShare>& shares,
                                             std::optional<std::size_t> about) {
  std::optional<std::vector<std::size_t>> out;
  for (const ReleasedShare& share : shares) {
    std::vector<std::size_t> here = share.could_be.empty() ? candidates_today(roster, share, about) : recorded_candidates(roster, share);
    std::erase_if(here, [&](std::size_t one) {
      return !std::ranges::all_of(share.told, [&](const Span& span) { return member_during(roster.organisations[one], span); });
    });
    if (!out) {
      out = std::move(here);
    } else {
      std::vector<std::size_t> both;
      std::ranges::set_intersection(*out, here, std::back_inserter(both));
      out = std::move(both);
    }
  }
  return out.value_or(std::vector<std::size_t>());
}

}  // namespace sekimori::mask
