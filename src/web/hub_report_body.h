// What a member sends to a hub, in a JSON body: the file in base64, and for whom.
#pragma once

#include "base/bytes.h"
#include "web/http.h"

namespace sekimori::web {

// "content". invalid_input: no base64.
Result<Bytes> content_in(const Json& body);
// "member", or the one for whom the account speaks; empty: for none.
std::string member_in(const Request& request);

}  // namespace sekimori::web
