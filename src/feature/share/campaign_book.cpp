#include "feature/share/campaign_book.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/digest.h"
#include "base/text.h"
#include "engine/link/evidence_text.h"
#include "engine/link/graph_layout.h"
#include "engine/link/link_journal.h"
#include "engine/mask/pseudonym.h"
#include "feature/share/own_values.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 4> act_names = {"report", "remove", "merge", "split"};
constexpr std::array<std::string_view, 4> action_names = {"hub_campaign.link", "hub_campaign.unlink", "hub_campaign.merge",
                                                          "hub_campaign.split"};
constexpr size_t most_links_shown = 500;
constexpr std::string_view catalogue_name = "known_exploited.json";
constexpr size_t heaviest_shown = 3;
constexpr std::uint64_t k_of_everybody = 5;  // across groups

std::string sequence_key(std::int64_t sequence) { return fmt::format("{:012}", sequence); }

void describe_act(const CampaignAct& act, record::Draft& draft) {
  draft.summary = Json::object({{"sequence", act.sequence}, {"act", name_of(act.kind)}});
  draft.keys = {{"sequence", sequence_key(act.sequence), record::Uniqueness::unique}};
  for (const std::string& report : act.reports) draft.keys.push_back({"report", report, record::Uniqueness::shared});
}

Json texts(std::span<const std::string> list) {
  Json out = Json::array();
  for (const std::string& one : list) out.push(one);
  return out;
}

