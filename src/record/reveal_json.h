// A request to reveal a name as JSON, the same at the command line and over HTTP.
#pragma once

#include "record/pseudonym.h"

namespace sekimori::record {

std::string_view name_of(RevealState state);
Json to_json(const RevealRequest& request);
// With "lapsed" and "review_overdue" as of now.
Json reveal_json(const RevealRequest& request, Instant now);

}  // namespace sekimori::record
