// The library: cases, media, threats, clauses, links; material and its orders.
#include "feature/teach/library/library.h"
#include "feature/teach/teach_room.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<Response> list_entries(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_library"));
  return page_of(
      TRY(services.teach.library.entries(request.session->actor, query_text(request, "shelf"), query_text(request, "text"))), wish,
      "list_library", [](const teach::LibraryEntry& one) { return one.shelf + "/" + one.when + "/" + one.id; },
      [](const teach::LibraryEntry& one) { return to_json(one); });
}

Result<Response> show_entry(Services& services, const Request& request) {
  return json_response(200, TRY(services.teach.library.entry(request.session->actor, request.parameters.front())));
}

Result<Response> add_case(Services& services, const Request& request) {
  const teach::LibraryCase words = TRY(teach::library_case_from_json(request.json));
  return json_response(201,
                       to_json(TRY(services.teach.library.add(request.session->actor, words, text_in(request.json, "reason", "written")))));
}

Result<Response> withdraw_case(Services& services, const Request& request) {
  return json_response(
      200,
      to_json(TRY(services.teach.library.withdraw(request.session->actor, request.parameters.front(), request.json["reason"].text()))));
}

Result<Response> add_media(Services& services, const Request& request) {
  const teach::MediaItem words = TRY(teach::media_item_from_json(request.json));
  return json_response(
      201, shown_media(TRY(services.teach.library.add_media(request.session->actor, words, text_in(request.json, "reason", "written")))));
}

Result<Response> withdraw_media(Services& services, const Request& request) {
  return json_response(200, shown_media(TRY(services.teach.library.withdraw_media(request.session->actor, request.parameters.front(),
                                                                                  request.json["reason"].text()))));
}

Result<Response> keep_subtitles(Services& services, const Request& request) {
  const teach::Subtitles file{.language = request.parameters[1], .text = std::string(request.json["text"].text())};
  return json_response(200, shown_media(TRY(services.teach.library.keep_subtitles(request.session->actor, request.parameters.front(), file,
                                                                                  text_in(request.json, "reason", "subtitles")))));
}

Result<Response> show_subtitles(Services& services, const Request& request) {
  Response response =
      text_response(200, TRY(services.teach.library.subtitles(request.session->actor, request.parameters[0], request.parameters[1])),
                    "text/vtt; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", attachment(fmt::format("{}.{}.vtt", request.parameters[0], request.parameters[1])));
  return response;
}

Result<Response> add_clause(Services& services, const Request& request) {
  const teach::Clause words = TRY(teach::clause_from_json(request.json));
  return json_response(
      201, to_json(TRY(services.teach.library.add_clause(request.session->actor, words, text_in(request.json, "reason", "written")))));
}

Result<Response> withdraw_clause(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.teach.library.withdraw_clause(request.session->actor, request.parameters.front(),
                                                                               request.json["reason"].text()))));
}

Result<Response> list_clauses(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_clauses"));
  return page_of(
      TRY(services.teach.library.clauses(request.session->actor)), wish, "list_clauses",
      [](const Json& one) { return (one["own"].bool_or(false) ? "0 " : "1 ") + std::string(one["id"].text()); },
      [](const Json& one) { return one; });
}

Json links_json(const std::vector<teach::KnownLink>& links) {
  Json items = Json::array();
  for (const teach::KnownLink& one : links) items.push(to_json(one));
  return Json::object({{"items", std::move(items)}});
}

Result<Response> list_links(Services& services, const Request& request) {
  return json_response(
      200,
      links_json(TRY(services.teach.links.list(request.session->actor, TRY(services.teach.library.addresses(request.session->actor))))));
}

Result<Response> check_links(Services& services, const Request& request) {
  TRY(services.teach.links.may_check(request.session->actor));
  return services.jobs.begin(request, "check_links", [&services, actor = request.session->actor](JobProgress& progress) -> Result<Json> {
    return links_json(TRY(services.teach.links.check(actor, TRY(services.teach.library.addresses(actor)),
                                                     [&](std::size_t done, std::size_t total) { return progress.show(done, total); })));
  });
}

Result<Response> list_materials(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_materials"));
  return page_of(
      TRY(services.teach.materials.list(request.session->actor)), wish, "list_materials",
      [](const teach::TeachingMaterial& one) { return one.id; }, [](const teach::TeachingMaterial& one) { return to_json(one); });
}

Result<Response> add_material(Services& services, const Request& request) {
  const teach::TeachingMaterial material = TRY(teach::material_from_json(request.json));
  return json_response(201, to_json(TRY(services.teach.materials.add(request.session->actor, material, "new"))));
}

