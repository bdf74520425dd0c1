// A measure: what is done about a control, who answers for it, what shows that it is, and when it is looked at again.
//
//   standing_of(measure, today);                  // in_place, review_due, attestation_lapsed ...
#pragma once

#include <optional>

#include "base/instant.h"
#include "base/json.h"
#include "model/level_definition.h"

namespace sekimori::govern {

// What an attested measure is about; ordinary ones are none of these.
enum class AttestedControl : unsigned char { none, firewall, mfa, log_retention, backup, restore_drill, devices, patches };
enum class MeasureState : unsigned char { planned, in_place, stopped };
// What a reader has to know today.
enum class MeasureStanding : unsigned char { planned, overdue, in_place, review_due, attestation_lapsed, stopped };
std::string_view name_of(AttestedControl value);
std::string_view name_of(MeasureState value);
std::string_view name_of(MeasureStanding value);
std::optional<AttestedControl> attested_control_from(std::string_view name);
std::optional<MeasureState> measure_state_from(std::string_view name);

struct MeasureEvidence {
  Day day;
  std::string text;
  std::string file, sha256;  // of a kept file; empty: words alone
  std::string by;
  Instant at;
};
struct MeasureReview {
  Day day;
  bool holds = false;
  std::string note, by;
  Instant at;
};
struct Attestation {
  Day day;
  Day until;  // last day on which it counts
  std::string statement, by;
  Instant at;
};

struct Measure {
  std::string number, title, detail;
  AttestedControl attested = AttestedControl::none;
  std::vector<std::string> controls;  // "handbook:restrict_access.employees.1"
  std::string owner;                  // staff number
  std::string department;
  MeasureState state = MeasureState::planned;
  std::optional<Day> due;
  std::int64_t review_months = 12;
  std::optional<Day> next_review;
  std::vector<MeasureEvidence> evidence;
  std::vector<MeasureReview> reviews;
  std::vector<Attestation> attestations;
  std::string from_check;     // number of the self-check that asked for it
  std::string from_question;  // of that check
};
Json to_json(const Measure& measure);
Result<Measure> measure_from(const Json& json);

MeasureStanding standing_of(const Measure& measure, Day today);
Json shown_json(const Measure& measure, Day today);  // with its standing

}  // namespace sekimori::govern
