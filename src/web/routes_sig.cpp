// Groups of a hub: by industry (SIG), by rules (liaison), across others.
#include "feature/share/chairs.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> answer_with(Services& services, const Request& request, const share::KnownSig& known, int status = 200) {
  return json_response(status,
                       shown_to(request.session->actor, known, TRY(share::chairs_of(services.database, services.records.accounts))));
}

Result<Response> list_sigs(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_sigs"));
  const record::Actor& actor = request.session->actor;
  auto groups = TRY(services.hub.sigs.list(actor));
  const share::Chairs chairs = TRY(share::chairs_of(services.database, services.records.accounts));
  return page_of(
      std::move(groups), wish, "list_sigs", [](const share::KnownSig& one) { return one.value.id; },
      [&](const share::KnownSig& one) { return shown_to(actor, one, chairs); });
}

Result<Response> add_sig(Services& services, const Request& request) {
  const Json& body = request.json;
  share::Sig sig;
  sig.id = body["sig"].text();
  sig.name = {std::string(body["name"]["ja"].text()), std::string(body["name"]["en"].text())};
  sig.kind = share::sig_kind_from(body["kind"].text()).value_or(share::SigKind::sig);
  sig.k = body["k"].integer_or(sig.kind == share::SigKind::cross_group ? share::least_k_across : share::least_k);
  sig.across = texts_in(body, "across");
  return answer_with(services, request, TRY(services.hub.sigs.add(request.session->actor, sig, body["reason"].text())), 201);
}

// What is not in the body stays.
Result<Response> change_sig(Services& services, const Request& request) {
  const Json& body = request.json;
  return answer_with(services, request,
                     TRY(services.hub.sigs.change(
                         request.session->actor, request.parameters.front(), body["reason"].text(), [&](share::Sig& sig) -> Result<void> {
                           if (body["name"].is_object())
                             sig.name = {std::string(body["name"]["ja"].text()), std::string(body["name"]["en"].text())};
                           sig.k = body["k"].integer_or(sig.k);
                           if (body["across"].is_array()) sig.across = texts_in(body, "across");
                           return {};
                         })));
}

Result<Response> name_chair(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const auto chair = body["ends"].bool_or(false) ? share::MemberBook::Chair::ends : share::MemberBook::Chair::begins;
  TRY(services.hub.members.set_chair(actor, request.parameters.front(), body["login"].text(), chair, body["reason"].text()));
  return answer_with(services, request, TRY(services.hub.sigs.find(actor, request.parameters.front())));
}

}  // namespace

void add_sig_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/sigs",
              .scope = "api",
              .summary = "Lists the groups of the hub that one may know of.",
              .handler = with(services, list_sigs),
              .operation = "list_sigs",
              .tag = "sigs",
              .needs = {"sig", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Sig", .shape = Shape::page},
              .verb = "sig list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/sigs",
              .scope = "api",
              .summary = "Makes a group of the hub.",
              .handler = with(services, add_sig),
              .operation = "add_sig",
              .tag = "sigs",
              .needs = {"sig", record::Verb::create},
              .body = "SigEntry",
              .answer = {.status = 201, .schema = "Sig"},
              .idempotency_key = Wanted::accepted,
              .verb = "sig add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/sigs/{sig}/change",
              .scope = "api",
              .summary = "Changes a group's name, its k, or the groups it goes across.",
              .handler = with(services, change_sig),
              .operation = "change_sig",
              .tag = "sigs",
              .needs = {"sig", record::Verb::update},
              .body = "SigChange",
              .answer = {.schema = "Sig"},
              .idempotency_key = Wanted::accepted,
              .verb = "sig change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/sigs/{sig}/chair",
              .scope = "api",
              .summary = "Says who leads a group from now on, or no longer.",
              .handler = with(services, name_chair),
              .operation = "name_sig_chair",
              .tag = "sigs",
              .needs = {"sig", record::Verb::update},
              .body = "SigChair",
              .answer = {.schema = "Sig"},
              .idempotency_key = Wanted::accepted,
              .verb = "sig chair"});
}

}  // namespace sekimori::web
