// What waits at a hub: reports on their way, each for whoever has the next step. The second reader is never the one who masked.
#include "feature/share/share_room.h"
#include "node/waiting_parts.h"

namespace sekimori::node {
namespace {

// Of whoever looks; empty: it waits for somebody else.
std::string_view step_of(const WaitingHands& hands, const share::HubReport& report) {
  using share::ReportState;
  const record::Actor& actor = hands.actor;
  const bool works = hands.may("hub_report", record::Verb::update);
  switch (report.state) {
    case ReportState::received: return works ? "hub_triage" : "";
    case ReportState::triaged: return works ? "hub_mask" : "";
    case ReportState::masked: {
      const bool other = !report.draft || report.draft->by != actor.account;
      return actor.is_system || (actor.has(record::Role::hub_reviewer) && other) ? "hub_review" : "";
    }
    case ReportState::reviewed: return actor.is_system || actor.has(record::Role::member_contact) ? "hub_consent" : "";
    case ReportState::consented: return works ? "hub_release" : "";
    default: return "";
  }
}

}  // namespace

Result<void> add_hub_work(WaitingHands& hands) {
  if (!hands.may("hub_report", record::Verb::list)) return {};
  for (const share::KnownReport& known : TRY(if_permitted(hands.node.share().reports.list(hands.actor)))) {
    const std::string_view step = step_of(hands, known.value);
    if (step.empty()) continue;
    const bool consent = step == "hub_consent" && !hands.actor.is_system;
    hands.add(step, fmt::format("{} {}", known.value.number, known.value.title), (consent ? "/exchange/" : "/hub/") + known.value.number);
  }
  return {};
}

}  // namespace sekimori::node
