#include "feature/share/campaign_book.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"
#include "engine/link/evidence_text.h"
#include "engine/link/graph_layout.h"
#include "engine/link/link_journal.h"
#include "engine/mask/pseudonym.h"
#include "feature/share/campaign_rights.h"
#include "feature/share/own_values.h"
#include "record/record_pages.h"

namespace sekimori::share {
namespace {

constexpr size_t most_links_shown = 500;
constexpr size_t heaviest_shown = 3;
constexpr std::uint64_t k_of_everybody = 5;  // across groups

std::string sequence_key(std::int64_t sequence) { return fmt::format("{:012}", sequence); }

void describe_act(const CampaignAct& act, record::Draft& draft) {
  draft.summary = Json::object({{"sequence", act.sequence}, {"act", name_of(act.kind)}});
  draft.keys = {{"sequence", sequence_key(act.sequence), record::Uniqueness::unique}};
  for (const std::string& report : act.reports) draft.keys.push_back({"report", report, record::Uniqueness::shared});
}

// Whether an analyst's word is about one of these reports.
bool concerns(const HistoricAct& one, const std::vector<std::string>& reports) {
  const auto among = [&](const std::string& report) { return std::ranges::find(reports, report) != reports.end(); };
  return among(one.act.stayed) || std::ranges::any_of(one.act.reports, among);
}

Json texts(std::span<const std::string> list) {
  Json out = Json::array();
  for (const std::string& one : list) out.push(one);
  return out;
}

// The first day of a month: a moment may be known to whoever was hit then.
Result<Instant> month_of(Instant time) {
  const Zone zone = Zone::tokyo();
  const Day day = zone.day_of(time);
  return zone.start_of(TRY(Day::from_date(day.year(), day.month(), 1)));
}

Json node_json(const link::InfrastructureNode& node) {
  return Json::object(
      {{"type", describe(node.type).name}, {"value", node.value}, {"reports", node.reports > 0 ? Json(node.reports) : Json()}});
}

// How many reports hold a value is not told: two values of one report, or a report of one's own, would be told apart by it.
constexpr std::uint64_t not_told = 0;

// What of the infrastructure stands in one of these texts, in an order that says nothing.
link::Infrastructure told_in(const link::Infrastructure& whole, const std::vector<const std::string*>& texts) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < whole.nodes.size(); ++i)
    if (std::ranges::any_of(texts, [&](const std::string* text) { return text->contains(whole.nodes[i].value); })) kept.push_back(i);
  std::ranges::sort(kept, {}, [&](std::size_t i) { return std::tie(whole.nodes[i].type, whole.nodes[i].value); });
  link::Infrastructure out;
  std::vector<std::optional<std::size_t>> place(whole.nodes.size());
  for (const std::size_t i : kept) {
    place[i] = out.nodes.size();
    out.nodes.push_back({whole.nodes[i].type, whole.nodes[i].value, not_told});
  }
  for (const link::InfrastructureEdge& edge : whole.edges)
    if (place[edge.a] && place[edge.b]) out.edges.push_back({*place[edge.a], *place[edge.b], not_told});
  std::ranges::sort(out.edges, {}, [](const link::InfrastructureEdge& edge) { return std::pair(edge.a, edge.b); });
  return out;
}

Result<void> leave_months(link::CampaignSummary& summary) {
  for (std::optional<Instant>* time : {&summary.first_seen, &summary.last_seen})
    if (*time) *time = TRY(month_of(**time));
  return {};
}

}  // namespace

// What an actor may know of campaigns.
struct CampaignBook::Sight {
  bool whole = false;  // the hub's people
  std::map<std::string, std::string, std::less<>>
      shares;  // of a member: number of a report -> bytes of the share in sight that tells of it
  std::uint64_t floor = campaign_floor;
};

