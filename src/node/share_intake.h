// Large bundles that were kept and answered as pending are taken here, one after the other.
//
//   ShareIntake intake(exchange, trace);       // what an earlier run left waiting first
//
// A thread of its own; it ends behind the bundle under way.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/trace.h"

namespace sekimori::share {
class Exchange;
}

namespace sekimori::node {

class ShareIntake {
 public:
  ShareIntake(share::Exchange& exchange, Trace& trace);
  ~ShareIntake();
  ShareIntake(const ShareIntake&) = delete;
  ShareIntake& operator=(const ShareIntake&) = delete;

 private:
  void run();

  share::Exchange& exchange_;
  Trace& trace_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool news_ = true;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace sekimori::node
