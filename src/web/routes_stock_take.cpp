#include <set>

#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<std::vector<std::string>> departments_of(Services& services) {
  std::set<std::string> names;
  for (const model::KnownPerson& known : TRY(services.people.all()))
    if (!known.person.department.empty()) names.insert(known.person.department);
  return std::vector<std::string>(names.begin(), names.end());
}

Result<Response> list_coverage(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_stock_takes"));
  return page_of(
      TRY(services.protect.stock.coverage(request.session->actor, TRY(departments_of(services)))), wish, "list_stock_takes",
      [](const protect::Coverage& one) { return one.department; }, [](const protect::Coverage& one) { return to_json(one); });
}

Result<Response> show_stock_take(Services& services, const Request& request) {
  const auto stock = TRY(services.protect.stock.latest(request.session->actor, request.parameters.front()));
  if (!stock) return error(ErrorCode::not_found, "'{}' has not begun to take stock", request.parameters.front());
  return json_response(200, to_json(*stock));
}

Result<Response> list_starter_lines(Services&, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_starter_lines"));
  protect::StockTake listed;
  listed.lines = protect::starter_lines(query_text(request, "nature"));
  return page_of(
      std::vector<Json>(to_json(listed)["lines"].items()), wish, "list_starter_lines",
      [](const Json& line) { return std::string(line["code"].text()); }, [](const Json& line) { return line; });
}

Result<Response> start_stock_take(Services& services, const Request& request) {
  std::optional<Day> due;
  if (const std::string_view text = request.json["due"].text(); !text.empty()) due = TRY(Day::parse(text));
  const auto stock = TRY(services.protect.stock.start(request.session->actor, request.json["department"].text(),
                                                      request.json["leader"].text(), request.json["nature"].text(), due));
  return json_response(201, to_json(stock));
}

Result<Response> add_line(Services& services, const Request& request) {
  protect::StockLine line;
  line.code = request.json["code"].text();
  line.name = {std::string(request.json["name_ja"].text()), std::string(request.json["name_en"].text())};
  if (line.name.en.empty()) line.name.en = line.name.ja;
  return json_response(201, to_json(TRY(services.protect.stock.add_line(request.session->actor, request.parameters.front(), line))));
}

Result<Response> answer_line(Services& services, const Request& request) {
  protect::GivenAnswer given;
  given.answer = protect::answer_from(request.json["answer"].text()).value_or(protect::Answer::open);
  for (const Json& number : request.json["secrets"].items()) given.secrets.emplace_back(number.text());
  given.by = request.json["by"].text();
  given.note = request.json["note"].text();
  for (const std::string& number : given.secrets)
    if (!TRY(services.reg.find_secret_by_number(request.session->actor, number)))
      return error(ErrorCode::not_found, "no secret with the number '{}'", number);
  return json_response(
      200, to_json(TRY(services.protect.stock.answer(request.session->actor, request.parameters[0], request.parameters[1], given))));
}

}  // namespace

void add_stock_take_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/stock-takes",
              .scope = "api",
              .summary = "Lists how far each department has come with taking stock of its secrets.",
              .handler = with(services, list_coverage),
              .operation = "list_stock_takes",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "StockCoverage", .shape = Shape::page},
              .verb = "stocktake show"});
  router.add({.method = "GET",
              .pattern = "/api/v1/starter-lines",
              .scope = "api",
              .summary = "Lists what a department is asked for when it begins to take stock.",
              .handler = with(services, list_starter_lines),
              .operation = "list_starter_lines",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::list},
              .query = page_fields({choice_field("nature", {"development", "production", "sales", "purchasing", "administration"},
                                                 "of the department's work; every line unless given")}),
              .answer = {.schema = "StockLine", .shape = Shape::page},
              .verb = "stocktake lines"});
  router.add({.method = "POST",
              .pattern = "/api/v1/stock-takes",
              .scope = "api",
              .summary = "Begins to take stock in a department, with the starter list for the nature of its work.",
              .handler = with(services, start_stock_take),
              .operation = "start_stock_take",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::create},
              .body = "StockStart",
              .answer = {.status = 201, .schema = "StockTake"},
              .idempotency_key = Wanted::accepted,
              .verb = "stocktake start"});
  router.add({.method = "POST",
              .pattern = "/api/v1/stock-takes/{department}/lines",
              .scope = "api",
              .summary = "Adds a line of the firm's own to a stock-taking.",
              .handler = with(services, add_line),
              .operation = "add_stock_line",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::update},
              .body = "StockLineAdding",
              .answer = {.status = 201, .schema = "StockTake"},
              .idempotency_key = Wanted::accepted,
              .verb = "stocktake add"});
  router.add({.method = "GET",
              .pattern = "/api/v1/stock-takes/{department}",
              .scope = "api",
              .summary = "Shows the latest stock-taking of a department.",
              .handler = with(services, show_stock_take),
              .operation = "show_stock_take",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::read},
              .answer = {.schema = "StockTake"},
              .verb = "stocktake show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/stock-takes/{department}/lines/{code}/answer",
              .scope = "api",
              .summary = "Answers one line of a stock-taking.",
              .handler = with(services, answer_line),
              .operation = "answer_stock_line",
              .tag = "stock-takes",
              .needs = {"stock_take", record::Verb::update},
              .body = "StockAnswer",
              .answer = {.schema = "StockTake"},
              .idempotency_key = Wanted::accepted,
              .verb = "stocktake answer"});
}

}  // namespace sekimori::web
