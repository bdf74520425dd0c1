// Places on a cloud and shared data as they are looked at again and again: answers of today over those given before.
//
//   place.answers = TRY(answered(place.answers, {{.fact = "marked", .yes = true}}, "cloud", today));
//   TRY(file_cloud_place(shelf, reg, actor, place, today, "looked at"));
#pragma once

#include "feature/protect/register.h"
#include "feature/protect/shared_places.h"

namespace sekimori::protect {

// What was answered before with the new answers in their place, each of the day. invalid_input for a fact that the checklist
// does not ask for.
Result<std::vector<FactAnswer>> answered(std::vector<FactAnswer> before, const std::vector<FactAnswer>& answers, std::string_view checklist,
                                         Day day);
// The place with this number; empty when there is none.
Result<std::optional<Kept<CloudPlace>>> cloud_place(Shelf& shelf, const record::Actor& actor, std::string_view number);
Result<std::optional<Kept<LimitedData>>> limited_data(Shelf& shelf, const record::Actor& actor, std::string_view number);
// A new place, or a new version of the one with this number, looked at on the day. not_found: no secret with its number.
Result<Kept<CloudPlace>> file_cloud_place(Shelf& shelf, Register& reg, const record::Actor& actor, CloudPlace place, Day day,
                                          std::string_view reason);
Result<Kept<LimitedData>> file_limited_data(Shelf& shelf, const record::Actor& actor, const LimitedData& set, std::string_view reason);

}  // namespace sekimori::protect
