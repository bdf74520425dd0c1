#include "feature/consult/holidays.h"

#include <toml++/toml.h>

#include "model/names.h"

namespace sekimori::consult {
namespace {

constexpr std::array<std::string_view, 3> kind_names = {"holiday", "substitute", "between"};

}  // namespace

std::string_view name_of(HolidayKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

Result<Holidays> Holidays::parse(std::string_view text, std::string_view file) {
  Holidays out;
  try {
    const auto parsed = toml::parse(text, file);
    const toml::array* years = parsed["year"].as_array();
    if (years == nullptr) return error(ErrorCode::invalid_input, "{}: holds no year", file);
    for (const toml::node& node : *years) {
      const toml::table* table = node.as_table();
      if (table == nullptr) return error(ErrorCode::invalid_input, "{}: holds no year", file);
      const auto year = static_cast<int>((*table)["year"].value_or(std::int64_t(0)));
      std::map<Day, Holiday> days;
      if (const toml::array* rows = (*table)["days"].as_array())
        for (const toml::node& row : *rows) {
          const toml::table* one = row.as_table();
          const std::string written = one == nullptr ? std::string() : (*one)["day"].value_or(std::string());
          const auto day = Day::parse(written);
          if (!day || day->year() != year)
            return error(ErrorCode::invalid_input, "{}: {}: '{}' is no day of that year", file, year, written);
          const std::string kind = (*one)["kind"].value_or(std::string());
          const auto named = model::value_named<HolidayKind>(kind_names, kind);
          if (!named) return error(ErrorCode::invalid_input, "{}: {}: '{}' is no kind of holiday", file, written, kind);
          Holiday holiday{.kind = *named, .name = {(*one)["ja"].value_or(std::string()), (*one)["en"].value_or(std::string())}};
          if (holiday.name.ja.empty() || holiday.name.en.empty())
            return error(ErrorCode::invalid_input, "{}: {}: a name in Japanese and in English is needed", file, written);
          if (!days.emplace(*day, std::move(holiday)).second)
            return error(ErrorCode::invalid_input, "{}: {} stands there twice", file, written);
        }
      if (days.empty() || !out.years_.emplace(year, std::move(days)).second)
        return error(ErrorCode::invalid_input, "{}: {} stands there twice or is empty", file, year);
    }
  } catch (const toml::parse_error& problem) {
    return error(ErrorCode::invalid_input, "{}: line {}: {}", file, problem.source().begin.line, problem.description());
  }
  return out;
}

const Holidays& Holidays::japan() {
  static const Holidays all = [] {
    std::optional<Holidays> read;
    const auto take = [&](std::string_view file, std::string_view text) {
      if (file != "japan.toml") return;
      auto parsed = parse(text, file);
      SEKIMORI_CHECK(parsed.has_value());
      read = *std::move(parsed);
    };
#define SEKIMORI_TEXT(name, text) take(name, text);
#include "consult/holidays.inc"
    SEKIMORI_CHECK(read.has_value());
    return *std::move(read);
  }();
  return all;
}

Result<const std::map<Day, Holiday>*> Holidays::year(int year) const {
  const auto found = years_.find(year);
  if (found == years_.end())
    return error(ErrorCode::invalid_input,
                 "the holidays of {} are not known; add that year to content/holidays/japan.toml (it has {} to {})", year, first_year(),
                 last_year());
  return &found->second;
}

Result<const Holiday*> Holidays::find(Day day) const {
  const auto* days = TRY(year(day.year()));
  const auto found = days->find(day);
  return found == days->end() ? nullptr : &found->second;
}

}  // namespace sekimori::consult
