#include "feature/protect/card_filing.h"
#include "record/token.h"
#include "web/body_field.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

using KeptCard = protect::Kept<protect::KnowHowCard>;

// With what a reader of its words would stumble over; of a withheld card nothing but its number and level.
Json row_of(const KeptCard& kept) {
  protect::KnowHowCard card = kept.item;
  if (kept.version.withheld) {
    card.number = kept.version.summary["number"].text();
    card.secret = kept.version.summary["secret"].text();
    card.level = model::level_from_identifier(kept.version.summary["level"].text()).value_or(model::Level::top);
  }
  Json warnings = Json::array();
  if (!kept.version.withheld)
    for (const protect::WordingWarning& warning : check_wording(card)) warnings.push(to_json(warning));
  return to_json(card).set("withheld", kept.version.withheld).set("warnings", std::move(warnings));
}

Result<Response> list_cards(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_know_how_cards"));
  return page_of(
      TRY(services.protect.shelf.all<protect::KnowHowCard>(request.session->actor)), wish, "list_know_how_cards",
      [](const KeptCard& kept) { return kept.id; }, row_of);
}

Result<Response> show_card(Services& services, const Request& request) {
  return json_response(200, row_of(TRY(protect::wanted_card(services.protect.shelf, request.session->actor, request.parameters.front()))));
}

Result<Response> write_card(Services& services, const Request& request) {
  const Json& body = request.json;
  protect::KnowHowCard card;
  card.number = body["number"].text();
  card.secret = body["secret"].text();
  card.title = body["title"].text();
  card.wording = body["wording"].text();
  card.differs = body["differs"].text();
  card.excluded = body["excluded"].text();
  card.known_to = texts_in(body, "known_to");
  card.documents = texts_in(body, "documents");
  return json_response(201, row_of(TRY(protect::file_card(services.protect.shelf, services.reg, request.session->actor, std::move(card),
                                                          text_in(body, "reason", "written")))));
}

}  // namespace

void add_card_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/know-how-cards",
              .scope = "api",
              .summary = "Lists know-how cards with what their words still lack.",
              .handler = with(services, list_cards),
              .operation = "list_know_how_cards",
              .tag = "know-how-cards",
              .needs = {"know_how_card", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "KnowHowCard", .shape = Shape::page},
              .verb = "card list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/know-how-cards/{number}",
              .scope = "api",
              .summary = "Shows a know-how card and checks its words.",
              .handler = with(services, show_card),
              .operation = "show_know_how_card",
              .tag = "know-how-cards",
              .needs = {"know_how_card", record::Verb::read},
              .answer = {.schema = "KnowHowCard"},
              .verb = "card check"});
  router.add({.method = "POST",
              .pattern = "/api/v1/know-how-cards",
              .scope = "api",
              .summary = "Writes a know-how card, or a new version of the one with this number; warnings never refuse it.",
              .handler = with(services, write_card),
              .operation = "write_know_how_card",
              .tag = "know-how-cards",
              .needs = {"know_how_card", record::Verb::create},
              .body = "KnowHowCardEntry",
              .answer = {.status = 201, .schema = "KnowHowCard"},
              .idempotency_key = Wanted::accepted,
              .verb = "card add"});
}

}  // namespace sekimori::web