CampaignBook::CampaignBook(CampaignParts parts, ReportBook& reports, MemberBook& members, SigBook& sigs)
    : parts_(std::move(parts)),
      reports_(reports),
      members_(members),
      sigs_(sigs),
      gate_(members),
      vault_(parts_.blobs, parts_.random, parts_.company_key),
      acts_(parts_.database, parts_.records, parts_.clock, parts_.random, std::string(campaign_kind), campaign_act_from_json,
            describe_act) {}

CampaignBook::~CampaignBook() = default;

bool CampaignBook::belongs(const HubReport& report) {
  return report.triage == Triage::targeted && !(report.consent && report.consent->withdrawn_at);
}

// Members are handed ids of campaigns; numbers of reports are easily tried. From the oldest key, which stays when keys are changed.
Result<Bytes> CampaignBook::id_key() const {
  const auto keys = TRY(parts_.company_key());
  Sha256 hash;
  hash.update(as_bytes("sekimori campaigns v1"));
  hash.update(keys.back().reveal());
  const Digest digest = hash.finish();
  return Bytes(digest.begin(), digest.end());
}

// The caller holds the mutex.
Result<void> CampaignBook::read_on() {
  const record::Actor system = record::Actor::system("link");
  std::vector<record::Version> fresh;
  TRY(parts_.database.read([&](sql::Transaction& tx) -> Result<void> {
    record::ListQuery query;
    query.kind = campaign_kind;
    if (history_.last() == 0) {
      fresh = TRY(record::all_records(tx, parts_.records, system, query));
      return {};
    }
    query.key = "sequence";
    for (std::int64_t next = history_.last() + 1;; ++next) {
      query.value = sequence_key(next);
      auto found = TRY(parts_.records.list(tx, system, query));
      if (found.empty()) return {};
      fresh.push_back(std::move(found.front()));
    }
  }));
  std::vector<HistoricAct> acts;
  for (record::Version& version : fresh)
    if (!version.body.is_null())
      acts.push_back({TRY(campaign_act_from_json(version.body)), std::move(version.author), std::move(version.reason)});
  std::ranges::sort(acts, {}, [](const HistoricAct& one) { return one.act.sequence; });
  for (HistoricAct& one : acts) history_.add(std::move(one));
  return {};
}

// The caller holds the mutex.
Result<void> CampaignBook::play(const HistoricAct& one) {
  const CampaignAct& act = one.act;
  Json line = Json::object({{"n", act.sequence}, {"act", name_of(act.kind)}});
  switch (act.kind) {
    case CampaignActKind::report:
      if (!act.sealed) return {};
      line.set("report", TRY(Json::parse(as_text(TRY(vault_.open(*act.sealed))))));
      break;
    case CampaignActKind::remove:
      if (act.reports.empty()) return {};
      line.set("report", act.reports.front());
      break;
    case CampaignActKind::merge:
    case CampaignActKind::split:
    case CampaignActKind::tie: line.set("reports", texts(act.reports)); break;
    case CampaignActKind::lift:
    case CampaignActKind::add_list:
    case CampaignActKind::remove_list:
    case CampaignActKind::catalogue: return {};
  }
  // A report whose traits were erased is no longer there to leave or to be parted.
  if (auto played = link::play_line(*linker_, line.dump(), static_cast<std::uint64_t>(act.sequence));
      !played && played.error().code != ErrorCode::not_found)
    return std::unexpected(std::move(played).error());
  return {};
}

// The caller holds the mutex.
Result<void> CampaignBook::catch_up() {
  TRY(read_on());
  if (linker_ && turned_ != history_.turned()) linker_.reset();
  if (!linker_) {
    link::LinkRules rules;
    rules.id_key = TRY(id_key());
    linker_ = std::make_unique<link::Linker>(TRY(lists_in_force()), rules);
    played_ = 0;
    turned_ = history_.turned();
  }
  const std::span<const HistoricAct> acts = history_.acts();
  const auto first = std::ranges::upper_bound(acts, played_, {}, [](const HistoricAct& one) { return one.act.sequence; });
  for (const HistoricAct& one : std::ranges::subrange(first, acts.end())) {
    if (history_.counts(one.act))
      if (auto played = play(one); !played) {
        linker_.reset();
        return std::unexpected(std::move(played).error().at(fmt::format("{} {}", campaign_kind, one.act.sequence)));
      }
    played_ = one.act.sequence;
  }
  return {};
}

