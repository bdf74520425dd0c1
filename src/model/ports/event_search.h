// What other features may ask about events. Implemented by feature/watch over its segments, handed in by node/. Rights are
// the asking feature's matter.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/alert.h"
#include "model/event.h"

namespace sekimori::model {

// All that is given must hold; within a list, any.
struct EventQuestion {
  std::string source_id;
  std::vector<std::string> users;  // accounts, capital and small letters alike
  std::vector<std::string> devices;
  std::optional<Instant> first, last;  // both included
};

class EventSearch {
 public:
  virtual ~EventSearch() = default;
  // Calls with each event; within a segment by time. How many there were. Memory: one block of a segment.
  virtual Result<std::uint64_t> each(const EventQuestion& question, const std::function<Result<void>(const Event&)>& sink) = 0;
  // The events that the pointers name, by time, each once; what retention has removed is left out.
  virtual Result<std::vector<Event>> find(const std::vector<EventPointer>& pointers) = 0;
};

}  // namespace sekimori::model
