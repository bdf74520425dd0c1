#include "feature/govern/law/law_clock.h"

#include "feature/govern/number_json.h"
#include "model/names.h"

namespace sekimori::govern {

Json to_json(const LawClock& one) {
  return Json::object({{"id", one.id},
                       {"starts", one.starts},
                       {"article", one.article},
                       {"text", to_json(one.text)},
                       {"years", one.years},
                       {"begins", model::day_json(one.begins)},
                       {"last_day", model::day_json(one.last_day)},
                       {"days_left", number_json(one.days_left)},
                       {"source", one.source}});
}

Day years_later(Day day, std::int64_t years) {
  const int year = day.year() + static_cast<int>(years);
  for (int d = day.day(); d > 0; --d)
    if (const auto found = Day::from_date(year, day.month(), d)) return *found;
  return day;
}

Result<std::vector<LawClock>> law_clocks(const ActDays& days, Day today) {
  if (days.act && days.ended && *days.ended < *days.act)
    return error(ErrorCode::invalid_input, "the act ended on {}, before it began on {}", days.ended->to_string(), days.act->to_string());
  if (days.act && days.known && *days.known < *days.act)
    return error(ErrorCode::invalid_input, "the act was known on {}, before it began on {}", days.known->to_string(),
                 days.act->to_string());
  const std::optional<Day> ended = days.ended ? days.ended : days.act;
  std::vector<LawClock> out;
  for (const Json& row : text_file("law", "clocks.toml")["clock"].items()) {
    const std::optional<Day> of_act = days.act ? days.act : ended;
    const auto limit = [&](std::string_view member) -> std::optional<Day> {
      if (row[member].is_null()) return {};
      return Day::parse(row[member].text()).value_or(Day{});
    };
    if (const auto from = limit("from"); from && of_act && *of_act < *from) continue;
    if (const auto until = limit("until"); until && (!of_act || *of_act >= *until)) continue;
    LawClock one;
    one.id = row["id"].text();
    one.starts = row["starts"].text();
    one.article = row["article"].text();
    one.text = wording_of(row);
    one.years = row["years"].integer_or(0);
    one.source = source_json(row);
    one.begins = one.starts == "known" ? days.known : one.starts == "act" ? days.act : ended;
    if (one.begins && one.years > 0) {
      Day last = years_later(*one.begins, one.years);
      if (row["counts"].text() == "same_day") --last.number;
      one.last_day = last;
      one.days_left = std::int64_t(last.number) - today.number;
    }
    out.push_back(std::move(one));
  }
  return out;
}

Result<Json> LawTable::clocks_of(std::optional<Day> act, std::optional<Day> ended, std::optional<Day> known, Day today) const {
  Json out = Json::array();
  for (const LawClock& one : TRY(law_clocks({.act = act, .ended = ended, .known = known}, today))) out.push(to_json(one));
  return out;
}

}  // namespace sekimori::govern
