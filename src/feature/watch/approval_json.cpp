#include "feature/watch/approval_json.h"

namespace sekimori::watch {

Json to_json(const Approval& approval) {
  return Json::object({{"ticket", approval.ticket},
                       {"staff_number", approval.staff_number},
                       {"account", approval.account},
                       {"from", approval.from.to_string()},
                       {"to", approval.to.to_string()},
                       {"what", approval.what},
                       {"object", approval.object},
                       {"approver", approval.approver}});
}

}  // namespace sekimori::watch
