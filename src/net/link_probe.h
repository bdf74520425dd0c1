// Whether a page is there, asked by its head alone (RFC 9110 section 9.3.2), for model/ports/link_probe.h.
#pragma once

#include "model/ports/link_probe.h"
#include "net/http_client.h"

namespace sekimori::net {

// A server that does not know HEAD is asked with GET, of whose answer at most 64 KiB are taken.
model::LinkProbe link_probe(HttpClientSettings settings = {.time_limit_seconds = 10, .answer_limit = 64 << 10});

}  // namespace sekimori::net
