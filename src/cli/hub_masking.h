// A hub's report through the mask: the original out of its vault into the cage, the share that names nobody back into the book.
#pragma once

#include "cli/verb.h"
#include "node/node.h"
#include "record/permission.h"

namespace sekimori::cli {

// {"report": as shown, "masking": what a reviewer judges by}. not_permitted when the gate refuses or the audience is too small to hide in.
Result<Json> mask_hub_report(Surroundings& at, node::Node& node, const record::Actor& who, std::string_view number,
                             std::string_view audience);

}  // namespace sekimori::cli
