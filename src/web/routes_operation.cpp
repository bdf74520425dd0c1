#include "web/services.h"

namespace sekimori::web {

void add_operation_routes(Router& router, Services& services) {
  Route health;
  health.method = "GET";
  health.pattern = "/healthz";
  health.answer = {.type = "text/plain"};
  health.summary = "Says that the process is alive.";
  health.handler = [](const Request&) -> Result<Response> { return text_response(200, "ok\n"); };
  router.add(std::move(health));

  Route ready;
  ready.method = "GET";
  ready.pattern = "/readyz";
  ready.summary = "Says whether database, ledger, stream and blobs can be used; 503 when one cannot.";
  ready.handler = [&services](const Request&) -> Result<Response> {
    Json parts = Json::object();
    bool usable = true;
    for (const PartState& part : services.parts()) {
      parts.set(part.name, part.problem.empty() ? "ok" : part.problem);
      usable = usable && part.problem.empty();
    }
    Response response = json_response(usable ? 200 : 503, Json::object({{"ready", usable}, {"parts", std::move(parts)}}));
    if (!usable) response.headers.emplace_back("Retry-After", "5");
    return response;
  };
  router.add(std::move(ready));

  Route metrics;
  metrics.method = "GET";
  metrics.pattern = "/metrics";
  metrics.answer = {.type = "text/plain"};
  metrics.summary = "Counters and gauges in the text format of Prometheus.";
  metrics.handler = [&services](const Request&) -> Result<Response> {
    services.measure();
    return text_response(200, services.metrics.render(), "text/plain; version=0.0.4; charset=utf-8");
  };
  router.add(std::move(metrics));
}

}  // namespace sekimori::web
