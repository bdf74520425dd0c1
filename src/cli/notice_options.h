// The options that say by which mail server and webhook a node tells people what happened.
//
//   settings.notices = TRY(notice_settings(at, arguments));
#pragma once

#include "cli/node_access.h"
#include "node/notifier.h"

namespace sekimori::cli {

std::vector<Option> notice_options();
Result<node::NotifierSettings> notice_settings(Surroundings& at, const Arguments& arguments);

}  // namespace sekimori::cli
