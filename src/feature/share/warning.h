// A warning that came from a hub: where its words lie, whether it was met here, what was answered.
//
// The words themselves stay in the collection that they came into, so that a recall takes them away here, too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "feature/share/share.h"
#include "feature/share/sighting.h"

namespace sekimori::share {

enum class WarningState : unsigned char { arrived, looked, answered, recalled };
std::string_view name_of(WarningState one);
std::optional<WarningState> warning_state_from(std::string_view name);

struct MetHere {
  SharedIndicator indicator;
  std::int64_t events = 0;  // of a technique: alerts
  std::optional<Instant> first, last;
  std::vector<std::string> sources;  // ids
};

struct LookedBack {
  Instant at;
  std::int64_t events = 0;  // that were looked at
  std::vector<MetHere> met;
  bool seen() const { return !met.empty(); }
};

// Files that somebody had looked through: the node itself keeps neither names nor hashes of what lies on shares.
struct FilesLooked {
  Instant at;
  std::vector<std::string> folders;
  std::int64_t files = 0;         // with what lies in archives and mails
  std::int64_t not_read = 0;      // could not be opened, or not wholly
  std::int64_t not_compared = 0;  // hashes of the warning that are no SHA-256
  std::vector<MetHere> met;       // `events`: files; `sources`: where they lie, at most 20
};

struct WarningAnswer {
  SightingOutcome outcome = SightingOutcome::not_seen;
  Instant at;
  std::string by;  // account
};

struct Warning {
  std::string number;      // W-2026-001, of this node
  std::string hub;         // name of the link
  std::string collection;  // id, here
  std::string report;      // id of the STIX object
  std::string modified;    // of the version that was looked at
  std::string share;       // number at the hub: S-2026-001
  std::string tlp;         // CLEAR ... RED; empty: not marked
  std::string kind;        // of report, where it was told
  std::string own_report;  // number of our own report that it was made of: it says nothing new, and is not answered
  Instant arrived_at;
  WarningState state = WarningState::arrived;
  std::optional<LookedBack> looked;
  std::optional<FilesLooked> files;  // nothing: no files were looked through
  std::optional<WarningAnswer> answer;
  bool seen() const { return (looked && looked->seen()) || (files && !files->met.empty()); }
  std::optional<Day> watched_until;  // looked for in what comes in until then; nothing: looked for once
};
Json to_json(const Warning& warning);
Result<Warning> warning_from_json(const Json& json);

// What a warning that is watched for has become among the rules: looked for in each event that comes in.
enum class WatchState : unsigned char { in_force, expired, withdrawn };  // withdrawn: the hub recalled it
std::string_view name_of(WatchState one);

struct WatchRule {
  std::string rule;  // "warning:W-2026-001", as alerts name it
  std::string warning, hub, share, tlp, kind;
  std::vector<SharedIndicator> indicators;  // that events can meet
  Day until;
  WatchState state = WatchState::in_force;
};
Json to_json(const WatchRule& rule);

// What it says, read from its collection.
struct WarningText {
  std::string name_ja, name_en, description_ja, description_en;
  std::vector<SharedIndicator> indicators;
  Json attributes = Json::object();
  Json policy = Json();
  bool recalled = false;
  // For a hub that passes it on; not part of what is shown.
  std::string author;      // identity of the house that wrote the report
  std::string label;       // the strictest that the report or anything it refers to bears; empty: none does
  Json origin = Json();    // as the report tells where it came from itself (share_origin.h); null: its author said it first
  Json playbook = Json();  // CACAO 2.0; null: none
};
Json to_json(const WarningText& text);

}  // namespace sekimori::share
