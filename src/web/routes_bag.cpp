#include "feature/respond/bag_shelf.h"
#include "record/token.h"
#include "web/feed.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<respond::KnownCase> case_of(Services& services, const Request& request) {
  return services.cases.find(request.session->actor, request.parameters.front());
}

// Writes the zip piece by piece, as the client takes it. Damage that shows on the way ends it before its time: the client misses bytes that
// Content-Length promised, and whatever it has is no zip.
class ArchiveFeed final : public Feed {
 public:
  ArchiveFeed(respond::CarriedBag carried, Trace& trace) : carried_(std::move(carried)), trace_(trace) {}
  std::optional<std::string> take() override {
    const auto piece = carried_.archive.next();
    if (!piece) trace_.write(TraceLevel::error, "bag.cut_off", {{"bag", carried_.bag.name}, {"error", piece.error().message}});
    if (!piece || piece->empty()) return std::nullopt;
    return std::string(as_text(*piece));
  }

 private:
  respond::CarriedBag carried_;
  Trace& trace_;
};

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
  Response response = text_response(200, "", "application/zip");
  response.headers.emplace_back("Content-Length", std::to_string(carried.archive.size()));
  response.headers.emplace_back("Content-Disposition", attachment(carried.file_name));
  response.feed = std::make_shared<ArchiveFeed>(std::move(carried), services.trace);
  return response;
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
