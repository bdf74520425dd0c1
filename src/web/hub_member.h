// What the routes of a hub's member need that is put together elsewhere: the hub is asked over the net. Answered by node/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "feature/share/hub_link_book.h"
#include "feature/share/sent_report_book.h"
#include "feature/share/warning_book.h"
#include "record/permission.h"

namespace sekimori::web {

// For whom a hub is asked: the hub says what is wrong in the language of this person.
struct HubAsker {
  record::Actor actor;
  Language language = Language::ja;
};

class HubMember {
 public:
  virtual ~HubMember() = default;
  // Asks the hub whether the way works and keeps what came of it: what the hub does is never an error. Needs "hub_link.update".
  virtual Result<share::KnownHubLink> try_link(const HubAsker& asker, std::string_view hub) = 0;
  // The way goes; {hub, address, stays: {...}}: what stays here, and what the hub still has. Needs "hub_link.delete".
  virtual Result<Json> unlink(const record::Actor& actor, std::string_view hub, std::string_view reason) = 0;
  // How it was done, out of a case or an alert: what would be sent.
  virtual Result<share::ReportToSend> report_of_case(const record::Actor& actor, std::string_view number, std::string_view note) = 0;
  virtual Result<share::ReportToSend> report_of_alert(const record::Actor& actor, std::string_view id, std::string_view note) = 0;
  virtual Result<share::ReportToSend> report_of_warning(const record::Actor& actor, std::string_view number, std::string_view note) = 0;
  virtual Result<share::KnownSentReport> send(const HubAsker& asker, std::string_view hub, const share::ReportToSend& report) = 0;
  virtual Result<share::KnownSentReport> follow(const HubAsker& asker, std::string_view report) = 0;
  virtual Result<std::string> draft(const HubAsker& asker, std::string_view report) = 0;
  virtual Result<share::KnownSentReport> consent(const HubAsker& asker, std::string_view report, const std::string& sha256,
                                                 const std::string& until, const std::string& note) = 0;
  virtual Result<share::KnownSentReport> withdraw(const HubAsker& asker, std::string_view report, const std::string& reason) = 0;
  // {collections, objects, fresh, seen}
  virtual Result<Json> fetch_warnings(const HubAsker& asker, std::string_view hub) = 0;
  virtual Result<std::vector<share::KnownWarning>> look_back(const record::Actor& actor, const std::vector<std::string>& numbers) = 0;
  virtual Result<share::KnownWarning> answer(const HubAsker& asker, std::string_view warning,
                                             std::optional<share::SightingOutcome> outcome) = 0;
};

}  // namespace sekimori::web
