// What masking makes of a report: before it is sent, for the people of the hub, and the bytes that others will see.
#include "feature/respond/cacao.h"
#include "feature/share/exchange.h"
#include "record/token.h"
#include "web/conditional.h"
#include "web/hub_report_body.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> mask_report(Services& services, const Request& request) {
  const Json& body = request.json;
  share::ShareTerms terms;
  terms.widest = body["tlp"].text();  // nothing said: what the report itself allows
  if (body["policy"].is_object()) terms.policy = TRY(share::exchange_policy_from(body["policy"]));
  std::string playbook = body["playbook"].is_object() ? body["playbook"].dump() : std::string();
  if (playbook.empty() && body["usual_playbook"].bool_or(false)) {
    const share::KnownReport known = TRY(services.hub.reports.find(request.session->actor, request.parameters.front()));
    const respond::Playbook* const usual = respond::playbook_for_report(share::name_of(known.value.kind));
    if (usual == nullptr) return error(ErrorCode::invalid_input, "for reports of this kind there is no usual playbook");
    playbook = respond::cacao_of(*usual).dump();
  }
  return json_response(200, TRY(services.masking.mask(request.session->actor, request.parameters.front(), body["audience"].text(), terms,
                                                      playbook, TRY(mask::by_hand_from(body["by_hand"])))));
}

Result<Response> weigh_audiences(Services& services, const Request& request) {
  return json_response(200, TRY(services.masking.weigh(request.session->actor, request.parameters.front())));
}

Result<Response> compare_report(Services& services, const Request& request) {
  return json_response(200,
                       TRY(services.masking.compare(request.session->actor, request.parameters.front(), request.json["reason"].text())));
}

Result<Response> preview_report(Services& services, const Request& request) {
  const Json& body = request.json;
  return json_response(
      200, TRY(services.masking.preview(request.session->actor, member_in(request), body["audience"].text(), TRY(files_in(body)))));
}

// The very bytes whose hash is consented to.
Result<Response> show_draft(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  std::string bytes = TRY(services.hub.reports.draft_bytes(request.session->actor, number));
  const Digest digest = sha256(as_bytes(bytes));
  Response response = text_response(200, std::move(bytes), "application/json");
  response.headers.emplace_back("Content-Disposition", attachment(number + ".json"));
  response.headers.emplace_back("Repr-Digest", "sha-256=:" + to_base64(digest) + ":");
  return response;
}

Result<Response> fetch_original(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const share::KnownReport known = TRY(services.hub.reports.find(actor, request.parameters.front()));
  const auto file = static_cast<std::size_t>(request.json["file"].integer_or(0));
  const Bytes bytes = TRY(services.hub.reports.original(actor, known.value.number, request.json["reason"].text(), file));
  const std::string& name = file == 0 ? known.value.file_name : known.value.further[file - 1].name;
  Response response = text_response(200, std::string(as_text(bytes)), "application/octet-stream");
  response.headers.emplace_back("Content-Disposition", attachment(name.empty() ? known.value.number : name));
  return response;
}

}  // namespace

void add_hub_masking_routes(Router& router, Services& services) {
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/preview",
              .scope = "api",
              .summary = "What others would see of a file before it is sent; nothing is kept.",
              .handler = with(services, preview_report),
              .operation = "preview_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::create},
              .body = "HubPreviewWish",
              .answer = {.schema = "Masking"},
              .verb = "report preview"});
  router.add(
      {.method = "POST",
       .pattern = "/api/v1/hub-reports/{number}/audiences",
       .scope = "api",
       .summary = "Masks a report for every audience there is and tells what each would do; nothing is kept but that one has looked.",
       .handler = with(services, weigh_audiences),
       .operation = "weigh_hub_audiences",
       .tag = "hub-reports",
       .needs = {"hub_report", record::Verb::update},
       .answer = {.schema = "HubAudienceEffects"},
       .verb = "report audiences"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/{number}/mask",
              .scope = "api",
              .summary = "Makes the masked draft of a report for an audience.",
              .handler = with(services, mask_report),
              .operation = "mask_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::update},
              .body = "HubMaskWish",
              .answer = {.schema = "MaskedHubReport"},
              .idempotency_key = Wanted::accepted,
              .verb = "report mask"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hub-reports/{number}/comparison",
              .scope = "api",
              .summary = "Shows the draft beside the original, with every change; that one has looked is recorded with the reason.",
              .handler = with(services, compare_report),
              .operation = "compare_hub_report",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::reveal},
              .body = "HubReason",
              .answer = {.schema = "HubComparison"},
              .verb = "report compare"});
  router.add({.method = "GET",
              .pattern = "/api/v1/hub-reports/{number}/draft",
              .scope = "api",
              .summary = "The very bytes that others would see.",
              .handler = with(services, show_draft),
              .operation = "show_hub_draft",
              .tag = "hub-reports",
              .needs = {"hub_report", record::Verb::read},
              .answer = {.schema = "MaskedShare"},
              .verb = "report draft"});
  router.add(
      {.method = "POST",
       .pattern = "/api/v1/hub-reports/{number}/original",
       .scope = "api",
       .summary = "An original of a report, the first file or another by its place; that one has looked is recorded with the reason.",
       .handler = with(services, fetch_original),
       .operation = "fetch_hub_original",
       .tag = "hub-reports",
       .needs = {"hub_report", record::Verb::reveal},
       .body = "HubOriginalWish",
       .answer = {.type = "application/octet-stream"},
       .verb = "report original"});
}

}  // namespace sekimori::web
