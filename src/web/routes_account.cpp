#include "feature/watch/ingest_scope.h"
#include "record/account_entry.h"
#include "record/account_json.h"
#include "web/body_field.h"
#include "web/browser_session.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_accounts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_accounts"));
  auto all = services.database.read([&](sql::Transaction& tx) { return services.records.accounts.list(tx, request.session->actor); });
  if (!all) return std::unexpected(std::move(all).error());
  return page_of(
      *std::move(all), wish, "list_accounts", [](const record::Account& account) { return account.login; },
      [](const record::Account& account) { return to_json(account); });
}

Result<Response> list_tokens(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_tokens"));
  auto all = services.database.read([&](sql::Transaction& tx) { return services.records.tokens.list(tx, request.session->actor); });
  if (!all) return std::unexpected(std::move(all).error());
  return page_of(
      *std::move(all), wish, "list_tokens", [](const record::TokenInfo& token) { return token.id; },
      [](const record::TokenInfo& token) { return to_json(token); });
}

// Who else gets in, and as what, is a person's decision: a program's token that could make others would outlive its own end.
Result<void> need_log_in(const Request& request) {
  if (by_log_in(request)) return {};
  return error(ErrorCode::not_permitted, "this needs a log-in; a token made for a program changes no account and makes no token");
}

record::Change change_of(const Request& request, record::Verb verb) {
  record::Change change;
  change.actor = request.session->actor;
  change.verb = verb;
  change.reason = request.json["reason"].string_or("settings");
  if (change.reason.empty()) change.reason = "settings";
  return change;
}

Response done() {
  Response response;
  response.status = 204;
  return response;
}

Result<Response> create_account(Services& services, const Request& request) {
  TRY(need_log_in(request));
  const Json& body = request.json;
  const record::AccountDraft draft = TRY(record::account_draft({.login = std::string(body["login"].text()),
                                                                .person = std::string(body["person"].text()),
                                                                .roles = texts_in(body, "roles"),
                                                                .groups = texts_in(body, "groups")},
                                                               services.people));
  const Sensitive<std::string> password{std::string(body["password"].text())};
  const record::Change change = change_of(request, record::Verb::create);
  const auto made = TRY(services.database.write([&](sql::Transaction& tx) -> Result<std::optional<record::Account>> {
    return services.records.accounts.find(tx, TRY(services.records.accounts.create(tx, draft, password, change)));
  }));
  return json_response(201, made ? to_json(*made) : Json());
}

Result<Response> change_account(Services& services, const Request& request) {
  TRY(need_log_in(request));
  const Json& body = request.json;
  record::AccountChange wish;
  if (const std::string_view state = body["state"].text(); !state.empty())
    wish.state = state == "disabled" ? record::AccountState::disabled : record::AccountState::active;
  if (body["roles"].is_array()) wish.roles = texts_in(body, "roles");
  if (body["person"].is_string()) wish.person = body["person"].text();
  const record::Change change = change_of(request, record::Verb::update);
  return json_response(200, to_json(TRY(services.database.write([&](sql::Transaction& tx) {
                         return record::change_account(tx, services.records.accounts, services.people, request.parameters.front(), wish,
                                                       change);
                       }))));
}

Result<Response> set_password(Services& services, const Request& request) {
  TRY(need_log_in(request));
  const Sensitive<std::string> password{std::string(request.json["password"].text())};
  const record::Change change = change_of(request, record::Verb::update);
  TRY(services.database.write(
      [&](sql::Transaction& tx) { return services.records.accounts.set_password(tx, request.parameters.front(), password, change); }));
  return done();
}

Result<Response> remove_factors(Services& services, const Request& request) {
  TRY(need_log_in(request));
  const record::Change change = change_of(request, record::Verb::update);
  TRY(services.database.write([&](sql::Transaction& tx) {
    return services.sign_in.factors().remove_all(tx, change.actor, request.parameters.front(), change.reason);
  }));
  return done();
}

Result<Response> end_sessions(Services& services, const Request& request) {
  const record::Change change = change_of(request, record::Verb::delete_);
  const auto ended = TRY(services.database.write(
      [&](sql::Transaction& tx) { return services.records.tokens.revoke_sessions(tx, request.parameters.front(), "", change); }));
  return json_response(200, Json::object({{"ended", ended}}));
}

