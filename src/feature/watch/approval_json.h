// An approval of work that looks like a leak as JSON, the same at the command line and over HTTP.
#pragma once

#include "base/json.h"
#include "feature/watch/assessment.h"

namespace sekimori::watch {

Json to_json(const Approval& approval);

}  // namespace sekimori::watch
