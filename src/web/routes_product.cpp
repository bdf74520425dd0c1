// Products that somebody published against numbered measures.
#include <charconv>

#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Result<Response> list_catalogues(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_product_catalogues"));
  return page_of(
      TRY(services.govern.products.list(request.session->actor)), wish, "list_product_catalogues",
      [](const Json& one) { return std::string(one["id"].text()); }, [](const Json& one) { return one; });
}

Result<Response> show_catalogue(Services& services, const Request& request) {
  return json_response(200, TRY(services.govern.products.report(request.session->actor, request.parameters.front())));
}

Result<Response> export_catalogue(Services& services, const Request& request) {
  return table_answer(
      services, request,
      govern::product_table(TRY(services.govern.products.get(request.session->actor, request.parameters.front())), paper_language(request)),
      "products");
}

Result<Response> import_catalogue(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  TRY(govern::may(actor, record::Verb::create, "product_catalogue"));
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "products.xlsx";
  govern::ProductCatalogue heading{.id = std::string(query_text(request, "id")),
                                   .framework = std::string(query_text(request, "framework"))};
  if (heading.framework.empty()) heading.framework = "insider";
  heading.title = query_text(request, "title");
  heading.source = query_text(request, "source");
  const std::string_view year = query_text(request, "year");
  (void)std::from_chars(year.data(), year.data() + year.size(), heading.year);
  heading.file = file;
  const govern::ReadProducts read =
      TRY(services.govern.products.take_in(actor, std::move(heading), TRY(table_in(services, request, file))));
  Json refused = Json::array();
  for (const govern::ProductRefusal& one : read.refused)
    refused.push(Json::object({{"row", one.row}, {"column", one.column}, {"reason", reason_json(one.reason)}}));
  return json_response(200, Json::object({{"products", read.refused.empty() ? read.products.size() : 0}, {"refused", std::move(refused)}}));
}

}  // namespace

void add_product_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/product-catalogues",
              .scope = "api",
              .summary = "Lists catalogues of products that are mapped to measures.",
              .handler = with(services, list_catalogues),
              .operation = "list_product_catalogues",
              .tag = "products",
              .needs = {"product_catalogue", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "ProductCatalogueHead", .shape = Shape::page},
              .verb = "product list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/product-catalogues/{id}",
              .scope = "api",
              .summary = "What is offered for each measure of the framework, and for which there is nothing.",
              .handler = with(services, show_catalogue),
              .operation = "show_product_catalogue",
              .tag = "products",
              .needs = {"product_catalogue", record::Verb::read},
              .answer = {.schema = "ProductCatalogue"},
              .verb = "product show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/product-catalogues/{id}/table",
              .scope = "api",
              .summary = "A catalogue as a table that can be taken in again.",
              .handler = with(services, export_catalogue),
              .operation = "export_product_catalogue",
              .tag = "products",
              .needs = {"product_catalogue", record::Verb::read},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "product show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/imports/products",
              .scope = "api",
              .summary = "Takes in a catalogue of products (.xlsx, .csv), whole or not at all, in the place of the one before.",
              .handler = with(services, import_catalogue),
              .operation = "import_products",
              .tag = "products",
              .needs = {"product_catalogue", record::Verb::create},
              .query = {text_field("file", "its name, .xlsx or .csv"), text_field("id", "what it is called here"),
                        text_field("framework", "whose numbers these are; insider unless given"), text_field("title", "its title", 300),
                        text_field("source", "who published it", 300), text_field("year", "of which year")},
              .body_type = "application/octet-stream",
              .answer = {.schema = "ProductImport"},
              .verb = "product import"});
}

}  // namespace sekimori::web