// The caller holds the mutex and has done the act to the linker, if it is done to it; what cannot be kept has not happened.
Result<void> CampaignBook::write(const record::Actor& actor, CampaignAct act, std::string_view reason) {
  act.sequence = history_.last() + 1;
  act.at = parts_.clock.now();
  auto kept = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(acts_.create(tx, actor, act, reason, {}, std::string(action_of(act.kind))));
    return {};
  });
  if (!kept) {
    linker_.reset();
    return kept;
  }
  if (linker_ && played_ == history_.last()) played_ = act.sequence;
  history_.add({std::move(act), actor.account, std::string(reason)});
  return {};
}

Result<bool> CampaignBook::knows(std::string_view report) {
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  return linker_->campaign_of(report).has_value();
}

Result<Uuid> CampaignBook::add(const record::Actor& actor, link::Report traits) {
  const KnownReport known = TRY(reports_.find(actor, traits.id));
  if (!belongs(known.value)) return error(ErrorCode::conflict, "{} is not triaged as targeted, or its consent was withdrawn", traits.id);
  if (TRY(knows(traits.id))) return error(ErrorCode::conflict, "{} is linked already", traits.id);
  TRY(OwnValues::of(TRY(members_.list(record::Actor::system("link"))))).leave_out(traits.features);
  // Nothing that was reported happened later than the report, whatever a header says.
  if (!traits.time || traits.time->nanoseconds > known.value.received_at.nanoseconds + nanoseconds_per_day)
    traits.time = known.value.received_at;
  traits.member = known.value.member;
  traits.industry.clear();
  if (!known.value.member.empty()) {
    const Member member = TRY(members_.find(record::Actor::system("link"), known.value.member)).value;
    if (!member.sigs.empty()) traits.industry = member.sigs.front();
  }
  CampaignAct act;
  act.kind = CampaignActKind::report;
  act.reports = {traits.id};
  act.sealed = TRY(vault_.keep(as_bytes(to_json(traits).dump())));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  if (linker_->campaign_of(traits.id)) return error(ErrorCode::conflict, "{} is linked already", traits.id);
  TRY(linker_->add(traits));
  TRY(write(actor, std::move(act), "linked"));
  return *linker_->campaign_of(traits.id);
}

Result<void> CampaignBook::remove(const record::Actor& actor, std::string_view report, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of campaigns needs a reason");
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  if (!linker_->campaign_of(report)) return error(ErrorCode::not_found, "{} takes no part in linking", report);
  TRY(linker_->remove(report));
  CampaignAct act;
  act.kind = CampaignActKind::remove;
  act.reports = {std::string(report)};
  return write(actor, std::move(act), reason);
}

Result<Uuid> CampaignBook::merge(const record::Actor& actor, std::span<const Uuid> campaigns, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  CampaignAct act;
  act.kind = CampaignActKind::merge;
  for (const Uuid& one : campaigns) act.reports.push_back(TRY(linker_->campaign(one)).reports.front());
  const Uuid into = TRY(linker_->merge(campaigns));
  TRY(write(actor, std::move(act), reason));
  return into;
}

Result<Uuid> CampaignBook::split(const record::Actor& actor, const Uuid& campaign, std::span<const std::string> reports,
                                 std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  const std::vector<std::string> before = TRY(linker_->campaign(campaign)).reports;
  const Uuid fresh = TRY(linker_->split(campaign, reports));
  CampaignAct act;
  act.kind = CampaignActKind::split;
  const auto stayed =
      std::ranges::find_if(before, [&](const std::string& one) { return std::ranges::find(reports, one) == reports.end(); });
  if (stayed != before.end()) act.stayed = *stayed;
  act.reports.assign(reports.begin(), reports.end());
  TRY(write(actor, std::move(act), reason));
  return fresh;
}

