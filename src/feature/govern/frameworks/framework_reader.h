// Frameworks of others: OSCAL catalogues and profiles, and libraries of CISO Assistant.
//
//   Framework framework = TRY(read_framework(text, "NIST_SP-800-53_rev5_catalog.yaml"));
//   framework.left_out;                     // what the file holds and the framework does not: "back-matter: 12"
//
// Whatever is not taken over is named; a file of another kind is refused with what it is. O(size)
#pragma once

#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

constexpr std::size_t most_framework_items = 50'000;

Result<Framework> read_framework(std::string_view text, std::string_view name);
// From a tree as document_tree.h makes it.
Result<Framework> framework_of(const Json& tree, std::string_view name);

// An OSCAL 1.1.2 catalogue. Of one read from OSCAL: params, props, parts and links as they were.
Json to_oscal(const Framework& framework, std::string_view uuid, std::string_view last_modified, Language language);

}  // namespace sekimori::govern
