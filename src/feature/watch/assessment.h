// From activity and rule hits to alerts: one per person (or device) and stretch of days with gaps of at most 7.
//
//   AssessmentInput in{...};
//   for (AssessedAlert& alert : assess(in)) ...            // deterministic: same input, same alerts, same ids
//
// How points add up: each factor has points from 0 to 99, worth the same wherever it occurs; the score is
// 100 * (1 - product(1 - points/100)), so it grows with every factor, never passes 100, and no factor can be bought off
// by many small ones. The strongest rule hit counts with its level (10/25/45/70/90); further rules count a quarter.
// Every factor is listed with its points and events, and for every one that speaks against a person the opposite
// readings stand beside it. Feedback takes up to half off a kind of factor, a suppression all of its points; both say so in
// the factor. Nationality, age and the like are no factors; neither is asking a lawyer or an authority.
#pragma once

#include <functional>
#include <map>

#include "engine/detect/behaviour/baseline.h"
#include "engine/detect/behaviour/novelty.h"
#include "feature/watch/activity.h"
#include "feature/watch/suppression.h"
#include "model/detection.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"

namespace sekimori::watch {

struct RuleHit {
  std::string subject;
  Day day;
  std::string rule_id;
  std::string title;
  model::RuleLevel level = model::RuleLevel::low;
  std::uint64_t count = 1;
  Instant first;
  Instant last;
  std::string device;
  std::vector<model::EventPointer> samples;
};

// Somebody with the right to do so allowed this work: a handover, an audit, a backup. It does not hide what happened;
// it is the opposite reading with most weight.
struct Approval {
  std::string staff_number;  // or, for accounts that belong to nobody:
  std::string account;
  std::string object;  // the device, volume or system it was allowed for; empty: any
  Day from;
  Day to;
  std::string what;
  std::string approver;
  std::string ticket;
};

struct AssessmentInput {
  const ActivityMap& activity;
  const std::vector<RuleHit>& hits;
  const std::vector<Approval>& approvals;
  model::PersonDirectory& people;
  model::SecretDirectory& secrets;
  std::function<std::string(const model::PersonId&)> pseudonym;
  std::function<bool(Day)> is_rest_day;
  const Zone& zone;
  const std::vector<Suppression>& suppressions = no_suppressions;
  Day today = {INT32_MAX};                     // suppressions that were over before it count no more
  std::map<std::string, double> weights = {};  // by factor's name, 0.5 to 1: what people's verdicts took off (feedback.h)

  static inline const std::vector<Suppression> no_suppressions = {};
};

struct AssessedAlert {
  std::string key;  // stable over assessments: subject and first day
  model::Alert alert;
};

// Sorted by score (highest first), then time, then key. Alerts below `least_score` are left out, suppressions not counted: a
// suppressed alert is never silent.
// Cost: O(activity rows * 90) at worst, about 1 s for 500 people and a quarter.
std::vector<AssessedAlert> assess(const AssessmentInput& input, double least_score = 20);

double least_spread(Feature feature);  // what one act is worth, so that tiny numbers do not look like outliers
double combine_points(const std::vector<model::AlertFactor>& factors);  // the formula above
int severity_of_score(double score);                                    // OCSF 1..5

}  // namespace sekimori::watch
