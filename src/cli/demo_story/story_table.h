// The table that `sekimori demo` prints: what was done, what was found, how long it took, the command that repeats it.
// Two firms may write at the same time; each row comes out whole.
#pragma once

#include <mutex>

#include "cli/verb.h"

namespace sekimori::cli::demo_story {

class StoryTable {
 public:
  explicit StoryTable(Surroundings& at) : at_(at) {}
  Language language() const { return at_.language; }
  void head();
  // `firm`: "A", "B", or "" for both. An empty command: there is nothing to repeat.
  void row(std::string_view firm, const Text& step, std::string_view found, double seconds, std::string_view command);
  void line(std::string_view text);  // free text, below the rows

 private:
  Surroundings& at_;
  std::mutex mutex_;
};

// Seconds since it was made, and since the last lap.
class Stopwatch {
 public:
  explicit Stopwatch(Clock& clock) : clock_(clock), started_(clock.monotonic_nanoseconds()), lap_(started_) {}
  double lap();
  double total() const { return static_cast<double>(clock_.monotonic_nanoseconds() - started_) / 1e9; }

 private:
  Clock& clock_;
  std::int64_t started_;
  std::int64_t lap_;
};

}  // namespace sekimori::cli::demo_story
