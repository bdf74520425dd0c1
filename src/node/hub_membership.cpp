#include "node/hub_membership.h"

#include "feature/respond/case_book.h"
#include "feature/respond/respond_parts.h"
#include "feature/respond/technique_report.h"
#include "feature/share/transfer.h"
#include "feature/share/warning_report.h"
#include "feature/watch/alert_book.h"

namespace sekimori::node {
namespace {

constexpr std::string_view received_root = "received";

record::Actor program() { return record::Actor::system("hub"); }

const detect::RuleSet& rules() {
  static const detect::RuleSet own = detect::own_rules();
  return own;
}

share::ReportToSend to_send(respond::TechniqueReport&& report, std::string about) {
  return {.kind = std::string(share::name_of(share::ReportKind::insider_leak)),
          .title = std::move(report.title),
          .file_name = "report.txt",
          .content = std::move(report.text),
          .about = std::move(about)};
}

// Where a collection of the hub is kept here. Its readers are nobody: members' people see warnings, not objects.
Result<share::Collection> kept_collection(Node& node, const share::HubLink& link, const model::HubCollection& remote) {
  const std::string alias = fmt::format("{}-{}", link.name, remote.id.substr(0, 8));
  if (auto known = TRY(node.collections().find(program(), fmt::format("{}/{}", received_root, alias)))) return *std::move(known);
  share::Collection made;
  made.root = received_root;
  made.alias = alias;
  made.title = remote.title.empty() ? alias : remote.title;
  return node.collections().add(program(), std::move(made), fmt::format("received from {}", link.name));
}

}  // namespace

Json to_json(const FetchSummary& summary) {
  Json fresh = Json::array(), seen = Json::array();
  for (const std::string& number : summary.fresh) fresh.push(number);
  for (const std::string& number : summary.seen) seen.push(number);
  return Json::object(
      {{"collections", summary.collections}, {"objects", summary.objects}, {"fresh", std::move(fresh)}, {"seen", std::move(seen)}});
}

Result<std::unique_ptr<model::HubDesk>> HubMembership::desk(const share::HubLink& link, Language language) {
  return open_hub_(
      {.address = link.address, .token = TRY(node_.share().links.token(link)), .authorities = link.authorities, .language = language});
}

Result<share::KnownHubLink> HubMembership::try_link(const web::HubAsker& asker, std::string_view hub) {
  const auto link = TRY(node_.share().links.find(asker.actor, hub));
  const auto open = TRY(desk(link.value, asker.language));
  const model::HubTrial trial = TRY(open->try_out(link.value.member));
  return node_.share().links.note_trial(asker.actor, hub, share::trial_of(trial, node_.seams().clock.now()));
}

Result<Json> HubMembership::unlink(const record::Actor& actor, std::string_view hub, std::string_view reason) {
  const auto link = TRY(node_.share().links.find(actor, hub));
  TRY(node_.share().links.remove(actor, hub, reason));
  // Counts alone: whoever looks after the way need not be one who reads reports.
  std::int64_t sent = 0, open = 0, agreed = 0, warnings = 0, watched = 0;
  for (const share::KnownSentReport& known : TRY(node_.share().sent.list(program()))) {
    if (known.value.hub != hub) continue;
    ++sent;
    if (!known.value.settled()) ++open;
    if (!known.value.consented.empty() && known.value.state != "recalled") ++agreed;
  }
  const Day today = node_.zone().day_of(node_.seams().clock.now());
  for (const share::KnownWarning& known : TRY(node_.share().warnings->list(program()))) {
    if (known.value.hub != hub) continue;
    ++warnings;
    if (known.value.watched_until && today <= *known.value.watched_until && known.value.state != share::WarningState::recalled) ++watched;
  }
  return Json::object(
      {{"hub", link.value.name},
       {"address", link.value.address},
       {"member", link.value.member},
       {"stays",
        Json::object(
            {{"sent_reports", sent}, {"open_reports", open}, {"consents", agreed}, {"warnings", warnings}, {"watched", watched}})}});
}

Result<share::ReportToSend> HubMembership::report_of_case(const record::Actor& actor, std::string_view number, std::string_view note) {
  const respond::KnownCase known = TRY(node_.cases().find(actor, number));
  std::vector<model::Alert> alerts;
  for (auto& [id, alert] : TRY(node_.cases().alerts(actor, known))) alerts.push_back(std::move(alert));
  return to_send(
      respond::technique_report({.trigger = known.facts.trigger, .hosts = TRY(respond::hosts_to_tell(alerts, node_.respond().events))},
                                alerts, rules(), note),
      fmt::format("case {}", known.facts.number));
}

Result<share::ReportToSend> HubMembership::report_of_alert(const record::Actor& actor, std::string_view id, std::string_view note) {
  const auto known = TRY(node_.alerts().find(actor, id));
  if (!known) return error(ErrorCode::not_found, "no alert {} in sight", id);
  return to_send(respond::technique_report({.trigger = {}, .hosts = TRY(respond::hosts_to_tell({known->alert}, node_.respond().events))},
                                           {known->alert}, rules(), note),
                 fmt::format("alert {}", id));
}

Result<share::ReportToSend> HubMembership::report_of_warning(const record::Actor& actor, std::string_view number, std::string_view note) {
  return share::report_of_met(TRY(node_.share().warnings->find(actor, number)).value, note);
}

Result<share::KnownSentReport> HubMembership::send(const web::HubAsker& asker, std::string_view hub, const share::ReportToSend& report) {
  const auto link = TRY(node_.share().links.find(program(), hub));
  const auto open = TRY(desk(link.value, asker.language));
  return node_.share().sent.send(asker.actor, *open, link.value, report);
}

Result<share::KnownSentReport> HubMembership::follow(const web::HubAsker& asker, std::string_view report) {
  const auto known = TRY(node_.share().sent.find(asker.actor, report));
  const auto open = TRY(desk(TRY(node_.share().links.find(program(), known.value.hub)).value, asker.language));
  return node_.share().sent.follow(asker.actor, *open, report);
}

Result<std::string> HubMembership::draft(const web::HubAsker& asker, std::string_view report) {
  const auto known = TRY(node_.share().sent.find(asker.actor, report));
  const auto open = TRY(desk(TRY(node_.share().links.find(program(), known.value.hub)).value, asker.language));
  return node_.share().sent.draft(asker.actor, *open, report);
}

Result<share::KnownSentReport> HubMembership::consent(const web::HubAsker& asker, std::string_view report, const std::string& sha256,
                                                      const std::string& until, const std::string& note) {
  const auto known = TRY(node_.share().sent.find(asker.actor, report));
  const auto open = TRY(desk(TRY(node_.share().links.find(program(), known.value.hub)).value, asker.language));
  return node_.share().sent.consent(asker.actor, *open, report, sha256, until, note);
}

Result<share::KnownSentReport> HubMembership::withdraw(const web::HubAsker& asker, std::string_view report, const std::string& reason) {
  const auto known = TRY(node_.share().sent.find(asker.actor, report));
  const auto open = TRY(desk(TRY(node_.share().links.find(program(), known.value.hub)).value, asker.language));
  return node_.share().sent.withdraw(asker.actor, *open, report, reason);
}

Result<FetchSummary> HubMembership::fetch(const web::HubAsker& asker, std::string_view hub) {
  TRY(record::Permissions::standard().check(asker.actor, record::Verb::update, {.kind = "warning", .id = ""}));
  const auto link = TRY(node_.share().links.find(program(), hub));
  const auto open = TRY(desk(link.value, asker.language));
  FetchSummary out;
  TRY(follow_open(*open, hub));
  share::Transfers transfers(node_.database(), node_.exchange(), node_.seams().clock);
  for (const model::HubCollection& remote : TRY(open->collections())) {
    if (!remote.can_read) continue;
    const share::Collection kept = TRY(kept_collection(node_, link.value, remote));
    const auto from = TRY(open_remote_({.address = remote.address,
                                        .token = TRY(node_.share().links.token(link.value)),
                                        .authorities = link.value.authorities,
                                        .language = asker.language}));
    const share::TransferSummary moved = TRY(transfers.pull(program(), *from, kept));
    out.objects += moved.objects;
    ++out.collections;
    for (std::string& number : TRY(node_.share().warnings->take(hub, kept))) out.fresh.push_back(std::move(number));
  }
  // What a hub itself passes on to its members follows what came: recalls before all.
  const share::Followed followed = TRY(node_.share().relay->follow());
  for (const std::string& trouble : followed.troubles)
    if (node_.seams().trace != nullptr) node_.seams().trace->write(TraceLevel::warning, "hub.not_passed_on", {{"error", trouble}});
  // Not only what came just now: an earlier round may have ended between coming and looking.
  const std::vector<std::string> waiting = TRY(node_.share().warnings->waiting(hub));
  if (waiting.empty()) return out;
  for (const share::KnownWarning& one : TRY(look_back(asker.actor, waiting)))
    if (one.value.own_report.empty() && one.value.looked && one.value.looked->seen()) out.seen.push_back(one.value.number);
  return out;
}

// Which shares are made of our own reports is known before the warnings come.
Result<void> HubMembership::follow_open(model::HubDesk& desk, std::string_view hub) {
  for (const share::KnownSentReport& known : TRY(node_.share().sent.list(program()))) {
    if (known.value.hub != hub || known.value.settled()) continue;
    const auto told = node_.share().sent.follow(program(), desk, known.value.number);
    // One that the hub does not show any more holds up no warning.
    if (!told && told.error().code == ErrorCode::unreachable) return std::unexpected(told.error());
  }
  return {};
}

Result<share::MetHere> HubMembership::alerts_by(const std::string& technique) {
  share::MetHere out;
  for (const watch::KnownAlert& known : TRY(node_.alerts().list(program()))) {
    bool rests = false;
    for (const model::AlertFactor& factor : known.alert.factors)
      for (const std::string& one : respond::techniques_of(factor.name, rules()))
        if (one == technique || one.starts_with(technique + ".")) rests = true;
    if (!rests) continue;
    ++out.events;
    if (!out.first || known.alert.first < *out.first) out.first = known.alert.first;
    if (!out.last || *out.last < known.alert.last) out.last = known.alert.last;
  }
  return out;
}

Result<std::vector<share::KnownWarning>> HubMembership::look_back(const record::Actor& actor, const std::vector<std::string>& numbers) {
  return node_.share().warnings->look_back(actor, numbers, node_.respond().events,
                                           [this](const std::string& technique) { return alerts_by(technique); });
}

Result<share::KnownWarning> HubMembership::answer(const web::HubAsker& asker, std::string_view number,
                                                  std::optional<share::SightingOutcome> outcome) {
  TRY(record::Permissions::standard().check(asker.actor, record::Verb::update, {.kind = "warning", .id = ""}));
  const share::KnownWarning known = TRY(node_.share().warnings->find(asker.actor, number));
  if (known.value.share.empty()) return error(ErrorCode::conflict, "{} came without a number of a share; its hub takes no answer", number);
  if (!known.value.own_report.empty())
    return error(ErrorCode::conflict, "{} was made of our own report {}; it needs no answer", number, known.value.own_report);
  if (!outcome && !known.value.looked) return error(ErrorCode::conflict, "{}: nobody has looked back for it yet", number);
  share::Sighting sighting;
  sighting.outcome = outcome.value_or(known.value.seen() ? share::SightingOutcome::seen : share::SightingOutcome::not_seen);
  if (sighting.outcome == share::SightingOutcome::seen && known.value.looked)
    for (const share::MetHere& met : known.value.looked->met) {
      sighting.count += met.events;
      if (met.first) {
        const Day first = node_.zone().day_of(*met.first), last = node_.zone().day_of(*met.last);
        if (!sighting.first || first < *sighting.first) sighting.first = first;
        if (!sighting.last || *sighting.last < last) sighting.last = last;
      }
    }
  const auto link = TRY(node_.share().links.find(program(), known.value.hub));
  const auto open = TRY(desk(link.value, asker.language));
  sighting.member = link.value.member;
  Json told = to_json(sighting);
  for (const std::string_view inside : {"share", "at"}) told.erase(inside);
  TRY(open->answer(known.value.share, told));
  return node_.share().warnings->note_answer(asker.actor, number, sighting.outcome);
}

}  // namespace sekimori::node
