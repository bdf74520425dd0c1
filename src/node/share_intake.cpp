#include "node/share_intake.h"

#include <chrono>

#include "feature/share/exchange.h"

namespace sekimori::node {
namespace {
constexpr auto until_next_try = std::chrono::seconds(10);  // after an error, a full disk for one
}

ShareIntake::ShareIntake(share::Exchange& exchange, Trace& trace) : exchange_(exchange), trace_(trace) {
  exchange_.set_wake([this] {
    const std::lock_guard lock(mutex_);
    news_ = true;
    wake_.notify_one();
  });
  thread_ = std::thread([this] { run(); });
}

ShareIntake::~ShareIntake() {
  exchange_.set_wake({});
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    wake_.notify_one();
  }
  thread_.join();
}

void ShareIntake::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [&] { return news_ || stop_; });
    if (stop_) return;
    news_ = false;
    lock.unlock();
    const auto taken = exchange_.take_waiting();
    if (!taken) trace_.write(TraceLevel::error, "share.bundle_waits", {{"error", taken.error().message}});
    lock.lock();
    if (!taken && !wake_.wait_for(lock, until_next_try, [&] { return stop_; })) news_ = true;
  }
}

}  // namespace sekimori::node
