#include "feature/consult/business_calendar.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>

namespace sekimori::consult {
namespace {

constexpr std::int64_t nanoseconds_per_minute = 60 * nanoseconds_per_second;
constexpr int longest_closure = 400;  // days: a calendar that never opens is a mistake
constexpr std::array<std::string_view, 4> why_names = {"open", "weekend", "holiday", "house"};

// "17:30" -> 1050; -1: no time.
int minute_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  for (const std::size_t i : {0U, 1U, 3U, 4U})
    if (text[i] < '0' || text[i] > '9') return -1;
  const int hour = (text[0] - '0') * 10 + (text[1] - '0'), minute = (text[3] - '0') * 10 + (text[4] - '0');
  return hour > 23 || minute > 59 ? -1 : hour * 60 + minute;
}

Day next_day(Day day) { return Day{day.number + 1}; }

}  // namespace

std::string_view name_of(ClosedWhy why) { return why_names.at(static_cast<std::size_t>(why)); }

Result<OpeningHours> OpeningHours::parse(std::string_view text, std::string_view file) {
  OpeningHours out;
  try {
    const auto parsed = toml::parse(text, file);
    out.opens = minute_of(parsed["opens"].value_or(std::string()));
    out.reception_until = minute_of(parsed["reception_until"].value_or(std::string()));
    out.closes = minute_of(parsed["closes"].value_or(std::string()));
    if (out.opens < 0 || out.reception_until < out.opens || out.closes < out.reception_until || out.closes == out.opens)
      return error(ErrorCode::invalid_input, "{}: opens, reception_until and closes are times like \"09:00\", in that order", file);
    if (const toml::array* closed = parsed["closed"].as_array())
      for (const toml::node& node : *closed) {
        const toml::table* table = node.as_table();
        const std::string from = table == nullptr ? std::string() : (*table)["from"].value_or(std::string());
        const std::string to = table == nullptr ? std::string() : (*table)["to"].value_or(std::string());
        const auto first = Day::parse("2024-" + from), last = Day::parse("2024-" + to);  // a leap year has all days
        if (!first || !last) return error(ErrorCode::invalid_input, "{}: closed: '{}' and '{}' are days like \"12-29\"", file, from, to);
        out.closed.push_back({first->month(), first->day(), last->month(), last->day()});
      }
    const auto minutes = [&](std::string_view name, int otherwise) {
      return static_cast<int>(parsed["first_answer"][name].value_or(std::int64_t(otherwise)));
    };
    out.first_answer_ordinary = minutes("ordinary", out.first_answer_ordinary);
    out.first_answer_soon = minutes("soon", out.first_answer_soon);
    out.first_answer_urgent = minutes("urgent", out.first_answer_urgent);
    if (out.first_answer_urgent < 1 || out.first_answer_soon < 1 || out.first_answer_ordinary < 1)
      return error(ErrorCode::invalid_input, "{}: first_answer: minutes from 1 on", file);
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}: line {}: {}", file, problem.source().begin.line, problem.description());
  }
  return out;
}

const OpeningHours& OpeningHours::standard() {
  static const OpeningHours hours = [] {
    std::optional<OpeningHours> read;
    const auto take = [&](std::string_view file, std::string_view text) {
      if (file != "hours.toml") return;
      auto parsed = parse(text, file);
      SEKIMORI_CHECK(parsed.has_value());
      read = *std::move(parsed);
    };
#define SEKIMORI_TEXT(name, text) take(name, text);
#include "consult/desk.inc"
    SEKIMORI_CHECK(read.has_value());
    return *std::move(read);
  }();
  return hours;
}

const BusinessCalendar& BusinessCalendar::standard() {
  static const BusinessCalendar calendar(Holidays::japan(), OpeningHours::standard(), Zone::tokyo());
  return calendar;
}

Result<ClosedWhy> BusinessCalendar::why_closed(Day day) const {
  const Holiday* holiday = TRY(holidays_.find(day));  // also says when the year is missing
  if (day.weekday() == 0 || day.weekday() == 6) return ClosedWhy::weekend;
  if (holiday != nullptr) return ClosedWhy::holiday;
  const int at = day.month() * 100 + day.day();
  for (const OpeningHours::Closed& one : hours_.closed) {
    const int from = one.from_month * 100 + one.from_day, to = one.to_month * 100 + one.to_day;
    if (from <= to ? (at >= from && at <= to) : (at >= from || at <= to)) return ClosedWhy::house;
  }
  return ClosedWhy::open;
}

Result<std::optional<DayHours>> BusinessCalendar::hours_of(Day day) const {
  if (TRY(why_closed(day)) != ClosedWhy::open) return std::optional<DayHours>();
  const Instant start = zone_.start_of(day);
  const auto at = [&](int minute) { return Instant{start.nanoseconds + minute * nanoseconds_per_minute}; };
  return std::optional<DayHours>({at(hours_.opens), at(hours_.reception_until), at(hours_.closes)});
}

Result<Day> BusinessCalendar::next_open_day(Day from) const {
  for (int i = 0; i < longest_closure; ++i, from = next_day(from))
    if (TRY(why_closed(from)) == ClosedWhy::open) return from;
  return error(ErrorCode::invalid_input, "the desk is closed for more than a year from {} on", from.to_string());
}

Result<Instant> BusinessCalendar::reception_of(Instant arrives) const {
  const Day day = zone_.day_of(arrives);
  if (const auto hours = TRY(hours_of(day)); hours && arrives <= hours->reception_until) return std::max(arrives, hours->opens);
  return TRY(hours_of(TRY(next_open_day(next_day(day)))))->opens;
}

Result<Instant> BusinessCalendar::after(Instant from, std::int64_t minutes) const {
  std::int64_t left = minutes * nanoseconds_per_minute;
  Day day = zone_.day_of(from);
  while (true) {
    day = TRY(next_open_day(day));
    const DayHours hours = *TRY(hours_of(day));
    const Instant begin = std::max(from, hours.opens);
    if (begin < hours.closes) {
      const std::int64_t today = hours.closes.nanoseconds - begin.nanoseconds;
      if (left <= today) return Instant{begin.nanoseconds + left};
      left -= today;
    }
    day = next_day(day);
  }
}

Result<std::int64_t> BusinessCalendar::minutes_between(Instant from, Instant to) const {
  if (to <= from) return 0;
  std::int64_t sum = 0;
  const Day last = zone_.day_of(to);
  for (Day day = zone_.day_of(from); day <= last; day = next_day(day)) {
    const auto hours = TRY(hours_of(day));
    if (!hours) continue;
    const Instant begin = std::max(from, hours->opens), end = std::min(to, hours->closes);
    if (begin < end) sum += end.nanoseconds - begin.nanoseconds;
  }
  return sum / nanoseconds_per_minute;
}

}  // namespace sekimori::consult
