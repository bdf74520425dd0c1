// A hub's report through the mask: the original out of its vault into the cage, the share that names nobody back into the book.
//
//   Json made = TRY(mask_report(node, "/proc/self/exe", actor, "R-2026-001", "heavy"));      // {"report": ..., "masking": ...}
#pragma once

#include "feature/share/report_book.h"
#include "node/node.h"
#include "record/permission.h"

namespace sekimori::node {

// `program` is started, confined, as the reader; it must know the verb inspect-worker. {"report": as shown, "masking": what a reviewer
// judges by}. Looking at the original is a change record. not_permitted when the gate refuses or the audience is too small to hide in.
Result<Json> mask_report(Node& node, const Path& program, const record::Actor& who, std::string_view number, std::string_view audience);

// Releases what was consented to. A playbook (CACAO 2.0; empty: none) is searched by the gate first, like everything that leaves:
// not_permitted when it names a member. {the share}
Result<Json> release_report(Node& node, const record::Actor& who, std::string_view number, share::ReleaseWish wish,
                            std::string_view playbook);

}  // namespace sekimori::node
