#include "feature/protect/receivers.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Json row_of(const protect::Edition& edition) {
  Json out = to_json(edition.list);
  out.set("edition", edition.number).set("hash", edition.hash);
  return out;
}

Day today_of(Services& services) { return services.zone.day_of(services.clock.now()); }

Result<Response> show_categories(Services& services, const Request& request) {
  const auto edition = TRY(services.protect.categories.current(request.session->actor));
  if (!edition) return error(ErrorCode::not_found, "no category list has been published");
  return json_response(200, row_of(*edition));
}

Result<Response> list_receipts(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_receipts"));
  const std::string_view person = query_text(request, "staff_number");
  const std::string_view secret = query_text(request, "secret");
  const record::Actor& actor = request.session->actor;
  auto all = !person.empty() ? TRY(services.protect.receipts.of_person(actor, person))
             : !secret.empty()
                 ? TRY(services.protect.receipts.of_subject(actor, protect::Subject::secret, secret))
                 : TRY(services.protect.receipts.of_subject(actor, protect::Subject::category_list, protect::category_list_id));
  return page_of(
      std::move(all), wish, "list_receipts", [](const protect::Kept<protect::Receipt>& one) { return one.id; },
      [](const protect::Kept<protect::Receipt>& one) { return to_json(one.item); });
}

Result<Response> list_editions(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_category_lists"));
  const record::Actor& actor = request.session->actor;
  std::vector<protect::Edition> all;
  if (auto current = TRY(services.protect.categories.current(actor))) {
    for (std::int64_t number = 1; number < current->number; ++number)
      all.push_back(TRY(services.protect.categories.edition(actor, number)));
    all.push_back(*std::move(current));
  }
  return page_of(
      std::move(all), wish, "list_category_lists", [](const protect::Edition& edition) { return fmt::format("{:08}", edition.number); },
      [](const protect::Edition& edition) { return row_of(edition); });
}

Result<Response> list_starter_categories(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_starter_categories"));
  return page_of(
      std::vector<Json>(to_json(protect::starter_categories())["categories"].items()), wish, "list_starter_categories",
      [](const Json& category) { return std::string(category["code"].text()); }, [](const Json& category) { return category; });
}

Result<Response> publish(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::CategoryList list =
      TRY(protect::category_list_from_json(Json::object({{"categories", body["categories"]}, {"note", text_in(body, "note", "")}})));
  const Day day = TRY(day_in(body, "on")).value_or(today_of(services));
  return json_response(
      201, row_of(TRY(services.protect.categories.publish(request.session->actor, std::move(list), day, body["reason"].text()))));
}

Result<Response> give(Services& services, const Request& request) {
  const Json& body = request.json;
  const record::Actor& actor = request.session->actor;
  std::vector<std::string> people = texts_in(body, "staff_numbers");
  const std::string_view department = body["department"].text();
  if (body["everybody"].bool_or(false) || !department.empty())
    for (std::string& one : TRY(protect::receivers_of(services.reg, actor, department))) people.push_back(std::move(one));
  if (people.empty()) return error(ErrorCode::invalid_input, "nobody is named to whom it was given");
  const auto way = protect::way_from(body["way"].text()).value_or(protect::Way::paper);
  const auto given = TRY(services.protect.categories.give(actor, people, way, TRY(day_in(body, "on")).value_or(today_of(services))));
  return json_response(201, Json::object({{"given", given.given}, {"known", given.known}}));
}

Result<Response> acknowledge(Services& services, const Request& request) {
  const std::string by(request.json["staff_number"].text());
  const Day day = TRY(day_in(request.json, "on")).value_or(today_of(services));
  TRY(services.protect.categories.acknowledge(request.session->actor, by, day));
  return json_response(200, Json::object({{"staff_number", by}, {"acknowledged_on", day.to_string()}}));
}

Result<Response> list_missing(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_missing_receipts"));
  return page_of(
      TRY(protect::without_current_edition(services.protect, services.reg, request.session->actor)), wish, "list_missing_receipts",
      [](const std::string& staff_number) { return staff_number; },
      [](const std::string& staff_number) { return Json::object({{"staff_number", staff_number}}); });
}

}  // namespace

void add_category_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/category-lists",
              .scope = "api",
              .summary = "Lists the editions of the category list, the one in effect last.",
              .handler = with(services, list_editions),
              .operation = "list_category_lists",
              .tag = "category-lists",
              .needs = {"category_list", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CategoryList", .shape = Shape::page},
              .verb = "category show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/category-lists/current",
              .scope = "api",
              .summary = "Shows the edition of the category list in effect.",
              .handler = with(services, show_categories),
              .operation = "show_category_list",
              .tag = "category-lists",
              .needs = {"category_list", record::Verb::read},
              .answer = {.schema = "CategoryList"},
              .verb = "category show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/receipts",
              .scope = "api",
              .summary = "Lists who was shown what: of a person, of a secret, or of the category list.",
              .handler = with(services, list_receipts),
              .operation = "list_receipts",
              .tag = "receipts",
              .needs = {"receipt", record::Verb::list},
              .query = page_fields({text_field("staff_number", "of this person"), text_field("secret", "of the secret with this number")}),
              .answer = {.schema = "Receipt", .shape = Shape::page},
              .verb = "receipt list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/starter-categories",
              .scope = "api",
              .summary = "Lists the categories that a firm may begin with.",
              .handler = with(services, list_starter_categories),
              .operation = "list_starter_categories",
              .tag = "category-lists",
              .needs = {"category_list", record::Verb::read},
              .query = page_fields(),
              .answer = {.schema = "Category", .shape = Shape::page},
              .verb = "category publish"});
  router.add({.method = "POST",
              .pattern = "/api/v1/category-lists",
              .scope = "api",
              .summary = "Publishes an edition of the category list.",
              .handler = with(services, publish),
              .operation = "publish_category_list",
              .tag = "category-lists",
              .needs = {"category_list", record::Verb::create},
              .body = "CategoryPublishing",
              .answer = {.status = 201, .schema = "CategoryList"},
              .idempotency_key = Wanted::accepted,
              .verb = "category publish"});
  router.add({.method = "POST",
              .pattern = "/api/v1/category-lists/current/receipts",
              .scope = "api",
              .summary = "Records to whom the edition in effect was given: to people, to a department, or to everybody.",
              .handler = with(services, give),
              .operation = "give_category_list",
              .tag = "category-lists",
              .needs = {"receipt", record::Verb::create},
              .body = "CategoryGiving",
              .answer = {.status = 201, .schema = "ReceiptsGiven"},
              .idempotency_key = Wanted::accepted,
              .verb = "category give"});
  router.add({.method = "POST",
              .pattern = "/api/v1/category-lists/current/acknowledgements",
              .scope = "api",
              .summary = "Records that somebody read the edition in effect.",
              .handler = with(services, acknowledge),
              .operation = "acknowledge_category_list",
              .tag = "category-lists",
              .needs = {"receipt", record::Verb::update},
              .body = "CategoryAcknowledging",
              .answer = {.schema = "CategoryAcknowledged"},
              .idempotency_key = Wanted::accepted,
              .verb = "category acknowledge"});
  router.add({.method = "GET",
              .pattern = "/api/v1/missing-receipts",
              .scope = "api",
              .summary = "Lists who has not received the edition of the category list in effect.",
              .handler = with(services, list_missing),
              .operation = "list_missing_receipts",
              .tag = "receipts",
              .needs = {"receipt", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "MissingReceipt", .shape = Shape::page},
              .verb = "category receipts"});
}

}  // namespace sekimori::web
