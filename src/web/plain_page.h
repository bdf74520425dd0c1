// Pages that work without a script: one frame, one style sheet, one strict policy.
//
//   Response answer = plain_page(request, 200, {.ja = "ログイン", .en = "Log in"}, "<form ...>");
//
// Everything that goes into `body` and is not ours passes through escape_html.
#pragma once

#include "web/http.h"
#include "web/router.h"

namespace sekimori::web {

std::string escape_html(std::string_view text);

enum class PageScript : unsigned char { none, security_key };

// text/html with a Content-Security-Policy that loads nothing from anywhere else and lies in no frame. Other servers learn no referrer,
// since an address may hold a token; to our own it goes, for without one browsers hide the origin of a form, and it would be refused.
Response plain_page(const Request& request, int status, Text title, std::string_view body, PageScript script = PageScript::none);

// "<p role=alert>" with the message; empty for an empty one.
std::string alert_html(std::string_view message);

// A 303 to a path of this server.
Response see_other(std::string_view path);

// Where to go after logging in: `wanted` when it is a path of this server ("/alerts?state=new"), else "/". "//elsewhere", "/\elsewhere" and
// control characters are not.
std::string safe_next(std::string_view wanted);

void add_plain_routes(Router& router);  // /plain/{name}: what lies in content/plain

}  // namespace sekimori::web
