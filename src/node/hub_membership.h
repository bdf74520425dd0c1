// A company node as a member of a hub: reports out of cases and alerts, warnings in, looked back for, answered.
//
//   HubMembership hub(node, open_hub, open_remote);
//   const web::HubAsker asker{actor, Language::ja};
//   TRY(hub.try_link(asker, "jcsip"));                        // reached, its certificate trusted, the token good?
//   FetchSummary done = TRY(hub.fetch(asker, "jcsip"));       // pulls, makes warnings, looks back through all events
//   TRY(hub.answer(asker, "W-2026-001", {}));                 // as the looking back found it
//
// The hub is asked over its API and TAXII 2.1 (model/ports); nothing here knows a socket. Any thread.
#pragma once

#include "feature/share/share_room.h"
#include "model/ports/hub_desk.h"
#include "model/ports/remote_collection.h"
#include "node/node.h"
#include "web/hub_member.h"

namespace sekimori::node {

struct FetchSummary {
  std::size_t collections = 0;
  std::size_t objects = 0;
  std::vector<std::string> fresh;  // numbers of warnings
  std::vector<std::string> seen;   // of all that were looked back for: met here; what came from this firm itself left out
};
Json to_json(const FetchSummary& summary);

class HubMembership final : public web::HubMember {
 public:
  HubMembership(Node& node, model::OpenHub open_hub, model::OpenRemote open_remote)
      : node_(node), open_hub_(std::move(open_hub)), open_remote_(std::move(open_remote)) {}

  Result<share::KnownHubLink> try_link(const web::HubAsker& asker, std::string_view hub) override;
  Result<Json> unlink(const record::Actor& actor, std::string_view hub, std::string_view reason) override;

  // What would be sent, without sending. not_found: no such case, alert or warning in sight.
  Result<share::ReportToSend> report_of_case(const record::Actor& actor, std::string_view number, std::string_view note) override;
  Result<share::ReportToSend> report_of_alert(const record::Actor& actor, std::string_view id, std::string_view note) override;
  // What was met of a hub's warning (share::report_of_met).
  Result<share::ReportToSend> report_of_warning(const record::Actor& actor, std::string_view number, std::string_view note) override;
  Result<share::KnownSentReport> send(const web::HubAsker& asker, std::string_view hub, const share::ReportToSend& report) override;

  Result<share::KnownSentReport> follow(const web::HubAsker& asker, std::string_view report) override;
  Result<std::string> draft(const web::HubAsker& asker, std::string_view report) override;
  Result<share::KnownSentReport> consent(const web::HubAsker& asker, std::string_view report, const std::string& sha256,
                                         const std::string& until, const std::string& note) override;
  Result<share::KnownSentReport> withdraw(const web::HubAsker& asker, std::string_view report, const std::string& reason) override;

  // Needs "warning.update". Whatever an earlier fetch that ended in the middle left unlooked at is looked back for as well.
  Result<FetchSummary> fetch(const web::HubAsker& asker, std::string_view hub);
  Result<Json> fetch_warnings(const web::HubAsker& asker, std::string_view hub) override { return to_json(TRY(fetch(asker, hub))); }
  Result<std::vector<share::KnownWarning>> look_back(const record::Actor& actor, const std::vector<std::string>& numbers) override;
  // Tells the hub. `outcome`: nothing: as the looking back found it; conflict when nobody has looked yet.
  Result<share::KnownWarning> answer(const web::HubAsker& asker, std::string_view warning,
                                     std::optional<share::SightingOutcome> outcome) override;

 private:
  Result<std::unique_ptr<model::HubDesk>> desk(const share::HubLink& link, Language language);
  Result<void> follow_open(model::HubDesk& desk, std::string_view hub);
  Result<share::MetHere> alerts_by(const std::string& technique);

  Node& node_;
  model::OpenHub open_hub_;
  model::OpenRemote open_remote_;
};

}  // namespace sekimori::node
