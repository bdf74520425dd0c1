#include "web/hub_report_body.h"

#include "feature/share/member_book.h"
#include "record/token.h"

namespace sekimori::web {

Result<Bytes> content_in(const Json& body) {
  auto bytes = from_base64(body["content"].text());
  if (!bytes) return std::unexpected(std::move(bytes).error().at("content"));
  return bytes;
}

std::string member_in(const Request& request) {
  if (const std::string_view given = request.json["member"].text(); !given.empty()) return std::string(given);
  const std::string prefix = share::group_of_member("");
  for (const std::string& group : request.session->actor.groups)
    if (group.starts_with(prefix)) return group.substr(prefix.size());
  return {};
}

}  // namespace sekimori::web
