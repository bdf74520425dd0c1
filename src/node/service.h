// A node that answers: its HTTP server and its jobs, from start to a clean stop.
//
//   auto service = TRY(Service::start(node, {.address = "127.0.0.1:8740"}));
//   print("http://" + service->address());
//   if (service->set_up_link()) note(*service->set_up_link());
//   ...
//   service->stop();
#pragma once

#include <atomic>

#include "node/jobs.h"
#include "node/letter_round.h"
#include "node/notifier.h"
#include "node/report_linking.h"
#include "node/share_intake.h"
#include "node/waiting_work.h"
#include "node/warning_round.h"
#include "web/desk_asker.h"
#include "web/server.h"
#include "web/services.h"

namespace sekimori::node {

struct ServiceSettings {
  web::ServerSettings server;
  JobSettings jobs;
  NotifierSettings notices = {};
  RoundSettings round = {};
  std::string public_url = {};      // how browsers reach the node when a proxy stands before it
  std::string report_mailbox = {};  // of a hub: its own address for reports by mail, before each member's token
  Path worker = "/proc/self/exe";   // started, confined, to open what people send; it must know the verb inspect-worker
};

class Service {
 public:
  // `node` and `trace` outlive the service. Errors of Server::start.
  static Result<std::unique_ptr<Service>> start(Node& node, Trace& trace, ServiceSettings settings);
  ~Service() { stop(); }
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  std::string address() const { return server_->address(); }
  std::string origin() const { return server_->origin(); }
  const web::Router& router() const { return router_; }
  // Present while there is no account: works once, for 30 minutes.
  const std::optional<std::string>& set_up_link() const { return set_up_link_; }
  void stop();  // requests first, then jobs, then a last signed checkpoint; idempotent

 private:
  Service(Node& node, Trace& trace, const ServiceSettings& settings);
  Result<void> try_notice(const std::string& address, Language language);

  Node& node_;
  Trace& trace_;
  std::atomic<bool> ending_ = false;
  record::FirstSetUp set_up_;
  record::SetUpBook set_up_book_;
  record::LedgerView ledger_;
  web::JobBoard board_;
  web::LiveHub live_;
  watch::EventBrowser events_;
  std::unique_ptr<web::HubMember> member_;
  std::unique_ptr<web::DeskAsker> asker_;
  WaitingWork waiting_;
  web::Services services_;
  web::Router router_;
  std::unique_ptr<web::Server> server_;
  std::unique_ptr<Jobs> jobs_;
  NotifierSettings notices_;
  std::unique_ptr<Notifier> notifier_;
  std::unique_ptr<ShareIntake> share_intake_;
  std::unique_ptr<WarningRound> warning_round_;
  std::unique_ptr<LetterRound> letter_round_;
  std::unique_ptr<ReportLinking> linking_;
  std::optional<std::string> set_up_link_;
};

// What looking through the node's events needs.
watch::BrowserParts browser_parts(Node& node);

// Asks data base, ledger, stream and blobs now; a few milliseconds.
std::vector<web::PartState> check_parts(Node& node);

}  // namespace sekimori::node
