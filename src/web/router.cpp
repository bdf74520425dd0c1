#include "web/router.h"

#include <algorithm>
#include <optional>

#include "record/token.h"
#include "web/conditional.h"
#include "web/json_schema.h"
#include "web/plain_page.h"

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

// What a route with an operation says about its query, headers and body, before its handler sees them.
std::optional<Response> check_request(const Route& route, Request& request) {
  if (route.operation.empty()) return {};
  if (const auto problems = check_query(request, route.query); !problems.empty()) return field_problems(request, problems);
  if (route.if_match == Wanted::required && request.header("if-match").empty())
    return plain_problem(request, 428, "condition_needed", {.ja = "If-Match が必要です。", .en = "If-Match is needed."},
                         "If-Match: the ETag of what was read is needed, so that nobody's change is lost");
  if (route.idempotency_key == Wanted::required && request.header("idempotency-key").empty())
    return problem_response(
        error(ErrorCode::usage, "the header Idempotency-Key is missing: a name for this request, so that sending it again changes nothing")
            .error(),
        request);
  if (route.body.empty()) return {};
  const std::string_view type = request.header("content-type");
  if (!type.empty() && !type.starts_with("application/json"))
    return plain_problem(request, 415, "unsupported_type", {.ja = "この形式は受け付けません。", .en = "That type is not taken here."},
                         "Content-Type: application/json is needed");
  auto parsed = Json::parse(request.body);
  if (!parsed) return problem_response(error(ErrorCode::invalid_input, "the body is not JSON: {}", parsed.error()).error(), request);
  request.json = *std::move(parsed);
  const Json reference = Json::object({{"$ref", "#/components/schemas/" + route.body}});
  if (const auto problems = check_schema(request.json, reference, api_schemas(), language_of(request)); !problems.empty())
    return field_problems(request, problems);
  return {};
}

// Pages have no operation; what their forms send, and what a browser opens, is read by a person.
bool is_of_a_page(const Route& route, const Request& request) {
  return route.operation.empty() && route.scope.empty() &&
         (request.header("content-type").starts_with("application/x-www-form-urlencoded") ||
          request.header("accept").contains("text/html"));
}

Response refusal_page(const Error& problem, const Request& request) {
  const Language language = language_of(request);
  const auto& row = describe(problem.code);
  const Text what_now{.ja = "前のページに戻って読み込み直し、もう一度送ってください。",
                      .en = "Go back to the page before, load it again, and send it once more."};
  Response response = plain_page(request, row.http_status, Text{.ja = "受け付けられませんでした", .en = "It could not be taken"},
                                 fmt::format("{}<p>{}</p>\n<p>{}</p>\n", alert_html(language == Language::ja ? row.ja : row.en),
                                             escape_html(problem.in(language)), what_now.in(language)));
  if (response.status == 429 || response.status == 503) response.headers.emplace_back("Retry-After", "5");
  return response;
}

}  // namespace

void Router::add(Route route) {
  const auto length = static_cast<std::size_t>(std::ranges::count(route.pattern, '/'));
  if (by_length_.size() <= length) by_length_.resize(length + 1);
  by_length_[length].push_back(routes_.size());
  routes_.push_back(std::move(route));
}

Response Router::answer(Request& request) const {
  for (const Dialect& dialect : dialects_) {
    if (!request.path.starts_with(dialect.prefix)) continue;
    if (const std::string_view rest = std::string_view(request.path).substr(dialect.prefix.size()); !rest.empty() && rest.front() != '/')
      continue;
    dialect.prepare(request);
    return dialect.say(request, answer_plainly(request));
  }
  return answer_plainly(request);
}

Response Router::answer_plainly(Request& request) const {
  std::string allowed;
  const auto length = static_cast<std::size_t>(std::ranges::count(request.path, '/'));
  const std::vector<std::size_t> none;
  for (const std::size_t at : length < by_length_.size() ? by_length_[length] : none) {
    const Route& route = routes_[at];
    auto parameters = match(route.pattern, request.path);
    if (!parameters) continue;
    if (route.method != request.method && !(route.method == "GET" && request.method == "HEAD")) {
      allowed += (allowed.empty() ? "" : ", ") + route.method;
      continue;
    }
    request.parameters = *std::move(parameters);
    request.route = route.pattern;
    if (!route.scope.empty())
      if (auto permitted = guard_(request, scope_for(route, request)); !permitted) {
        const bool unknown = !request.session && permitted.error().code == ErrorCode::not_permitted;
        Response refused = problem_response(permitted.error(), request, unknown ? std::optional(401) : std::nullopt);
        if (unknown) refused.headers.emplace_back("WWW-Authenticate", "Bearer");
        return refused;
      }
    // Who may do this to no object at all is told so before anything else is looked at.
    if (!route.needs.kind.empty() && request.session && !request.session->actor.is_system &&
        record::Permissions::standard().reach_of(request.session->actor, route.needs.verb, route.needs.kind).nothing())
      return problem_response(error(ErrorCode::not_permitted, "{}.{} is not among the rights of this account", route.needs.kind,
                                    identifier_of(route.needs.verb))
                                  .error(),
                              request);
    if (auto refused = check_request(route, request)) return *std::move(refused);
    return unless_unchanged(request, run(route, request));
  }
  if (!allowed.empty()) {
    Response refused =
        problem_response(error(ErrorCode::usage, "{} is not allowed here; use {}", request.method, allowed).error(), request, 405);
    refused.headers.emplace_back("Allow", allowed);
    return refused;
  }
  if (fallback_)
    if (auto response = fallback_(request)) return *std::move(response);
  return problem_response(Error{ErrorCode::not_found, request.path}, request);
}

bool Router::still_allowed(const Request& request, std::string_view scope) const {
  Request again = request;
  again.session.reset();
  return guard_(again, scope).has_value();
}

Response Router::run(const Route& route, Request& request) const {
  const bool named =
      route.idempotency_key != Wanted::unused && !route.remembers && !route.operation.empty() && !request.header("idempotency-key").empty();
  auto response = named && replay_ && request.session ? replay_(route, request) : route.handler(request);
  if (response) return *std::move(response);
  return is_of_a_page(route, request) ? refusal_page(response.error(), request) : problem_response(response.error(), request);
}

}  // namespace sekimori::web
