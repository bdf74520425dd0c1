// While a node serves: issues that are due go out, contributors and participants are reminded, what came back is counted.
//
//   LetterRound round(node, trace, {.mail = settings});
//
// A thread of its own. A failure is traced and tried again in the next round; a mail server that does not answer holds up nothing else.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/trace.h"
#include "node/issue_sending.h"

namespace sekimori::node {

struct LetterRoundSettings {
  std::optional<BulkMailSettings> mail = {};  // nothing: issues wait
  std::string public_url = {};
  std::int64_t seconds = 60;
};

class LetterRound {
 public:
  LetterRound(Node& node, Trace& trace, LetterRoundSettings settings);
  ~LetterRound();
  LetterRound(const LetterRound&) = delete;
  LetterRound& operator=(const LetterRound&) = delete;

 private:
  void run();
  void once();

  Node& node_;
  Trace& trace_;
  const LetterRoundSettings settings_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stop_ = false;
  std::thread thread_;
};

}  // namespace sekimori::node
