// What a person is told: all detections and deviations of one person (of a device where no person is known) with gaps
// of at most 7 days, in one sentence, with every factor, its points and its events (docs/contract.md, alerts).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "model/level.h"

namespace sekimori::model {

enum class AlertState : unsigned char { new_, triaged, in_case, closed };
enum class AlertVerdict : unsigned char { none, right, wrong, known };
std::string_view name_of(AlertState value);
std::string_view name_of(AlertVerdict value);

// An event behind a factor: where it stands, so that a reader can go and look.
struct EventPointer {
  std::string event_id;  // hex
  std::string block;     // sha256 of the kept source block
  std::uint64_t offset = 0;
  Instant time;
};

// What a fact can mean besides, and what to look at first to find out.
struct OppositeReading {
  std::string ja;
  std::string en;
  std::string check_ja;
  std::string check_en;
};

struct AlertFactor {
  std::string name;  // "rule:removable-copy", "exit_near", "level_top", "new_device", "volume_above_own_past"
  std::string ja;    // one clause for a reader
  std::string en;
  double points = 0;                 // what it adds now
  double full_points = 0;            // before feedback and suppression; the same when there was neither
  std::vector<EventPointer> events;  // up to 100
  std::uint64_t event_count = 0;
  std::vector<OppositeReading> opposite;
  std::string suppressed_by;  // id of the suppression that took the points away
};

struct TouchedSecret {
  std::string secret_id;
  std::string number;
  Level level = Level::confidential;
  std::uint64_t events = 0;
};

struct Alert {
  double score = 0;       // 0..100
  double full_score = 0;  // what it would be if nothing were suppressed
  int severity = 1;       // OCSF 1..5
  std::string person_id;  // empty: only the device is known
  std::string pseudonym;  // what is shown before a reveal
  std::string device;
  std::vector<std::string> peripherals;   // devices data went to
  std::vector<std::string> destinations;  // hosts, mail addresses, volumes
  Instant first;
  Instant last;
  std::vector<TouchedSecret> secrets;
  std::vector<AlertFactor> factors;      // highest points first
  std::vector<std::string> opposite_ja;  // readings that speak for the person
  std::vector<std::string> opposite_en;
  std::string sentence_ja;
  std::string sentence_en;
  std::string baseline;  // "own past of 63 days", "peer group, only 9 days of own past"
  AlertState state = AlertState::new_;
  AlertVerdict verdict = AlertVerdict::none;
};

Json to_json(const Alert& alert);
Result<Alert> alert_from_json(const Json& json);

}  // namespace sekimori::model
