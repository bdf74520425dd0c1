// Frameworks of others: documents of OSCAL, and libraries of CISO Assistant.
//
//   Framework framework = TRY(read_framework(text, "NIST_SP-800-53_rev5_catalog.yaml"));
//   framework.left_out;                     // what the file holds and the framework does not: "system-characteristics: 1"
//
// Whatever is not taken over is named; a file of another kind, and one without a control, is refused with what it is. The bytes are
// anybody's: whoever calls this with a file of others does so in the cage (framework_worker.h). O(size)
#pragma once

#include "feature/govern/frameworks/framework_parts.h"
#include "feature/govern/frameworks/oscal_writer.h"

namespace sekimori::govern {

// What holds of every framework of others: ids that are there once, parents that are there and end, limits.
Result<void> settle_framework(Framework& framework, std::string_view name);
Result<Framework> read_framework(std::string_view text, std::string_view name);
// From a tree as document_tree.h makes it.
Result<Framework> framework_of(const Json& tree, std::string_view name);

}  // namespace sekimori::govern
