// The seam for time. Product code never asks the system itself: a Clock& is handed in.
#pragma once

#include "base/instant.h"

namespace sekimori {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;                         // wall clock; may jump. Any thread.
  virtual std::int64_t monotonic_nanoseconds() = 0;  // for durations; never goes back
};

Clock& system_clock();

// Stands still until told otherwise. For tests, and for the demo whose last day is fixed.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant now) : now_(now) {}
  Instant now() override { return now_; }
  std::int64_t monotonic_nanoseconds() override { return now_.nanoseconds; }
  void set(Instant now) { now_ = now; }
  void advance(std::int64_t nanoseconds) { now_.nanoseconds += nanoseconds; }

 private:
  Instant now_;
};

}  // namespace sekimori