Result<void> check_reason(std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of campaigns needs a reason");
  return {};
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

std::string_view name_of(CampaignActKind kind) { return act_names[static_cast<std::size_t>(kind)]; }

Json to_json(const CampaignAct& act) {
  Json out = Json::object({{"sequence", act.sequence}, {"act", name_of(act.kind)}, {"reports", texts(act.reports)}});
  if (act.traits)
    out.set(
        "traits",
        Json::object({{"blob", act.traits->blob}, {"key", act.traits->key}, {"sha256", act.traits->sha256}, {"bytes", act.traits->bytes}}));
  out.set("at", act.at.to_rfc3339());
  return out;
}

Result<CampaignAct> campaign_act_from_json(const Json& json) {
  CampaignAct out;
  out.sequence = json["sequence"].integer_or(0);
  TRY(model::read_named(json, "act", act_names, out.kind));
  TRY(model::read_texts(json, "reports", out.reports));
  if (const Json& traits = json["traits"]; traits.is_object()) {
    SealedOriginal sealed;
    TRY(model::read_text(traits, "blob", sealed.blob));
    TRY(model::read_text(traits, "key", sealed.key));
    TRY(model::read_text(traits, "sha256", sealed.sha256));
    sealed.bytes = traits["bytes"].integer_or(0);
    out.traits = std::move(sealed);
  }
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

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

Result<void> CampaignBook::leave_out_stopped(std::vector<link::Feature>& features) {
  TRY(OwnValues::of(TRY(members_.list(record::Actor::system("link"))))).leave_out(features);
  const std::lock_guard lock(mutex_);
  if (!outside_) {
    const Path folder = parts_.knowledge / "stop-lists";
    outside_ = parts_.files.exists(folder) ? TRY(link::StopLists::load(parts_.files, folder)) : link::StopLists();
  }
  std::erase_if(features, [&](const link::Feature& one) { return outside_->judge(one).ground == link::Ground::stopped; });
  return {};
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
Result<void> CampaignBook::catch_up() {
  const record::Actor system = record::Actor::system("link");
  std::vector<record::KeptRecord<CampaignAct>> fresh;
  if (!linker_) {
    link::LinkRules rules;
    rules.id_key = TRY(id_key());
    linker_ = std::make_unique<link::Linker>(link::StopLists(), rules);
    played_ = 0;
    fresh = TRY(acts_.list(system));
    std::ranges::sort(fresh, {}, [](const auto& one) { return one.value.sequence; });
  } else {
    while (true) {
      auto next = TRY(acts_.find_by(system, "sequence", sequence_key(played_ + 1 + static_cast<std::int64_t>(fresh.size()))));
      if (!next) break;
      fresh.push_back(*std::move(next));
    }
  }
  for (const auto& kept : fresh) {
    const CampaignAct& act = kept.value;
    Json line = Json::object({{"n", act.sequence}, {"act", name_of(act.kind)}});
    if (act.kind == CampaignActKind::report && act.traits) line.set("report", TRY(Json::parse(as_text(TRY(vault_.open(*act.traits))))));
    else if (act.kind == CampaignActKind::remove && !act.reports.empty()) line.set("report", act.reports.front());
    else line.set("reports", texts(act.reports));
    auto played = link::play_line(*linker_, line.dump(), static_cast<std::uint64_t>(act.sequence));
    // A report whose traits were erased is no longer there to leave or to be parted.
    if (!played && played.error().code != ErrorCode::not_found) {
      linker_.reset();
      return std::unexpected(std::move(played).error().at(fmt::format("{} {}", campaign_kind, act.sequence)));
    }
    played_ = act.sequence;
  }
  return {};
}

// The caller holds the mutex and has done the act to the linker; what cannot be kept has not happened.
Result<void> CampaignBook::write(const record::Actor& actor, CampaignAct act, std::string_view reason) {
  act.sequence = played_ + 1;
  act.at = parts_.clock.now();
  auto kept = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(acts_.create(tx, actor, act, reason, {}, std::string(action_names[static_cast<std::size_t>(act.kind)])));
    return {};
  });
  if (!kept) {
    linker_.reset();
    return kept;
  }
  ++played_;
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
  TRY(leave_out_stopped(traits.features));
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
  act.traits = TRY(vault_.keep(as_bytes(to_json(traits).dump())));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  if (linker_->campaign_of(traits.id)) return error(ErrorCode::conflict, "{} is linked already", traits.id);
  TRY(linker_->add(traits));
  TRY(write(actor, std::move(act), "linked"));
  return *linker_->campaign_of(traits.id);
}

Result<void> CampaignBook::remove(const record::Actor& actor, std::string_view report, std::string_view reason) {
  TRY(check_reason(reason));
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
  TRY(check_reason(reason));
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(campaign_kind), .id = ""}));
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
  TRY(check_reason(reason));
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(campaign_kind), .id = ""}));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  const Uuid fresh = TRY(linker_->split(campaign, reports));
  CampaignAct act;
  act.kind = CampaignActKind::split;
  act.reports.assign(reports.begin(), reports.end());
  TRY(write(actor, std::move(act), reason));
  return fresh;
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
  const Path catalogue = parts_.knowledge / catalogue_name, table = parts_.knowledge / "devices.csv";
  if (!parts_.files.exists(catalogue)) return out;
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
  const auto known = TRY(link::KnownExploited::parse(TRY(parts_.files.read_text(catalogue))));
  std::vector<link::DeviceRow> devices;
  if (parts_.files.exists(table)) devices = TRY(link::read_devices(TRY(parts_.files.read_text(table)), table.string()));
  for (const KnownMember& member : TRY(members_.list(record::Actor::system("link"))))
    if (member.value.state == MemberState::active)
      for (const MemberDevice& device : member.value.devices)
        for (const std::string& sig : member.value.sigs) devices.push_back({member.value.number, sig, device.vendor, device.product});
  for (link::Exposure& one : link::exposures(named, known, devices, sight.floor)) {
    if (!sight.whole)
      std::erase_if(one.classes, [&](const link::ExposedClass& group) {
        return !group.members || std::ranges::find(actor.groups, group_of_sig(group.industry)) == actor.groups.end();
      });
    out.push(to_json(one, sight.floor));
  }
  return out;
}

Result<std::size_t> CampaignBook::take_catalogue(const record::Actor& actor, std::string_view json) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(campaign_kind), .id = ""}));
  const auto known = TRY(link::KnownExploited::parse(json));
  const std::lock_guard lock(mutex_);
  TRY(parts_.files.make_directories(parts_.knowledge, 0700));
  TRY(parts_.files.replace(parts_.knowledge / catalogue_name, as_bytes(json), Durable::yes, 0600));
  return known.size();
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
  Json links = Json::array(), reports = Json::array();
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
  }
  out.set("reported", std::move(reports));
  out.set("links", std::move(links));
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

Result<std::uint32_t> CampaignBook::version_of(const record::Actor& actor, const Uuid& id) {
  const Sight sight = TRY(sight_of(actor));
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  return TRY(seen(sight, id)).version;
}

Result<std::optional<Uuid>> CampaignBook::campaign_of(const record::Actor& actor, std::string_view report) {
  if (!TRY(sight_of(actor)).whole) return std::optional<Uuid>();
  const std::lock_guard lock(mutex_);
  TRY(catch_up());
  return linker_->campaign_of(report);
}

}  // namespace sekimori::share
