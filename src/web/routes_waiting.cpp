// What waits for whoever asks, over all rooms.
#include "record/token.h"
#include "web/paging.h"
#include "web/waiting_board.h"
#include "web/waiting_routes.h"

namespace sekimori::web {

Json to_json(const WaitingItem& item) {
  return Json::object({{"kind", item.kind},
                       {"title", model::to_json(item.title)},
                       {"object", model::to_json(item.object)},
                       {"address", item.address},
                       {"due", item.due ? Json(item.due->to_string()) : Json()},
                       {"owner", item.owner.empty() ? Json() : Json(item.owner)}});
}

void add_waiting_routes(Router& router, WaitingBoard& board) {
  router.add({.method = "GET",
              .pattern = "/api/v1/waiting",
              .scope = "api",
              .summary = "What waits for whoever asks, over all rooms, by due day; each room shows what his roles reach.",
              .handler = [&board](const Request& request) -> Result<Response> {
                const PageWish wish = TRY(page_wish(request, "list_waiting"));
                std::vector<std::pair<std::string, WaitingItem>> ranked;
                for (WaitingItem& item : TRY(board.of(request.session->actor))) {
                  const std::string due = item.due ? item.due->to_string() : "9999-12-31";
                  ranked.emplace_back(fmt::format("{} {:06}", due, ranked.size()), std::move(item));
                }
                return page_of(
                    std::move(ranked), wish, "list_waiting", [](const auto& one) { return one.first; },
                    [](const auto& one) { return to_json(one.second); });
              },
              .operation = "list_waiting",
              .tag = "tasks",
              .query = page_fields(),
              .answer = {.schema = "WaitingItem", .shape = Shape::page},
              .verb = "task list"});
}

}  // namespace sekimori::web
