// One rule hit on events. What a person is told about it is an Alert (model/alert.h), made by feature/watch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "model/log_record.h"

namespace sekimori::model {

enum class RuleLevel : unsigned char { informational, low, medium, high, critical };

std::string_view name_of(RuleLevel level);  // "high"
std::optional<RuleLevel> rule_level_from(std::string_view name);
int score_of(RuleLevel level);          // 10 / 25 / 45 / 70 / 90
int ocsf_severity_of(RuleLevel level);  // 1..5

// Where an event of a detection stands in its source.
struct EventReference {
  std::string path;
  PositionKind position_kind = PositionKind::line;
  std::uint64_t position = 0;
  std::uint64_t offset = 0;          // of the record's first byte in the (unpacked) source
  std::optional<Instant> time = {};  // of an event that a correlation counted
};

struct Detection {
  std::string rule_id;
  std::string title;
  RuleLevel level = RuleLevel::informational;
  std::optional<Instant> time;  // of a correlation: its last event's
  EventReference source;
  std::vector<Field> matched;  // fields (or keyword values) that made the rule true
  // Correlations only:
  std::vector<EventReference> events;  // up to 100
  std::uint64_t count = 0;
  std::vector<Field> group;  // group-by fields and their values
};

}  // namespace sekimori::model
