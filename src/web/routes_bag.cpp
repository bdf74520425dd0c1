#include "feature/respond/bag_shelf.h"
#include "record/token.h"
#include "web/archive_feed.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<respond::KnownCase> case_of(Services& services, const Request& request) {
  return services.cases.find(request.session->actor, request.parameters.front());
}

Result<Response> list_bags(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_case_bags"));
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::BagShelf shelf(services.respond, services.bags);
  return page_of(
      TRY(shelf.list(request.session->actor, known)), wish, "list_case_bags", [](const respond::ShelvedBag& bag) { return bag.name; },
      [](const respond::ShelvedBag& bag) { return respond::bag_json(bag); });
}

Result<Response> carry_bag(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  // HEAD carries nothing away, so it leaves no step of custody.
  if (request.method == "HEAD") return text_response(200, "", "application/zip");
  respond::BagShelf shelf(services.respond, services.bags);
  respond::CarryNote note;
  note.reason = query_text(request, "reason");
  note.second_person = query_text(request, "second_person");
  note.place = query_text(request, "place");
  respond::CarriedBag carried = TRY(shelf.carry(request.session->actor, known, request.parameters[1], note));
  return archive_response(std::move(carried.archive), carried.bag.name, carried.file_name, services.trace);
}

}  // namespace

void add_bag_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/bags",
              .scope = "api",
              .summary = "Lists the sealed bags of a case that lie on the node.",
              .handler = with(services, list_bags),
              .operation = "list_case_bags",
              .tag = "cases",
              .needs = {"exhibit", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "SealedBag", .shape = Shape::page},
              .verb = "bag list"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/bags/{name}/archive",
              .scope = "api",
              .summary = "A sealed bag as one zip, written as it is read; that it leaves the node is a step of custody.",
              .handler = with(services, carry_bag),
              .operation = "carry_case_bag",
              .tag = "cases",
              .needs = {"exhibit", record::Verb::export_},
              .query = {text_field("reason", "why it leaves"), text_field("second_person", "who was present"),
                        text_field("place", "where it was handed over")},
              .answer = {.type = "application/zip"},
              .verb = "bag archive"});
}

}  // namespace sekimori::web
