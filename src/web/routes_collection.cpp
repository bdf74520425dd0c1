#include <chrono>
#include <thread>

#include "feature/share/transfer.h"
#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr auto between_questions = std::chrono::milliseconds(200);  // whether another server is done with a bundle

Result<Response> list_collections(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_collections"));
  return page_of(
      TRY(services.collections.list(request.session->actor)), wish, "list_collections", [](const share::Collection& one) { return one.id; },
      [](const share::Collection& one) { return to_json(one); });
}

Result<share::Collection> find(Services& services, const Request& request) {
  auto found = TRY(services.collections.find(request.session->actor, request.parameters.front()));
  if (!found) return error(ErrorCode::not_found, "no collection '{}'", request.parameters.front());
  return *std::move(found);
}

Result<Response> show_collection(Services& services, const Request& request) {
  const share::Collection found = TRY(find(services, request));
  return with_etag(json_response(200, to_json(found)), found.version);
}

Result<Response> create_collection(Services& services, const Request& request) {
  const share::Collection draft = TRY(share::collection_from_json(request.json["id"].text(), request.json));
  const share::Collection made = TRY(services.collections.add(request.session->actor, draft, request.json["reason"].text()));
  return with_etag(json_response(201, to_json(made)), made.version);
}

Result<Response> change_collection(Services& services, const Request& request) {
  const share::Collection before = TRY(find(services, request));
  if (auto refused = check_if_match(request, before.version)) return *std::move(refused);
  share::Collection wish = TRY(share::collection_from_json(before.id, request.json));
  if (!request.json["root"].is_string()) wish.root = before.root;
  if (!request.json["intake"].is_bool()) wish.intake = before.intake;
  const share::Collection changed =
      TRY(services.collections.change(request.session->actor, wish, request.json["reason"].text(), before.version));
  return with_etag(json_response(200, to_json(changed)), changed.version);
}

Result<std::shared_ptr<model::RemoteCollection>> open_remote(Services& services, const Json& body) {
  model::RemoteAccess access;
  access.address = body["address"].text();
  access.user = body["user"].text();
  access.password = Sensitive<std::string>(std::string(body["password"].text()));
  access.token = Sensitive<std::string>(std::string(body["token"].text()));
  return std::shared_ptr<model::RemoteCollection>(TRY(services.open_remote(std::move(access))));
}

Result<Response> pull_collection(Services& services, const Request& request) {
  const share::Collection into = TRY(find(services, request));
  const auto remote = TRY(open_remote(services, request.json));
  return services.jobs.begin(request, "pull_collection",
                             [&services, actor = request.session->actor, into, remote](JobProgress&) -> Result<Json> {
                               share::Transfers transfers(services.database, services.exchange, services.clock);
                               return to_json(TRY(transfers.pull(actor, *remote, into)));
                             });
}

Result<Response> push_collection(Services& services, const Request& request) {
  const share::Collection from = TRY(find(services, request));
  const std::string_view mark = request.json["most"].text();
  const stix::Tlp most = mark.empty() ? stix::Tlp::green : stix::tlp_from_identifier(mark).value_or(stix::Tlp::clear);
  const auto remote = TRY(open_remote(services, request.json));
  return services.jobs.begin(request, "push_collection",
                             [&services, actor = request.session->actor, from, remote, most](JobProgress&) -> Result<Json> {
                               share::Transfers transfers(services.database, services.exchange, services.clock);
                               std::optional<share::Departures> own;
                               if (from.root == share::hub_root)
                                 own = TRY(services.hub.publisher->departures(from, services.zone.day_of(services.clock.now())));
                               const auto wait = [] { std::this_thread::sleep_for(between_questions); };
                               return to_json(TRY(transfers.push(actor, *remote, from, most, wait, own ? &*own : nullptr)));
                             });
}

}  // namespace

void add_collection_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/collections",
              .scope = "api",
              .summary = "Lists collections of shared objects with who may read and write them.",
              .handler = with(services, list_collections),
              .operation = "list_collections",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Collection", .shape = Shape::page},
              .verb = "share collection list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/collections",
              .scope = "api",
              .summary = "Makes a collection of shared objects.",
              .handler = with(services, create_collection),
              .operation = "create_collection",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::create},
              .body = "CollectionWish",
              .answer = {.status = 201, .schema = "Collection"},
              .idempotency_key = Wanted::accepted,
              .verb = "share collection add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/collections/{id}",
              .scope = "api",
              .summary = "Shows one collection, by id or alias.",
              .handler = with(services, show_collection),
              .operation = "show_collection",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::read},
              .answer = {.schema = "Collection"},
              .verb = "share collection list"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/collections/{id}",
              .scope = "api",
              .summary = "Changes a collection: its title, and who may read and write it.",
              .handler = with(services, change_collection),
              .operation = "change_collection",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::update},
              .body = "CollectionWish",
              .answer = {.schema = "Collection"},
              .if_match = Wanted::accepted,
              .verb = "share collection change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/collections/{id}/pull",
              .scope = "api",
              .summary = "Fetches what is new in a collection of another TAXII server.",
              .handler = with(services, pull_collection),
              .operation = "pull_collection",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::update},
              .body = "CollectionTransfer",
              .answer = {.status = 202, .schema = "Job"},
              .idempotency_key = Wanted::accepted,
              .verb = "share pull"});
  router.add({.method = "POST",
              .pattern = "/api/v1/collections/{id}/push",
              .scope = "api",
              .summary = "Sends what is new in a collection to another TAXII server, up to a mark.",
              .handler = with(services, push_collection),
              .operation = "push_collection",
              .tag = "collections",
              .needs = {std::string(share::collection_kind), record::Verb::update},
              .body = "CollectionTransfer",
              .answer = {.status = 202, .schema = "Job"},
              .idempotency_key = Wanted::accepted,
              .verb = "share push"});
}

}  // namespace sekimori::web
