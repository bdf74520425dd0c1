#include "engine/link/linker.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "engine/link/fuzzy_hash.h"
#include "engine/link/linker_state.h"

namespace sekimori::link {
namespace {

constexpr size_t most_hits = 60'000;   // of one report's values in the index
constexpr size_t most_shared = 8;      // values kept of a link
constexpr size_t most_touched = 8;     // campaigns that one report may tie together
constexpr double least_weight = 0.02;  // of a value to be looked up

// The same for the same first report, so that a rebuilt state has the same ids: digits of a hash and nothing of its time (version 8). The
// first line is the version of this rule.
Uuid campaign_id(const LinkRules& rules, const Report& first, std::uint32_t attempt) {
  const Digest digest = hmac_sha256(rules.id_key, as_bytes(fmt::format("sekimori campaign v2\n{}\n{}", first.id, attempt)));
  Uuid id;
  std::copy_n(digest.begin(), id.bytes.size(), id.bytes.begin());
  id.bytes[6] = static_cast<Byte>((id.bytes[6] & 0x0F) | 0x80);
  id.bytes[8] = static_cast<Byte>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

}  // namespace

std::string_view name_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::merged: return "merged";
    case ChangeKind::parted: return "parted";
    case ChangeKind::regrouped: return "regrouped";
    case ChangeKind::removed: return "removed";
    case ChangeKind::merged_by_analyst: return "merged_by_analyst";
    case ChangeKind::split_by_analyst: return "split_by_analyst";
    case ChangeKind::tied_by_analyst: return "tied_by_analyst";
  }
  return "merged";
}

double Linker::State::days_between(const ReportRow& a, const ReportRow& b) const {
  if (!a.report.time || !b.report.time) return 0;
  return (static_cast<double>(a.report.time->nanoseconds) - static_cast<double>(b.report.time->nanoseconds)) /
         static_cast<double>(nanoseconds_per_day);
}

void Linker::State::take_features(ReportRow& row, std::vector<Feature>&& features) {
  const auto take = [&](const Feature& feature, Ground ground) {
    if (ground != Ground::stopped) row.values.push_back(values.intern(feature, ground));
  };
  for (const Feature& feature : features) {
    if (feature.type == FeatureType::fuzzy_hash) {
      if (row.digests.size() >= 64) continue;
      row.digests.push_back(feature.value);
      for (std::string& band : digest_bands(feature.value)) take({FeatureType::fuzzy_hash, std::move(band)}, Ground::own);
    } else {
      take(feature, stops.judge(feature).ground);
    }
  }
  if (row.report.text)
    for (std::string& band : text_bands(*row.report.text)) take({FeatureType::text, std::move(band)}, Ground::own);
  std::ranges::sort(row.values);
  row.values.erase(std::unique(row.values.begin(), row.values.end()), row.values.end());
}

void Linker::State::count_campaigns(std::span<const ValueNumber> of) {
  std::vector<std::uint32_t> seen;
  for (const ValueNumber value : of) {
    seen.clear();
    for (const ReportNumber report : values.postings(value)) seen.push_back(reports[report].campaign);
    std::ranges::sort(seen);
    values.set_campaigns(value, static_cast<std::uint32_t>(std::unique(seen.begin(), seen.end()) - seen.begin()));
  }
}

PairScore Linker::State::score_today(const ReportRow& from, const KeptLink& link) const {
  const double days = days_between(from, reports[link.to]);
  std::vector<SharedValue> shared = link.shared;
  for (SharedValue& one : shared) one.weight = static_cast<float>(values.weight(one.value) * age_factor(one.type, days)) * one.likeness;
  return score_pair(shared, rules.pair);
}