Result<Uuid> CampaignBook::tie(const record::Actor& actor, std::span<const std::string> reports, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  const Uuid into = TRY(linker_->tie(reports));
  CampaignAct act;
  act.kind = CampaignActKind::tie;
  act.reports.assign(reports.begin(), reports.end());
  TRY(write(actor, std::move(act), reason));
  return into;
}

// The caller holds the mutex.
Json CampaignBook::constraint_json(const HistoricAct& one) const {
  std::set<Uuid> now;
  for (const std::string& report : one.act.reports)
    if (const auto campaign = linker_->campaign_of(report)) now.insert(*campaign);
  Json campaigns = Json::array();
  for (const Uuid& id : now) campaigns.push(id.to_string());
  Json lifted;
  if (const HistoricAct* lift = history_.lift_of(one.act.sequence); lift != nullptr)
    lifted = Json::object({{"by", lift->by}, {"reason", lift->reason}, {"at", lift->act.at.to_rfc3339()}});
  return Json::object({{"number", one.act.sequence},
                       {"kind", name_of(one.act.kind)},
                       {"reports", texts(one.act.reports)},
                       {"stayed", one.act.stayed},
                       {"campaigns", std::move(campaigns)},
                       {"by", one.by},
                       {"reason", one.reason},
                       {"at", one.act.at.to_rfc3339()},
                       {"lifted", std::move(lifted)}});
}

Result<std::vector<Json>> CampaignBook::constraints(const record::Actor& actor) {
  TRY(check_of_the_hub(actor));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  std::vector<Json> out;
  for (const HistoricAct* one : history_.constraints()) out.push_back(constraint_json(*one));
  return out;
}

Result<Json> CampaignBook::lift(const record::Actor& actor, std::int64_t number, std::string_view reason) {
  TRY(check_may_change(actor, reason));
  const std::lock_guard lock(mutex_);
  TRY(read_on());
  const HistoricAct* const said = history_.find(number);
  if (said == nullptr || !is_constraint(said->act.kind))
    return error(ErrorCode::not_found, "no word of an analyst has the number {}", number);
  if (history_.lift_of(number) != nullptr) return error(ErrorCode::conflict, "what was said as number {} is lifted already", number);
  CampaignAct act;
  act.kind = CampaignActKind::lift;
  act.lifts = number;
  act.reports = said->act.reports;
  TRY(write(actor, std::move(act), reason));
  TRY(catch_up());
  return constraint_json(*history_.find(number));
}

// Whose roles reach every campaign sees all of it; a member's people see what their shares tell.
Result<CampaignBook::Sight> CampaignBook::sight_of(const record::Actor& actor) {
  Sight sight;
  const record::Reach reach = record::Permissions::standard().reach_of(actor, record::Verb::read, campaign_kind);
  if (actor.is_system || reach.any) {
    sight.whole = true;
    return sight;
  }
  if (reach.nothing())
    TRY(record::Permissions::standard().check(actor, record::Verb::read, {.kind = std::string(campaign_kind), .id = ""}));
  std::vector<KnownShare> shares = TRY(reports_.shares(actor));
  std::erase_if(shares, [](const KnownShare& share) { return share.value.recalled_at.has_value(); });
  sight.shares = TRY(told_by(shares));
  for (const KnownShare& share : shares) {
    const bool everybody = share.value.audience == mask::across_audience || reaches_everybody(share.value.tlp);
    const std::int64_t k = everybody ? static_cast<std::int64_t>(k_of_everybody)
                                     : TRY(sigs_.find(record::Actor::system("link"), share.value.audience)).value.k;
    sight.floor = std::max(sight.floor, static_cast<std::uint64_t>(k) + 1);
  }
  return sight;
}

