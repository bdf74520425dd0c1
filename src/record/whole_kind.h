// For answers that are drawn from all objects of a kind at once: whoever may see only some of them may not have the sum.
//
//   TRY(check_whole_kind(actor, Verb::list, "agreement"));
#pragma once

#include "record/permission.h"

namespace sekimori::record {

// not_permitted unless one of the actor's roles reaches every object of the kind.
Result<void> check_whole_kind(const Actor& actor, Verb verb, std::string_view kind);

}  // namespace sekimori::record