Result<Response> create_token(Services& services, const Request& request) {
  TRY(need_log_in(request));
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  record::TokenDraft draft;
  draft.account = body["account"].is_string() ? std::string(body["account"].text()) : actor.account;
  draft.label = body["label"].text();
  draft.scopes = TRY(watch::token_scopes(services.sources, actor, texts_in(body, "scopes")));
  draft.expires_at = {services.clock.now().nanoseconds + body["days"].integer_or(1) * nanoseconds_per_day};
  const record::Change change = change_of(request, record::Verb::create);
  const auto made = TRY(services.database.write([&](sql::Transaction& tx) { return services.records.tokens.create(tx, draft, change); }));
  return json_response(201, Json::object({{"id", made.id}, {"token", made.text.reveal()}, {"expires_at", draft.expires_at.to_rfc3339(0)}}));
}

Result<Response> revoke_token(Services& services, const Request& request) {
  const record::Change change = change_of(request, record::Verb::delete_);
  TRY(services.database.write(
      [&](sql::Transaction& tx) { return services.records.tokens.revoke(tx, request.parameters.front(), change); }));
  return done();
}

}  // namespace

void add_account_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/accounts",
              .scope = "api",
              .summary = "Lists accounts by log-in name; one's own only, unless one administers them.",
              .handler = with(services, list_accounts),
              .operation = "list_accounts",
              .tag = "accounts",
              .needs = {"account", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Account", .shape = Shape::page},
              .verb = "account list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/tokens",
              .scope = "api",
              .summary = "Lists tokens without their text; one's own only, unless one administers them.",
              .handler = with(services, list_tokens),
              .operation = "list_tokens",
              .tag = "accounts",
              .needs = {"token", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Token", .shape = Shape::page},
              .verb = "token list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/accounts",
              .scope = "session",
              .summary = "Makes an account with a first password.",
              .handler = with(services, create_account),
              .operation = "create_account",
              .tag = "accounts",
              .needs = {"account", record::Verb::create},
              .body = "AccountEntry",
              .answer = {.status = 201, .schema = "Account"},
              .verb = "account create"});
  router.add({.method = "PATCH",
              .pattern = "/api/v1/accounts/{id}",
              .scope = "session",
              .summary = "Disables, enables or unlocks an account, or changes its roles or holder; what is absent stays.",
              .handler = with(services, change_account),
              .operation = "change_account",
              .tag = "accounts",
              .needs = {"account", record::Verb::update},
              .body = "AccountChange",
              .answer = {.schema = "Account"},
              .verb = "account change"});
  router.add({.method = "POST",
              .pattern = "/api/v1/accounts/{id}/password",
              .scope = "session",
              .summary = "Sets another password for an account; its sessions and tokens end.",
              .handler = with(services, set_password),
              .operation = "set_account_password",
              .tag = "accounts",
              .needs = {"account", record::Verb::update},
              .body = "AccountPassword",
              .answer = {.status = 204},
              .verb = "account password"});
  router.add({.method = "POST",
              .pattern = "/api/v1/accounts/{id}/second-factor-removal",
              .scope = "session",
              .summary = "Takes away every second factor of an account whose holder has lost them.",
              .handler = with(services, remove_factors),
              .operation = "remove_account_second_factors",
              .tag = "accounts",
              .needs = {"account", record::Verb::update},
              .body = "AccountAct",
              .answer = {.status = 204},
              .verb = "account second-factor"});
  router.add({.method = "POST",
              .pattern = "/api/v1/accounts/{id}/log-out",
              .scope = "session",
              .summary = "Ends every session of an account.",
              .handler = with(services, end_sessions),
              .operation = "end_account_sessions",
              .tag = "accounts",
              .needs = {"token", record::Verb::delete_},
              .body = "AccountAct",
              .answer = {.schema = "Ended"},
              .verb = "token revoke"});
  router.add({.method = "POST",
              .pattern = "/api/v1/tokens",
              .scope = "session",
              .summary = "Makes a token for a program, for oneself unless another account is named; its text is shown only now.",
              .handler = with(services, create_token),
              .operation = "create_token",
              .tag = "accounts",
              .needs = {"token", record::Verb::create},
              .body = "TokenWish",
              .answer = {.status = 201, .schema = "NewToken"},
              .verb = "token create"});
  router.add({.method = "POST",
              .pattern = "/api/v1/tokens/{id}/revocation",
              .scope = "api",
              .summary = "Revokes a token; a second time changes nothing.",
              .handler = with(services, revoke_token),
              .operation = "revoke_token",
              .tag = "accounts",
              .needs = {"token", record::Verb::delete_},
              .body = "TokenRevocation",
              .answer = {.status = 204},
              .verb = "token revoke"});
}

}  // namespace sekimori::web
