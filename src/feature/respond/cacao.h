// A playbook as others' programs read it: CACAO Security Playbooks 2.0 (OASIS), made from content/playbooks.
//
//   const Playbook* own = playbook_for_report("form_flooding");
//   cacao_of(*own).dump();                        // goes with a share as its playbook
//
// Every step is an action that a person does (a manual command), in the order in which they are due, by the role that owns it; both
// languages stand in every text. The same playbook gives the same bytes, ids among them. O(steps).
#pragma once

#include "base/json.h"
#include "feature/respond/playbook.h"

namespace sekimori::respond {

Json cacao_of(const Playbook& playbook);

}  // namespace sekimori::respond
