// Requests and responses as plain values, so that nothing but server.cpp knows Boost.Beast.
//
//   Response answer = json_response(200, Json::object({{"accepted", 512}}));
//   Response refused = problem_response(error(ErrorCode::not_permitted, "...").error(), request);
//   Response wrong = field_problems(request, {{.pointer = "/title", .detail = "..."}});
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/language.h"
#include "base/result.h"

namespace sekimori {
class File;
}
namespace sekimori::record {
struct Session;
}

namespace sekimori::web {

class Feed;

constexpr char value_separator = '\n';  // between the values of a query parameter that was given more than once

struct Request {
  std::string method;                                        // "GET"
  std::string path;                                          // decoded, without the query: "/api/v1/sources/ab/events"
  std::map<std::string, std::string, std::less<>> query;     // one that was given again: its values with `value_separator` between
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::shared_ptr<File> spooled;        // a body that went to a file instead (ServerSettings::spools); it has no name any more
  Json json;                            // the body, where the route has a schema for it: parsed and found right
  std::string peer;                     // address of the other end
  std::string certified;                // common name of its certificate, which an authority of ours has signed; empty: none
  std::string id;                       // request id, also in the trace and in X-Request-Id
  std::string route;                    // pattern of the route that took it, for the trace: a path can hold a token; empty: none did
  std::vector<std::string> parameters;  // what {names} of the route matched, in order
  std::shared_ptr<const record::Session> session;  // who asks; set by the guard of a route that wants a scope

  std::string_view header(std::string_view lower_case_name) const;  // first; empty when absent
};

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<Feed> feed = {};  // an answer that goes on; see web/feed.h
};

Response text_response(int status, std::string body, std::string_view type = "text/plain; charset=utf-8");
Response json_response(int status, const Json& body);

// A Content-Disposition under which a browser saves the answer: a plain name for old ones, the name itself as RFC 8187 writes it.
std::string attachment(std::string_view file_name);

// RFC 9457 problem document: type urn:sekimori:problem:<code>, title from spec/errors.toml in the request's language
// (Accept-Language, else Japanese), detail = the message. 429 and 503 carry Retry-After.
Response problem_response(const Error& problem, const Request& request, std::optional<int> status = {});

// What is wrong with one field of the body (a JSON pointer) or one parameter of the query.
struct FieldProblem {
  std::string pointer = {};
  std::string parameter = {};
  std::string detail;
};
// 422, with one entry in "errors" per field; 400 for parameters.
Response field_problems(const Request& request, const std::vector<FieldProblem>& problems);
// A problem without an error code of its own: type urn:sekimori:problem:<name>.
Response plain_problem(const Request& request, int status, std::string_view name, Text title, std::string_view detail);

// The reader's language: Accept-Language, else Japanese.
Language language_of(const Request& request);

// Fields of an application/x-www-form-urlencoded body. invalid_input as for a target.
Result<std::map<std::string, std::string, std::less<>>> parse_form(std::string_view body);

// Splits and decodes a request target; invalid_input on bad percent-encoding, a path with "..", or a NUL.
Result<void> parse_target(std::string_view target, Request& into);

}  // namespace sekimori::web
