#include "feature/watch/source_json.h"

#include "model/names.h"

namespace sekimori::watch {

Json to_json(const SourceHealth& h) {
  Json gaps = Json::array();
  for (const SilentStretch& gap : h.gaps) gaps.push(Json::object({{"from", gap.from.to_string()}, {"to", gap.to.to_string()}}));
  const auto instant = [](const std::optional<Instant>& at) { return at ? Json(at->to_rfc3339()) : Json(); };
  Json out = to_json(h.known.source);
  out.set("id", h.known.id.to_string())
      .set("events", h.events)
      .set("last_event", instant(h.last_event))
      .set("gap", h.gap)
      .set("silent_hours", h.silent_hours)
      .set("may_score", h.may_score)
      .set("basis_missing", model::texts_json(h.missing))
      .set("rate_per_day", h.rate_per_day)
      .set("events_today", h.events_today)
      .set("lag_hours", h.lag_hours ? Json(*h.lag_hours) : Json())
      .set("late_blocks", h.late_blocks)
      .set("bad", h.bad)
      .set("gaps", std::move(gaps))
      .set("kept_until", instant(h.kept_until))
      .set("mapping_state", h.mapping_state);
  return out;
}

}  // namespace sekimori::watch
