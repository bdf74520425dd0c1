// Large answers travel as gzip to whoever takes it.
//
//   compress(request, response);      // does nothing where it may not or need not
//
// Only JSON that was asked for with GET and is longer than a kilobyte. A compressed answer tells its length, and a length tells a stranger
// who can put guesses beside a secret whether a guess was right (BREACH). So nothing is compressed that holds a secret which is good for
// more than this answer: /api/v1/me, whose csrf_token stands for a session, and log-ins; nor pages, whose forms hold tickets beside what
// was typed in. Answers with an ETag stay as they are, for If-Match compares it byte for byte; those that go on (text/event-stream) must
// not wait for a block to fill.
#pragma once

#include "web/http.h"

namespace sekimori::web {

constexpr std::size_t worth_compressing = 1024;  // bytes

// Whether an Accept-Encoding names gzip (or "*") and prefers it to the plain answer.
bool takes_gzip(std::string_view accept_encoding);

void compress(const Request& request, Response& response);

}  // namespace sekimori::web
