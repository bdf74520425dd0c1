#include "feature/share/counted.h"

namespace sekimori::share {

Counted count_with_floor(const std::vector<std::pair<std::string, std::int64_t>>& parts, std::int64_t floor) {
  Counted out;
  out.floor = floor;
  std::int64_t total = 0;
  for (const auto& [name, count] : parts) {
    out.parts.push_back({name, {}});
    total += count;
  }
  if (total < floor) return out;
  out.total = total;
  std::size_t withheld = 0;
  std::int64_t withheld_sum = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].second == 0 || parts[i].second >= floor) {
      out.parts[i].count = parts[i].second;
    } else {
      ++withheld;
      withheld_sum += parts[i].second;
    }
  }
  while (withheld > 0 && (withheld < 2 || withheld_sum < floor)) {
    CountedPart* smallest = nullptr;
    for (CountedPart& part : out.parts)
      if (part.count && (smallest == nullptr || *part.count < *smallest->count)) smallest = &part;
    if (smallest == nullptr) {
      out.total.reset();  // one part alone: the total would be it
      break;
    }
    ++withheld;
    withheld_sum += *smallest->count;
    smallest->count.reset();
  }
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
