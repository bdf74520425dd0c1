#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_levels(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_levels"));
  return page_of(
      TRY(services.protect.levels.definitions(request.session->actor)), wish, "list_levels",
      [](const model::LevelDefinition& one) { return std::string(identifier_of(one.level)); },
      [](const model::LevelDefinition& one) { return to_json(one); });
}

Result<Response> list_proposals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_level_proposals"));
  std::optional<protect::ProposalState> state;
  for (const protect::ProposalState one :
       {protect::ProposalState::proposed, protect::ProposalState::approved, protect::ProposalState::refused})
    if (query_text(request, "state") == name_of(one)) state = one;
  return page_of(
      TRY(services.protect.levels.proposals(request.session->actor, state)), wish, "list_level_proposals",
      [](const protect::LevelProposal& one) {
        return fmt::format("{}/{}/{}", one.number, one.proposed_on.to_string(), name_of(one.state));
      },
      [](const protect::LevelProposal& one) { return to_json(one); });
}

Result<Response> propose_level(Services& services, const Request& request) {
  protect::LevelProposal proposal;
  proposal.number = request.parameters.front();
  proposal.level = model::level_from_identifier(request.json["level"].text()).value_or(model::Level::confidential);
  proposal.proposer = request.json["proposer"].text();
  proposal.reason = request.json["reason"].text();
  return json_response(201, to_json(TRY(services.protect.levels.propose(request.session->actor, proposal))));
}

Result<Response> decide_level(Services& services, const Request& request) {
  const auto decision = request.json["approve"].bool_or(false) ? protect::ProposalState::approved : protect::ProposalState::refused;
  return json_response(200, to_json(TRY(services.protect.levels.decide(request.session->actor, request.parameters.front(), decision,
                                                                       request.json["approver"].text(), request.json["reason"].text()))));
}

Result<Response> list_due(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_due_reviews"));
  const Day until = TRY(query_day(request, "until")).value_or(services.zone.day_of(services.clock.now()));
  return page_of(
      TRY(services.protect.levels.due(request.session->actor, until)), wish, "list_due_reviews",
      [](const protect::DueReview& one) { return one.number; },
      [](const protect::DueReview& one) {
        return Json::object({{"number", one.number},
                             {"department", one.department},
                             {"owner", one.owner},
                             {"level", identifier_of(one.level)},
                             {"review_day", one.review_day ? Json(one.review_day->to_string()) : Json()}});
      });
}

Result<Response> change_level(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  const auto level = model::level_from_identifier(request.parameters.front());
  if (!level) return error(ErrorCode::not_found, "no level '{}'", request.parameters.front());
  Json changed = to_json(TRY(services.protect.levels.definition(actor, *level)));
  for (const std::string_view member : {"name", "aliases", "criteria", "handling", "proposers", "approvers", "review_months"})
    if (const Json* given = body.find(member)) changed.set(member, *given);
  const model::LevelDefinition definition = TRY(model::level_definition_from_json(changed));
  std::optional<Instant> valid_from;
  if (const auto day = TRY(day_in(body, "valid_from"))) valid_from = services.zone.start_of(*day);
  TRY(services.protect.levels.change(actor, definition, body["reason"].text(), valid_from));
  return json_response(200, to_json(definition));
}

Result<Response> review_secret(Services& services, const Request& request) {
  const std::string& number = request.parameters.front();
  const std::string_view by = request.json["by"].text();
  const Day next = TRY(services.protect.levels.review(request.session->actor, number, by, request.json["reason"].text()));
  return json_response(201, Json::object({{"number", number}, {"reviewed_by", by}, {"review_day", next.to_string()}}));
}

}  // namespace

void add_level_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/levels",
              .scope = "api",
              .summary = "Lists the levels of secrecy as this firm has laid them down.",
              .handler = with(services, list_levels),
              .operation = "list_levels",
              .tag = "levels",
              .needs = {"level", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "LevelDefinition", .shape = Shape::page},
              .verb = "level list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/level-proposals",
              .scope = "api",
              .summary = "Lists proposals of levels.",
              .handler = with(services, list_proposals),
              .operation = "list_level_proposals",
              .tag = "levels",
              .needs = {"level_proposal", record::Verb::list},
              .query = page_fields({choice_field("state", {"proposed", "approved", "refused"}, "in this state")}),
              .answer = {.schema = "LevelProposal", .shape = Shape::page},
              .verb = "secret proposals"});
  router.add({.method = "POST",
              .pattern = "/api/v1/secrets/{number}/level-proposals",
              .scope = "api",
              .summary = "Proposes a level for a secret.",
              .handler = with(services, propose_level),
              .operation = "propose_level",
              .tag = "levels",
              .needs = {"level_proposal", record::Verb::create},
              .body = "LevelProposing",
              .answer = {.status = 201, .schema = "LevelProposal"},
              .idempotency_key = Wanted::accepted,
              .verb = "secret propose"});
  router.add({.method = "POST",
              .pattern = "/api/v1/secrets/{number}/level-decision",
              .scope = "api",
              .summary = "Approves or refuses the level that was proposed.",
              .handler = with(services, decide_level),
              .operation = "decide_level",
              .tag = "levels",
              .needs = {"level_proposal", record::Verb::approve},
              .body = "LevelDeciding",
              .answer = {.schema = "LevelProposal"},
              .idempotency_key = Wanted::accepted,
              .verb = "secret approve"});
  router.add({.method = "GET",
              .pattern = "/api/v1/due-reviews",
              .scope = "api",
              .summary = "Lists secrets whose review is due.",
              .handler = with(services, list_due),
              .operation = "list_due_reviews",
              .tag = "levels",
              .needs = {"secret", record::Verb::list},
              .query = page_fields({day_field("until", "due on or before that day; today unless given")}),
              .answer = {.schema = "DueReview", .shape = Shape::page},
              .verb = "secret due"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/levels/{level}",
              .scope = "api",
              .summary = "Changes what the firm has laid down for a level; what is not given stays as it was.",
              .handler = with(services, change_level),
              .operation = "change_level",
              .tag = "levels",
              .needs = {"level", record::Verb::update},
              .body = "LevelChange",
              .answer = {.schema = "LevelDefinition"},
              .verb = "level change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/secrets/{number}/reviews",
              .scope = "api",
              .summary = "Records that a secret was looked at again and left as it is; the next review follows from its level.",
              .handler = with(services, review_secret),
              .operation = "review_secret",
              .tag = "levels",
              .needs = {"secret", record::Verb::approve},
              .body = "SecretReviewing",
              .answer = {.status = 201, .schema = "SecretReviewed"},
              .idempotency_key = Wanted::accepted,
              .verb = "secret review"});
}

}  // namespace sekimori::web
