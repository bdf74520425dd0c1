#include "web/hub_report_body.h"

#include "feature/share/sighting_book.h"
#include "record/token.h"

namespace sekimori::web {

Result<Bytes> content_in(const Json& body) {
  auto bytes = from_base64(body["content"].text());
  if (!bytes) return std::unexpected(std::move(bytes).error().at("content"));
  return bytes;
}

std::string member_in(const Request& request) {
  if (const std::string_view given = request.json["member"].text(); !given.empty()) return std::string(given);
  const std::vector<std::string> members = share::members_behind(request.session->actor);
  return members.empty() ? std::string() : members.front();
}

}  // namespace sekimori::web
