// While a node serves: what its hubs have for it and what desks have answered is fetched every few minutes, and warnings that somebody
// watches for are looked for again in what has come in since.
//
//   WarningRound round(node, membership, asking, trace, {});
//
// A thread of its own: a hub that does not answer holds up nothing else. A failure is traced and tried again in the next round.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/trace.h"
#include "web/desk_asker.h"
#include "web/hub_member.h"

namespace sekimori::node {

class Node;

struct RoundSettings {
  std::int64_t seconds = 300;
};

class WarningRound {
 public:
  WarningRound(Node& node, web::HubMember& member, web::DeskAsker& asker, Trace& trace, RoundSettings settings);
  ~WarningRound();
  WarningRound(const WarningRound&) = delete;
  WarningRound& operator=(const WarningRound&) = delete;

 private:
  void run();
  void once();

  Node& node_;
  web::HubMember& member_;
  web::DeskAsker& asker_;
  Trace& trace_;
  const RoundSettings settings_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace sekimori::node
