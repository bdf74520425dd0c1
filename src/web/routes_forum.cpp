// The forum of a hub: proposals, what was published of them, and what members make of it.
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json row_of(const share::KnownProposal& one) {
  return to_json(one.value).set("content_sha256", share::ForumBook::hash_of(one.value.content));
}

Json answer_json(const share::ForumAnswer& answer) {
  return Json::object({{"stance", name_of(answer.stance)}, {"helpful", answer.helpful}});
}

share::ForumReach reach_in(const Json& body) { return {.audience = body["audience"].string_or(""), .tlp = body["tlp"].string_or("")}; }

Result<Response> list_items(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_forum_items"));
  share::ForumFilter filter;
  filter.kind = share::forum_kind_from(query_text(request, "kind"));
  filter.source = share::source_class_from(query_text(request, "source"));
  filter.direction = share::direction_from(query_text(request, "direction"));
  return page_of(
      TRY(services.hub.forum.items(request.session->actor, filter)), wish, "list_forum_items",
      [](const share::KnownItem& one) { return one.value.number; }, [](const share::KnownItem& one) { return shown_json(one.value); });
}

Result<Response> show_item(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const std::string& number = request.parameters.front();
  Json out = shown_json(TRY(services.hub.forum.item(actor, number)).value);
  out.set("counts", to_json(TRY(services.hub.forum.counts(actor, number))));
  Json own;
  if (const auto answer = TRY(services.hub.forum.own_answer(actor, number))) own = answer_json(*answer);
  return json_response(200, out.set("own_answer", std::move(own)));
}

Result<Response> answer_item(Services& services, const Request& request) {
  share::ForumAnswer wish;
  wish.stance = share::stance_from(request.json["stance"].text()).value_or(share::Stance::none);
  wish.helpful = request.json["helpful"].bool_or(false);
  return json_response(200, answer_json(TRY(services.hub.forum.answer(request.session->actor, request.parameters.front(), wish))));
}

Result<Response> withdraw_item(Services& services, const Request& request) {
  return json_response(
      200, shown_json(
               TRY(services.hub.forum.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text())).value));
}

Result<Response> list_proposals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_forum_proposals"));
  return page_of(
      TRY(services.hub.forum.proposals(request.session->actor)), wish, "list_forum_proposals",
      [](const share::KnownProposal& one) { return one.value.number; }, row_of);
}

Result<Response> show_proposal(Services& services, const Request& request) {
  return json_response(200, row_of(TRY(services.hub.forum.proposal(request.session->actor, request.parameters.front()))));
}

Result<Response> propose(Services& services, const Request& request) {
  const share::ForumContent content = TRY(share::forum_content_from(request.json["content"]));
  return json_response(201, row_of(TRY(services.hub.forum.propose(request.session->actor, content, reach_in(request.json)))));
}

Result<Response> amend_proposal(Services& services, const Request& request) {
  const share::ForumContent content = TRY(share::forum_content_from(request.json["content"]));
  return json_response(
      200,
      row_of(TRY(services.hub.forum.amend(request.session->actor, request.parameters.front(), content, request.json["reason"].text()))));
}

Result<Response> publish_proposal(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const auto known = TRY(services.hub.forum.proposal(actor, request.parameters.front()));
  const auto admitted = TRY(services.hub.gate.admit(to_json(known.value.content)));
  return json_response(201, shown_json(TRY(services.hub.forum.publish(actor, known.value.number, admitted, reach_in(request.json))).value));
}

