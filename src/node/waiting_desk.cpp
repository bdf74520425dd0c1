// What waits at a consultation desk: for its operators and advisers, for a branch, for an expert of the pool.
#include <algorithm>
#include <map>

#include "feature/consult/consult_room.h"
#include "node/waiting_parts.h"

namespace sekimori::node {
namespace {

using consult::ConsultationState;

// Whose account an expert has.
Result<std::map<std::string, std::string>> accounts_of_experts(WaitingHands& hands) {
  std::map<std::string, std::string> out;
  for (const consult::KnownExpert& known : TRY(if_permitted(hands.node.consult().experts.list(record::Actor::system("waiting")))))
    out[known.value.number] = known.value.account;
  return out;
}

// Whoever gives work to others has what nobody has taken; an adviser his own; an expert what he was asked to advise on.
Result<void> add_consultations(WaitingHands& hands) {
  const record::Actor& actor = hands.actor;
  const bool of_the_desk = consult::is_main_desk(actor) || actor.has(record::Role::branch_adviser);
  for (const consult::KnownConsultation& known : TRY(if_permitted(hands.node.consult().consultations.list(actor)))) {
    const consult::Consultation& one = known.value;
    if (one.state == ConsultationState::answered || one.state == ConsultationState::waiting) continue;
    const std::optional<Day> due = one.clock.due_at ? std::optional(hands.node.zone().day_of(*one.clock.due_at)) : std::nullopt;
    const std::string address = "/consultations/" + one.number;
    if (!of_the_desk) hands.add("consultation_advise", one.number, address, due);
    else if (actor.is_system || one.adviser.empty() || one.adviser == actor.account)
      hands.add(one.state == ConsultationState::received ? "consultation_triage" : "consultation_answer", one.number, address, due);
  }
  if (!hands.may("consultation", record::Verb::delete_)) return {};
  for (const consult::KnownConsultation& known : TRY(if_permitted(hands.node.consult().consultations.to_forget(actor))))
    hands.add("consultation_erase", known.value.number, "/consultations/" + known.value.number,
              hands.node.zone().day_of(*known.value.forget_wished_at));
  return {};
}

Result<void> add_bookings(WaitingHands& hands) {
  const record::Actor& actor = hands.actor;
  const Instant now = hands.node.seams().clock.now();
  constexpr int days_back = 60;
  const auto accounts = TRY(accounts_of_experts(hands));
  for (const consult::KnownBooking& known :
       TRY(if_permitted(hands.node.consult().bookings.list(actor, in_days(hands.today, -days_back), in_days(hands.today, soon_days))))) {
    const consult::DeskBooking& one = known.value;
    if (one.state != consult::BookingState::booked) continue;
    const auto account = accounts.find(one.expert);
    const bool mine = !actor.is_system && account != accounts.end() && account->second == actor.account;
    const Day day = hands.node.zone().day_of(one.starts);
    const std::string object = fmt::format("{} {}", one.number, one.subject);
    if (one.starts < now && (mine || (consult::is_main_desk(actor) && hands.may("desk_booking", record::Verb::update))))
      hands.add("booking_tell", object, "/branches?view=bookings", day, one.expert);
    else if (one.starts >= now && mine) hands.add("booking_coming", object, "/branches?view=bookings", day, one.expert);
  }
  return {};
}

}  // namespace

Result<void> add_desk_work(WaitingHands& hands) {
  if (hands.may("consultation", record::Verb::update)) TRY(add_consultations(hands));
  if (hands.may("desk_booking", record::Verb::list)) TRY(add_bookings(hands));
  if (hands.may("desk_referral", record::Verb::update))
    for (const consult::KnownDeskReferral& known : TRY(if_permitted(hands.node.consult().referrals.list(hands.actor))))
      if (known.value.state == consult::DeskReferralState::consented)
        hands.add("referral_send", fmt::format("{} {}", known.value.number, known.value.consultation),
                  "/consultations/" + known.value.consultation);
  if (!hands.may("programme_application", record::Verb::update)) return {};
  for (const consult::KnownApplication& known : TRY(if_permitted(hands.node.consult().programmes.applications(hands.actor))))
    if (known.value.state == consult::ApplicationState::received)
      hands.add("application_decide", fmt::format("{} {}", known.value.number, known.value.organisation), "/branches?view=programmes");
  return {};
}

}  // namespace sekimori::node
