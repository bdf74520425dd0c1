// A hub's report through the mask: the original out of its vault into the cage, the share that names nobody back into the book.
//
//   Json made = TRY(mask_report(node, "/proc/self/exe", actor, "R-2026-001", "heavy"));      // {"report": ..., "masking": ...}
#pragma once

#include "node/node.h"
#include "record/permission.h"

namespace sekimori::node {

// `program` is started, confined, as the reader; it must know the verb inspect-worker. {"report": as shown, "masking": what a reviewer
// judges by}. Looking at the original is a change record. not_permitted when the gate refuses or the audience is too small to hide in.
Result<Json> mask_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view audience);

}  // namespace sekimori::node
