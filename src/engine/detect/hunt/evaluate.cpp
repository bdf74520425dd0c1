#include "engine/detect/hunt/evaluate.h"

#include <arpa/inet.h>

#include <charconv>
#include <cmath>
#include <cstring>

namespace sekimori::detect {
namespace {

// Windows prints instants in XML and Sysmon as "2026-01-05 00:00:00.123" (UTC) without an offset.
std::optional<Instant> to_instant(std::string_view text) {
  if (text.size() < 10 || text.size() > 40) return {};
  if (auto instant = Instant::parse(text)) return *instant;
  if (auto instant = Instant::parse(std::string(text) + "Z")) return *instant;
  return {};
}

int iso_week(Day day) {
  const int weekday = (day.weekday() + 6) % 7;  // Monday is 0
  const Day thursday{day.number - weekday + 3};
  const Day first = Day::from_date(thursday.year(), 1, 1).value_or(day);
  return (thursday.number - first.number) / 7 + 1;
}

}  // namespace

std::optional<double> to_number(std::string_view text) {
  if (text.empty() || text.size() > 64) return {};
  double number = 0;
  const char* const end = text.data() + text.size();
  if (text.starts_with("0x") || text.starts_with("0X")) {
    std::uint64_t hexadecimal = 0;
    const auto [stop, code] = std::from_chars(text.data() + 2, end, hexadecimal, 16);
    if (code != std::errc() || stop != end) return {};
    return static_cast<double>(hexadecimal);
  }
  const auto [stop, code] = std::from_chars(text.data(), end, number);
  if (code != std::errc() || stop != end || !std::isfinite(number)) return {};
  return number;
}

bool compare(Comparison comparison, double left, double right) {
  switch (comparison) {
    case Comparison::equal: return left == right;
    case Comparison::not_equal: return left != right;
    case Comparison::less: return left < right;
    case Comparison::less_or_equal: return left <= right;
    case Comparison::greater: return left > right;
    case Comparison::greater_or_equal: return left >= right;
  }
  return false;
}

bool lies_in(const Network& network, std::string_view address) {
  char text[64];
  if (address.size() >= sizeof text) return false;
  std::memcpy(text, address.data(), address.size());
  text[address.size()] = 0;
  std::array<std::uint8_t, 16> bytes{};
  int family = address.find(':') == std::string_view::npos ? 4 : 6;
  if (inet_pton(family == 4 ? AF_INET : AF_INET6, text, bytes.data()) != 1) return false;
  constexpr std::uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (family == 6 && network.family == 4 && std::memcmp(bytes.data(), mapped, 12) == 0) {  // ::ffff:10.0.0.1
    std::memmove(bytes.data(), bytes.data() + 12, 4);
    family = 4;
  }
  if (family != network.family) return false;
  for (int bit = 0; bit < network.prefix; bit += 8) {
    const auto index = static_cast<size_t>(bit / 8);
    const int kept = std::min(8, network.prefix - bit);
    if ((bytes[index] ^ network.address[index]) >> (8 - kept)) return false;
  }
  return true;
}

int part_of(TimePart part, Instant at, const Zone& zone) {
  const Day day = zone.day_of(at);
  const int second = zone.second_of_day(at);
  switch (part) {
    case TimePart::minute: return second / 60 % 60;
    case TimePart::hour: return second / 3600;
    case TimePart::day: return day.day();
    case TimePart::week: return iso_week(day);
    case TimePart::month: return day.month();
    case TimePart::year: return day.year();
  }
  return 0;
}

bool holds_for_value(const Predicate& predicate, const Regex* regex, const Zone& zone, const ValueView& value) {
  if (value.kind == model::ValueKind::null) return false;
  switch (predicate.test) {
    case Test::pattern: return predicate.pattern.matches(predicate.matching == Case::exact ? value.raw : value.folded);
    case Test::number: {
      if (predicate.comparison == Comparison::equal && !predicate.pattern.parts.empty() && predicate.pattern.matches(value.folded))
        return true;
      const auto number = to_number(value.raw);
      return number && compare(predicate.comparison, *number, predicate.number);
    }
    case Test::regex: return regex != nullptr && regex->found_in(value.raw);
    case Test::network: return lies_in(predicate.network, value.raw);
    case Test::time_part: {
      const auto instant = to_instant(value.raw);
      return instant && compare(predicate.comparison, part_of(predicate.part, *instant, zone), predicate.number);
    }
    case Test::field:
    case Test::null:
    case Test::exists: return false;
  }
  return false;
}

bool holds_for_pair(const Predicate& predicate, std::string_view folded, std::string_view other_folded) {
  switch (predicate.position) {
    case FieldPosition::whole: return folded == other_folded;
    case FieldPosition::start: return folded.starts_with(other_folded);
    case FieldPosition::end: return folded.ends_with(other_folded);
    case FieldPosition::anywhere: return folded.find(other_folded) != std::string_view::npos;
  }
  return false;
}

}  // namespace sekimori::detect