Result<Response> restock(Services& services, const Request& request) {
  const Json& body = request.json;
  return json_response(
      200, to_json(TRY(services.teach.materials.restock(request.session->actor, request.parameters.front(), body["language"].text(),
                                                        body["copies"].integer_or(0), body["reason"].text()))));
}

Result<Response> order_material(Services& services, const Request& request) {
  const teach::MaterialOrder order = TRY(teach::material_order_from_json(request.json));
  return json_response(201, to_json(TRY(services.teach.materials.order(request.session->actor, order))));
}

Result<Response> list_orders(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_material_orders"));
  return page_of(
      TRY(services.teach.materials.orders(request.session->actor)), wish, "list_material_orders",
      [](const teach::MaterialOrder& one) { return newest_first(one.number); },
      [](const teach::MaterialOrder& one) { return to_json(one); });
}

Result<Response> step_order(Services& services, const Request& request) {
  const bool sent = request.json["state"].text() == "sent";
  return json_response(200, to_json(TRY(services.teach.materials.step(request.session->actor, request.parameters.front(),
                                                                      sent ? teach::OrderState::sent : teach::OrderState::cancelled,
                                                                      request.json["reason"].text()))));
}

Result<Response> export_orders(Services& services, const Request& request) {
  Response response = text_response(200, TRY(services.teach.materials.exported_orders(request.session->actor)), "text/csv; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", attachment("orders.csv"));
  return response;
}

}  // namespace

