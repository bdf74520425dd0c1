// A call for help by a body under attack, as J-CRAT takes them (since 2014-07): what happened, what was done, remote help, help on the
// spot, a closing report.
//
//   asked -> accepted -> remote -> on_site -> closed            (remote and on_site in any order and again; each of them counts)
//         -> declined                                           (mass mail, plain phishing, business e-mail compromise: out of scope)
//
// Counted by sort of body: public agency, foundation or association, firm, other.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

enum class BodySort : unsigned char { agency, foundation, firm, other };
enum class RescueState : unsigned char { asked, accepted, remote, on_site, closed, declined };
enum class Urgency : unsigned char { days, hours, now };

std::string_view name_of(BodySort sort);
std::string_view name_of(RescueState state);
std::string_view name_of(Urgency urgency);
std::optional<BodySort> body_sort_from(std::string_view name);
std::optional<RescueState> rescue_state_from(std::string_view name);
std::optional<Urgency> urgency_from(std::string_view name);

// What whoever helps asks first.
struct RescueTriage {
  Urgency urgency = Urgency::days;
  std::string what_happened;
  std::optional<Day> first_seen;
  std::int64_t machines = 0, accounts = 0;  // known to be touched
  std::string at_risk;                      // data or service
  bool cut_off = false;                     // from the network already
  bool kept_evidence = false;               // disks, memory, logs, the mail as .eml or .msg
  std::string contact;
};

struct RescueStep {
  RescueState state = RescueState::asked;
  std::string by;  // account
  Instant at;
  std::string note;
};

struct Rescue {
  std::string number;  // RQ-2026-001
  std::string member;  // number; empty: of a body that is no member, named in `body`
  std::string body;
  BodySort sort = BodySort::firm;
  std::string report;  // number of the report it goes with; empty: none
  RescueTriage triage;
  std::vector<RescueStep> steps;  // the first: it was asked for
  RescueState state() const { return steps.empty() ? RescueState::asked : steps.back().state; }
};

Json to_json(const Rescue& rescue);
Result<Rescue> rescue_from_json(const Json& json);

}  // namespace sekimori::share
