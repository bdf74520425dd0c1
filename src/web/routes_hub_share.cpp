// What a hub released: who belongs to the audience reads it, and nobody learns whose report it was.
#include "record/token.h"
#include "web/conditional.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json row_of(const share::KnownShare& known) { return shown_json(known.value); }

Response answer_with(const share::KnownShare& known, int status = 200) {
  return with_etag(json_response(status, row_of(known)), known.version);
}

Result<Response> list_shares(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hub_shares"));
  auto all = TRY(services.hub.reports.shares(request.session->actor));
  const auto keep = [&](std::string_view field, auto value_of) {
    if (const std::string_view wanted = query_text(request, field); !wanted.empty())
      std::erase_if(all, [&](const share::KnownShare& known) { return std::string_view(value_of(known.value)) != wanted; });
  };
  keep("audience", [](const share::Share& one) -> const std::string& { return one.audience; });
  keep("tlp", [](const share::Share& one) -> const std::string& { return one.tlp; });
  keep("kind", [](const share::Share& one) -> const std::string& { return one.kind; });
  if (query_flag(request, "in_force"))
    std::erase_if(all, [](const share::KnownShare& known) { return known.value.recalled_at.has_value(); });
  return page_of(
      std::move(all), wish, "list_hub_shares", [](const share::KnownShare& known) { return newest_first(known.value.number); }, row_of);
}

Result<Response> show_share(Services& services, const Request& request) {
  return answer_with(TRY(services.hub.reports.share(request.session->actor, request.parameters.front())));
}

Result<Response> show_share_bytes(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  const share::KnownShare known = TRY(services.hub.reports.share(request.session->actor, number));
  Response response = text_response(200, TRY(services.hub.reports.share_bytes(request.session->actor, number)), "application/json");
  response.headers.emplace_back("Content-Disposition", attachment(number + ".json"));
  response.headers.emplace_back("Repr-Digest", "sha-256=:" + to_base64(TRY(from_hex(known.value.sha256))) + ":");
  return response;
}

Result<Response> recall_share(Services& services, const Request& request) {
  return answer_with(TRY(services.hub.reports.recall(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> release_report(Services& services, const Request& request) {
  return answer_with(TRY(services.hub.reports.release(request.session->actor, request.parameters.front(), request.json["tlp"].text())),
                     201);
}

}  // namespace

void add_hub_share_routes(Router& router, Services& services) {
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/hub-shares",
       .scope = "api",
       .summary = "Lists what the hub released and one may read, newest first.",
       .handler = with(services, list_shares),
       .operation = "list_hub_shares",
       .tag = "hub-shares",
       .needs = {"share", record::Verb::list},
       .query = page_fields({text_field("audience", "for this group, or across", 40), text_field("tlp", "with this label", 20),
                             text_field("kind", "of this kind of report", 40), flag_field("in_force", "only what was not recalled")}),
       .answer = {.schema = "HubShare", .shape = Shape::page},
       .verb = "share list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-shares/{number}",
              .scope = "api",
              .summary = "Shows what was said about a share: label, audience, kind.",
              .handler = with(services, show_share),
              .operation = "show_hub_share",
              .tag = "hub-shares",
              .needs = {"share", record::Verb::read},
              .answer = {.schema = "HubShare"},
              .verb = "share list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-shares/{number}/bytes",
              .scope = "api",
              .summary = "What was shared, byte for byte; refused once it was recalled.",
              .handler = with(services, show_share_bytes),
              .operation = "show_hub_share_bytes",
              .tag = "hub-shares",
              .needs = {"share", record::Verb::read},
              .answer = {.schema = "MaskedShare"},
              .verb = "share show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-shares/{number}/recall",
              .scope = "api",
              .summary = "Recalls a share: nobody reads it any more.",
              .handler = with(services, recall_share),
              .operation = "recall_hub_share",
              .tag = "hub-shares",
              .needs = {"share", record::Verb::update},
              .body = "HubReason",
              .answer = {.schema = "HubShare"},
              .idempotency_key = Wanted::accepted,
              .verb = "share recall"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/{number}/release",
              .scope = "api",
              .summary = "Releases the bytes that were reviewed and consented to, under a label of TLP 2.0.",
              .handler = with(services, release_report),
              .operation = "release_hub_report",
              .tag = "hub-shares",
              .needs = {"share", record::Verb::create},
              .body = "HubRelease",
              .answer = {.status = 201, .schema = "HubShare"},
              .idempotency_key = Wanted::accepted,
              .verb = "report release"});
}

}  // namespace sekimori::web