Result<std::map<std::string, std::string, std::less<>>> CampaignBook::told_by(const std::vector<KnownShare>& shares) {
  const record::Actor system = record::Actor::system("link");
  std::map<std::string, std::string, std::less<>> bytes, out;
  for (const KnownShare& share : shares)
    if (!share.value.recalled_at) bytes.emplace(share.value.number, TRY(reports_.share_bytes(system, share.value.number)));
  if (bytes.empty()) return out;
  for (const KnownReport& report : TRY(reports_.list(system)))
    if (const auto told = bytes.find(report.value.share); told != bytes.end()) out.emplace(report.value.number, told->second);
  return out;
}

// The caller holds the mutex. not_found: there is none, or the actor may not know of it.
Result<link::CampaignSummary> CampaignBook::seen(const Sight& sight, const Uuid& id) {
  link::CampaignSummary summary = TRY(link::summarise(*linker_, id, sight.floor));
  if (sight.whole) return summary;
  std::vector<const std::string*> told;
  for (const std::string& report : TRY(linker_->campaign(id)).reports)
    if (const auto found = sight.shares.find(report); found != sight.shares.end()) told.push_back(&found->second);
  if (told.empty() || !summary.members) return error(ErrorCode::not_found, "no campaign {} in sight", id.to_string());
  // What no share says was not agreed to: it may be somebody's name.
  summary.infrastructure = told_in(summary.infrastructure, told);
  summary.related.clear();
  summary.changes.clear();
  TRY(leave_months(summary));
  return summary;
}

Result<std::vector<Uuid>> CampaignBook::list(const record::Actor& actor, std::uint64_t least_reports) {
  const Sight sight = TRY(sight_of(actor));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  std::vector<Uuid> out;
  for (const Uuid& id : linker_->campaigns()) {
    const link::CampaignView view = TRY(linker_->campaign(id));
    if (view.reports.size() < least_reports) continue;
    if (!sight.whole) {
      if (std::ranges::none_of(view.reports, [&](const std::string& report) { return sight.shares.contains(report); })) continue;
      std::set<std::string> members;
      for (const std::string& report : view.reports)
        if (const std::string& member = linker_->report(report)->member; !member.empty()) members.insert(member);
      if (members.size() < sight.floor) continue;
    }
    out.push_back(id);
  }
  return out;
}

Result<std::vector<Json>> CampaignBook::rows(const record::Actor& actor, std::span<const Uuid> ids) {
  const Sight sight = TRY(sight_of(actor));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  std::vector<Json> out;
  for (const Uuid& id : ids) {
    const link::CampaignSummary summary = TRY(seen(sight, id));
    const Json whole = to_json(summary);
    Json row = Json::object();
    for (const std::string_view member : {"campaign", "version", "reports", "members", "members_floor", "first_seen", "last_seen"})
      row.set(member, whole[member]);
    Json heaviest = Json::array();
    for (size_t i = 0; i < summary.infrastructure.nodes.size() && i < heaviest_shown; ++i)
      heaviest.push(node_json(summary.infrastructure.nodes[i]));
    row.set("heaviest", std::move(heaviest));
    row.set("related", summary.related.size());
    out.push_back(std::move(row));
  }
  return out;
}

Result<Json> CampaignBook::row(const record::Actor& actor, const Uuid& id) { return TRY(rows(actor, std::span(&id, 1))).front(); }

// The caller holds the mutex. A member is told of vulnerabilities that its shares tell, and whether its own groups are exposed.
Result<Json> CampaignBook::exposures_of(const record::Actor& actor, const Sight& sight, const Uuid& id) {
  Json out = Json::array();
  std::vector<std::string> named = link::vulnerabilities_of(*linker_, id);
  if (!sight.whole) {
    const std::vector<std::string> reports = TRY(linker_->campaign(id)).reports;
    std::erase_if(named, [&](const std::string& one) {
      return std::ranges::none_of(reports, [&](const std::string& report) {
        const auto told = sight.shares.find(report);
        return told != sight.shares.end() && told->second.contains(one);
      });
    });
  }
  if (named.empty()) return out;
  const model::ExploitedCatalogue* const known = TRY(exploited());
  if (known == nullptr) return out;
  for (link::Exposure& one : link::exposures(named, *known, TRY(devices_listed()), sight.floor)) {
    if (!sight.whole)
      std::erase_if(one.classes, [&](const link::ExposedClass& group) {
        return !group.members || std::ranges::find(actor.groups, group_of_sig(group.industry)) == actor.groups.end();
      });
    out.push(to_json(one, sight.floor));
  }
  return out;
}

