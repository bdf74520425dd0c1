#include "feature/protect/place_filing.h"

#include <algorithm>

namespace sekimori::protect {

Result<std::vector<FactAnswer>> answered(std::vector<FactAnswer> before, const std::vector<FactAnswer>& answers, std::string_view checklist,
                                         Day day) {
  const std::vector<std::string> facts = facts_of(checklist);
  for (FactAnswer answer : answers) {
    if (std::ranges::find(facts, answer.fact) == facts.end()) {
      std::string known;
      for (const std::string& fact : facts) known += (known.empty() ? "" : ", ") + fact;
      return error(ErrorCode::invalid_input, "'{}' is not asked for; one of {}", answer.fact, known);
    }
    answer.day = day;
    std::erase_if(before, [&](const FactAnswer& one) { return one.fact == answer.fact; });
    before.push_back(std::move(answer));
  }
  return before;
}

Result<std::optional<Kept<CloudPlace>>> cloud_place(Shelf& shelf, const record::Actor& actor, std::string_view number) {
  return shelf.find<CloudPlace>(actor, "number", number);
}

Result<std::optional<Kept<LimitedData>>> limited_data(Shelf& shelf, const record::Actor& actor, std::string_view number) {
  return shelf.find<LimitedData>(actor, "number", number);
}

Result<Kept<CloudPlace>> file_cloud_place(Shelf& shelf, Register& reg, const record::Actor& actor, CloudPlace place, Day day,
                                          std::string_view reason) {
  place.checked_on = day;
  // Reading it back is what refuses a place without its number, or a link to nobody knows whom.
  place = TRY(cloud_place_from_json(to_json(place)));
  if (!TRY(reg.find_secret_by_number(actor, place.secret)))
    return error(ErrorCode::not_found, "no secret with the number '{}'", place.secret);
  const auto before = TRY(cloud_place(shelf, actor, place.number));
  return before ? shelf.change(actor, *before, place, reason) : shelf.add(actor, place, reason);
}

Result<Kept<LimitedData>> file_limited_data(Shelf& shelf, const record::Actor& actor, const LimitedData& set, std::string_view reason) {
  const LimitedData checked = TRY(limited_data_from_json(to_json(set)));
  const auto before = TRY(limited_data(shelf, actor, checked.number));
  return before ? shelf.change(actor, *before, checked, reason) : shelf.add(actor, checked, reason);
}

}  // namespace sekimori::protect
