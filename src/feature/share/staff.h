// Who works for the hub, and what is shown to others without them.
//
//   json_response(200, shown_to(request.session->actor, known.value));     // a member reads when, not by which account of the hub
//
// Members deal with the hub, not with its people: who masked, reviewed, accepted or sent is the hub's own matter (its change records have
// it). What a member's own accounts did stays.
#pragma once

#include "feature/share/referral.h"
#include "feature/share/report.h"
#include "feature/share/rescue.h"
#include "record/permission.h"

namespace sekimori::share {

bool is_of_the_hub(const record::Actor& actor);

Json shown_to(const record::Actor& reader, const HubReport& report);
Json shown_to(const record::Actor& reader, const Rescue& rescue);
Json shown_to(const record::Actor& reader, const HubReferral& referral);

}  // namespace sekimori::share