Result<Response> decline_proposal(Services& services, const Request& request) {
  return json_response(
      200, row_of(TRY(services.hub.forum.decline(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> take_back_proposal(Services& services, const Request& request) {
  return json_response(
      200, row_of(TRY(services.hub.forum.take_back(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> name_author(Services& services, const Request& request) {
  return json_response(200, row_of(TRY(services.hub.forum.name_author(request.session->actor, request.parameters.front(),
                                                                      request.json["sha256"].text(), request.json["name"].text()))));
}

}  // namespace

void add_forum_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/forum-items",
              .scope = "api",
              .summary = "Lists what the hub's forum published to groups of the caller: trends, measures, problems.",
              .handler = with(services, list_items),
              .operation = "list_forum_items",
              .tag = "forum",
              .needs = {"forum_item", record::Verb::list},
              .query = page_fields(
                  {choice_field("kind", {"trend", "measure", "problem"}, "only those of this kind"),
                   choice_field("source", {"government", "police", "response_team", "association", "member", "hub", "desk"},
                                "only those of this class of source"),
                   choice_field("direction", {"to_industry", "to_government", "within_industry"}, "only those that go this way")}),
              .answer = {.schema = "ForumItem", .shape = Shape::page},
              .verb = "forum list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/forum-items/{number}",
              .scope = "api",
              .summary = "Shows one item with how many members answered what, as far as nobody is told apart, and the caller's own answer.",
              .handler = with(services, show_item),
              .operation = "show_forum_item",
              .tag = "forum",
              .needs = {"forum_item", record::Verb::read},
              .answer = {.schema = "ForumItemView"},
              .verb = "forum show"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/forum-items/{number}/answer",
              .scope = "api",
              .summary = "Says for the caller's member whether it takes a measure over and whether the item helped.",
              .handler = with(services, answer_item),
              .operation = "answer_forum_item",
              .tag = "forum",
              .needs = {"forum_answer", record::Verb::update},
              .body = "ForumAnswer",
              .answer = {.schema = "ForumAnswer"},
              .verb = "forum answer"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-items/{number}/withdraw",
              .scope = "api",
              .summary = "Takes an item back: readers see that and why, no longer what it said.",
              .handler = with(services, withdraw_item),
              .operation = "withdraw_forum_item",
              .tag = "forum",
              .needs = {"forum_item", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "ForumItem"},
              .verb = "forum withdraw"});
  router.add({.method = "GET",
              .pattern = "/api/v1/forum-proposals",
              .scope = "api",
              .summary = "Lists proposals for the forum: all for the hub, one's own for others.",
              .handler = with(services, list_proposals),
              .operation = "list_forum_proposals",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "ForumProposal", .shape = Shape::page},
              .verb = "forum proposals"});
  router.add({.method = "GET",
              .pattern = "/api/v1/forum-proposals/{number}",
              .scope = "api",
              .summary = "Shows one proposal.",
              .handler = with(services, show_proposal),
              .operation = "show_forum_proposal",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::read},
              .answer = {.schema = "ForumProposal"},
              .verb = "forum proposals"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-proposals",
              .scope = "api",
              .summary = "Proposes a trend, a measure or a problem, with how far it may go at most.",
              .handler = with(services, propose),
              .operation = "propose_forum_item",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::create},
              .body = "ForumProposalWish",
              .answer = {.status = 201, .schema = "ForumProposal"},
              .idempotency_key = Wanted::accepted,
              .verb = "forum propose"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/forum-proposals/{number}",
              .scope = "api",
              .summary = "Changes the words of a proposal that is open.",
              .handler = with(services, amend_proposal),
              .operation = "amend_forum_proposal",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::update},
              .body = "ForumAmendment",
              .answer = {.schema = "ForumProposal"},
              .verb = "forum amend"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-proposals/{number}/publish",
              .scope = "api",
              .summary = "Publishes a proposal after the gate has searched its words: 403 with the sorts of what names somebody.",
              .handler = with(services, publish_proposal),
              .operation = "publish_forum_proposal",
              .tag = "forum",
              .needs = {"forum_item", record::Verb::create},
              .body = "ForumReach",
              .answer = {.status = 201, .schema = "ForumItem"},
              .idempotency_key = Wanted::accepted,
              .verb = "forum publish"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-proposals/{number}/decline",
              .scope = "api",
              .summary = "Declines a proposal, with the reason that whoever proposed reads.",
              .handler = with(services, decline_proposal),
              .operation = "decline_forum_proposal",
              .tag = "forum",
              .needs = {"forum_item", record::Verb::create},
              .body = "ForumReason",
              .answer = {.schema = "ForumProposal"},
              .verb = "forum decline"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-proposals/{number}/take-back",
              .scope = "api",
              .summary = "Takes one's own proposal back.",
              .handler = with(services, take_back_proposal),
              .operation = "take_back_forum_proposal",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::update},
              .body = "ForumReason",
              .answer = {.schema = "ForumProposal"},
              .verb = "forum take-back"});
  router.add({.method = "POST",
              .pattern = "/api/v1/forum-proposals/{number}/naming",
              .scope = "api",
              .summary = "Consents to being named as the author of the very words whose hash is given.",
              .handler = with(services, name_author),
              .operation = "name_forum_author",
              .tag = "forum",
              .needs = {"forum_proposal", record::Verb::update},
              .body = "ForumNaming",
              .answer = {.schema = "ForumProposal"},
              .verb = "forum name"});
}

}  // namespace sekimori::web
