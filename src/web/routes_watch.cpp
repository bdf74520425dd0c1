#include <charconv>

#include "record/token.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> take_events(Services& services, const Request& request) {
  const std::string& source = request.parameters.front();
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "event", .id = source}));
  const std::string_view key = request.header("idempotency-key");
  if (key.empty())
    return error(ErrorCode::usage,
                 "the header Idempotency-Key is missing: a name for this batch, so that sending it again changes nothing");
  auto answer = services.ingestion.accept(source, key, request.body);
  if (!answer) {
    services.trace.write(TraceLevel::warning, "ingest.refused",
                         {{"code", describe(answer.error().code).name}, {"bytes", request.body.size()}});
    return std::unexpected(std::move(answer).error());
  }
  return json_response(200, watch::to_json(*answer));
}

Result<Response> list_sources(Services& services, const Request& request) {
  Json items = Json::array();
  for (const watch::SourceHealth& health : TRY(services.sources.health(request.session->actor, services.zone))) {
    Json row = model::to_json(health.known.source);
    Json missing = Json::array();
    for (const std::string& member : health.missing) missing.push(member);
    row.set("id", health.known.id.to_string()).set("events", health.events);
    row.set("last_event", health.last_event ? Json(health.last_event->to_rfc3339()) : Json());
    row.set("gap", health.gap).set("may_score", health.may_score).set("missing", std::move(missing));
    items.push(std::move(row));
  }
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

Result<std::size_t> limit_of(const Request& request) {
  const auto found = request.query.find("limit");
  if (found == request.query.end()) return 100;
  const std::string& text = found->second;
  std::size_t limit = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size() || limit < 1 || limit > 1000)
    return error(ErrorCode::usage, "limit: a number from 1 to 1000");
  return limit;
}

Json alert_row(const watch::KnownAlert& known) {
  Json row = model::to_json(known.alert);
  row.set("id", known.id).set("version", known.version);
  return row;
}

Result<Response> list_alerts(Services& services, const Request& request) {
  Json items = Json::array();
  const std::size_t limit = TRY(limit_of(request));
  for (const watch::KnownAlert& known : TRY(services.alerts.list(request.session->actor, limit))) items.push(alert_row(known));
  return json_response(200, Json::object({{"items", std::move(items)}}));
}

Result<Response> show_alert(Services& services, const Request& request) {
  const auto known = TRY(services.alerts.find(request.session->actor, request.parameters.front()));
  if (!known) return error(ErrorCode::not_found, "no alert {}", request.parameters.front());
  return json_response(200, alert_row(*known));
}

}  // namespace

void add_watch_routes(Router& router, Services& services) {
  const auto add = [&](std::string method, std::string pattern, std::string scope, std::string summary,
                       Result<Response> (*handler)(Services&, const Request&)) {
    Route route;
    route.method = std::move(method);
    route.pattern = std::move(pattern);
    route.scope = std::move(scope);
    route.summary = std::move(summary);
    route.handler = [&services, handler](const Request& request) { return handler(services, request); };
    router.add(std::move(route));
  };
  add("POST", "/api/v1/sources/{id}/events", "ingest:{}",
      "Takes a batch of events as NDJSON of at most 16 MiB; answers once it is durable. The header Idempotency-Key names the batch.",
      take_events);
  add("GET", "/api/v1/sources", "api", "Lists the sources with their health.", list_sources);
  add("GET", "/api/v1/alerts", "api", "Lists alerts, highest score first; limit from 1 to 1000.", list_alerts);
  add("GET", "/api/v1/alerts/{id}", "api", "Shows one alert with its factors and events.", show_alert);
}

}  // namespace sekimori::web
