#include "web/router.h"

#include <optional>

namespace sekimori::web {
namespace {

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> parameters;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern);
    const std::string_view found = next_segment(path);
    if (wanted.starts_with('{')) {
      if (found.empty()) return {};
      parameters.emplace_back(found);
    } else if (wanted != found) {
      return {};
    }
  }
  if (!pattern.empty() || !path.empty()) return {};
  return parameters;
}

std::string scope_for(const Route& route, const Request& request) {
  std::string scope = route.scope;
  if (scope.ends_with("{}") && !request.parameters.empty()) scope.replace(scope.size() - 2, 2, request.parameters.front());
  return scope;
}

}  // namespace

Response Router::answer(Request& request) const {
  std::string allowed;
  for (const Route& route : routes_) {
    auto parameters = match(route.pattern, request.path);
    if (!parameters) continue;
    if (route.method != request.method && !(route.method == "GET" && request.method == "HEAD")) {
      allowed += (allowed.empty() ? "" : ", ") + route.method;
      continue;
    }
    request.parameters = *std::move(parameters);
    if (!route.scope.empty())
      if (auto permitted = guard_(request, scope_for(route, request)); !permitted) {
        Response refused = problem_response(permitted.error(), request);
        if (!request.session && permitted.error().code == ErrorCode::not_permitted) {
          refused.status = 401;
          refused.headers.emplace_back("WWW-Authenticate", "Bearer");
        }
        return refused;
      }
    auto response = route.handler(request);
    return response ? *std::move(response) : problem_response(response.error(), request);
  }
  if (!allowed.empty()) {
    Response refused = problem_response(Error{ErrorCode::usage, request.method + " is not allowed here; use " + allowed}, request);
    refused.status = 405;
    refused.headers.emplace_back("Allow", allowed);
    return refused;
  }
  return problem_response(Error{ErrorCode::not_found, request.path}, request);
}

}  // namespace sekimori::web
