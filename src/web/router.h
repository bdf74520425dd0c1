// The one route table: method, pattern, what a caller must hold, what goes in and comes out, and the handler.
//
//   Router router(guard);
//   router.add({.method = "GET", .pattern = "/api/v1/secrets/{number}", .scope = "api", .summary = "Shows one registered secret.",
//               .handler = ..., .operation = "show_secret", .tag = "secrets", .needs = {"secret", record::Verb::read},
//               .query = {day_field("as_of", "as it stood at the end of that day")}, .answer = {.schema = "Secret"},
//               .verb = "secret show"});
//   Response answer = router.answer(request);
//
// A route that names an operation is checked before its handler runs: unknown or malformed query parameters are 400, a body that
// breaks its schema (spec/api) is 422 with one entry in "errors" per field, a missing If-Match is 428, and an Idempotency-Key that
// was seen before is answered as it was the first time. The handler finds the body parsed in request.json.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "record/permission.h"
#include "web/api_field.h"
#include "web/http.h"

namespace sekimori::web {

using Handler = std::function<Result<Response>(const Request&)>;

// A header that makes a repeated or a late request harmless.
enum class Wanted : unsigned char { unused, accepted, required };
enum class Shape : unsigned char { one, page };

// What a route answers when all is well.
struct Answer {
  int status = 200;
  std::string schema = "";  // a component of spec/api; empty: described by its media type alone
  Shape shape = Shape::one;
  std::string type = "application/json";  // or several, with ", " between
};

// The row of spec/permissions.toml that the feature asks for; the route only states it, record/ decides.
struct Needs {
  std::string kind = "";  // empty: nothing beyond the scope
  record::Verb verb = record::Verb::list;
};

struct Route {
  std::string method;
  std::string pattern;       // segments in braces match one segment each
  std::string scope = "";    // token scope wanted; empty: open to anyone. "ingest:{}" takes the first parameter
  std::string summary = "";  // one English sentence for the API description
  Handler handler = nullptr;

  std::string operation = "";          // operation id: "list_secrets"; empty: a page or probe that is not part of the API
  std::string tag = "";                // plural noun
  Needs needs = {};                    // permission the feature asks for
  std::vector<QueryField> query = {};  // others are refused
  std::string body = "";               // component of spec/api for a JSON body
  std::string body_type = "";          // media type of a body that is not JSON
  Answer answer = {};
  Wanted idempotency_key = Wanted::unused;
  Wanted if_match = Wanted::unused;
  bool remembers = false;    // the feature itself keeps the names of requests (Idempotency-Key)
  std::string verb = "";     // the verb at the command line that does the same: "secret list"
  std::string no_verb = "";  // or why there is none
};

// How requests below a path are read and answered where that is not the manner of our own API.
struct Dialect {
  std::string prefix;
  std::function<void(Request&)> prepare;                  // before a route is looked for
  std::function<Response(const Request&, Response)> say;  // every answer, also one that no route gave
};

class Router {
 public:
  // Finds out who asks (sets request.session) and whether he may use the scope; an error becomes its problem document,
  // with status 401 as long as nobody is known.
  using Guard = std::function<Result<void>(Request&, std::string_view scope)>;
  // Runs the handler, or answers in its place (a request that was answered before). Only for requests with an Idempotency-Key
  // from somebody who is known.
  using Replay = std::function<Result<Response>(const Route&, const Request&)>;

  explicit Router(Guard guard) : guard_(std::move(guard)) {}
  void add(Route route);
  void set_replay(Replay replay) { replay_ = std::move(replay); }
  // Answers what no route does (the pages of the client); nothing: 404.
  void set_fallback(std::function<std::optional<Response>(const Request&)> fallback) { fallback_ = std::move(fallback); }
  void add_dialect(Dialect dialect) { dialects_.push_back(std::move(dialect)); }
  const std::vector<Route>& routes() const { return routes_; }

  // Always answers: 404 for an unknown path, 405 with Allow for a known path and another method. Any thread.
  Response answer(Request& request) const;
  // Whether whoever sent this request still has the scope. For answers that go on for hours.
  bool still_allowed(const Request& request, std::string_view scope) const;

 private:
  Response answer_plainly(Request& request) const;
  Response run(const Route& route, Request& request) const;

  Guard guard_;
  Replay replay_;
  std::function<std::optional<Response>(const Request&)> fallback_;
  std::vector<Dialect> dialects_;
  std::vector<Route> routes_;
  std::vector<std::vector<std::size_t>> by_length_;  // routes with that many segments, in the order in which they were added
};

}  // namespace sekimori::web