std::vector<std::pair<KeptLink, PairScore>> Linker::State::find_links(ReportNumber number) {
  const ReportRow& row = reports[number];
  struct Hit {
    ReportNumber report;
    ValueNumber value;
    float weight;
  };
  std::vector<std::pair<float, ValueNumber>> order;
  for (const ValueNumber value : row.values)
    if (const double weight = values.weight(value); weight >= least_weight) order.emplace_back(static_cast<float>(weight), value);
  std::ranges::sort(order, [&](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<Hit> hits;
  for (const auto& [weight, value] : order) {
    for (const ReportNumber other : values.postings(value))
      if (other != number) hits.push_back({other, value, weight});
    if (hits.size() > most_hits) break;
  }
  std::ranges::sort(hits, [](const Hit& a, const Hit& b) { return a.report != b.report ? a.report < b.report : a.value < b.value; });

  std::vector<std::pair<KeptLink, PairScore>> found;
  std::vector<SharedValue> shared;
  for (size_t i = 0; i < hits.size();) {
    const ReportNumber other = hits[i].report;
    const ReportRow& against = reports[other];
    const double days = days_between(row, against);
    shared.clear();
    std::optional<Hit> text, digest;
    for (; i < hits.size() && hits[i].report == other; ++i) {
      const FeatureType type = values.type(hits[i].value);
      std::optional<Hit>* band = type == FeatureType::text ? &text : type == FeatureType::fuzzy_hash ? &digest : nullptr;
      if (band == nullptr) shared.push_back({hits[i].value, type, hits[i].weight * static_cast<float>(age_factor(type, days)), 1});
      else if (!*band || (*band)->weight < hits[i].weight) *band = hits[i];
    }
    // Bands only say where to look: how alike they are is measured.
    const auto alike = [&](const Hit& band, FeatureType type, double likeness, double least) {
      if (likeness < least) return;
      const float share = static_cast<float>((likeness - least / 2) / (1 - least / 2));
      shared.push_back({band.value, type, band.weight * share * static_cast<float>(age_factor(type, days)), share});
    };
    if (text && row.report.text && against.report.text)
      alike(*text, FeatureType::text, likeness(*row.report.text, *against.report.text), 0.45);
    if (digest) {
      double best = 0;
      for (const std::string& a : row.digests)
        for (const std::string& b : against.digests) best = std::max(best, digest_likeness(a, b));
      alike(*digest, FeatureType::fuzzy_hash, best, 0.6);
    }
    const PairScore score = score_pair(shared, rules.pair);
    if (!score.holds) continue;
    std::ranges::sort(
        shared, [](const SharedValue& a, const SharedValue& b) { return a.weight != b.weight ? a.weight > b.weight : a.value < b.value; });
    if (shared.size() > most_shared) shared.resize(most_shared);
    found.emplace_back(KeptLink{other, shared}, score);
  }
  std::ranges::sort(found, [](const auto& a, const auto& b) {
    return a.second.total != b.second.total ? a.second.total > b.second.total : a.first.to < b.first.to;
  });
  return found;
}

std::uint32_t Linker::State::choose_campaign(std::span<const std::pair<KeptLink, PairScore>> found,
                                             std::vector<std::uint32_t>& touched) const {
  // Pull of a campaign: each value that the report shares with it, once, at its heaviest.
  std::map<std::uint32_t, std::map<ValueNumber, float>> pulls;
  for (const auto& [link, score] : found)
    for (const SharedValue& one : link.shared) {
      float& held = pulls[reports[link.to].campaign][one.value];
      held = std::max(held, one.weight);
    }
  std::vector<std::pair<double, std::uint32_t>> order;
  for (const auto& [campaign, held] : pulls) {
    double pull = 0;
    for (const auto& [value, weight] : held) pull += weight;
    order.emplace_back(pull, campaign);
  }
  std::ranges::sort(order, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : campaigns[a.second].founded < campaigns[b.second].founded;
  });
  for (const auto& [pull, campaign] : order)
    if (touched.size() < most_touched) touched.push_back(campaign);
  return touched.empty() ? no_number : touched.front();
}

void Linker::State::keep_links(ReportNumber number, std::vector<std::pair<KeptLink, PairScore>>& found) {
  // Two of each campaign first, so that the best sixteen are not all into one; then the best.
  std::map<std::uint32_t, int> of_campaign;
  std::vector<char> chosen(found.size(), 0);
  size_t kept = 0;
  for (const int round : {0, 1})
    for (size_t i = 0; i < found.size() && kept < rules.most_links; ++i) {
      if (chosen[i] != 0) continue;
      if (round == 0 && of_campaign[reports[found[i].first.to].campaign]++ >= 2) continue;
      chosen[i] = 1;
      ++kept;
    }
  for (size_t i = 0; i < found.size(); ++i)
    if (chosen[i] != 0) reports[number].links.push_back(found[i].first);
}

std::uint32_t Linker::State::found_campaign(ReportNumber first) {
  CampaignRow row;
  std::uint32_t attempt = 0;
  do row.id = campaign_id(rules, reports[first].report, attempt++);
  while (by_campaign_id.contains(row.id) || became.contains(row.id));
  row.founded = founded++;
  const auto number = static_cast<std::uint32_t>(campaigns.size());
  by_campaign_id.emplace(row.id, number);
  campaigns.push_back(std::move(row));
  ++alive_campaigns;
  return number;
}

void Linker::State::place(ReportNumber report, std::uint32_t campaign) {
  ReportRow& row = reports[report];
  row.campaign = campaign;
  add_member(campaigns[campaign].cluster, report, row.values, row.sides, values);
}

void Linker::State::change(CampaignRow& row, ChangeKind kind, std::string what) {
  ++row.version;
  if (row.changes.size() >= most_changes) row.changes.erase(row.changes.begin());
  row.changes.push_back({row.version, kind, std::move(what)});
}

void Linker::State::retire(std::uint32_t campaign, const Uuid& into) {
  CampaignRow& row = campaigns[campaign];
  by_campaign_id.erase(row.id);
  became[row.id] = into;
  row.alive = false;
  row.cluster = Cluster();
  row.changes.clear();
  --alive_campaigns;
}

std::uint32_t Linker::State::fuse(std::uint32_t a, std::uint32_t b, ChangeKind kind) {
  if (campaigns[a].cluster.members.size() < campaigns[b].cluster.members.size()) std::swap(a, b);
  CampaignRow& larger = campaigns[a];
  CampaignRow& smaller = campaigns[b];
  for (const ReportNumber member : smaller.cluster.members) reports[member].campaign = a;
  if (smaller.founded < larger.founded) {  // the identity moves, the many reports stay where they are
    std::swap(larger.id, smaller.id);
    std::swap(larger.founded, smaller.founded);
    std::swap(larger.version, smaller.version);
    std::swap(larger.changes, smaller.changes);
    by_campaign_id[larger.id] = a;
    by_campaign_id[smaller.id] = b;
  }
  larger.version = std::max(larger.version, smaller.version);
  change(larger, kind, smaller.id.to_string());
  absorb(larger.cluster, std::move(smaller.cluster), values);
  larger.check_at = std::max(larger.check_at, smaller.check_at);
  retire(b, larger.id);
  return a;
}

Linker::Linker(StopLists stops, const LinkRules& rules) : state_(std::make_unique<State>(std::move(stops), rules)) {}
Linker::~Linker() = default;
Linker::Linker(Linker&&) noexcept = default;
Linker& Linker::operator=(Linker&&) noexcept = default;

Result<void> Linker::add(const Report& report) {
  State& at = *state_;
  if (at.by_id.contains(report.id)) return error(ErrorCode::conflict, "report {} is there already", report.id);
  const auto number = static_cast<ReportNumber>(at.reports.size());
  at.reports.emplace_back();
  ReportRow& row = at.reports.back();
  row.report = report;
  at.take_features(row, std::exchange(row.report.features, {}));
  at.by_id.emplace(report.id, number);
  ++at.alive_reports;
  at.values.set_population(at.alive_campaigns);
  at.count_campaigns(row.values);

  auto found = at.find_links(number);
  std::vector<std::uint32_t> touched;
  std::uint32_t home = at.choose_campaign(found, touched);
  at.keep_links(number, found);
  if (home == no_number) {
    home = at.found_campaign(number);
    at.place(number, home);
  } else {
    at.place(number, home);
    ++at.campaigns[home].version;
  }
  for (const ValueNumber value : at.reports[number].values) at.values.add_posting(value, number);

  for (const std::uint32_t other : touched) {
    if (other == home || !at.campaigns[other].alive) continue;
    const Cluster& mine = at.campaigns[home].cluster;
    const Cluster& theirs = at.campaigns[other].cluster;
    if (kept_apart(mine, theirs) || !bridge_holds(mine, theirs, at.values, at.rules.thin)) continue;
    home = at.fuse(home, other, ChangeKind::merged);
  }
  if (CampaignRow& campaign = at.campaigns[home]; campaign.cluster.members.size() >= campaign.check_at &&
                                                  campaign.cluster.members.size() <= at.rules.most_regrouped &&
                                                  campaign.cluster.held.size() <= at.rules.most_regrouped_values) {
    campaign.check_at = next_check(campaign.cluster.members.size());
    at.regroup(home);
  }
  at.count_campaigns(at.reports[number].values);
  return {};
}

Result<void> Linker::remove(std::string_view id) {
  State& at = *state_;
  const auto found = at.by_id.find(id);
  if (found == at.by_id.end()) return error(ErrorCode::not_found, "no report {}", id);
  const ReportNumber number = found->second;
  ReportRow& row = at.reports[number];
  at.by_id.erase(found);
  --at.alive_reports;
  row.alive = false;
  for (const ValueNumber value : row.values) at.values.remove_posting(value, number);
  const std::uint32_t campaign = row.campaign;
  CampaignRow& home = at.campaigns[campaign];
  remove_member(home.cluster, number, row.values, at.values);
  at.count_campaigns(row.values);
  row.values.clear();
  row.links.clear();
  row.digests.clear();
  row.report = Report();
  if (home.cluster.members.empty()) {
    at.retire(campaign, home.id);
    return {};
  }
  at.change(home, ChangeKind::removed, std::string(id));
  if (home.cluster.members.size() <= at.rules.most_component) at.regroup(campaign);
  return {};
}

// Campaigns of these rows as one, unless a split keeps two of them apart. The number of the row that remains.
Result<std::uint32_t> Linker::State::fuse_all(std::span<const std::uint32_t> rows, ChangeKind kind) {
  for (size_t i = 0; i < rows.size(); ++i)
    for (size_t k = i + 1; k < rows.size(); ++k)
      if (kept_apart(campaigns[rows[i]].cluster, campaigns[rows[k]].cluster))
        return error(ErrorCode::conflict, "campaigns {} and {} were split by an analyst", campaigns[rows[i]].id.to_string(),
                     campaigns[rows[k]].id.to_string());
  std::uint32_t home = rows[0];
  for (size_t i = 1; i < rows.size(); ++i) home = fuse(home, rows[i], kind);
  return home;
}

Result<Uuid> Linker::merge(std::span<const Uuid> ids) {
  State& at = *state_;
  std::vector<std::uint32_t> rows;
  for (const Uuid& id : ids) {
    const auto found = at.by_campaign_id.find(id);
    if (found == at.by_campaign_id.end()) return error(ErrorCode::not_found, "no campaign {}", id.to_string());
    if (std::ranges::find(rows, found->second) == rows.end()) rows.push_back(found->second);
  }
  if (rows.size() < 2) return error(ErrorCode::usage, "merging takes two campaigns or more");
  const std::uint32_t home = TRY(at.fuse_all(rows, ChangeKind::merged_by_analyst));
  const std::uint32_t bond = at.bonds++;  // older bonds inside become part of it
  for (const ReportNumber member : at.campaigns[home].cluster.members) at.reports[member].bound = bond;
  return at.campaigns[home].id;
}

Result<Uuid> Linker::tie(std::span<const std::string> names) {
  State& at = *state_;
  std::vector<ReportNumber> tied;
  std::vector<std::uint32_t> rows;
  for (const std::string& name : names) {
    const auto found = at.by_id.find(name);
    if (found == at.by_id.end()) return error(ErrorCode::not_found, "no report {}", name);
    if (std::ranges::find(tied, found->second) != tied.end()) continue;
    tied.push_back(found->second);
    if (const std::uint32_t row = at.reports[found->second].campaign; std::ranges::find(rows, row) == rows.end()) rows.push_back(row);
  }
  if (tied.size() < 2) return error(ErrorCode::usage, "tying takes two reports or more");
  const std::uint32_t home = TRY(at.fuse_all(rows, ChangeKind::tied_by_analyst));
  if (rows.size() == 1) at.change(at.campaigns[home], ChangeKind::tied_by_analyst, names.front());
  // What was bound to one of them before is bound to all of them now.
  std::vector<std::uint32_t> older;
  for (const ReportNumber one : tied)
    if (at.reports[one].bound != no_number) older.push_back(at.reports[one].bound);
  const std::uint32_t bond = at.bonds++;
  for (const ReportNumber member : at.campaigns[home].cluster.members) {
    ReportRow& row = at.reports[member];
    if (std::ranges::find(tied, member) != tied.end() || std::ranges::find(older, row.bound) != older.end()) row.bound = bond;
  }
  return at.campaigns[home].id;
}

Result<Uuid> Linker::split(const Uuid& id, std::span<const std::string> names) {
  State& at = *state_;
  const auto found = at.by_campaign_id.find(id);
  if (found == at.by_campaign_id.end()) return error(ErrorCode::not_found, "no campaign {}", id.to_string());
  const std::uint32_t campaign = found->second;
  std::vector<ReportNumber> leaving;
  for (const std::string& name : names) {
    const auto report = at.by_id.find(name);
    if (report == at.by_id.end() || at.reports[report->second].campaign != campaign)
      return error(ErrorCode::not_found, "campaign {} has no report {}", id.to_string(), name);
    leaving.push_back(report->second);
  }
  std::ranges::sort(leaving);
  leaving.erase(std::unique(leaving.begin(), leaving.end()), leaving.end());
  if (leaving.empty() || leaving.size() == at.campaigns[campaign].cluster.members.size())
    return error(ErrorCode::usage, "a split leaves at least one report on either side");
  const std::uint32_t split = at.splits++;
  const std::uint32_t bond = at.bonds++;  // those who leave are one campaign, too; an older bond goes on holding those who stay
  for (const ReportNumber member : at.campaigns[campaign].cluster.members) {
    ReportRow& row = at.reports[member];
    const bool leaves = std::ranges::binary_search(leaving, member);
    row.sides.push_back({split, leaves ? 1u : 0u});
    if (leaves) row.bound = bond;
  }
  std::vector<ReportNumber> staying;
  for (const ReportNumber member : at.campaigns[campaign].cluster.members)
    if (!std::ranges::binary_search(leaving, member)) staying.push_back(member);
  at.campaigns[campaign].cluster = Cluster();
  for (const ReportNumber member : staying) at.place(member, campaign);
  const std::uint32_t fresh = at.found_campaign(leaving.front());
  for (const ReportNumber member : leaving) at.place(member, fresh);
  at.change(at.campaigns[campaign], ChangeKind::split_by_analyst, at.campaigns[fresh].id.to_string());
  at.campaigns[fresh].changes.push_back({1, ChangeKind::split_by_analyst, id.to_string()});
  return at.campaigns[fresh].id;
}

size_t Linker::reports() const { return state_->alive_reports; }
size_t Linker::values() const { return state_->values.size(); }
const StopLists& Linker::stops() const { return state_->stops; }

std::vector<Uuid> Linker::campaigns() const {
  std::vector<const CampaignRow*> rows;
  for (const CampaignRow& row : state_->campaigns)
    if (row.alive) rows.push_back(&row);
  std::ranges::sort(rows, {}, &CampaignRow::founded);
  std::vector<Uuid> out;
  out.reserve(rows.size());
  for (const CampaignRow* row : rows) out.push_back(row->id);
  return out;
}

std::optional<Uuid> Linker::campaign_of(std::string_view report) const {
  const auto found = state_->by_id.find(report);
  if (found == state_->by_id.end()) return {};
  return state_->campaigns[state_->reports[found->second].campaign].id;
}

std::optional<Uuid> Linker::successor_of(const Uuid& campaign) const {
  Uuid at = campaign;
  for (size_t steps = 0; steps <= state_->became.size(); ++steps) {
    if (state_->by_campaign_id.contains(at)) return at;
    const auto next = state_->became.find(at);
    if (next == state_->became.end() || next->second == at) return {};
    at = next->second;
  }
  return {};
}

Result<CampaignView> Linker::campaign(const Uuid& id) const {
  const auto found = state_->by_campaign_id.find(id);
  if (found == state_->by_campaign_id.end()) return error(ErrorCode::not_found, "no campaign {}", id.to_string());
  const CampaignRow& row = state_->campaigns[found->second];
  CampaignView view{row.id, row.version, {}, row.changes};
  std::vector<ReportNumber> members = row.cluster.members;
  std::ranges::sort(members);
  for (const ReportNumber member : members) view.reports.push_back(state_->reports[member].report.id);
  return view;
}

const Report* Linker::report(std::string_view id) const {
  const auto found = state_->by_id.find(id);
  return found == state_->by_id.end() ? nullptr : &state_->reports[found->second].report;
}

std::vector<Feature> Linker::features_of(std::string_view id) const {
  std::vector<Feature> out;
  const auto found = state_->by_id.find(id);
  if (found == state_->by_id.end()) return out;
  for (const ValueNumber value : state_->reports[found->second].values) {
    const FeatureType type = state_->values.type(value);
    if (type != FeatureType::text && type != FeatureType::fuzzy_hash) out.push_back({type, std::string(state_->values.text(value))});
  }
  for (const std::string& digest : state_->reports[found->second].digests) out.push_back({FeatureType::fuzzy_hash, digest});
  std::ranges::sort(out);
  return out;
}

std::vector<Link> Linker::links_of(std::string_view id) const {
  const State& at = *state_;
  std::vector<Link> out;
  const auto found = at.by_id.find(id);
  if (found == at.by_id.end()) return out;
  const ReportRow& row = at.reports[found->second];
  for (const KeptLink& kept : row.links) {
    const ReportRow& other = at.reports[kept.to];
    if (!other.alive) continue;
    const PairScore score = at.score_today(row, kept);
    Link link{row.report.id, other.report.id, score.total, score.holds, row.campaign == other.campaign, {}};
    const double days = at.days_between(row, other);
    for (const SharedValue& one : kept.shared) {
      const bool likeness = one.type == FeatureType::text || one.type == FeatureType::fuzzy_hash;
      link.evidence.push_back({one.type, likeness ? std::string() : std::string(at.values.text(one.value)),
                               at.values.weight(one.value) * age_factor(one.type, days) * static_cast<double>(one.likeness),
                               static_cast<double>(one.likeness), at.values.reports(one.value), at.values.campaigns(one.value)});
    }
    std::ranges::stable_sort(link.evidence, std::ranges::greater(), &Evidence::weight);
    out.push_back(std::move(link));
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &Link::score);
  return out;
}

}  // namespace sekimori::link
