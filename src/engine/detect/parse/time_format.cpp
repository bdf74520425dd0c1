#include "engine/detect/parse/time_format.h"

#include "engine/detect/parse/json_shape.h"

namespace sekimori::detect {
namespace {

constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// One to `most` digits; -1 when there are none.
int number(std::string_view text, size_t& at, size_t most) {
  int value = 0;
  const size_t begin = at;
  while (at < text.size() && at - begin < most && text[at] >= '0' && text[at] <= '9') value = value * 10 + (text[at++] - '0');
  return at == begin ? -1 : value;
}

}  // namespace

bool is_time_format(std::string_view format) {
  if (format == "rfc3339" || format == "epoch") return true;
  bool year = false, day = false;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') continue;
    if (++i == format.size() || !std::string_view("YmdHMSbfz%").contains(format[i])) return false;
    year = year || format[i] == 'Y';
    day = day || format[i] == 'd';
  }
  return year && day;
}

Instant LogTimeReader::from_local(std::int64_t local_seconds) {
  if (zone_ == nullptr) return Instant::from_seconds(local_seconds);
  // The offset changes on the hour; a log brings the same hour thousands of times.
  const std::int64_t hour = local_seconds / 3600;
  if (hour != cached_hour_) {
    const std::int64_t guess = zone_->offset_seconds(Instant::from_seconds(local_seconds));
    cached_offset_ = zone_->offset_seconds(Instant::from_seconds(local_seconds - guess));
    cached_hour_ = hour;
  }
  return Instant::from_seconds(local_seconds - cached_offset_);
}

std::optional<Instant> LogTimeReader::read(std::string_view text, int* digits) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  for (const std::string& format : formats_)
    if (auto time = read_as(format, text, digits)) return time;
  return std::nullopt;
}

std::optional<Instant> LogTimeReader::read_as(std::string_view format, std::string_view text, int* digits) {
  *digits = 0;
  if (format == "epoch") return parse_log_time(text, ZoneKnown::no, digits);
  if (format == "rfc3339") {
    if (text.size() < 20 || text[4] != '-') return std::nullopt;
    return parse_log_time(text, ZoneKnown::no, digits);
  }
  int year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0;
  std::int64_t nanoseconds = 0;
  std::optional<int> offset;
  size_t at = 0;
  for (size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%') {
      if (at >= text.size() || text[at] != format[i]) return std::nullopt;
      ++at;
      continue;
    }
    int* to = nullptr;
    size_t most = 2;
    switch (format[++i]) {
      case 'Y':
        to = &year;
        most = 4;
        break;
      case 'm': to = &month; break;
      case 'd': to = &day; break;
      case 'H': to = &hour; break;
      case 'M': to = &minute; break;
      case 'S': to = &second; break;
      case 'b': {
        month = 0;
        for (size_t m = 0; m < 12; ++m)
          if (text.substr(at).starts_with(months[m])) month = static_cast<int>(m) + 1;
        if (month == 0) return std::nullopt;
        at += 3;
        break;
      }
      case 'f': {
        const size_t begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
          if (at - begin < 9) nanoseconds = nanoseconds * 10 + (text[at] - '0');
          ++at;
        }
        if (at == begin) return std::nullopt;
        *digits = static_cast<int>(std::min<size_t>(at - begin, 9));
        for (int d = *digits; d < 9; ++d) nanoseconds *= 10;
        break;
      }
      case 'z': {
        if (at < text.size() && text[at] == 'Z') {
          offset = 0;
          ++at;
          break;
        }
        if (at >= text.size() || (text[at] != '+' && text[at] != '-')) return std::nullopt;
        const int sign = text[at++] == '-' ? -1 : 1;
        const int hours = number(text, at, 2);
        if (at < text.size() && text[at] == ':') ++at;
        const int minutes = number(text, at, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return std::nullopt;
        offset = sign * (hours * 3600 + minutes * 60);
        break;
      }
      default:
        if (at >= text.size() || text[at] != '%') return std::nullopt;
        ++at;
        break;
    }
    if (to != nullptr && (*to = number(text, at, most)) < 0) return std::nullopt;
  }
  if (at != text.size() || year < 1900 || year > 2200 || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto date = Day::from_date(year, month, day);
  if (!date) return std::nullopt;
  const std::int64_t local = std::int64_t{date->number} * 86'400 + hour * 3600 + minute * 60 + second;
  Instant time = offset ? Instant::from_seconds(local - *offset) : from_local(local);
  time.nanoseconds += nanoseconds;
  return time;
}

}  // namespace sekimori::detect
