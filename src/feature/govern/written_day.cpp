#include "feature/govern/written_day.h"

#include <array>
#include <charconv>

#include "base/text.h"

namespace sekimori::govern {
namespace {

struct Era {
  std::string_view name, letter;
  int year_before;  // year 1 is the one after
  Day first, last;
};

const std::array<Era, 5>& eras() {
  const auto day = [](int year, int month, int number) { return Day::from_date(year, month, number).value_or(Day{}); };
  static const std::array<Era, 5> all = {
      Era{"明治", "M", 1867, day(1873, 1, 1), day(1912, 7, 29)}, Era{"大正", "T", 1911, day(1912, 7, 30), day(1926, 12, 24)},
      Era{"昭和", "S", 1925, day(1926, 12, 25), day(1989, 1, 7)}, Era{"平成", "H", 1988, day(1989, 1, 8), day(2019, 4, 30)},
      Era{"令和", "R", 2018, day(2019, 5, 1), day(9999, 12, 31)}};
  return all;
}

constexpr char32_t full_zero = 0xFF10;
constexpr char32_t full_slash = 0xFF0F;
constexpr char32_t full_stop = 0xFF0E;
constexpr char32_t full_hyphen = 0xFF0D;

std::string half_width(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point >= full_zero && point < full_zero + 10) out += static_cast<char>('0' + (point - full_zero));
    else if (point == full_slash || point == full_stop || point == full_hyphen) out += '/';
    else append_utf8(out, point);
  }
  return out;
}

std::optional<int> take_number(std::string_view& text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || number < 0) return {};
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

bool take(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks)
    if (text.starts_with(mark)) {
      text.remove_prefix(mark.size());
      return true;
    }
  return false;
}

}  // namespace

Result<Day> written_day(std::string_view text) {
  const std::string plain = half_width(trim(text));
  std::string_view rest = plain;
  const auto refuse = [&] {
    return error(ErrorCode::invalid_input, "'{}' is no day: 2026-04-01, 2026/4/1, 2026年4月1日 or an era as 平成27年7月7日 is needed",
                 text.substr(0, 60));
  };
  const Era* era = nullptr;
  for (const Era& one : eras())
    if (take(rest, {one.name}) || (rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9' && take(rest, {one.letter}))) {
      era = &one;
      break;
    }
  int year = 0;
  if (era != nullptr && take(rest, {"元"})) year = 1;
  else if (const auto number = take_number(rest)) year = *number;
  else return refuse();
  if (era == nullptr && year < 1000) return refuse();
  if (!take(rest, {"年", "-", "/", "."})) return refuse();
  const auto month = take_number(rest);
  if (!month || !take(rest, {"月", "-", "/", "."})) return refuse();
  const auto number = take_number(rest);
  if (!number) return refuse();
  take(rest, {"日"});
  if (!trim(rest).empty()) return refuse();
  const auto day = Day::from_date(era == nullptr ? year : era->year_before + year, *month, *number);
  if (!day) return refuse();
  if (era != nullptr && (*day < era->first || era->last < *day))
    return error(ErrorCode::invalid_input, "'{}': {} ran from {} to {}; which year is meant?", text.substr(0, 60), era->name,
                 era->first.to_string(), era->last.to_string());
  return *day;
}

}  // namespace sekimori::govern
