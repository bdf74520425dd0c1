#include "engine/stix/timestamp.h"

#include <algorithm>

namespace sekimori::stix {
namespace {

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::strong_ordering Timestamp::operator<=>(const Timestamp& other) const {
  if (const auto by_second = seconds <=> other.seconds; by_second != 0) return by_second;
  return nanoseconds <=> other.nanoseconds;
}

std::optional<Instant> Timestamp::instant() const {
  constexpr std::int64_t most = INT64_MAX / nanoseconds_per_second - 1;
  if (seconds > most || seconds < -most) return {};
  return Instant{seconds * nanoseconds_per_second + nanoseconds};
}

std::optional<Timestamp> read_timestamp(std::string_view text) {
  // YYYY-MM-DDTHH:MM:SS[.d*]Z
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
    return {};
  const auto year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
  const auto hour = number_at(text, 11, 2), minute = number_at(text, 14, 2), second = number_at(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second || *year < 1 || *hour > 23 || *minute > 59 || *second > 60) return {};
  const auto date = Day::from_date(*year, *month, *day);
  if (!date) return {};
  Timestamp out;
  out.seconds = std::int64_t(date->number) * 86'400 + *hour * 3600 + *minute * 60 + *second;
  const std::string_view fraction = text.substr(19, text.size() - 20);
  if (fraction.empty()) return out;
  if (fraction.front() != '.' || fraction.size() < 2 || fraction.size() > 33) return {};
  std::int32_t scale = 100'000'000;
  for (const char c : fraction.substr(1)) {
    if (c < '0' || c > '9') return {};
    out.nanoseconds += (c - '0') * scale;
    scale /= 10;
  }
  out.digits = static_cast<std::uint8_t>(std::min<std::size_t>(fraction.size() - 1, 9));
  return out;
}

}  // namespace sekimori::stix
