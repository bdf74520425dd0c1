#include "web/browser_session.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "record/token.h"

namespace sekimori::web {
namespace {

constexpr size_t most_cookies = 64;
constexpr size_t longest_cookies = 8192;

bool is_secure(std::string_view origin) { return origin.starts_with("https://"); }

std::string cookie_name(const Request& request, std::string_view origin) {
  if (is_secure(origin)) return "__Host-sekimori";
  const std::string_view host = request.header("host");
  const size_t colon = host.rfind(':');
  std::string name = "sekimori";
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    if (!port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string_view::npos) name.append("-").append(port);
  }
  return name;
}

std::string journey_name(std::string_view origin) { return is_secure(origin) ? "__Host-sekimori-journey" : "sekimori-journey"; }

std::string attributes(std::string_view origin, std::string_view same_site) {
  return fmt::format("; Path=/; HttpOnly; SameSite={}{}", same_site, is_secure(origin) ? "; Secure" : "");
}

std::unexpected<Error> foreign() {
  return error(ErrorCode::not_permitted, "the request does not come from a page of this server; open the page again and repeat it");
}

Result<std::optional<std::string>> find_cookie(const Request& request, std::string_view name) {
  for (auto& [known, value] : TRY(parse_cookies(request)))
    if (known == name) return std::optional(value);
  return std::optional<std::string>();
}

}  // namespace

std::string origin_of(const Request& request, std::string_view public_url) {
  if (public_url == "https://") return "https://" + ascii_lower(request.header("host"));
  if (!public_url.empty()) {
    while (public_url.ends_with('/')) public_url.remove_suffix(1);
    return std::string(public_url);
  }
  return "http://" + ascii_lower(request.header("host"));
}

Result<std::vector<std::pair<std::string, std::string>>> parse_cookies(const Request& request) {
  std::vector<std::pair<std::string, std::string>> cookies;
  size_t total = 0;
  for (const auto& [header, line] : request.headers) {
    if (header != "cookie") continue;
    total += line.size();
    if (total > longest_cookies) return error(ErrorCode::invalid_input, "the header Cookie is longer than {} bytes", longest_cookies);
    std::string_view rest = line;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0) continue;
      const std::string_view name = trim(pair.substr(0, equals));
      // Only our own names matter, and those must stand once.
      const bool ours = name.starts_with("sekimori") || name.starts_with("__Host-sekimori");
      if (ours && std::ranges::find(cookies, name, [](const auto& known) -> std::string_view { return known.first; }) != cookies.end())
        return error(ErrorCode::invalid_input, "the cookie {} stands twice; delete this site's cookies and log in again", scrub_utf8(name));
      if (cookies.size() == most_cookies) return error(ErrorCode::invalid_input, "more than {} cookies", most_cookies);
      cookies.emplace_back(name, trim(pair.substr(equals + 1)));
    }
  }
  return cookies;
}

std::string session_cookie(const Request& request, std::string_view origin, std::string_view text) {
  return fmt::format("{}={}{}", cookie_name(request, origin), text, attributes(origin, "Strict"));
}

std::string ended_cookie(const Request& request, std::string_view origin) {
  return fmt::format("{}={}; Max-Age=0", cookie_name(request, origin), attributes(origin, "Strict"));
}

Result<std::optional<std::string>> session_text(const Request& request, std::string_view origin) {
  return find_cookie(request, cookie_name(request, origin));
}

std::string journey_cookie(std::string_view origin, std::string_view state, int seconds) {
  return fmt::format("{}={}{}; Max-Age={}", journey_name(origin), state, attributes(origin, "Lax"), seconds);
}

Result<std::string> journey_state(const Request& request, std::string_view origin) {
  auto found = TRY(find_cookie(request, journey_name(origin)));
  if (!found) return error(ErrorCode::not_permitted, "this log-in was begun in another browser, or took too long; begin again");
  return *std::move(found);
}

std::string csrf_token(std::string_view session_text) {
  return to_base64url(hmac_sha256(as_bytes(session_text), as_bytes("sekimori: meant by this page, 1")));
}

Result<void> check_same_origin(const Request& request, std::string_view origin) {
  if (const std::string_view site = request.header("sec-fetch-site"); !site.empty() && site != "same-origin" && site != "none")
    return foreign();
  if (const std::string_view from = request.header("origin"); !from.empty() && from != origin) return foreign();
  return {};
}

Result<void> check_meant(const Request& request, std::string_view origin, std::string_view session_text) {
  TRY(check_same_origin(request, origin));
  std::string shown(request.header("x-csrf-token"));
  if (shown.empty() && request.header("content-type").starts_with("application/x-www-form-urlencoded")) {
    auto fields = TRY(parse_form(request.body));
    shown = fields["csrf_token"];
  }
  if (!equal_constant_time(as_bytes(shown), as_bytes(csrf_token(session_text))))
    return error(ErrorCode::not_permitted, "the header X-CSRF-Token is missing or of another session; GET /api/v1/me tells it");
  return {};
}

bool by_log_in(const Request& request) { return request.session && request.session->scopes == std::vector<std::string>{"session"}; }

}  // namespace sekimori::web
