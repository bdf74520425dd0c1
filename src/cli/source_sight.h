// The sources of a node as the blind spots look at them (feature/protect/readiness.h).
#pragma once

#include "cli/node_access.h"
#include "feature/protect/readiness.h"

namespace sekimori::cli {

Result<std::vector<protect::SourceSight>> source_sights(node::Node& node, const record::Actor& actor);

}  // namespace sekimori::cli
