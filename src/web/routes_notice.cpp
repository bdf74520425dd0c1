// Who is told of what and how, what waits to leave the node, and whether mail and webhook work.
#include "record/notice_book.h"
#include "record/outbox_view.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

// Whose: an account's id, or "me".
std::string account_in(const Request& request) {
  const std::string& wanted = request.parameters.front();
  return wanted == "me" ? request.session->actor.account : wanted;
}

Result<Response> show_notices(Services& services, const Request& request) {
  record::NoticeBook book(services.records.records, services.records.outbox, services.clock);
  const std::string account = account_in(request);
  auto known = TRY(services.database.read([&](sql::Transaction& tx) { return book.find(tx, request.session->actor, account); }));
  record::Subscription none;
  none.account = account;
  return json_response(200, record::to_json(known.value_or(none)));
}

Result<Response> change_notices(Services& services, const Request& request) {
  record::NoticeBook book(services.records.records, services.records.outbox, services.clock);
  return json_response(200, record::to_json(TRY(services.database.write([&](sql::Transaction& tx) {
                         return book.change(tx, request.session->actor, account_in(request), request.json);
                       }))));
}

Result<Response> list_messages(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_notices"));
  return page_of(
      TRY(record::outbox_messages(services.database, services.records.outbox, request.session->actor)), wish, "list_notices",
      [](const record::OutboxMessage& message) { return message.id; },
      [](const record::OutboxMessage& message) { return to_json(message); });
}

Result<Response> retry_message(Services& services, const Request& request) {
  TRY(record::retry_message(services.database, services.records.outbox, request.session->actor, request.parameters.front()));
  Response response;
  response.status = 204;
  return response;
}

Result<Response> show_channels(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::read, {.kind = "setting", .id = ""}));
  const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return json_response(200, Json::object({{"mail_server", text_or_null(services.channels.mail_server)},
                                          {"mail_from", text_or_null(services.channels.mail_from)},
                                          {"webhook", text_or_null(services.channels.webhook)}}));
}

Result<Response> try_channels(Services& services, const Request& request) {
  TRY(record::Permissions::standard().check(request.session->actor, record::Verb::update, {.kind = "setting", .id = ""}));
  TRY(services.try_notice(std::string(request.json["to"].text()), language_of(request)));
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

void add_notice_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/accounts/{id}/notices",
              .scope = "api",
              .summary = "Of what an account (\"me\": one's own) is told, and where.",
              .handler = with(services, show_notices),
              .operation = "show_notices",
              .tag = "notices",
              .needs = {"account", record::Verb::update},
              .answer = {.schema = "NoticeSubscription"},
              .verb = "notify set"});
  router.add({.method = "POST",
              .pattern = "/api/v1/accounts/{id}/notices",
              .scope = "api",
              .summary = "Changes of what an account (\"me\": one's own) is told, and where; what is absent stays.",
              .handler = with(services, change_notices),
              .operation = "change_notices",
              .tag = "notices",
              .needs = {"account", record::Verb::update},
              .body = "NoticeChange",
              .answer = {.schema = "NoticeSubscription"},
              .idempotency_key = Wanted::accepted,
              .verb = "notify set"});
  router.add({.method = "GET",
              .pattern = "/api/v1/notices",
              .scope = "api",
              .summary = "Lists messages that wait to leave the node, could not, or did; without their texts and addresses.",
              .handler = with(services, list_messages),
              .operation = "list_notices",
              .tag = "notices",
              .needs = {"setting", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "OutboxMessage", .shape = Shape::page},
              .verb = "notify list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/notices/{id}/retry",
              .scope = "api",
              .summary = "Tries a message that was given up once more from the beginning.",
              .handler = with(services, retry_message),
              .operation = "retry_notice",
              .tag = "notices",
              .needs = {"setting", record::Verb::update},
              .answer = {.status = 204},
              .verb = "notify list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/notice-channels",
              .scope = "api",
              .summary = "By which mail server and webhook the node tells people.",
              .handler = with(services, show_channels),
              .operation = "show_notice_channels",
              .tag = "notices",
              .needs = {"setting", record::Verb::read},
              .answer = {.schema = "NoticeChannels"},
              .verb = "config show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/notice-trials",
              .scope = "api",
              .summary = "Sends a trial by the webhook and to an address at once; what the other server says is the answer.",
              .handler = with(services, try_channels),
              .operation = "try_notices",
              .tag = "notices",
              .needs = {"setting", record::Verb::update},
              .body = "NoticeTrial",
              .answer = {.status = 204},
              .verb = "notify test"});
}

}  // namespace sekimori::web
