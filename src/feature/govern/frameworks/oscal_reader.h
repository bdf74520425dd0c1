// Documents of OSCAL 1.0 to 1.2 as frameworks: catalogues and profiles; and what others say they do about controls: component definitions,
// system security plans, plans and results of assessments, plans of action; and mappings between catalogues.
//
//   Framework framework = TRY(read_oscal_document(tree, "catalog"));       // tree["catalog"] is an object
//
// Of a catalogue everything is kept; of the others the controls and what is said of each, and what else they hold is named as left out.
// O(size)
#pragma once

#include <array>

#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

constexpr std::array<std::string_view, 8> oscal_kinds = {"catalog",
                                                         "profile",
                                                         "component-definition",
                                                         "mapping-collection",
                                                         "system-security-plan",
                                                         "assessment-plan",
                                                         "assessment-results",
                                                         "plan-of-action-and-milestones"};

Result<Framework> read_oscal_document(const Json& tree, std::string_view kind);

}  // namespace sekimori::govern
