// A hub as one of its members speaks to it: reports out, consent, answers, and which collections there are to read.
//
//   Json made = TRY(desk.report({.kind = "insider_leak", .title = "...", .member = "M-001", .file_name = "report.txt", .content = text}));
//   std::string bytes = TRY(desk.draft("R-2026-001"));               // what others would see, to the byte
//   HubTrial trial = TRY(desk.try_out("M-001"));                     // reached, known, the member that was said?
//   TRY(desk.consent("R-2026-001", sha256_of(bytes), {}, "agreed"));
//
// Answered by net/hub_desk_client.h. Errors: unreachable; not_permitted (401, 403); what the hub says, under its own code.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/language.h"
#include "base/result.h"
#include "base/sensitive.h"

namespace sekimori::model {

struct HubReportFile {
  std::string name, content;
};

struct HubReportDraft {
  std::string kind, title, member, file_name, content;
  std::string key = {};                     // of this one sending: a second try with it makes no second report
  std::vector<HubReportFile> further = {};  // the other files of the same report
};

struct HubCollection {
  std::string address;  // of the collection, for a RemoteCollection
  std::string id, alias, title;
  bool can_read = false;
};

// What came of asking a hub whether it knows us.
enum class TrialOutcome : unsigned char {
  works,
  unreachable,
  certificate,   // it answers, but nobody whom we trust vouches for it
  no_hub,        // something answers that is no hub
  refused,       // the token is unknown, over, or opens too little
  other_member,  // the token speaks for another member than the one that was said
};

struct HubTrial {
  TrialOutcome outcome = TrialOutcome::unreachable;
  std::string detail = {};        // what was said, in the language of whoever asked
  std::string organisation = {};  // the hub's own name
  std::vector<std::string> members = {};
  std::size_t collections = 0;  // to be read
};

class HubDesk {
 public:
  virtual ~HubDesk() = default;
  // Asks and changes nothing. An error is of this node alone: whatever the hub does is an outcome.
  virtual Result<HubTrial> try_out(const std::string& member) = 0;
  virtual Result<Json> report(const HubReportDraft& draft) = 0;
  virtual Result<Json> show(const std::string& report) = 0;
  virtual Result<std::string> draft(const std::string& report) = 0;
  // `until`: 2026-12-31; empty: without an end.
  virtual Result<Json> consent(const std::string& report, const std::string& sha256, const std::string& until, const std::string& note) = 0;
  virtual Result<Json> withdraw(const std::string& report, const std::string& reason) = 0;
  // {outcome, count, first, last, note}
  virtual Result<Json> answer(const std::string& share, const Json& sighting) = 0;
  virtual Result<std::vector<HubCollection>> collections() = 0;
};

struct HubAccess {
  std::string address;  // https://hub.example
  Sensitive<std::string> token = {};
  std::string authorities = {};      // PEM of who vouches for its certificate; empty: the system's
  Language language = Language::ja;  // of the person for whom it is asked: the hub says what is wrong in it
};
using OpenHub = std::function<Result<std::unique_ptr<HubDesk>>(HubAccess)>;

}  // namespace sekimori::model
