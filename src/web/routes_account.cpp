#include "record/account_json.h"
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
}

}  // namespace sekimori::web
