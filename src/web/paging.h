// Pages of a list: always from a place in the order, never from a count, so that page 10,000 costs what page 1 costs and nothing
// is shown twice when something is added in between.
//
//   const PageWish wish = TRY(page_wish(request, "list_secrets"));
//   return page_response(page_of(secrets, wish, [](const auto& item) { return item.secret.number; }), row_of);
//
// A cursor is opaque to whoever holds it. It carries the operation and the place after which to go on; it grants nothing.
#pragma once

#include <algorithm>

#include "web/http.h"

namespace sekimori::web {

struct PageWish {
  std::size_t limit = 100;
  std::string after;  // empty: from the beginning
};

// Of "limit" and "cursor". usage when the cursor is not one of this operation.
Result<PageWish> page_wish(const Request& request, std::string_view operation);
std::string make_cursor(std::string_view operation, std::string_view after);

// A number ("R-2026-014") as a key by which the newest of its kind comes first.
std::string newest_first(std::string_view number);

// {"items": [...], "next": null | "..."}
Response page_response(Json items, std::string_view operation, const std::optional<std::string>& next_after);

// One page of what is in memory, ordered by key(item): unique, non-empty text.
template <class T, class KeyOf, class RowOf>
Response page_of(std::vector<T> all, const PageWish& wish, std::string_view operation, KeyOf key_of, RowOf row_of) {
  std::ranges::sort(all, {}, key_of);
  auto at = std::ranges::upper_bound(all, wish.after, {}, key_of);
  if (wish.after.empty()) at = all.begin();
  Json items = Json::array();
  std::optional<std::string> next;
  for (std::size_t n = 0; at != all.end(); ++at, ++n) {
    if (n == wish.limit) {
      next = key_of(*(at - 1));
      break;
    }
    items.push(row_of(*at));
  }
  return page_response(std::move(items), operation, next);
}

}  // namespace sekimori::web
