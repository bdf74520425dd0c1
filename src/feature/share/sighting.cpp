#include "feature/share/sighting.h"

#include <array>

#include "feature/share/counted.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, 2> outcome_names = {"seen", "not_seen"};

}  // namespace

std::string_view name_of(SightingOutcome one) { return outcome_names.at(static_cast<std::size_t>(one)); }
std::optional<SightingOutcome> sighting_outcome_from(std::string_view name) {
  return model::value_named<SightingOutcome>(outcome_names, name);
}

Json to_json(const Sighting& sighting) {
  return Json::object({{"share", sighting.share},
                       {"member", sighting.member},
                       {"outcome", name_of(sighting.outcome)},
                       {"count", sighting.count},
                       {"first", model::day_json(sighting.first)},
                       {"last", model::day_json(sighting.last)},
                       {"note", sighting.note},
                       {"at", sighting.at.to_rfc3339()}});
}

Result<Sighting> sighting_from_json(const Json& json) {
  Sighting out;
  TRY(model::read_text(json, "share", out.share));
  TRY(model::read_text(json, "member", out.member));
  TRY(model::read_named(json, "outcome", outcome_names, out.outcome));
  out.count = json["count"].integer_or(0);
  TRY(model::read_day(json, "first", out.first));
  TRY(model::read_day(json, "last", out.last));
  TRY(model::read_text(json, "note", out.note));
  TRY(model::read_instant(json, "at", out.at));
  return out;
}

Json to_json(const SightingCounts& counts) {
  return Json::object({{"floor", counts.floor},
                       {"answered", count_json(counts.answered)},
                       {"seen", count_json(counts.seen)},
                       {"not_seen", count_json(counts.not_seen)}});
}

SightingCounts told(std::int64_t seen, std::int64_t not_seen, std::int64_t floor) {
  const Counted counted = count_with_floor({{"seen", seen}, {"not_seen", not_seen}}, floor, GivenUp::total);
  return {.floor = floor, .answered = counted.total, .seen = counted.parts[0].count, .not_seen = counted.parts[1].count};
}

}  // namespace sekimori::share
