// What waits in a secretariat: issues of the newsletter, seminars, meetings, requests for briefings, orders of material.
#include <algorithm>

#include "feature/teach/teach_room.h"
#include "node/waiting_parts.h"

namespace sekimori::node {
namespace {

constexpr int days_to_open_a_seminar = 60;

Result<void> add_issues(WaitingHands& hands) {
  using teach::IssueState;
  const bool edits = hands.may("newsletter_issue", record::Verb::update);
  const bool approves = hands.may("newsletter_issue", record::Verb::approve);
  for (const teach::KnownIssue& known : TRY(if_permitted(hands.node.teach().newsletter.list(hands.actor)))) {
    const teach::Issue& issue = known.value;
    const auto add = [&](std::string_view kind, Day due) { hands.add(kind, issue.number, "/newsletter/" + issue.number, due); };
    if (issue.state == IssueState::submitted && approves && (hands.actor.is_system || issue.submitted_by != hands.actor.account))
      add("issue_approve", issue.day);
    if (issue.state == IssueState::approved && edits) add("issue_send", issue.day);
    if (issue.state != IssueState::open || !edits) continue;
    Day first = issue.day;
    bool waits = false;
    for (const teach::IssueSection& section : issue.sections) {
      if (section.state != teach::SectionState::waiting) continue;
      waits = true;
      if (section.due) first = std::min(first, *section.due);
    }
    add(waits ? "issue_write" : "issue_submit", first);
  }
  return {};
}

Result<void> add_seminars(WaitingHands& hands) {
  using teach::SeminarState;
  if (!hands.may("seminar", record::Verb::update)) return {};
  const Instant now = hands.node.seams().clock.now();
  for (const teach::KnownSeminar& known : TRY(if_permitted(hands.node.teach().seminars.list(hands.actor)))) {
    const teach::Seminar& one = known.value;
    const Day day = hands.node.zone().day_of(one.starts_at);
    const model::Wording object{fmt::format("{} {}", one.number, one.title.ja), fmt::format("{} {}", one.number, one.title.en)};
    const std::string address = "/seminars/" + one.number;
    if (one.state == SeminarState::held || one.state == SeminarState::cancelled) continue;
    if (one.ends_at < now) hands.add("seminar_tell", object, address, day);
    else if (one.state == SeminarState::planned && day.number <= hands.today.number + days_to_open_a_seminar)
      hands.add("seminar_open", object, address, day);
  }
  return {};
}

Result<void> add_meetings(WaitingHands& hands) {
  using teach::MeetingState;
  if (!hands.may("meeting", record::Verb::update)) return {};
  const Instant now = hands.node.seams().clock.now();
  for (const teach::KnownMeeting& known : TRY(if_permitted(hands.node.teach().meetings.list(hands.actor)))) {
    const teach::ForumMeeting& one = known.value;
    const Day day = hands.node.zone().day_of(one.starts_at);
    const auto add = [&](std::string_view kind) {
      hands.add(kind, model::Wording{fmt::format("{} {}", one.number, one.title.ja), fmt::format("{} {}", one.number, one.title.en)},
                "/seminars?view=meetings", day);
    };
    if (one.state == MeetingState::planned && one.ends_at < now) add("meeting_tell");
    if (one.state != MeetingState::held || one.approved_at) continue;
    if (one.minutes.empty()) add("minutes_write");
    else if (hands.actor.is_system || one.minutes_by != hands.actor.account) add("minutes_approve");
  }
  return {};
}

}  // namespace

Result<void> add_secretariat_work(WaitingHands& hands) {
  if (hands.may("newsletter_issue", record::Verb::list)) TRY(add_issues(hands));
  TRY(add_seminars(hands));
  TRY(add_meetings(hands));
  if (hands.may("briefing_request", record::Verb::update))
    for (const teach::KnownBriefingRequest& known : TRY(if_permitted(hands.node.teach().briefings.list(hands.actor))))
      if (known.value.state == teach::BriefingState::open)
        hands.add("briefing_answer", fmt::format("{} {}", known.value.number, known.value.organisation), "/seminars?view=briefings",
                  known.value.wanted_by);
  if (!hands.may("material_order", record::Verb::update)) return {};
  for (const teach::MaterialOrder& order : TRY(if_permitted(hands.node.teach().materials.orders(hands.actor))))
    if (order.state == teach::OrderState::ordered)
      hands.add("order_send", fmt::format("{} {} x {}", order.number, order.material, order.copies), "/library?view=materials", order.on);
  return {};
}

}  // namespace sekimori::node
