#include "web/paging.h"

#include "base/bytes.h"
#include "web/api_field.h"

namespace sekimori::web {

std::string make_cursor(std::string_view operation, std::string_view after) {
  return to_base64url(as_bytes(fmt::format("1 {} {}", operation, after)));
}

Result<PageWish> page_wish(const Request& request, std::string_view operation) {
  PageWish wish;
  if (const auto limit = query_number(request, "limit")) wish.limit = static_cast<std::size_t>(*limit);
  const std::string_view cursor = query_text(request, "cursor");
  if (cursor.empty()) return wish;
  const auto refuse = [] { return error(ErrorCode::usage, "cursor: it is not the \"next\" of a page of this list"); };
  const auto bytes = from_base64url(cursor);
  if (!bytes) return refuse();
  const std::string text(bytes->begin(), bytes->end());
  const std::string head = fmt::format("1 {} ", operation);
  if (!text.starts_with(head) || text.size() == head.size()) return refuse();
  wish.after = text.substr(head.size());
  return wish;
}

std::string newest_first(std::string_view number) {
  constexpr std::size_t digits = 9;  // so that the thousandth comes after the 999th
  std::string out(number);
  const std::size_t tail = out.rfind('-') + 1;
  if (const std::size_t length = out.size() - tail; length < digits) out.insert(tail, digits - length, '0');
  for (char& sign : out)
    if (sign >= '0' && sign <= '9') sign = static_cast<char>('0' + '9' - sign);
  return out;
}

Response page_response(Json items, std::string_view operation, const std::optional<std::string>& next_after) {
  return json_response(
      200, Json::object({{"items", std::move(items)}, {"next", next_after ? Json(make_cursor(operation, *next_after)) : Json()}}));
}

}  // namespace sekimori::web
