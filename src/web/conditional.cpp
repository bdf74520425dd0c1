#include "web/conditional.h"

#include <algorithm>

namespace sekimori::web {
namespace {

// Whether a list of entity tags names this one; weak tags compare by their text (RFC 9110, 8.8.3.2) where `weak` says so.
bool names(std::string_view list, std::string_view tag, bool weak) {
  while (!list.empty()) {
    const size_t comma = std::min(list.find(','), list.size());
    std::string_view one = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (weak && one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == tag) return true;
  }
  return false;
}

}  // namespace

std::string etag_of(std::int64_t version) { return fmt::format("\"v{}\"", version); }

Response with_etag(Response response, std::int64_t version) {
  response.headers.emplace_back("ETag", etag_of(version));
  return response;
}

std::optional<Response> check_if_match(const Request& request, std::int64_t version) {
  const std::string_view wanted = request.header("if-match");
  if (wanted.empty() || names(wanted, etag_of(version), false)) return {};
  return plain_problem(request, 412, "changed_meanwhile", {.ja = "読んだ後に変更されています。", .en = "It was changed after it was read."},
                       fmt::format("If-Match {}: the present version is {}; read it again", wanted, etag_of(version)));
}

std::optional<std::int64_t> based_on(const Request& request, std::int64_t version) {
  if (request.header("if-match").empty()) return {};
  return version;
}

Response unless_unchanged(const Request& request, Response response) {
  const std::string_view seen = request.header("if-none-match");
  if (seen.empty() || response.status != 200) return response;
  const auto tag = std::ranges::find(response.headers, "ETag", [](const auto& pair) -> std::string_view { return pair.first; });
  if (tag == response.headers.end() || !names(seen, tag->second, true)) return response;
  response.status = 304;
  response.body.clear();
  return response;
}

}  // namespace sekimori::web
