#include <charconv>

#include "record/token.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<std::optional<std::int64_t>> last_seen(const Request& request) {
  std::string_view text = request.header("last-event-id");
  if (text.empty()) text = query_text(request, "last_event_id");
  if (text.empty()) return std::optional<std::int64_t>();
  std::int64_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size() || value < 0)
    return error(ErrorCode::usage, "Last-Event-ID: it is not the id of a piece of news");
  return value;
}

}  // namespace

void add_stream_routes(Router& router, Services& services) {
  Route stream;
  stream.method = "GET";
  stream.pattern = "/api/v1/stream";
  stream.scope = "api";
  stream.summary =
      "Tells what changes as it changes (server-sent events): kind, id and action of each object that one may list. Last-Event-ID goes on "
      "where a client stopped; \"reset\" means that it should read anew.";
  stream.operation = "listen";
  stream.tag = "stream";
  stream.query = {number_field("last_event_id", 0, INT64_MAX, "as the header Last-Event-ID, for clients that cannot set it")};
  stream.answer = {.type = "text/event-stream"};
  stream.no_verb = "a verb at the command line ends; 'change list --since' tells what has changed";
  stream.handler = [&router, &services](const Request& request) -> Result<Response> {
    // A log-in that ends, ends its stream: asked with the same headers, as any other request would be.
    auto again = std::make_shared<Request>(request);
    again->body.clear();
    return services.live.listen(request.session->actor, TRY(last_seen(request)),
                                [&router, again] { return router.still_allowed(*again, "api"); });
  };
  router.add(std::move(stream));
}

}  // namespace sekimori::web
