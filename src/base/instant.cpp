#include "base/instant.h"

#include <unicode/timezone.h>

#include <chrono>

namespace sekimori {
namespace {

using namespace std::chrono;

// Reads exactly `count` digits at `position` and moves it on; -1 when there are none.
int digits(std::string_view text, size_t& position, size_t count) {
  if (position + count > text.size()) return -1;
  int value = 0;
  for (size_t i = 0; i < count; ++i) {
    const char c = text[position + i];
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  position += count;
  return value;
}

bool sign(std::string_view text, size_t& position, char wanted) {
  if (position >= text.size() || text[position] != wanted) return false;
  ++position;
  return true;
}

year_month_day civil(Day day) { return year_month_day(sys_days(days(day.number))); }

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

Result<Day> Day::from_date(int year, int month, int day) {
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (month < 1 || day < 1 || !date.ok()) return error(ErrorCode::invalid_input, "no such day: {:04}-{:02}-{:02}", year, month, day);
  return Day{static_cast<std::int32_t>(sys_days(date).time_since_epoch().count())};
}

Result<Day> Day::parse(std::string_view text) {
  size_t at = 0;
  const int y = digits(text, at, 4);
  const bool dash1 = sign(text, at, '-');
  const int m = digits(text, at, 2);
  const bool dash2 = sign(text, at, '-');
  const int d = digits(text, at, 2);
  if (y < 0 || m < 0 || d < 0 || !dash1 || !dash2 || at != text.size())
    return error(ErrorCode::invalid_input, "'{}' is not a day of the form 2026-04-01", text);
  return from_date(y, m, d);
}

std::string Day::to_string() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }
int Day::year() const { return static_cast<int>(civil(*this).year()); }
int Day::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Day::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }
int Day::weekday() const { return static_cast<int>(std::chrono::weekday(sys_days(days(number))).c_encoding()); }

Result<Instant> Instant::parse(std::string_view text) {
  const auto bad = [&] { return error(ErrorCode::invalid_input, "'{}' is not an RFC 3339 time", text); };
  if (text.size() < 20) return bad();
  const auto day = Day::parse(text.substr(0, 10));
  size_t at = 11;
  if (!day || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return bad();
  const int h = digits(text, at, 2);
  const bool colon1 = sign(text, at, ':');
  const int m = digits(text, at, 2);
  const bool colon2 = sign(text, at, ':');
  const int s = digits(text, at, 2);
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60 || !colon1 || !colon2) return bad();
  std::int64_t fraction = 0;
  if (sign(text, at, '.')) {
    std::int64_t unit = 100'000'000;
    const size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      fraction += unit * (text[at] - '0');
      unit /= 10;
      ++at;
    }
    if (at == start) return bad();
  }
  int offset = 0;
  if (at < text.size() && (text[at] == 'Z' || text[at] == 'z')) {
    ++at;
  } else if (at < text.size() && (text[at] == '+' || text[at] == '-')) {
    const int direction = text[at] == '+' ? 1 : -1;
    ++at;
    const int oh = digits(text, at, 2);
    const bool colon = sign(text, at, ':');
    const int om = digits(text, at, 2);
    if (oh < 0 || oh > 23 || om < 0 || om > 59 || !colon) return bad();
    offset = direction * (oh * 3600 + om * 60);
  } else {
    return bad();
  }
  if (at != text.size()) return bad();
  const std::int64_t seconds = static_cast<std::int64_t>(day->number) * 86'400 + h * 3600 + m * 60 + s - offset;
  std::int64_t value = 0;
  if (__builtin_mul_overflow(seconds, nanoseconds_per_second, &value) || __builtin_add_overflow(value, fraction, &value))
    return error(ErrorCode::invalid_input, "'{}' is outside 1677 to 2262", text);
  return Instant{value};
}

std::string Instant::to_rfc3339(std::optional<int> wanted) const {
  const std::int64_t seconds = floor_divide(nanoseconds, nanoseconds_per_second);
  const std::int64_t fraction = nanoseconds - seconds * nanoseconds_per_second;
  const std::int64_t day = floor_divide(seconds, 86'400);
  const std::int64_t rest = seconds - day * 86'400;
  std::string out =
      fmt::format("{}T{:02}:{:02}:{:02}", Day{static_cast<std::int32_t>(day)}.to_string(), rest / 3600, rest / 60 % 60, rest % 60);
  std::string places = fmt::format("{:09}", fraction);
  if (wanted) {
    places.resize(static_cast<size_t>(*wanted), '0');
  } else {
    while (!places.empty() && places.back() == '0') places.pop_back();
  }
  if (!places.empty()) out += "." + places;
  return out + "Z";
}

struct Zone::Rules {
  std::unique_ptr<icu::TimeZone> zone;
};

Result<Zone> Zone::find(std::string_view name) {
  auto rules = std::make_shared<Rules>();
  rules->zone.reset(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())))));
  if (*rules->zone == icu::TimeZone::getUnknown()) return error(ErrorCode::not_found, "no time zone named '{}'", name);
  return Zone(std::string(name), std::move(rules));
}

Zone Zone::tokyo() {
  auto zone = find("Asia/Tokyo");
  SEKIMORI_CHECK(zone.has_value());
  return *std::move(zone);
}

Zone Zone::utc() {
  auto zone = find("Etc/UTC");
  SEKIMORI_CHECK(zone.has_value());
  return *std::move(zone);
}

std::int32_t Zone::offset_seconds(Instant at) const {
  UErrorCode status = U_ZERO_ERROR;
  int32_t raw = 0;
  int32_t saving = 0;
  rules_->zone->getOffset(static_cast<UDate>(floor_divide(at.nanoseconds, 1'000'000)), 0, raw, saving, status);
  return U_SUCCESS(status) ? (raw + saving) / 1000 : 0;
}

Day Zone::day_of(Instant at) const {
  const std::int64_t local = floor_divide(at.nanoseconds, nanoseconds_per_second) + offset_seconds(at);
  return Day{static_cast<std::int32_t>(floor_divide(local, 86'400))};
}

Instant Zone::start_of(Day day) const {
  const Instant guess{static_cast<std::int64_t>(day.number) * nanoseconds_per_day};
  Instant start{guess.nanoseconds - offset_seconds(guess) * nanoseconds_per_second};
  // The offset at the start may differ from the offset at UTC midnight on the days clocks change.
  start.nanoseconds = guess.nanoseconds - offset_seconds(start) * nanoseconds_per_second;
  return start;
}

Instant Zone::end_of(Day day) const { return {start_of(Day{day.number + 1}).nanoseconds - 1}; }

int Zone::second_of_day(Instant at) const {
  const std::int64_t local = floor_divide(at.nanoseconds, nanoseconds_per_second) + offset_seconds(at);
  return static_cast<int>(local - floor_divide(local, 86'400) * 86'400);
}

std::string Zone::local_text(Instant at) const {
  const int second = second_of_day(at);
  return fmt::format("{} {:02}:{:02}:{:02}", day_of(at).to_string(), second / 3600, second / 60 % 60, second % 60);
}

}  // namespace sekimori