void add_library_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/library",
              .scope = "api",
              .summary = "Searches cases, media and threats.",
              .handler = with(services, list_entries),
              .operation = "list_library",
              .tag = "library",
              .needs = {"library", record::Verb::list},
              .query = page_fields({choice_field("shelf", {"case", "media", "threat"}, "only this shelf"),
                                    text_field("text", "words that all stand in it")}),
              .answer = {.schema = "LibraryEntry", .shape = Shape::page},
              .verb = "library list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/library/{id}",
              .scope = "api",
              .summary = "Shows one entry with all its fields, its sources, and from hand to hand where a secret went.",
              .handler = with(services, show_entry),
              .operation = "show_library_entry",
              .tag = "library",
              .needs = {"library", record::Verb::read},
              .answer = {.schema = "LibraryItem"},
              .verb = "library show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/library-cases",
              .scope = "api",
              .summary = "Puts a case of the house's own into the library, or its next edition.",
              .handler = with(services, add_case),
              .operation = "add_library_case",
              .tag = "library",
              .needs = {"library_case", record::Verb::create},
              .body = "LibraryCaseEntry",
              .answer = {.status = 201, .schema = "OwnLibraryCase"},
              .idempotency_key = Wanted::accepted,
              .verb = "library add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/library-cases/{id}/withdraw",
              .scope = "api",
              .summary = "Takes a case of the house's own out of the library; its editions are kept.",
              .handler = with(services, withdraw_case),
              .operation = "withdraw_library_case",
              .tag = "library",
              .needs = {"library_case", record::Verb::update},
              .body = "LearnReason",
              .answer = {.schema = "OwnLibraryCase"},
              .verb = "library withdraw"});
  const auto own = [&](std::string method, std::string pattern, std::string operation, Needs needs, std::string body, web::Answer answer,
                       Result<Response> (*handler)(Services&, const Request&), std::string summary, std::string verb) {
    router.add({.method = std::move(method),
                .pattern = "/api/v1/" + pattern,
                .scope = "api",
                .summary = std::move(summary),
                .handler = with(services, handler),
                .operation = std::move(operation),
                .tag = "library",
                .needs = std::move(needs),
                .body = std::move(body),
                .answer = std::move(answer),
                .verb = std::move(verb)});
  };
  using record::Verb;
  own("POST", "library-media", "add_library_media", {"library_media", Verb::create}, "LibraryMediaEntry",
      {.status = 201, .schema = "OwnLibraryMedia"}, add_media,
      "Puts a film, page, course or tool of the house's own into the library, or its next edition; its subtitles stay.", "library add");
  own("POST", "library-media/{id}/withdraw", "withdraw_library_media", {"library_media", Verb::update}, "LearnReason",
      {.schema = "OwnLibraryMedia"}, withdraw_media, "Takes a medium of the house's own out of the library; its editions are kept.",
      "library withdraw");
  own("PUT", "library-media/{id}/subtitles/{language}", "keep_library_subtitles", {"library_media", Verb::update}, "LibrarySubtitles",
      {.schema = "OwnLibraryMedia"}, keep_subtitles, "Keeps a WebVTT file with a medium, shown as its transcript; an empty one goes.",
      "library subtitles");
  own("GET", "library-media/{id}/subtitles/{language}", "show_library_subtitles", {"library", Verb::read}, "", {.type = "text/vtt"},
      show_subtitles, "The WebVTT file to the byte.", "library subtitles");
  own("POST", "library-clauses", "add_library_clause", {"library_clause", Verb::create}, "LibraryClauseEntry",
      {.status = 201, .schema = "OwnLibraryClause"}, add_clause, "Puts a clause of the house's own into the library, or its next edition.",
      "library add");
  own("POST", "library-clauses/{id}/withdraw", "withdraw_library_clause", {"library_clause", Verb::update}, "LearnReason",
      {.schema = "OwnLibraryClause"}, withdraw_clause, "Takes a clause of the house's own out of the library; its editions are kept.",
      "library withdraw");
  router.add({.method = "GET",
              .pattern = "/api/v1/clauses",
              .scope = "api",
              .summary = "Lists clauses for contracts, the house's own first.",
              .handler = with(services, list_clauses),
              .operation = "list_clauses",
              .tag = "library",
              .needs = {"library", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Clause", .shape = Shape::page},
              .verb = "clause list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/library-links",
              .scope = "api",
              .summary = "Lists the pages that courses and library lead to, as they answered last.",
              .handler = with(services, list_links),
              .operation = "list_library_links",
              .tag = "library",
              .needs = {"library", record::Verb::list},
              .answer = {.schema = "LibraryLinks"},
              .verb = "library links"});
  router.add({.method = "POST",
              .pattern = "/api/v1/library-link-checks",
              .scope = "api",
              .summary = "Asks each of these pages whether it is still there; one that was asked within the hour is not asked again.",
              .handler = with(services, check_links),
              .operation = "check_library_links",
              .tag = "library",
              .needs = {"library", record::Verb::update},
              .answer = {.status = 202, .schema = "Job"},
              .verb = "library links"});
  router.add({.method = "GET",
              .pattern = "/api/v1/materials",
              .scope = "api",
              .summary = "Lists material to hand out, in which languages and how many copies are on hand.",
              .handler = with(services, list_materials),
              .operation = "list_materials",
              .tag = "materials",
              .needs = {"material", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Material", .shape = Shape::page},
              .verb = "material list"});
  router.add({.method = "POST",
              .pattern = "/api/v1/materials",
              .scope = "api",
              .summary = "Adds material, or its next version.",
              .handler = with(services, add_material),
              .operation = "add_material",
              .tag = "materials",
              .needs = {"material", record::Verb::create},
              .body = "MaterialRecord",
              .answer = {.status = 201, .schema = "Material"},
              .verb = "material add"});
  router.add({.method = "POST",
              .pattern = "/api/v1/materials/{id}/stock",
              .scope = "api",
              .summary = "Puts copies into the store, or takes them out.",
              .handler = with(services, restock),
              .operation = "restock_material",
              .tag = "materials",
              .needs = {"material", record::Verb::update},
              .body = "MaterialStock",
              .answer = {.schema = "Material"},
              .verb = "material restock"});
  router.add({.method = "GET",
              .pattern = "/api/v1/material-orders",
              .scope = "api",
              .summary = "Lists orders in sight, the newest first.",
              .handler = with(services, list_orders),
              .operation = "list_material_orders",
              .tag = "materials",
              .needs = {"material_order", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "MaterialOrder", .shape = Shape::page},
              .verb = "material orders"});
  router.add({.method = "POST",
              .pattern = "/api/v1/material-orders",
              .scope = "api",
              .summary = "Orders copies; they are taken from the store at once, so that none is promised twice.",
              .handler = with(services, order_material),
              .operation = "order_material",
              .tag = "materials",
              .needs = {"material_order", record::Verb::create},
              .body = "MaterialOrderEntry",
              .answer = {.status = 201, .schema = "MaterialOrder"},
              .idempotency_key = Wanted::accepted,
              .verb = "material order"});
  router.add({.method = "POST",
              .pattern = "/api/v1/material-orders/{number}/step",
              .scope = "api",
              .summary = "Says that an order was sent, or cancels it.",
              .handler = with(services, step_order),
              .operation = "step_material_order",
              .tag = "materials",
              .needs = {"material_order", record::Verb::update},
              .body = "MaterialOrderStep",
              .answer = {.schema = "MaterialOrder"},
              .verb = "material send"});
  router.add({.method = "GET",
              .pattern = "/api/v1/material-order-export",
              .scope = "api",
              .summary = "Writes the orders as CSV.",
              .handler = with(services, export_orders),
              .operation = "export_material_orders",
              .tag = "materials",
              .needs = {"material_order", record::Verb::export_},
              .answer = {.type = "text/csv"},
              .verb = "material orders"});
}

}  // namespace sekimori::web
