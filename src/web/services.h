// What the routes need of a node. Made by node/, outlives the server.
#pragma once

#include <functional>

#include "base/metrics.h"
#include "base/trace.h"
#include "feature/watch/alert_book.h"
#include "feature/watch/ingestion.h"
#include "feature/watch/source_book.h"
#include "record/first_set_up.h"
#include "record/record_room.h"
#include "web/router.h"

namespace sekimori::web {

struct PartState {
  std::string name;     // "database", "ledger", "stream", "blobs"
  std::string problem;  // empty: usable
};

struct Services {
  sql::Database& database;
  record::RecordRoom& records;
  record::FirstSetUp& set_up;
  watch::SourceBook& sources;
  watch::Ingestion& ingestion;
  watch::AlertBook& alerts;
  Metrics& metrics;
  Clock& clock;
  Trace& trace;
  Zone zone;
  std::function<std::vector<PartState>()> parts;  // asks each part now
  std::function<void()> measure;                  // brings gauges up to date
};

// A guard that reads "Authorization: Bearer TOKEN" and asks the node's tokens.
Router::Guard token_guard(Services& services);

void add_operation_routes(Router& router, Services& services);  // /healthz /readyz /metrics
void add_session_routes(Router& router, Services& services);    // /api/v1/log-in, /log-out, /me
void add_watch_routes(Router& router, Services& services);      // /api/v1/sources, /alerts, events of a source
void add_set_up_routes(Router& router, Services& services);     // /setup, a plain form
// The route table as an OpenAPI 3.1 document.
Json describe_api(const std::vector<Route>& routes);
void add_open_api_route(Router& router);  // /openapi.json; last, it describes the others

void add_all_routes(Router& router, Services& services);

}  // namespace sekimori::web
