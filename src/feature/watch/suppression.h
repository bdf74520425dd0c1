// A fact that is known and need not be told again for a while: with reason, scope, expiry and approver. It never hides an alert:
// the factor stays listed with no points and says who muted it until when, and what is muted is counted.
//
//   Suppression muted{.factor = "rule:13cf...", .account = "svc-backup", .from = today, .to = today + 30, ...};
//   if (muted.covers(factor, alert, staff_number, account, first, last, today)) ...
#pragma once

#include <string>

#include "base/json.h"
#include "model/alert.h"

namespace sekimori::watch {

constexpr int longest_suppression_days = 366;

struct Suppression {
  std::string id = {};
  std::string factor = {};        // beginning of a factor's name; empty: every factor
  std::string staff_number = {};  // of whom; empty with `account` empty: of everybody
  std::string account = {};       // for accounts and devices that belong to nobody
  std::string thing = {};         // device or destination that the alert must name and no other; empty: any
  Day from;
  Day to;  // the last day; afterwards it ends by itself
  std::string reason = {};
  std::string approver = {};  // account that allowed it
  bool ended = false;         // expired, or ended by a person before its time

  // In force today, and all days of the alert within its time.
  bool covers(const model::AlertFactor& of, const model::Alert& alert, std::string_view staff, std::string_view subject, Day first,
              Day last, Day today) const;
};

Json to_json(const Suppression& suppression);
Result<Suppression> suppression_from_json(const Json& json);
// invalid_input: no reason or scope, a time that is over, back to front or longer than a year.
Result<void> check(const Suppression& suppression, Day today);

}  // namespace sekimori::watch
