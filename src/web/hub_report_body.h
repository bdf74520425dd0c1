// What a member sends to a hub, in a JSON body: the files in base64, and for whom.
//
//   {"files": [{"name": "a.eml", "content": "RnJvbTo..."}, ...]}, or of one file {"file_name": "a.eml", "content": "RnJvbTo..."}
#pragma once

#include "base/bytes.h"
#include "feature/share/report_book.h"
#include "web/http.h"

namespace sekimori::web {

// invalid_input: no base64, no file at all.
Result<std::vector<share::IncomingFile>> files_in(const Json& body);
// "member", or the one for whom the account speaks; empty: for none.
std::string member_in(const Request& request);

}  // namespace sekimori::web
