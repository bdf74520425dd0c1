#include "record/reveal_json.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

record::Change change_of(const Request& request) {
  record::Change change;
  change.actor = request.session->actor;
  change.reason = request.json["reason"].text();
  return change;
}

Result<std::vector<record::RevealRequest>> all_requests(Services& services, const Request& request) {
  return services.database.read([&](sql::Transaction& tx) { return services.records.pseudonyms.list(tx, request.session->actor); });
}

Result<Response> one_request(Services& services, const Request& request, std::string_view id, int status) {
  for (const record::RevealRequest& one : TRY(all_requests(services, request)))
    if (one.id == id) return json_response(status, reveal_json(one, services.clock.now()));
  return error(ErrorCode::not_found, "no request {} to reveal a name", id);
}

Result<Response> list_reveals(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_reveals"));
  const Instant now = services.clock.now();
  auto all = TRY(all_requests(services, request));
  if (const std::string_view state = query_text(request, "state"); !state.empty())
    std::erase_if(all, [&](const record::RevealRequest& one) { return name_of(one.state) != state; });
  return page_of(
      std::move(all), wish, "list_reveals", [](const record::RevealRequest& one) { return one.id; },
      [&](const record::RevealRequest& one) { return reveal_json(one, now); });
}

Result<Response> show_reveal(Services& services, const Request& request) {
  return one_request(services, request, request.parameters.front(), 200);
}

Result<Response> request_reveal(Services& services, const Request& request) {
  const record::Change change = change_of(request);
  record::RevealDraft draft;
  draft.reason = change.reason;
  const std::string alert(request.json["alert"].text());
  const std::string pseudonym(request.json["pseudonym"].text());
  if (alert.empty() == pseudonym.empty())
    return field_problems(
        request, {{.pointer = "/alert",
                   .detail = std::string(
                       Text{.ja = "alert か pseudonym のどちらか一つが必要です。", .en = "Either alert or pseudonym is needed."}.in(
                           language_of(request)))}});
  if (!alert.empty()) {
    const auto known = TRY(services.alerts.find(change.actor, alert));
    if (!known) return error(ErrorCode::not_found, "no alert {}", alert);
    if (known->alert.person_id.empty())
      return error(ErrorCode::invalid_input, "alert {}: no person is known, only the account or device", alert);
    draft.person = known->alert.person_id;
    draft.subject = "alert/" + known->id;
  }
  if (request.json["urgency"].text() == "emergency") {
    draft.urgency = record::Urgency::emergency;
    draft.role = record::role_from_identifier(request.json["role"].text());
  }
  auto id = services.database.write([&](sql::Transaction& tx) -> Result<std::string> {
    if (!pseudonym.empty()) draft.person = TRY(services.records.pseudonyms.person_of(tx, pseudonym));
    return services.records.pseudonyms.request(tx, draft, change);
  });
  if (!id) return std::unexpected(std::move(id).error());
  Response made = TRY(one_request(services, request, *id, 201));
  made.headers.emplace_back("Location", "/api/v1/reveals/" + *id);
  return made;
}

Result<Response> decide(Services& services, const Request& request, record::Decision decision) {
  const auto role = record::role_from_identifier(request.json["role"].text());
  if (!role) return error(ErrorCode::usage, "role: one of secret_manager, legal, executive, outside_counsel is needed");
  const std::string& id = request.parameters.front();
  auto state = services.database.write(
      [&](sql::Transaction& tx) { return services.records.pseudonyms.decide(tx, id, decision, *role, change_of(request)); });
  if (!state) return std::unexpected(std::move(state).error());
  return one_request(services, request, id, 200);
}

Result<Response> approve_reveal(Services& services, const Request& request) { return decide(services, request, record::Decision::agree); }
Result<Response> refuse_reveal(Services& services, const Request& request) { return decide(services, request, record::Decision::refuse); }

}  // namespace

void add_reveal_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/reveals",
              .scope = "api",
              .summary = "Lists requests to reveal the name behind a pseudonym.",
              .handler = with(services, list_reveals),
              .operation = "list_reveals",
              .tag = "reveals",
              .needs = {"pseudonym", record::Verb::list},
              .query = page_fields({choice_field("state", {"open", "granted", "refused"}, "in this state")}),
              .answer = {.schema = "Reveal", .shape = Shape::page},
              .verb = "reveal list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/reveals/{id}",
              .scope = "api",
              .summary = "Shows one request to reveal a name, with the decisions so far.",
              .handler = with(services, show_reveal),
              .operation = "show_reveal",
              .tag = "reveals",
              .needs = {"pseudonym", record::Verb::list},
              .answer = {.schema = "Reveal"},
              .verb = "reveal list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reveals",
              .scope = "api",
              .summary = "Asks for the name behind an alert or a pseudonym; two persons in two roles must agree.",
              .handler = with(services, request_reveal),
              .operation = "request_reveal",
              .tag = "reveals",
              .needs = {"pseudonym", record::Verb::reveal},
              .body = "RevealWish",
              .answer = {.status = 201, .schema = "Reveal"},
              .idempotency_key = Wanted::accepted,
              .verb = "reveal request"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reveals/{id}/approve",
              .scope = "api",
              .summary = "Agrees to a reveal in one of one's roles.",
              .handler = with(services, approve_reveal),
              .operation = "approve_reveal",
              .tag = "reveals",
              .needs = {"pseudonym", record::Verb::approve},
              .body = "RevealDecision",
              .answer = {.schema = "Reveal"},
              .idempotency_key = Wanted::accepted,
              .verb = "reveal approve"});
  router.add({.method = "POST",
              .pattern = "/api/v1/reveals/{id}/refuse",
              .scope = "api",
              .summary = "Refuses a reveal, which ends the request.",
              .handler = with(services, refuse_reveal),
              .operation = "refuse_reveal",
              .tag = "reveals",
              .needs = {"pseudonym", record::Verb::approve},
              .body = "RevealDecision",
              .answer = {.schema = "Reveal"},
              .idempotency_key = Wanted::accepted,
              .verb = "reveal refuse"});
}

}  // namespace sekimori::web
