// What waits in a firm: what was seen, whose basis is missing, what is to be reviewed, and what a hub or a desk of another house said.
#include <algorithm>

#include "feature/consult/consult_room.h"
#include "feature/govern/govern_room.h"
#include "feature/protect/protect_room.h"
#include "feature/share/share_room.h"
#include "feature/teach/teach_room.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/source_book.h"
#include "node/waiting_parts.h"
#include "record/record_room.h"
#include "store/sql/database.h"

namespace sekimori::node {
namespace {

constexpr double severe = 70;
constexpr std::size_t most_alerts = 100;

Result<void> add_seen(WaitingHands& hands) {
  Node& node = hands.node;
  if (hands.may("alert", record::Verb::list)) {
    const watch::AlertFilter wanted{.state = model::AlertState::new_, .least_score = severe, .most = most_alerts};
    for (const watch::KnownAlert& known : TRY(if_permitted(node.alerts().list(hands.actor, wanted)))) {
      const model::Alert& alert = known.alert;
      hands.add("alert_new", fmt::format("{} ({:.0f})", alert.pseudonym.empty() ? alert.device : alert.pseudonym, alert.score),
                "/alerts/" + known.id, hands.today);
    }
  }
  if (hands.may("pseudonym", record::Verb::list)) {
    constexpr std::string_view of_alert = "alert/";
    const Instant now = node.seams().clock.now();
    const auto all =
        if_permitted(node.database().read([&](sql::Transaction& tx) { return node.records().pseudonyms.list(tx, hands.actor); }));
    for (const record::RevealRequest& one : TRY(all)) {
      const bool decided =
          std::ranges::any_of(one.decisions, [&](const auto& decision) { return decision.account == hands.actor.account; });
      if (one.state != record::RevealState::open || one.lapsed(now) || decided) continue;
      hands.add("reveal_open", one.code,
                one.subject.starts_with(of_alert) ? "/alerts/" + one.subject.substr(of_alert.size()) : "/people/" + one.code,
                node.zone().day_of(one.expires_at));
    }
  }
  if (!hands.may("source", record::Verb::list)) return {};
  for (const watch::SourceHealth& health : TRY(if_permitted(node.sources().health(hands.actor, node.zone())))) {
    const std::string address = "/sources/" + health.known.id.to_string();
    if (health.gap) hands.add("source_silent", health.known.source.name, address);
    if (!health.missing.empty()) hands.add("source_basis", health.known.source.name, address);
  }
  return {};
}

Result<void> add_heard(WaitingHands& hands) {
  Node& node = hands.node;
  if (hands.may("warning", record::Verb::update))
    for (const share::KnownWarning& known : TRY(if_permitted(node.share().warnings->list(hands.actor)))) {
      const share::Warning& one = known.value;
      if (one.state != share::WarningState::looked || !one.own_report.empty()) continue;
      hands.add("warning_answer", one.share.empty() ? one.number : one.share, "/exchange?view=warnings&warning=" + one.number);
    }
  if (hands.may("sent_report", record::Verb::approve))
    for (const share::KnownSentReport& known : TRY(if_permitted(node.share().sent.list(hands.actor))))
      if (known.value.state == "reviewed")
        hands.add("hub_consent", fmt::format("{} {}", known.value.number, known.value.title),
                  "/exchange?view=sent&sent=" + known.value.number);
  if (!hands.may("desk_question", record::Verb::list)) return {};
  for (const consult::KnownAskedQuestion& known : TRY(if_permitted(node.consult().questions.list(hands.actor)))) {
    const consult::AskedQuestion& one = known.value;
    if (one.erased_at || !one.heard_at) continue;
    const Day heard = node.zone().day_of(*one.heard_at);
    const std::string address = "/questions/" + one.number;
    if (one.state == "waiting") hands.add("question_answer", fmt::format("{} {}", one.number, one.title), address, heard);
    else if (one.state == "answered" && heard.number + soon_days >= hands.today.number)
      hands.add("question_read", fmt::format("{} {}", one.number, one.title), address);
  }
  return {};
}

Result<void> add_measures(WaitingHands& hands) {
  using govern::MeasureStanding;
  if (!hands.may("measure", record::Verb::update)) return {};
  for (const govern::KnownMeasure& known : TRY(if_permitted(hands.node.govern().measures.list(hands.actor)))) {
    const govern::Measure& one = known.value;
    const MeasureStanding standing = standing_of(one, hands.today);
    const bool soon = one.due && one.due->number <= hands.today.number + soon_days;
    const auto add = [&](std::string_view kind, std::optional<Day> due) {
      hands.add(kind, fmt::format("{} {}", one.number, one.title), "/measures?measure=" + one.number, due, one.owner);
    };
    if (standing == MeasureStanding::overdue || (standing == MeasureStanding::planned && soon)) add("measure_do", one.due);
    if (standing == MeasureStanding::review_due) add("measure_review", one.next_review);
    if (standing == MeasureStanding::attestation_lapsed) add("measure_attest", one.due);
  }
  return {};
}

}  // namespace

Result<void> add_firm_work(WaitingHands& hands) {
  TRY(add_seen(hands));
  if (hands.may("secret", record::Verb::list))
    for (const protect::DueReview& one :
         TRY(if_permitted(hands.node.protect().levels.due(hands.actor, Day{hands.today.number + soon_days}))))
      hands.add("review_due", one.number, "/secrets/" + one.number, one.review_day, one.owner);
  TRY(add_heard(hands));
  TRY(add_measures(hands));
  if (!hands.may("training", record::Verb::list)) return {};
  for (const teach::Duty& one : TRY(if_permitted(hands.node.teach().learning.own_duties(hands.actor)))) {
    const bool soon = one.due.number <= hands.today.number + soon_days;
    if (one.standing == teach::Standing::done || (one.standing == teach::Standing::open && !soon)) continue;
    hands.add("course_take", one.title, "/learn/" + one.course, one.due);
  }
  return {};
}

}  // namespace sekimori::node
