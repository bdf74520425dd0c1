// What the routes of a hub's member need that is put together elsewhere: the hub is asked over the net. Answered by node/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feature/share/sent_report_book.h"
#include "feature/share/warning_book.h"
#include "record/permission.h"

namespace sekimori::web {

class HubMember {
 public:
  virtual ~HubMember() = default;
  // How it was done, out of a case or an alert: what would be sent.
  virtual Result<share::ReportToSend> report_of_case(const record::Actor& actor, std::string_view number, std::string_view note) = 0;
  virtual Result<share::ReportToSend> report_of_alert(const record::Actor& actor, std::string_view id, std::string_view note) = 0;
  virtual Result<share::ReportToSend> report_of_warning(const record::Actor& actor, std::string_view number, std::string_view note) = 0;
  virtual Result<share::KnownSentReport> send(const record::Actor& actor, std::string_view hub, const share::ReportToSend& report) = 0;
  virtual Result<share::KnownSentReport> follow(const record::Actor& actor, std::string_view report) = 0;
  virtual Result<std::string> draft(const record::Actor& actor, std::string_view report) = 0;
  virtual Result<share::KnownSentReport> consent(const record::Actor& actor, std::string_view report, const std::string& sha256,
                                                 const std::string& until, const std::string& note) = 0;
  virtual Result<share::KnownSentReport> withdraw(const record::Actor& actor, std::string_view report, const std::string& reason) = 0;
  // {collections, objects, fresh, seen}
  virtual Result<Json> fetch_warnings(const record::Actor& actor, std::string_view hub) = 0;
  virtual Result<std::vector<share::KnownWarning>> look_back(const record::Actor& actor, const std::vector<std::string>& numbers) = 0;
  virtual Result<share::KnownWarning> answer(const record::Actor& actor, std::string_view warning,
                                             std::optional<share::SightingOutcome> outcome) = 0;
};

}  // namespace sekimori::web
