#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_items(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_medium_items"));
  return page_of(
      TRY(services.protect.items.list(request.session->actor, query_text(request, "secret"))), wish, "list_medium_items",
      [](const protect::Kept<protect::MediumItem>& one) { return one.item.number; },
      [](const protect::Kept<protect::MediumItem>& one) { return to_json(one.item); });
}

Result<Response> check_item(Services& services, const Request& request) {
  protect::ItemCheck check;
  check.number = request.parameters.front();
  check.by = request.json["by"].text();
  check.place = request.json["place"].text();
  if (request.json["copies"].is_integer()) check.copies = request.json["copies"].integer_or(0);
  check.state = protect::item_state_from(request.json["state"].text()).value_or(protect::ItemState::in_place);
  check.note = request.json["note"].text();
  const auto done = TRY(services.protect.items.check(request.session->actor, check));
  return json_response(200, Json::object({{"item", to_json(done.item)}, {"moved", done.moved}, {"fewer", done.fewer}}));
}

}  // namespace

void add_medium_item_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/medium-items",
              .scope = "api",
              .summary = "Lists copies, media and objects that bear secrets.",
              .handler = with(services, list_items),
              .operation = "list_medium_items",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::list},
              .query = page_fields({text_field("secret", "of the secret with this number")}),
              .answer = {.schema = "MediumItem", .shape = Shape::page},
              .verb = "copy list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/medium-items/{number}/checks",
              .scope = "api",
              .summary = "Records that somebody looked at a copy or an object.",
              .handler = with(services, check_item),
              .operation = "check_medium_item",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::update},
              .body = "MediumItemCheck",
              .answer = {.schema = "CheckedMediumItem"},
              .idempotency_key = Wanted::accepted,
              .verb = "copy check"});
}

}  // namespace sekimori::web
