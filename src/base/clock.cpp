#include "base/clock.h"

#include <ctime>

namespace sekimori {
namespace {

std::int64_t read_clock(clockid_t id) {
  timespec value{};
  clock_gettime(id, &value);
  return static_cast<std::int64_t>(value.tv_sec) * nanoseconds_per_second + value.tv_nsec;
}

class SystemClock final : public Clock {
 public:
  Instant now() override { return {read_clock(CLOCK_REALTIME)}; }
  std::int64_t monotonic_nanoseconds() override { return read_clock(CLOCK_MONOTONIC); }
};

}  // namespace

Clock& system_clock() {
  static SystemClock clock;
  return clock;
}

}  // namespace sekimori
