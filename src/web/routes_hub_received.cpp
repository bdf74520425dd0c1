// Warnings of other houses at a hub: what came, what of it goes on to its members, and files that were handed over.
#include "base/bytes.h"
#include "base/text.h"
#include "feature/share/share_room.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_sources(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_outside_sources"));
  return page_of(
      TRY(services.hub.sources.list(request.session->actor)), wish, "list_outside_sources",
      [](const share::KnownOutsideSource& known) { return known.value.name; },
      [](const share::KnownOutsideSource& known) { return to_json(known.value); });
}

Result<Response> put_source(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "outside_source", .id = ""}));
  share::OutsideSource source = TRY(share::outside_source_from(request.json));
  source.name = request.parameters.front();
  // Named as people name them; kept by id.
  for (std::string& one : source.collections) {
    const auto known = TRY(services.collections.find(record::Actor::system("share"), one));
    if (!known) return error(ErrorCode::not_found, "no collection '{}'", one);
    one = known->id;
  }
  const auto kept = TRY(services.hub.sources.put(request.session->actor, source, text_in(request.json, "reason", "agreed")));
  return with_etag(json_response(200, to_json(kept.value)), kept.version);
}

Result<Response> list_received(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_received"));
  auto all = TRY(services.hub.relay->list(request.session->actor));
  if (const std::string_view source = query_text(request, "source"); !source.empty())
    std::erase_if(all, [&](const share::Received& one) { return one.source.name != source; });
  // Neither out yet nor hindered.
  if (query_flag(request, "open"))
    std::erase_if(all, [](const share::Received& one) { return one.hindrance != share::Hindrance::none || !one.share.empty(); });
  return page_of(
      std::move(all), wish, "list_hub_received", [](const share::Received& one) { return newest_first(one.warning.value.number); },
      [](const share::Received& one) { return to_json(one); });
}

Result<Response> show_received(Services& services, const Request& request) {
  return json_response(200, whole_json(TRY(services.hub.relay->find(request.session->actor, request.parameters.front()))));
}

Result<Response> release_received(Services& services, const Request& request) {
  const Json& body = request.json;
  const share::RelayWish wish{
      .audience = std::string(body["audience"].text()), .tlp = std::string(body["tlp"].text()), .kind = std::string(body["kind"].text())};
  const auto made = TRY(services.hub.relay->release(request.session->actor, request.parameters.front(), wish));
  return with_etag(json_response(201, shown_json(made.value)), made.version);
}

Result<share::WarningFile> file_in(const Json& body) {
  const Bytes bytes = TRY(from_base64(body["content"].text()));
  return share::WarningFile{.name = body["file_name"].string_or("warnings.json"),
                            .content = std::string(as_text(ByteView(bytes))),
                            .source = std::string(body["source"].text()),
                            .label = std::string(body["tlp"].text()),
                            .title = std::string(body["title"].text())};
}

// Nothing is kept: what would be taken, in words.
Result<Response> preview_received(Services&, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "hub_received", .id = ""}));
  return json_response(200, to_json(TRY(share::preview_file(TRY(file_in(request.json))))));
}

Result<Response> import_received(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::create, {.kind = "hub_received", .id = ""}));
  const std::vector<std::string> fresh = TRY(services.hub.files->take(request.session->actor, TRY(file_in(request.json))));
  Json numbers = Json::array();
  for (const std::string& one : fresh) numbers.push(one);
  return json_response(201, Json::object({{"fresh", std::move(numbers)}}));
}

}  // namespace

void add_hub_received_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/outside-sources",
              .scope = "api",
              .summary = "Lists houses outside that tell this hub of attacks, and what of each goes on by itself.",
              .handler = with(services, list_sources),
              .operation = "list_outside_sources",
              .tag = "hub-received",
              .needs = {"outside_source", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OutsideSource", .shape = Shape::page},
              .verb = "hub source list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/outside-sources/{name}",
              .scope = "api",
              .summary = "Says who an outside source is, and what of it goes on by itself.",
              .handler = with(services, put_source),
              .operation = "put_outside_source",
              .tag = "hub-received",
              .needs = {"outside_source", record::Verb::create},
              .body = "OutsideSourceWish",
              .answer = {.schema = "OutsideSource"},
              .verb = "hub source set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-received",
              .scope = "api",
              .summary = "Lists warnings that came from outside, and what became of them here, newest first.",
              .handler = with(services, list_received),
              .operation = "list_hub_received",
              .tag = "hub-received",
              .needs = {"hub_received", record::Verb::list},
              .query = page_fields({text_field("source", "from this source", 40), flag_field("open", "only what waits for a person")}),
              .answer = {.schema = "HubReceived", .shape = Shape::page},
              .verb = "hub received list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-received",
              .scope = "api",
              .summary = "Takes a file of STIX or MISP that another house handed over as warnings from outside.",
              .handler = with(services, import_received),
              .operation = "import_hub_received",
              .tag = "hub-received",
              .needs = {"hub_received", record::Verb::create},
              .body = "HubReceivedFile",
              .answer = {.status = 201, .schema = "HubReceivedTaken"},
              .idempotency_key = Wanted::accepted,
              .verb = "hub received import"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-received/preview",
              .scope = "api",
              .summary = "Says in words what stands in a file that was handed over; nothing is taken.",
              .handler = with(services, preview_received),
              .operation = "preview_hub_received",
              .tag = "hub-received",
              .needs = {"hub_received", record::Verb::create},
              .body = "HubReceivedFile",
              .answer = {.schema = "HubReceivedPreview"},
              .verb = "hub received import"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-received/{number}",
              .scope = "api",
              .summary = "A warning from outside with its words and what to look for.",
              .handler = with(services, show_received),
              .operation = "show_hub_received",
              .tag = "hub-received",
              .needs = {"hub_received", record::Verb::read},
              .answer = {.schema = "HubReceivedWhole"},
              .verb = "hub received show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-received/{number}/release",
              .scope = "api",
              .summary = "Passes a warning from outside on to members: a share under the label it came with, or a stricter one.",
              .handler = with(services, release_received),
              .operation = "release_hub_received",
              .tag = "hub-received",
              .needs = {"share", record::Verb::create},
              .body = "HubReceivedRelease",
              .answer = {.status = 201, .schema = "HubShare"},
              .idempotency_key = Wanted::accepted,
              .verb = "hub received release"});
}

}  // namespace sekimori::web
