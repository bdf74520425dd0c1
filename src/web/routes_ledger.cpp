#include <charconv>

#include "record/change_json.h"
#include "record/latest_changes.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<std::int64_t> number_of(std::string_view text, std::string_view name) {
  std::int64_t value = 0;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), value);
  if (done.ec != std::errc() || done.ptr != text.data() + text.size() || value < 0)
    return error(ErrorCode::usage, "{}: a number from 0 is needed", name);
  return value;
}

Result<Response> show_ledger(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.ledger.state(request.session->actor))));
}

Result<Response> show_checkpoint(Services& services, const Request& request) {
  return text_response(200, TRY(services.ledger.checkpoint(request.session->actor)));
}

Result<Response> prove_entry(Services& services, const Request& request) {
  const std::int64_t index = TRY(number_of(request.parameters.front(), "index"));
  return text_response(200, TRY(services.ledger.proof(request.session->actor, static_cast<std::uint64_t>(index))));
}

Result<Response> list_changes(Services& services, const Request& request) {
  // A cursor goes on in its own direction alone.
  const bool oldest = query_text(request, "order") == "oldest";
  const std::string_view list = oldest ? "list_changes_oldest" : "list_changes";
  const PageWish wish = TRY(page_wish(request, list));
  record::ChangeFilter filter;
  filter.kind = query_text(request, "kind");
  filter.id = query_text(request, "id");
  filter.account = query_text(request, "account");
  filter.action = query_text(request, "action");
  filter.since = TRY(query_instant(request, "since"));
  filter.until = TRY(query_instant(request, "until"));
  if (!wish.after.empty()) filter.after_sequence = TRY(number_of(wish.after, "cursor"));
  filter.limit = static_cast<int>(wish.limit) + 1;
  auto changes = services.database.read([&](sql::Transaction& tx) {
    const record::Actor& actor = request.session->actor;
    return oldest ? services.records.changes.list(tx, actor, filter) : record::list_latest_changes(tx, actor, filter);
  });
  if (!changes) return std::unexpected(std::move(changes).error());
  std::optional<std::string> next;
  if (changes->size() > wish.limit) {
    changes->pop_back();
    next = std::to_string(changes->back().sequence);
  }
  Json items = Json::array();
  for (const record::StoredChange& change : *changes) items.push(to_json(change));
  return page_response(std::move(items), list, next);
}

}  // namespace

void add_ledger_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/ledger",
              .scope = "api",
              .summary = "Shows the ledger's origin, key and size.",
              .handler = with(services, show_ledger),
              .operation = "show_ledger",
              .tag = "ledger",
              .needs = {"change", record::Verb::list},
              .answer = {.schema = "LedgerState"},
              .verb = "ledger show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/ledger/checkpoint",
              .scope = "api",
              .summary = "The signed checkpoint of the present size, as verifiers read it (C2SP signed note).",
              .handler = with(services, show_checkpoint),
              .operation = "show_checkpoint",
              .tag = "ledger",
              .needs = {"change", record::Verb::list},
              .answer = {.type = "text/plain"},
              .verb = "ledger show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/ledger/proofs/{index}",
              .scope = "api",
              .summary = "The proof of one entry: the entry, its path and the checkpoint in one file (C2SP tlog-proof).",
              .handler = with(services, prove_entry),
              .operation = "prove_entry",
              .tag = "ledger",
              .needs = {"change", record::Verb::list},
              .answer = {.type = "text/plain"},
              .verb = "ledger show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/changes",
              .scope = "api",
              .summary = "Lists changes, the newest first: who, what, when, why, and where in the ledger.",
              .handler = with(services, list_changes),
              .operation = "list_changes",
              .tag = "ledger",
              .needs = {"change", record::Verb::list},
              .query = page_fields({text_field("kind", "of objects of this kind"), text_field("id", "of this object"),
                                    text_field("account", "by this account"), text_field("action", "of this kind, such as case.close"),
                                    instant_field("since", "from this time on"), instant_field("until", "to this time"),
                                    choice_field("order", {"newest", "oldest"}, "which comes first; newest when it is not said")}),
              .answer = {.schema = "Change", .shape = Shape::page},
              .verb = "change list"});
}

}  // namespace sekimori::web
