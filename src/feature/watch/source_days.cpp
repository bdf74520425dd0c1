#include "feature/watch/source_days.h"

#include <algorithm>

namespace sekimori::watch {

Result<SourceDays> source_days(sql::Database& database, SourceBook& sources, const record::Actor& actor, std::string_view id_or_name,
                               std::optional<Day> from, std::optional<Day> to) {
  auto known = TRY(sources.find(actor, id_or_name));
  if (!known) return error(ErrorCode::not_found, "no source {}", id_or_name);
  SourceDays out;
  out.known = *std::move(known);
  auto rows = database.read([&](sql::Transaction& tx) {
    return tx.query("SELECT day, events FROM watch_source_day WHERE source_id = ? AND day >= ? AND day <= ? ORDER BY day",
                    out.known.id.to_string(), from ? from->number : INT32_MIN, to ? to->number : INT32_MAX);
  });
  if (!rows) return std::unexpected(std::move(rows).error());
  const int most_silent_days = std::max(1, (out.known.source.gap_alarm_hours + 23) / 24);
  for (const sql::Row& row : *rows) {
    const Day day{static_cast<std::int32_t>(row.integer(0))};
    if (!out.days.empty() && day.number - out.days.back().day.number - 1 >= most_silent_days)
      out.gaps.push_back({Day{out.days.back().day.number + 1}, Day{day.number - 1}});
    out.days.push_back({day, static_cast<std::uint64_t>(row.integer(1))});
  }
  return out;
}

Json to_json(const SourceDays& days) {
  Json list = Json::array(), gaps = Json::array();
  for (const SourceDay& day : days.days) list.push(Json::object({{"day", day.day.to_string()}, {"events", day.events}}));
  for (const SourceGap& gap : days.gaps) gaps.push(Json::object({{"first", gap.first.to_string()}, {"last", gap.last.to_string()}}));
  return Json::object(
      {{"id", days.known.id.to_string()}, {"name", days.known.source.name}, {"days", std::move(list)}, {"gaps", std::move(gaps)}});
}

}  // namespace sekimori::watch
