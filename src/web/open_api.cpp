#include <algorithm>
#include <memory>
#include <mutex>

#include "base/text.h"
#include "web/json_schema.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// "POST /api/v1/sources/{id}/events" -> "post_sources_id_events", for routes without a name of their own.
std::string operation_id(const Route& route) {
  if (!route.operation.empty()) return route.operation;
  std::string id = ascii_lower(route.method);
  std::string_view path = route.pattern;
  if (path.starts_with("/api/v1")) path.remove_prefix(7);
  for (const char c : path) {
    if (c == '{' || c == '}') continue;
    id += c == '/' || c == '-' || c == '.' ? '_' : c;
  }
  return id;
}

Json reference(std::string_view component) { return Json::object({{"$ref", "#/components/schemas/" + std::string(component)}}); }

Json content(std::string_view type, Json schema) {
  return Json::object({{std::string(type), Json::object({{"schema", std::move(schema)}})}});
}

Json parameter(std::string_view name, std::string_view in, bool required, std::string_view about, Json schema) {
  Json out = Json::object({{"name", name}, {"in", in}, {"required", required}});
  if (!about.empty()) out.set("description", about);
  out.set("schema", std::move(schema));
  return out;
}

Json parameters_of(const Route& route) {
  Json out = Json::array();
  size_t at = 0;
  while ((at = route.pattern.find('{', at)) != std::string::npos) {
    const size_t end = route.pattern.find('}', at);
    if (end == std::string::npos) break;
    out.push(parameter(route.pattern.substr(at + 1, end - at - 1), "path", true, "",
                       Json::object({{"type", "string"}, {"minLength", 1}, {"maxLength", 200}})));
    at = end;
  }
  for (const QueryField& field : route.query)
    out.push(parameter(field.name, "query", false, field.about,
                       field.many ? Json::object({{"type", "array"}, {"items", field.schema}}) : field.schema));
  const auto header = [&](Wanted wanted, std::string_view name, std::string_view about) {
    if (wanted != Wanted::unused)
      out.push(parameter(name, "header", wanted == Wanted::required, about,
                         Json::object({{"type", "string"}, {"minLength", 1}, {"maxLength", 200}})));
  };
  header(route.idempotency_key, "Idempotency-Key", "a name for this request: sent again, it is answered as before and changes nothing");
  header(route.if_match, "If-Match", "the ETag of what was read; 412 when it has changed since");
  return out;
}

Json answer_of(const Route& route) {
  const Answer& answer = route.answer;
  Json response = Json::object({{"description", answer.status == 202 ? "Begun; the job tells how far it is." : "Done."}});
  if (answer.status == 204) return response;
  Json schema = Json::object();
  if (!answer.schema.empty()) schema = reference(answer.shape == Shape::page ? answer.schema + "Page" : answer.schema);
  else if (answer.type != "application/json") schema = Json::object({{"type", "string"}});
  Json types = Json::object();
  for (std::string_view rest = answer.type; !rest.empty();) {
    const size_t end = std::min(rest.find(", "), rest.size());
    types.set(rest.substr(0, end), Json::object({{"schema", schema}}));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  response.set("content", std::move(types));
  return response;
}

Json operation_of(const Route& route) {
  Json operation = Json::object({{"operationId", operation_id(route)}, {"summary", route.summary}});
  if (!route.tag.empty()) {
    Json tags = Json::array();
    tags.push(route.tag);
    operation.set("tags", std::move(tags));
  }
  if (Json parameters = parameters_of(route); !parameters.items().empty()) operation.set("parameters", std::move(parameters));
  if (!route.body.empty())
    operation.set("requestBody", Json::object({{"required", true}, {"content", content("application/json", reference(route.body))}}));
  else if (!route.body_type.empty())
    operation.set("requestBody",
                  Json::object({{"required", true}, {"content", content(route.body_type, Json::object({{"type", "string"}}))}}));
  if (!route.scope.empty()) {
    Json either = Json::array();
    either.push(Json::object({{"token", Json::array()}}));
    operation.set("security", std::move(either));
    operation.set("x-sekimori-scope", route.scope.substr(0, route.scope.find(':')));
  }
  if (!route.needs.kind.empty())
    operation.set("x-sekimori-permission", route.needs.kind + "." + std::string(record::identifier_of(route.needs.verb)));
  if (!route.verb.empty()) operation.set("x-sekimori-verb", route.verb);
  if (!route.no_verb.empty()) operation.set("x-sekimori-no-verb", route.no_verb);
  operation.set("responses",
                Json::object({{std::to_string(route.answer.status), answer_of(route)},
                              {"default", Json::object({{"description", "A problem document (RFC 9457)."},
                                                        {"content", content("application/problem+json", reference("Problem"))}})}}));
  return operation;
}

// {"items": [X], "next": ...} for every X that some list answers with.
Json page_schema(std::string_view component) {
  Json required = Json::array();
  required.push("items").push("next");
  Json text_or_null = Json::array();
  text_or_null.push("string").push("null");
  return Json::object(
      {{"type", "object"},
       {"required", std::move(required)},
       {"properties",
        Json::object(
            {{"items", Json::object({{"type", "array"}, {"items", reference(component)}})},
             {"next", Json::object({{"type", std::move(text_or_null)}, {"description", "cursor of the next page; null on the last"}})},
             {"reason", Json::object({{"type", "string"}, {"description", "why the list is empty, where that is not clear"}})}})}});
}

}  // namespace

Json describe_api(const std::vector<Route>& routes) {
  Json paths = Json::object();
  Json schemas = api_schemas();
  for (const Route& route : routes) {
    Json item = paths[route.pattern];
    item.set(ascii_lower(route.method), operation_of(route));
    paths.set(route.pattern, std::move(item));
    if (route.answer.shape == Shape::page) schemas.set(route.answer.schema + "Page", page_schema(route.answer.schema));
  }
  return Json::object(
      {{"openapi", "3.1.0"},
       {"info", Json::object({{"title", "Sekimori"}, {"version", "1"}, {"summary", "What a node answers over HTTP."}})},
       {"paths", std::move(paths)},
       {"components",
        Json::object({{"schemas", std::move(schemas)},
                      {"securitySchemes", Json::object({{"token", Json::object({{"type", "http"}, {"scheme", "bearer"}})}})}})}});
}

void add_open_api_route(Router& router) {
  for (const std::string_view pattern : {"/api/openapi.json", "/openapi.json"}) {
    Route route;
    route.method = "GET";
    route.pattern = pattern;
    route.summary = "Describes these routes as OpenAPI 3.1.";
    route.tag = "operation";
    route.no_verb = "it is about this API";
    // Described when first asked for: by then all routes are there.
    const auto text = std::make_shared<std::string>();
    const auto once = std::make_shared<std::once_flag>();
    route.handler = [&router, text, once](const Request&) -> Result<Response> {
      std::call_once(*once, [&] { *text = describe_api(router.routes()).dump() + "\n"; });
      return text_response(200, *text, "application/json");
    };
    router.add(std::move(route));
  }
}

}  // namespace sekimori::web
