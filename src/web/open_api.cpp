#include "base/text.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// "POST /api/v1/sources/{id}/events" -> "post_sources_id_events"
std::string operation_id(const Route& route) {
  std::string id = ascii_lower(route.method);
  std::string_view path = route.pattern;
  if (path.starts_with("/api/v1")) path.remove_prefix(7);
  for (const char c : path) {
    if (c == '{' || c == '}') continue;
    id += c == '/' || c == '-' || c == '.' ? '_' : c;
  }
  return id;
}

Json parameters_of(const Route& route) {
  Json out = Json::array();
  size_t at = 0;
  while ((at = route.pattern.find('{', at)) != std::string::npos) {
    const size_t end = route.pattern.find('}', at);
    if (end == std::string::npos) break;
    out.push(Json::object({{"name", route.pattern.substr(at + 1, end - at - 1)},
                           {"in", "path"},
                           {"required", true},
                           {"schema", Json::object({{"type", "string"}})}}));
    at = end;
  }
  return out;
}

Json content(std::string_view type) { return Json::object({{std::string(type), Json::object()}}); }

Json operation_of(const Route& route) {
  Json operation = Json::object({{"operationId", operation_id(route)}, {"summary", route.summary}});
  if (Json parameters = parameters_of(route); !parameters.items().empty()) operation.set("parameters", std::move(parameters));
  if (!route.scope.empty()) {
    Json scopes = Json::array();
    scopes.push(route.scope.substr(0, route.scope.find(':')));
    Json either = Json::array();
    either.push(Json::object({{"token", std::move(scopes)}}));
    operation.set("security", std::move(either));
  }
  operation.set("responses", Json::object({{"200", Json::object({{"description", "Done."}})},
                                           {"default", Json::object({{"description", "A problem document (RFC 9457)."},
                                                                     {"content", content("application/problem+json")}})}}));
  return operation;
}

}  // namespace

Json describe_api(const std::vector<Route>& routes) {
  Json paths = Json::object();
  for (const Route& route : routes) {
    Json item = paths[route.pattern];
    item.set(ascii_lower(route.method), operation_of(route));
    paths.set(route.pattern, std::move(item));
  }
  return Json::object(
      {{"openapi", "3.1.0"},
       {"info", Json::object({{"title", "Sekimori"}, {"version", "1"}, {"summary", "What a node answers over HTTP."}})},
       {"paths", std::move(paths)},
       {"components",
        Json::object({{"securitySchemes", Json::object({{"token", Json::object({{"type", "http"}, {"scheme", "bearer"}})}})}})}});
}

void add_open_api_route(Router& router) {
  Route route;
  route.method = "GET";
  route.pattern = "/openapi.json";
  route.summary = "Describes these routes as OpenAPI 3.1.";
  route.handler = [&router](const Request&) -> Result<Response> { return json_response(200, describe_api(router.routes())); };
  router.add(std::move(route));
}

}  // namespace sekimori::web
