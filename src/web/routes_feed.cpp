// Feeds of a hub: what is CLEAR for everybody, the rest for programs of members, and the digest that contacts get by mail.
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Response file(const Request& request, std::string body, std::string_view type, std::string_view cache) {
  Response response;
  response.status = 200;
  response.headers = {
      {"Content-Type", std::string(type)}, {"ETag", "\"" + to_hex(sha256(body)) + "\""}, {"Cache-Control", std::string(cache)}};
  response.body = std::move(body);
  return unless_unchanged(request, std::move(response));
}

constexpr std::string_view of_everybody = "public, max-age=300", of_one = "private, no-cache";

Result<Response> show_clear(Services& services, const Request& request) {
  return file(request, TRY(services.hub.feeds->clear(services.public_url)), "application/rss+xml; charset=utf-8", of_everybody);
}

Result<Response> show_indicators(Services& services, const Request& request) {
  return file(request, TRY(services.hub.feeds->indicators(request.session->actor, request.parameters.front())), "text/csv; charset=utf-8",
              of_one);
}

Result<Response> show_misp(Services& services, const Request& request) {
  auto files = TRY(services.hub.feeds->misp(request.session->actor, request.parameters[0]));
  const auto wanted = files.find(request.parameters[1]);
  if (wanted == files.end()) return error(ErrorCode::not_found, "the feed has no file '{}'", request.parameters[1]);
  const bool csv = wanted->first.ends_with(".csv");
  return file(request, std::move(wanted->second), csv ? "text/csv; charset=utf-8" : "application/json", of_one);
}

Result<Response> send_digest(Services& services, const Request& request) {
  const auto since = TRY(day_in(request.json, "since"));
  return json_response(200, TRY(services.send_digest(request.session->actor, since, request.json["dry_run"].bool_or(false))));
}

}  // namespace

void add_feed_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/feeds/clear.xml",
              .summary = "RSS 2.0 of warnings and forum items that are CLEAR.",
              .handler = with(services, show_clear)});
  router.add({.method = "GET",
              .pattern = "/feeds/{audience}/indicators.csv",
              .scope = "share",
              .summary = "CSV of the indicators of an audience's shares, as far as their labels allow.",
              .handler = with(services, show_indicators)});
  router.add({.method = "GET",
              .pattern = "/feeds/{audience}/misp/{file}",
              .scope = "share",
              .summary = "A MISP feed of an audience's shares: manifest.json, hashes.csv and one file an event.",
              .handler = with(services, show_misp)});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-digests",
              .scope = "api",
              .summary = "Puts a mail with what is new into the outbox for every contact of every member, or says what would be sent.",
              .handler = with(services, send_digest),
              .operation = "send_hub_digest",
              .tag = "hub-digests",
              .needs = {"hub_digest", record::Verb::export_},
              .body = "HubDigestWish",
              .answer = {.schema = "HubDigests"},
              .idempotency_key = Wanted::accepted,
              .verb = "hub digest"});
}

}  // namespace sekimori::web
