// Who may look at what the hub's analysts said and gave, and who may say and give it.
#pragma once

#include "base/result.h"
#include "record/permission.h"

namespace sekimori::share {

// not_permitted: the actor's roles do not reach every campaign.
Result<void> check_of_the_hub(const record::Actor& actor);
// not_permitted; invalid_input without a reason.
Result<void> check_may_change(const record::Actor& actor, std::string_view reason);

}  // namespace sekimori::share
