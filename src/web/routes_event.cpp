#include <algorithm>

#include "base/bytes.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::int64_t fewest_bins = 1, most_bins = 400, usual_bins = 60;

std::vector<QueryField> filter_fields() {
  return {text_field("q", "with this in the path or address that was acted upon; not for finding people"),
          instant_field("from", "from this time on"),
          instant_field("to", "to this time"),
          any_of(text_field("person", "by one of these, by pseudonym", 40)),
          any_of(text_field("activity", "of one of these kinds: read, copy, upload, print ...", 40)),
          any_of(text_field("secret", "touching one of these, by register number")),
          any_of(choice_field("level", {"level_top", "level_confidential", "level_internal"}, "touching a secret of one of these levels")),
          any_of(text_field("device", "on one of these computers")),
          any_of(text_field("source", "from one of these sources, by id"))};
}

std::vector<QueryField> with_bins() {
  auto fields = filter_fields();
  fields.push_back(number_field("bins", fewest_bins, most_bins, "how many bars the histogram has; 60 unless given"));
  return fields;
}

Result<watch::EventFilter> filter_of(const Request& request) {
  watch::EventFilter filter;
  filter.first = TRY(query_instant(request, "from"));
  filter.last = TRY(query_instant(request, "to"));
  if (filter.first && filter.last && *filter.last < *filter.first) return error(ErrorCode::usage, "to: it lies before from");
  filter.text = query_text(request, "q");
  filter.pseudonyms = query_texts(request, "person");
  filter.secrets = query_texts(request, "secret");
  filter.devices = query_texts(request, "device");
  filter.sources = query_texts(request, "source");
  for (const std::string& level : query_texts(request, "level"))
    if (const auto known = model::level_from_identifier(level)) filter.levels.push_back(*known);
  for (const std::string& activity : query_texts(request, "activity")) {
    const auto known = watch::activity_from(activity);
    if (!known) return error(ErrorCode::usage, "activity: '{}' is no kind of activity", activity);
    filter.activities.push_back(*known);
  }
  return filter;
}

Result<watch::EventSummary> summary_of(Services& services, const Request& request) {
  const auto bins = static_cast<std::size_t>(query_number(request, "bins").value_or(usual_bins));
  return services.events.summary(request.session->actor, TRY(filter_of(request)), bins);
}

Result<Response> list_events(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_events"));
  const watch::EventPage page = TRY(services.events.page(request.session->actor, TRY(filter_of(request)), wish.after, wish.limit));
  Json items = Json::array();
  for (const watch::SeenEvent& seen : page.events) items.push(to_json(seen));
  return page_response(std::move(items), "list_events", page.next.empty() ? std::nullopt : std::optional(page.next));
}

Result<Response> summarise_events(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(summary_of(services, request))));
}
Result<Response> show_histogram(Services& services, const Request& request) {
  return json_response(200, histogram_json(TRY(summary_of(services, request))));
}
Result<Response> show_facets(Services& services, const Request& request) {
  return json_response(200, facets_json(TRY(summary_of(services, request))));
}
Result<Response> show_density(Services& services, const Request& request) {
  return json_response(200, density_json(TRY(summary_of(services, request))));
}

Result<Response> show_event(Services& services, const Request& request) {
  const auto bytes = from_hex(request.parameters.front());
  const auto time = TRY(query_instant(request, "time"));
  if (!bytes || bytes->size() != sizeof(model::EventId)) return error(ErrorCode::not_found, "no event {}", request.parameters.front());
  if (!time) return error(ErrorCode::usage, "time: when the event happened, as the list tells it, is needed");
  model::EventId id;
  std::ranges::copy(*bytes, id.bytes.begin());
  const auto seen = TRY(services.events.find(request.session->actor, id, *time));
  if (!seen) return error(ErrorCode::not_found, "no event {} at {}", request.parameters.front(), time->to_rfc3339());
  Json row = to_json(*seen);
  row.set("raw", seen->event.raw.empty() ? Json() : Json(seen->event.raw));
  return json_response(200, row);
}

}  // namespace

void add_event_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/events",
              .scope = "api",
              .summary = "Looks through all events, newest first; people by pseudonym.",
              .handler = with(services, list_events),
              .operation = "list_events",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = page_fields(filter_fields()),
              .answer = {.schema = "Event", .shape = Shape::page},
              .verb = "event search"});
  router.add({.method = "GET",
              .pattern = "/api/v1/events/summary",
              .scope = "api",
              .summary = "Counts events by time, activity, source, level, person, computer, department, hour and weekday.",
              .handler = with(services, summarise_events),
              .operation = "summarise_events",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = with_bins(),
              .answer = {.schema = "EventSummary"},
              .verb = "event summary"});
  router.add({.method = "GET",
              .pattern = "/api/v1/events/histogram",
              .scope = "api",
              .summary = "Counts events over time.",
              .handler = with(services, show_histogram),
              .operation = "show_event_histogram",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = with_bins(),
              .answer = {.schema = "EventHistogram"},
              .verb = "event summary"});
  router.add({.method = "GET",
              .pattern = "/api/v1/events/facets",
              .scope = "api",
              .summary = "Counts events by activity, source, level, person, computer and department.",
              .handler = with(services, show_facets),
              .operation = "show_event_facets",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = filter_fields(),
              .answer = {.schema = "EventFacets"},
              .verb = "event summary"});
  router.add({.method = "GET",
              .pattern = "/api/v1/events/density",
              .scope = "api",
              .summary = "Counts events by weekday, Sunday first, and hour of the node's zone.",
              .handler = with(services, show_density),
              .operation = "show_event_density",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = filter_fields(),
              .answer = {.schema = "EventDensity"},
              .verb = "event summary"});
  router.add({.method = "GET",
              .pattern = "/api/v1/events/{id}",
              .scope = "api",
              .summary = "Shows one event; the raw record only where its person has been revealed.",
              .handler = with(services, show_event),
              .operation = "show_event",
              .tag = "events",
              .needs = {"event", record::Verb::list},
              .query = {instant_field("time", "when it happened, as the list tells it")},
              .answer = {.schema = "WholeEvent"},
              .verb = "event search"});
}

}  // namespace sekimori::web
