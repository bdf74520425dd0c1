// Times as STIX writes them: RFC 3339 in UTC with a Z, any number of fraction digits, years 0001 to 9999.
//
//   const auto stamp = read_timestamp("2016-05-12T08:17:27.000Z");
//   stamp->instant()->to_rfc3339(stamp->digits);          // the same text again: the number of digits is part of it
//
// Kept as nanoseconds where they fit (1677 to 2262); a time beyond is a time all the same, and compares.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace sekimori::stix {

struct Timestamp {
  std::int64_t seconds = 0;  // since 1970
  std::int32_t nanoseconds = 0;
  std::uint8_t digits = 0;  // of the fraction, as written, at most 9

  std::strong_ordering operator<=>(const Timestamp& other) const;  // by time; how it was written does not count
  bool operator==(const Timestamp& other) const { return (*this <=> other) == 0; }
  std::optional<Instant> instant() const;  // nothing outside of 1677..2262
};

std::optional<Timestamp> read_timestamp(std::string_view text);

}  // namespace sekimori::stix
