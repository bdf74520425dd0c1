// Times as log files write them, in a mapping's formats.
//
//   LogTimeReader times(mapping.time_formats, mapping.zone.get());
//   std::optional<Instant> t = times.read("2026/01/05 09:00:00", &digits);
//
// Formats: "rfc3339"; "epoch" (seconds, with a fraction, or milliseconds ... by size); or %Y %m %d %H %M %S %b (Jan)
// %f (fraction digits) %z (+0900, +09:00, Z) %% with all other signs standing for themselves.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"

namespace sekimori::detect {

bool is_time_format(std::string_view format);

class LogTimeReader {
 public:
  // Both must outlive the reader. Without a zone, times without an offset are taken as UTC.
  LogTimeReader(const std::vector<std::string>& formats, const Zone* zone) : formats_(formats), zone_(zone) {}

  // The first format that fits; nothing when none does. `digits`: fraction digits that the text gave.
  std::optional<Instant> read(std::string_view text, int* digits);

 private:
  std::optional<Instant> read_as(std::string_view format, std::string_view text, int* digits);
  Instant from_local(std::int64_t local_seconds);

  const std::vector<std::string>& formats_;
  const Zone* zone_;
  std::int64_t cached_hour_ = INT64_MIN;  // of local_seconds
  std::int64_t cached_offset_ = 0;
};

}  // namespace sekimori::detect
