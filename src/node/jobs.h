// What a node does by itself while it serves: events become alerts every few seconds, checkpoints are signed, what is
// past its time goes once a day, what was released or recalled and did not get out is tried again every quarter of an hour, and once a day
// rights are compared and reviews opened.
//
//   Jobs jobs(node, {});
//   ...
//   jobs.stop();            // waits for the one under way; it ends at the next block
#pragma once

#include <condition_variable>
#include <functional>
#include <thread>

#include "node/node.h"

namespace sekimori::node {

struct JobSettings {
  std::int64_t consume_milliseconds = 2'000;
  std::int64_t reassess_seconds = 300;                              // without new events, for what changed in the registers
  std::int64_t share_seconds = 15 * 60;                             // the start itself is the first
  std::int64_t retention_seconds = 24 * 3600;                       // the first time one minute after the start
  std::int64_t link_seconds = 600;                                  // the first time one minute after the start
  std::function<void(const Node::Consumed&)> after_consuming = {};  // on the thread of the jobs
  std::function<void()> link_left = {};                             // reports that linking has left behind; likewise
};

class Jobs {
 public:
  Jobs(Node& node, JobSettings settings);
  ~Jobs() { stop(); }
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  void stop();  // idempotent; one thread

 private:
  void run();
  void consume();
  void hand_over();  // changes that the ledger does not have yet; a signed checkpoint
  void retain();
  void look_after();  // rights, reviews, overdue tasks
  void bring_out();   // shares against the collections of their audiences
  void take_mail();   // what the mail server brought becomes reports
  void link_left();
  bool stopping();

  Node& node_;
  const JobSettings settings_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::uint64_t consumed_to_ = UINT64_MAX;  // sum of the stream's ends at the last success
  std::int64_t assessed_ = 0;
  std::int64_t next_retention_ = 0;
  std::int64_t next_linking_ = 0;
  std::int64_t next_shares_ = 0;
  std::thread thread_;
};

}  // namespace sekimori::node
