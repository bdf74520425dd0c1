#include "feature/share/counted.h"

#include "engine/mask/small_cells.h"

namespace sekimori::share {

Counted count_with_floor(const std::vector<std::pair<std::string, std::int64_t>>& parts, std::int64_t floor, GivenUp first) {
  Counted out;
  out.floor = floor;
  std::int64_t total = 0;
  // One row; behind each count as many members, every one of which gave one answer.
  mask::CountTable table(1, parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    out.parts.push_back({parts[i].first, {}});
    for (std::int64_t n = 0; n < parts[i].second; ++n) table.add(1, i + 1, {std::to_string(total++)});
  }
  if (total < floor) return out;
  const auto least = static_cast<std::size_t>(floor);
  mask::HiddenCells hidden = mask::hide_small_cells(table, least);
  if (first == GivenUp::total && hidden.count() > 0) {
    mask::HiddenCells without_total(table.rows(), table.columns());
    for (const std::size_t row : {0U, 1U}) without_total.hide(row, 0);
    hidden = mask::hide_small_cells(table, least, std::move(without_total));
  }
  if (!hidden.at(1, 0)) out.total = total;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!hidden.at(1, i + 1)) out.parts[i].count = parts[i].second;
  return out;
}

Json count_json(const std::optional<std::int64_t>& count) {
  Json out;
  if (count) out = Json(*count);
  return out;
}

Json to_json(const Counted& counted) {
  Json parts = Json::object();
  for (const CountedPart& part : counted.parts) parts.set(part.name, count_json(part.count));
  Json out = Json::object();
  return out.set("total", count_json(counted.total)).set("parts", std::move(parts)).set("floor", counted.floor);
}

}  // namespace sekimori::share
