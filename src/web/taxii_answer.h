// How TAXII 2.1 is spoken over our routes: media types asked for and sent, errors in its own form.
//
//   router.add_dialect(taxii_dialect());                               // everything below /taxii2/
//   return taxii_response(200, body);
//
// Below /taxii2/ an address without its last slash is read as if it had it, and whatever goes wrong, also before a route is reached, is
// said as a TAXII error object.
#pragma once

#include "web/router.h"

namespace sekimori::web {

constexpr std::string_view taxii_path = "/taxii2/";
constexpr std::string_view taxii_type = "application/taxii+json;version=2.1";
constexpr std::string_view stix_type = "application/stix+json;version=2.1";

Dialect taxii_dialect();
Response taxii_response(int status, std::string body);
// Before a handler runs: 406 unless the caller takes what we send, 415 unless a body is what we take; nothing: all is well.
std::optional<Response> taxii_refusal(const Request& request);
// {title, description, error_id, error_code, http_status}
Response taxii_error(const Request& request, int status, std::string_view code, std::string_view title, std::string_view description);

}  // namespace sekimori::web
