#include "web/hub_report_body.h"

#include "feature/share/sighting_book.h"
#include "record/token.h"

namespace sekimori::web {

Result<std::vector<share::IncomingFile>> files_in(const Json& body) {
  std::vector<share::IncomingFile> out;
  const auto add = [&](std::string_view name, const Json& content, std::string_view member) -> Result<void> {
    auto bytes = from_base64(content.text());
    if (!bytes) return std::unexpected(std::move(bytes).error().at(member));
    out.push_back({.name = std::string(name), .bytes = *std::move(bytes), .role = share::FileRole::report});
    return {};
  };
  if (!body["content"].text().empty()) TRY(add(body["file_name"].string_or("report.txt"), body["content"], "content"));
  for (const Json& one : body["files"].items()) TRY(add(one["name"].text(), one["content"], "files"));
  if (out.empty()) return error(ErrorCode::invalid_input, "the report is empty");
  return out;
}

std::string member_in(const Request& request) {
  if (const std::string_view given = request.json["member"].text(); !given.empty()) return std::string(given);
  const std::vector<std::string> members = share::members_behind(request.session->actor);
  return members.empty() ? std::string() : members.front();
}

}  // namespace sekimori::web
