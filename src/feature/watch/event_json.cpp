#include <algorithm>

#include "feature/watch/event_browser.h"

namespace sekimori::watch {
namespace {

Json facet_json(const std::vector<FacetCount>& counts) {
  Json out = Json::array();
  for (const FacetCount& count : counts) {
    Json row = Json::object({{"value", count.value}, {"count", count.events}});
    if (!count.label.empty()) row.set("label", count.label);
    out.push(std::move(row));
  }
  return out;
}

}  // namespace

Json to_json(const SeenEvent& seen) {
  const model::Event& event = seen.event;
  Json secrets = Json::array();
  if (!seen.secret.empty())
    secrets.push(Json::object({{"number", seen.secret}, {"level", seen.level ? Json(identifier_of(*seen.level)) : Json()}}));
  return Json::object({{"id", to_hex(event.id.bytes)},
                       {"time", event.time.to_rfc3339()},
                       {"event_class", name_of(event.event_class)},
                       {"activity", name_of(event.activity)},
                       {"pseudonym", seen.pseudonym},
                       {"revealed", seen.revealed},
                       {"user", event.user.empty() ? Json() : Json(event.user)},
                       {"device", event.device},
                       {"object", event.object},
                       {"target", event.target},
                       {"address", event.address},
                       {"process", event.process},
                       {"peripheral", event.peripheral},
                       {"bytes", event.bytes},
                       {"count", event.count},
                       {"source_id", event.source_id},
                       {"source", seen.source},
                       {"secrets", std::move(secrets)},
                       {"block", event.block},
                       {"block_offset", event.block_offset}});
}

Json histogram_json(const EventSummary& summary) {
  const std::size_t buckets = std::max<std::size_t>(1, summary.buckets.size());
  const std::int64_t width = (summary.last.nanoseconds - summary.first.nanoseconds) / static_cast<std::int64_t>(buckets) + 1;
  Json bins = Json::array();
  for (std::size_t i = 0; i < summary.buckets.size(); ++i) {
    const Instant begin{summary.first.nanoseconds + static_cast<std::int64_t>(i) * width};
    bins.push(Json::object({{"time", begin.to_rfc3339(0)}, {"count", summary.buckets[i]}}));
  }
  return Json::object({{"from", summary.first.to_rfc3339(0)},
                       {"to", summary.last.to_rfc3339(0)},
                       {"step_seconds", static_cast<double>(width) / static_cast<double>(nanoseconds_per_second)},
                       {"bins", std::move(bins)}});
}

Json facets_json(const EventSummary& summary) {
  return Json::object({{"facets", Json::object({{"activity", facet_json(summary.activities)},
                                                {"source", facet_json(summary.sources)},
                                                {"level", facet_json(summary.levels)},
                                                {"person", facet_json(summary.pseudonyms)},
                                                {"device", facet_json(summary.devices)},
                                                {"department", facet_json(summary.departments)}})}});
}

Json density_json(const EventSummary& summary) {
  Json days = Json::array();
  for (const auto& day : summary.hours) {
    Json hours = Json::array();
    for (const std::uint64_t count : day) hours.push(count);
    days.push(std::move(hours));
  }
  return Json::object({{"counts", std::move(days)}});
}

Json to_json(const EventSummary& summary) {
  return Json::object({{"events", summary.events},
                       {"people", summary.people},
                       {"histogram", histogram_json(summary)},
                       {"facets", facets_json(summary)["facets"]},
                       {"density", density_json(summary)["counts"]}});
}

}  // namespace sekimori::watch
