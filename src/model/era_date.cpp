#include "model/era_date.h"

#include <array>
#include <optional>
#include <vector>

#include "base/text.h"

namespace sekimori::model {
namespace {

struct Era {
  std::string_view name, letter, short_name;
  int first_year;             // of the common calendar, in which the era's year 1 lies
  std::string_view from, to;  // first and last day; empty: it goes on
};

// Latest first.
constexpr std::array<Era, 5> eras = {{{"令和", "r", "令", 2019, "2019-05-01", ""},
                                      {"平成", "h", "平", 1989, "1989-01-08", "2019-04-30"},
                                      {"昭和", "s", "昭", 1926, "1926-12-25", "1989-01-07"},
                                      {"大正", "t", "大", 1912, "1912-07-30", "1926-12-24"},
                                      {"明治", "m", "明", 1868, "1873-01-01", "1912-07-29"}}};
constexpr std::size_t longest_entry = 64;
constexpr int most_digits = 4;
constexpr int longest_era = 200;  // years: what goes on has an end for a typing error

Day day_from(std::string_view text) { return Day::parse(text).value_or(Day{}); }

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t sign = next_code_point(text, at);
    if (sign != U' ' && sign != U'\t' && sign != U'\u3000') append_utf8(out, sign);
  }
  return out;
}

// "7年5月1日", "7.5.1", "7/5/1", "7-5-1" -> three numbers; 元 is 1 as a year.
std::optional<std::array<int, 3>> three_numbers(std::string_view text) {
  std::array<int, 3> out{};
  constexpr std::array<std::string_view, 3> units = {"年", "月", "日"};
  bool with_units = false;
  char separator = 0;
  for (std::size_t part = 0; part < out.size(); ++part) {
    if (part == 0 && text.starts_with("元")) {
      out[0] = 1;
      text.remove_prefix(std::string_view("元").size());
    } else {
      int digits = 0;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9' && digits <= most_digits) {
        out[part] = out[part] * 10 + (text.front() - '0');
        text.remove_prefix(1);
        ++digits;
      }
      if (digits == 0 || digits > most_digits) return {};
    }
    if (part == 0) with_units = text.starts_with(units[0]);
    if (with_units) {
      if (!text.starts_with(units[part])) return {};
      text.remove_prefix(units[part].size());
    } else if (part < 2) {
      if (text.empty() || (text.front() != '.' && text.front() != '/' && text.front() != '-')) return {};
      if (part == 0) separator = text.front();
      if (text.front() != separator) return {};
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return {};
  return out;
}

const Era* era_at_start(std::string_view text, std::size_t& length) {
  for (const Era& era : eras) {
    for (const std::string_view name : {era.name, era.short_name, era.letter})
      if (text.starts_with(name)) {
        length = name.size();
        return &era;
      }
  }
  return nullptr;
}

}  // namespace

Result<Day> day_as_written(std::string_view text) {
  const auto no_date = [&]() {
    return error(ErrorCode::invalid_input, "'{}' is no date; write 2025-05-01, 2025年5月1日, 令和7年5月1日 or R7.5.1",
                 scrub_utf8(text.substr(0, longest_entry)));
  };
  if (text.size() > longest_entry * 2 || !is_valid_utf8(text)) return no_date();
  const std::string plain = ascii_lower(without_blanks(normalise_nfkc(trim(text))));
  std::size_t length = 0;
  const Era* era = era_at_start(plain, length);
  if (era == nullptr) {
    const auto numbers = three_numbers(plain);
    if (!numbers || (*numbers)[0] < 1000 || plain.starts_with("元")) return no_date();
    auto day = Day::from_date((*numbers)[0], (*numbers)[1], (*numbers)[2]);
    if (!day) return error(ErrorCode::invalid_input, "'{}': there is no such day", plain);
    return *day;
  }
  const auto numbers = three_numbers(std::string_view(plain).substr(length));
  if (!numbers || (*numbers)[0] < 1 || (*numbers)[0] > longest_era) return no_date();
  const auto [year, month, day_of_month] = *numbers;
  auto day = Day::from_date(era->first_year + year - 1, month, day_of_month);
  if (!day) return error(ErrorCode::invalid_input, "'{}': there is no such day", plain);
  if (*day < day_from(era->from)) return error(ErrorCode::invalid_input, "'{}': {} began on {}", plain, era->name, era->from);
  if (!era->to.empty() && day_from(era->to) < *day)
    return error(ErrorCode::invalid_input, "'{}': {} ended on {}", plain, era->name, era->to);
  return *day;
}

Result<Instant> moment_as_written(std::string_view text, const Zone& zone) {
  const std::string plain = normalise_nfkc(trim(text));
  if (auto instant = Instant::parse(plain)) return *instant;
  std::string_view date = plain, time;
  if (const auto colon = plain.rfind(':'); colon != std::string::npos && colon >= 2) {
    const auto blank = plain.find_last_of(" T", colon);
    if (blank != std::string::npos) {
      date = std::string_view(plain).substr(0, blank);
      time = std::string_view(plain).substr(blank + 1);
    }
  }
  const Day day = TRY(day_as_written(date));
  // Instants are nanoseconds: beyond these years there are none (docs/contract.md, "Time").
  if (day.year() < 1868 || day.year() > 2199) return error(ErrorCode::invalid_input, "'{}': there is no such day", plain);
  int hour = 0, minute = 0;
  if (!time.empty()) {
    const auto digit = [&](std::size_t i) { return i < time.size() && time[i] >= '0' && time[i] <= '9'; };
    if (time.size() != 5 || time[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
      return error(ErrorCode::invalid_input, "'{}' is no time of day; write 09:30", time);
    hour = (time[0] - '0') * 10 + time[1] - '0';
    minute = (time[3] - '0') * 10 + time[4] - '0';
    if (hour > 23 || minute > 59) return error(ErrorCode::invalid_input, "'{}' is no time of day; write 09:30", time);
  }
  return Instant{zone.start_of(day).nanoseconds + (hour * 60 + minute) * 60 * nanoseconds_per_second};
}

std::string era_text(Day day) {
  for (const Era& era : eras) {
    if (day < day_from(era.from)) continue;
    const int year = day.year() - era.first_year + 1;
    if (year > longest_era) return {};  // as it is read
    return fmt::format("{}{}年{}月{}日", era.name, year == 1 ? "元" : std::to_string(year), day.month(), day.day());
  }
  return {};
}

}  // namespace sekimori::model
