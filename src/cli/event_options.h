// What `event search` and `event summary` have in common: which events are meant.
#pragma once

#include "cli/case_access.h"
#include "feature/watch/event_browser.h"
#include "node/service.h"

namespace sekimori::cli {

std::vector<Option> event_options(std::vector<Option> more);
Result<watch::EventFilter> event_filter(const Arguments& arguments);

}  // namespace sekimori::cli
