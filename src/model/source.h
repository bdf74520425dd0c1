// A source of events: what it is, how its bytes are read, and on which basis people in it may be watched.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::model {

// Without every member of it, events are stored as evidence but no person is scored (docs/contract.md, monitoring basis).
struct MonitoringBasis {
  std::string purpose;
  std::string work_rule_clause;
  std::string work_rule_version;
  std::optional<Day> told_to_staff;
  std::string responsible_person;
  std::string notice_to_union;  // or to the staff's representative
  std::optional<Day> last_audit;

  bool complete() const {
    return !purpose.empty() && !work_rule_clause.empty() && !work_rule_version.empty() && told_to_staff && !responsible_person.empty() &&
           !notice_to_union.empty() && last_audit;
  }
};

struct Source {
  std::string name;
  std::string kind;     // evtx, jsonl, csv, ...
  std::string mapping;  // name of a mapping, empty when the format needs none
  int retention_days = 365;
  int gap_alarm_hours = 72;  // silence longer than this is an alarm
  MonitoringBasis basis;
};

Json to_json(const Source& source);
Result<Source> source_from_json(const Json& json);

}  // namespace sekimori::model
