// A browser's session: one cookie that scripts cannot read, and what proves that a request was meant by this very page.
//
//   response.headers.emplace_back("Set-Cookie", session_cookie(request, origin, token_text));
//   auto text = TRY(session_text(request, origin));                // of a request that comes back
//   TRY(check_meant(request, origin, *text));                      // before anything is changed
//
// Over TLS the cookie is "__Host-sekimori": Secure, for this host alone. Over plain HTTP on loopback it is "sekimori-PORT", since cookies
// of one host are shared by all its ports. Always HttpOnly, SameSite=Strict, without Domain.
//
// A request that changes something must come from our own page (Sec-Fetch-Site, Origin) and show the token that only our page knows, in
// the header X-CSRF-Token or, from a form, as the field csrf_token. Programs with "Authorization: Bearer" need neither: no browser adds
// that header by itself.
#pragma once

#include <optional>

#include "base/sensitive.h"
#include "web/http.h"

namespace sekimori::web {

// Scheme, host and port under which the browser sees us: `public_url` when it is set, else what the request was sent to, over TLS when
// `public_url` is "https://" alone.
std::string origin_of(const Request& request, std::string_view public_url);

// The values of the header Cookie by name. A name that stands twice is invalid_input: somebody else set one of the two.
Result<std::vector<std::pair<std::string, std::string>>> parse_cookies(const Request& request);

std::string session_cookie(const Request& request, std::string_view origin, std::string_view text);
std::string ended_cookie(const Request& request, std::string_view origin);
Result<std::optional<std::string>> session_text(const Request& request, std::string_view origin);

// Whether the request comes from somebody's log-in; a token made for a program does not count.
bool by_log_in(const Request& request);

// A short-lived cookie for the way through a provider; Lax, because the browser comes back from another site.
std::string journey_cookie(std::string_view origin, std::string_view state, int seconds);
Result<std::string> journey_state(const Request& request, std::string_view origin);

// Derived from the session, so nothing more is kept; says nothing about it.
std::string csrf_token(std::string_view session_text);
Result<void> check_same_origin(const Request& request, std::string_view origin);
Result<void> check_meant(const Request& request, std::string_view origin, std::string_view session_text);

}  // namespace sekimori::web
