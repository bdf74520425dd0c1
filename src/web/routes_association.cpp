// What associations hand on to their own members, the invitations by which contacts set up their account, and visits to those outside.
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::int64_t days_of_an_invitation = 14;

Result<Response> list_hand_overs(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_hand_overs"));
  return page_of(
      TRY(services.hub.hand_overs.list(request.session->actor)), wish, "list_hand_overs",
      [](const share::KnownHandOver& one) { return one.value.number; }, [](const share::KnownHandOver& one) { return to_json(one.value); });
}

Result<Response> hand_over(Services& services, const Request& request) {
  const auto made = TRY(services.hub.hand_overs.hand_over(request.session->actor, request.json["share"].text(),
                                                          texts_in(request.json, "members"), text_in(request.json, "note", "")));
  return json_response(201, to_json(made.value));
}

Result<Response> list_invitations(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_member_invitations"));
  return page_of(
      TRY(services.hub.invitations.list(request.session->actor)), wish, "list_member_invitations",
      [](const share::KnownInvitation& one) { return one.id; }, [](const share::KnownInvitation& one) { return to_json(one); });
}

Result<Response> invite(Services& services, const Request& request) {
  const Json& body = request.json;
  const auto made = TRY(services.hub.invitations.invite(request.session->actor, body["member"].text(), body["mail"].text(),
                                                        body["days"].integer_or(days_of_an_invitation), body["reason"].text()));
  Response response = json_response(201, to_json(made.known).set("path", "/invitation/" + made.token.reveal()));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Response> revoke(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(TRY(services.hub.invitations.revoke(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> list_visits(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_outreach_visits"));
  return page_of(
      TRY(services.hub.outreach.list(request.session->actor)), wish, "list_outreach_visits",
      [](const share::KnownVisit& one) { return one.value.number; }, [](const share::KnownVisit& one) { return to_json(one.value); });
}

Result<Response> log_visit(Services& services, const Request& request) {
  Json body = request.json;
  body.set("number", "").set("member", "");
  return json_response(201, to_json(TRY(services.hub.outreach.log(request.session->actor, TRY(share::visit_from_json(body)))).value));
}

}  // namespace

void add_association_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/hand-overs",
              .scope = "api",
              .summary = "Lists what associations handed on to their members: all for the hub, its own for an association.",
              .handler = with(services, list_hand_overs),
              .operation = "list_hand_overs",
              .tag = "hand-overs",
              .needs = {"hand_over", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "HandOver", .shape = Shape::page},
              .verb = "share hand-overs"});
  router.add({.method = "POST",
              .pattern = "/api/v1/hand-overs",
              .scope = "api",
              .summary = "Hands a share on to members of the caller's association, as far as label and policy allow.",
              .handler = with(services, hand_over),
              .operation = "hand_share_over",
              .tag = "hand-overs",
              .needs = {"hand_over", record::Verb::create},
              .body = "HandOverWish",
              .answer = {.status = 201, .schema = "HandOver"},
              .idempotency_key = Wanted::accepted,
              .verb = "share hand-over"});
  router.add({.method = "GET",
              .pattern = "/api/v1/member-invitations",
              .scope = "api",
              .summary = "Lists invitations of contacts, without their links.",
              .handler = with(services, list_invitations),
              .operation = "list_member_invitations",
              .tag = "member-invitations",
              .needs = {"member_invitation", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "MemberInvitation", .shape = Shape::page},
              .verb = "invitation list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/member-invitations",
              .scope = "api",
              .summary = "Makes a link by which a contact sets up the account that speaks for the member; it is shown this once.",
              .handler = with(services, invite),
              .operation = "invite_member_contact",
              .tag = "member-invitations",
              .needs = {"member_invitation", record::Verb::create},
              .body = "MemberInvitationWish",
              .answer = {.status = 201, .schema = "MemberInvitation"},
              .verb = "invitation create"});
  router.add({.method = "POST",
              .pattern = "/api/v1/member-invitations/{id}/revoke",
              .scope = "api",
              .summary = "Ends an invitation that is open.",
              .handler = with(services, revoke),
              .operation = "revoke_member_invitation",
              .tag = "member-invitations",
              .needs = {"member_invitation", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "MemberInvitation"},
              .verb = "invitation revoke"});
  router.add({.method = "GET",
              .pattern = "/api/v1/outreach-visits",
              .scope = "api",
              .summary = "Lists visits by which methods and measures were told to firms and universities.",
              .handler = with(services, list_visits),
              .operation = "list_outreach_visits",
              .tag = "outreach-visits",
              .needs = {"outreach", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OutreachVisit", .shape = Shape::page},
              .verb = "outreach list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/outreach-visits",
              .scope = "api",
              .summary = "Logs a visit with the material that was given: shares and forum items up to GREEN.",
              .handler = with(services, log_visit),
              .operation = "log_outreach_visit",
              .tag = "outreach-visits",
              .needs = {"outreach", record::Verb::create},
              .body = "OutreachVisitWish",
              .answer = {.status = 201, .schema = "OutreachVisit"},
              .idempotency_key = Wanted::accepted,
              .verb = "outreach log"});
}

}  // namespace sekimori::web