Result<Json> CampaignBook::show(const record::Actor& actor, const Uuid& id, Language language) {
  const Sight sight = TRY(sight_of(actor));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  const link::CampaignSummary summary = TRY(seen(sight, id));
  Json out = to_json(summary);
  const std::vector<link::Place> places = link::lay_out(summary.infrastructure);
  Json nodes = Json::array();
  for (size_t i = 0; i < places.size(); ++i)
    nodes.push(node_json(summary.infrastructure.nodes[i]).set("x", places[i].x).set("y", places[i].y));
  Json graph = out["infrastructure"];
  graph.set("nodes", std::move(nodes));
  if (!sight.whole) {
    Json edges = Json::array();
    for (const link::InfrastructureEdge& edge : summary.infrastructure.edges)
      edges.push(Json::object({{"a", edge.a}, {"b", edge.b}, {"reports", Json()}}));
    graph.set("edges", std::move(edges));
  }
  out.set("infrastructure", std::move(graph));
  out.set("sight", sight.whole ? "whole" : "shared");
  out.set("exposures", TRY(exposures_of(actor, sight, id)));
  out.set("replayed", history_.turned());
  Json links = Json::array(), reports = Json::array(), said = Json::array();
  if (sight.whole) {
    const auto numbers = TRY(linker_->campaign(id)).reports;
    for (const std::string& number : numbers) {
      const link::Report* const report = linker_->report(number);
      reports.push(Json::object({{"number", number},
                                 {"time", report->time ? Json(report->time->to_rfc3339()) : Json()},
                                 {"member", report->member},
                                 {"sig", report->industry}}));
    }
    // The latest first: they are what an analyst looks at.
    for (auto number = numbers.rbegin(); number != numbers.rend() && links.items().size() < most_links_shown; ++number)
      for (const link::Link& one : linker_->links_of(*number)) links.push(link::to_json(one, language));
    for (const HistoricAct* one : history_.constraints())
      if (history_.counts(one->act) && concerns(*one, numbers)) said.push(constraint_json(*one));
  }
  out.set("reported", std::move(reports));
  out.set("links", std::move(links));
  out.set("constraints", std::move(said));
  return out;
}

Result<mask::Masked<Json>> CampaignBook::stix(const record::Actor& actor, const Uuid& id) {
  TRY(record::Permissions::standard().check(actor, record::Verb::export_, {.kind = std::string(campaign_kind), .id = id.to_string()}));
  const auto told = TRY(told_by(TRY(reports_.shares(record::Actor::system("link")))));
  Json bundle;
  {
    const std::lock_guard lock(mutex_);
    TRY(catch_up());
    link::CampaignSummary summary = TRY(link::summarise(*linker_, id, k_of_everybody + 1));
    std::vector<const std::string*> texts;
    for (const std::string& report : TRY(linker_->campaign(id)).reports)
      if (const auto found = told.find(report); found != told.end()) texts.push_back(&found->second);
    summary.infrastructure = told_in(summary.infrastructure, texts);
    TRY(leave_months(summary));
    bundle = link::stix_bundle(summary, parts_.clock.now());
  }
  return gate_.admit(std::move(bundle));
}

Result<std::optional<Uuid>> CampaignBook::campaign_of(const record::Actor& actor, std::string_view report) {
  if (!TRY(sight_of(actor)).whole) return std::optional<Uuid>();
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  return linker_->campaign_of(report);
}

}  // namespace sekimori::share
