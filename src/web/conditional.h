// Edits that must not overwrite what somebody else did meanwhile: the ETag of an object is its version.
//
//   if (auto refused = check_if_match(request, known.version)) return *std::move(refused);     // 412 (the router asks for the header: 428)
//   return with_etag(json_response(200, row), after.version);
#pragma once

#include "web/http.h"

namespace sekimori::web {

std::string etag_of(std::int64_t version);  // "\"v3\""
Response with_etag(Response response, std::int64_t version);
// Nothing when If-Match is absent, "*", or names this version.
std::optional<Response> check_if_match(const Request& request, std::int64_t version);
// The version that the write is based on, for the feature to compare in its transaction; nothing when If-Match is absent.
std::optional<std::int64_t> based_on(const Request& request, std::int64_t version);
// 304 without a body when the request has the answer already (If-None-Match).
Response unless_unchanged(const Request& request, Response response);

}  // namespace sekimori::web
