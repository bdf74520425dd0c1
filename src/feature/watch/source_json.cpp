#include "feature/watch/source_json.h"

namespace sekimori::watch {

Json to_json(const SourceHealth& health) {
  Json missing = Json::array();
  for (const std::string& member : health.missing) missing.push(member);
  Json row = model::to_json(health.known.source);
  row.set("id", health.known.id.to_string()).set("events", health.events);
  row.set("last_event", health.last_event ? Json(health.last_event->to_rfc3339()) : Json());
  row.set("gap", health.gap).set("silent_hours", health.silent_hours).set("may_score", health.may_score);
  row.set("basis_missing", std::move(missing));
  return row;
}

}  // namespace sekimori::watch
