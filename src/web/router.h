// The one route table: method, pattern, what a caller must hold, and the handler.
//
//   Router router;
//   router.add({.method = "POST", .pattern = "/api/v1/sources/{id}/events", .scope = "ingest", .handler = ...});
//   Response answer = router.answer(request);
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "web/http.h"

namespace sekimori::web {

using Handler = std::function<Result<Response>(const Request&)>;

struct Route {
  std::string method;
  std::string pattern;       // segments in braces match one segment each
  std::string scope = "";    // token scope wanted; empty: open to anyone. "ingest:{}" takes the first parameter
  std::string summary = "";  // one English sentence for the API description
  Handler handler = nullptr;
};

class Router {
 public:
  // Finds out who asks (sets request.session) and whether he may use the scope; an error becomes its problem document,
  // with status 401 as long as nobody is known.
  using Guard = std::function<Result<void>(Request&, std::string_view scope)>;

  explicit Router(Guard guard) : guard_(std::move(guard)) {}
  void add(Route route) { routes_.push_back(std::move(route)); }
  const std::vector<Route>& routes() const { return routes_; }

  // Always answers: 404 for an unknown path, 405 with Allow for a known path and another method. Any thread.
  Response answer(Request& request) const;

 private:
  Guard guard_;
  std::vector<Route> routes_;
};

}  // namespace sekimori::web
