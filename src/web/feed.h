// An answer that goes on: text that is written to the client as it comes, for as long as the client listens (server-sent events).
//
//   Response response = text_response(200, "", "text/event-stream");
//   response.feed = std::make_shared<LiveFeed>(...);
//
// The server holds no thread for it: it asks take() when woken, and at least every 15 seconds.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace sekimori::web {

class Feed {
 public:
  virtual ~Feed() = default;
  // What is to be written now; empty: nothing at the moment; nothing at all: the answer ends. Any thread, one call at a time.
  virtual std::optional<std::string> take() = 0;

  // The server's: called with what to do when there is something new. Any thread.
  void set_wake(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  void wake() {
    std::function<void()> call;
    {
      const std::lock_guard lock(mutex_);
      call = wake_;
    }
    if (call) call();
  }

 private:
  std::mutex mutex_;
  std::function<void()> wake_;
};

}  // namespace sekimori::web
