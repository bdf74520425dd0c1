#include <algorithm>

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

Result<Response> add_item(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::MediumItem item;
  item.number = body["number"].text();
  item.secret = body["secret"].text();
  item.what = body["what"].text();
  item.medium = model::medium_from(body["medium"].text()).value_or(item.medium);
  item.place = body["place"].text();
  item.entry_rule = body["entry_rule"].text();
  item.photo_rule = body["photo_rule"].text();
  item.holder = body["holder"].text();
  item.copies = body["copies"].integer_or(1);
  item.lent_to = body["lent_to"].text();
  if (const std::string_view text = body["return_due"].text(); !text.empty()) item.return_due = TRY(Day::parse(text));
  if (!item.lent_to.empty()) item.state = protect::ItemState::lent;
  const record::Actor& actor = request.session->actor;
  if (!TRY(services.reg.find_secret_by_number(actor, item.secret)))
    return error(ErrorCode::not_found, "no secret with the number '{}'", item.secret);
  return json_response(201, to_json(TRY(services.protect.items.add(actor, item, body["reason"].text())).item));
}

Result<Response> list_due_items(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_due_medium_items"));
  const Day today = services.zone.day_of(services.clock.now());
  const Day since = TRY(query_day(request, "not_since")).value_or(Day{today.number - 365});
  return page_of(
      TRY(services.protect.items.open_items(request.session->actor, today, since)), wish, "list_due_medium_items",
      [](const protect::MediumItem& item) { return item.number; }, [](const protect::MediumItem& item) { return to_json(item); });
}

Result<Response> write_form(Services& services, const Request& request) {
  Response response = text_response(
      200, protect::MediumItems::form_csv(TRY(services.protect.items.list(request.session->actor, query_text(request, "secret")))),
      "text/csv; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"stock-take.csv\"");
  return response;
}

Result<Response> read_form(Services& services, const Request& request) {
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "stock-take.csv";
  const auto done = TRY(services.protect.items.read_form(request.session->actor, request.body, file));
  const auto moved = std::ranges::count_if(done.checked, &protect::CheckedItem::moved);
  const auto fewer = std::ranges::count_if(done.checked, &protect::CheckedItem::fewer);
  return json_response(200,
                       Json::object({{"checked", done.checked.size()}, {"skipped", done.skipped}, {"moved", moved}, {"fewer", fewer}}));
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
              .pattern = "/api/v1/medium-items",
              .scope = "api",
              .summary = "Lists a copy, a medium or an object of a secret, without its content.",
              .handler = with(services, add_item),
              .operation = "add_medium_item",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::create},
              .body = "MediumItemAdding",
              .answer = {.status = 201, .schema = "MediumItem"},
              .idempotency_key = Wanted::accepted,
              .verb = "copy add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/due-medium-items",
              .scope = "api",
              .summary = "Lists what is missing, not back in time, or was not looked at for long.",
              .handler = with(services, list_due_items),
              .operation = "list_due_medium_items",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::list},
              .query = page_fields({day_field("not_since", "not looked at since that day; a year ago unless given")}),
              .answer = {.schema = "MediumItem", .shape = Shape::page},
              .verb = "copy due"});
  router.add({.method = "GET",
              .pattern = "/api/v1/medium-items/form",
              .scope = "api",
              .summary = "The form of a stock-take as CSV: what is listed, with room for what was found.",
              .handler = with(services, write_form),
              .operation = "write_stock_form",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::list},
              .query = {text_field("secret", "of the secret with this number")},
              .answer = {.type = "text/csv"},
              .verb = "copy form"});
  router.add({.method = "POST",
              .pattern = "/api/v1/medium-items/form",
              .scope = "api",
              .summary = "Takes in a form that was filled in: all of its lines or none.",
              .handler = with(services, read_form),
              .operation = "read_stock_form",
              .tag = "medium-items",
              .needs = {"medium_item", record::Verb::update},
              .query = {text_field("file", "its name")},
              .body_type = "text/csv",
              .answer = {.schema = "ReadStockForm"},
              .idempotency_key = Wanted::accepted,
              .verb = "copy read-form"});
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
