// What the verbs of the hub share: the options, who acts, one object printed.
#pragma once

#include "cli/hub_words.h"
#include "cli/safeguard_access.h"
#include "feature/share/share_room.h"
#include "node/node.h"

namespace sekimori::cli {

using HubWork = std::function<Result<Json>(share::ShareRoom&, const record::Actor&)>;
// Opens the node, acts as the person of --login, prints what came of it: as one line of JSON, or as "name: value" lines.
Result<ExitCode> with_hub(Surroundings& at, const Arguments& arguments, const HubWork& work);
// The same for lists: one line of JSON each, or `line` of each.
using HubList = std::function<Result<std::vector<Json>>(share::ShareRoom&, const record::Actor&)>;
Result<ExitCode> list_of_hub(Surroundings& at, const Arguments& arguments, const HubList& work,
                             const std::function<std::string(const Json&)>& line);

// The same, of what --state, --since and the like let through.
Result<ExitCode> list_of_hub(Surroundings& at, const Arguments& arguments, const HubListing& listing, const HubList& work,
                             const std::function<std::string(const Json&)>& line);

}  // namespace sekimori::cli
