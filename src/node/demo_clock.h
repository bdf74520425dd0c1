// The time of a demo. Its story ends on a day of its own; whoever opens the folder later finds the tasks and periods as they stood then,
// not everything overdue. The demo's clock says the story's last moment when the story has been told, and runs on from there.
//
//   TRY(note_end_of_story(files, data, story_clock.now(), clock.now()));          // the demo, once
//   if (auto ahead = TRY(demo_clock(files, data, clock))) ...                     // every command on that folder
//
// DATA/demo-clock holds the nanoseconds between the two clocks. A folder without it tells the time of the system.
#pragma once

#include <memory>
#include <optional>

#include "base/clock.h"
#include "base/files.h"

namespace sekimori::node {

class ShiftedClock final : public Clock {
 public:
  ShiftedClock(Clock& real, std::int64_t shift) : real_(real), shift_(shift) {}
  Instant now() override { return {real_.now().nanoseconds + shift_}; }
  std::int64_t monotonic_nanoseconds() override { return real_.monotonic_nanoseconds(); }

 private:
  Clock& real_;
  std::int64_t shift_;
};

Result<void> note_end_of_story(Files& files, const Path& data, Instant of_story, Instant real);
bool is_demo(Files& files, const Path& data);
// Nothing for a folder that is no demo's, or that cannot be read at all; integrity when the file holds something else.
Result<std::unique_ptr<Clock>> demo_clock(Files& files, const Path& data, Clock& real);

}  // namespace sekimori::node
