// Published figures as series, with source, year and limits of quotation.
#include "feature/govern/govern_room.h"
#include "web/govern_routes.h"
#include "web/paging.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

Result<Response> list_figures(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_figures"));
  return page_of(
      TRY(services.govern.figures.list(request.session->actor)), wish, "list_figures",
      [](const govern::FigureSeries& one) { return one.id; }, [](const govern::FigureSeries& one) { return to_json(one); });
}

Result<Response> show_figure(Services& services, const Request& request) {
  return json_response(200, to_json(TRY(services.govern.figures.get(request.session->actor, request.parameters.front()))));
}

Result<Response> put_figure(Services& services, const Request& request) {
  Json body = request.json;
  govern::FigureSeries series = TRY(govern::figure_series_from(body.set("id", request.parameters.front())));
  return json_response(200, to_json(TRY(services.govern.figures.put(request.session->actor, series))));
}

Result<Response> export_figure(Services& services, const Request& request) {
  return table_answer(
      services, request,
      govern::figure_table(TRY(services.govern.figures.get(request.session->actor, request.parameters.front())), paper_language(request)),
      "figure");
}

}  // namespace

void add_figure_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/figures",
              .scope = "api",
              .summary = "Lists published figures.",
              .handler = with(services, list_figures),
              .operation = "list_figures",
              .tag = "figures",
              .needs = {"figure", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "FigureSeries", .shape = Shape::page},
              .verb = "figure list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/figures/{id}",
              .scope = "api",
              .summary = "Shows a figure.",
              .handler = with(services, show_figure),
              .operation = "show_figure",
              .tag = "figures",
              .needs = {"figure", record::Verb::read},
              .answer = {.schema = "FigureSeries"},
              .verb = "figure show"});
  router.add({.method = "PUT",
              .pattern = "/api/v1/figures/{id}",
              .scope = "api",
              .summary = "Adds a figure of one's own, or changes it.",
              .handler = with(services, put_figure),
              .operation = "put_figure",
              .tag = "figures",
              .needs = {"figure", record::Verb::update},
              .body = "FigureWish",
              .answer = {.schema = "FigureSeries"},
              .verb = "figure add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/figures/{id}/table",
              .scope = "api",
              .summary = "A figure as a table.",
              .handler = with(services, export_figure),
              .operation = "export_figure",
              .tag = "figures",
              .needs = {"figure", record::Verb::read},
              .query = table_fields(),
              .answer = {.type = std::string(table_types)},
              .verb = "figure show"});
}

}  // namespace sekimori::web
