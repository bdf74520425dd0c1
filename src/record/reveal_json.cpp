#include "record/reveal_json.h"

namespace sekimori::record {

std::string_view name_of(RevealState state) {
  switch (state) {
    case RevealState::open: return "open";
    case RevealState::granted: return "granted";
    case RevealState::refused: return "refused";
  }
  return "";
}

Json to_json(const RevealRequest& request) {
  Json decisions = Json::array();
  for (const RevealDecision& decision : request.decisions)
    decisions.push(Json::object({{"account", decision.account},
                                 {"role", identifier_of(decision.role)},
                                 {"decision", decision.decision == Decision::agree ? "agree" : "refuse"},
                                 {"reason", decision.reason},
                                 {"decided_at", decision.decided_at.to_rfc3339()}}));
  return Json::object({{"id", request.id},
                       {"pseudonym", request.code},
                       {"state", name_of(request.state)},
                       {"requester", request.requester},
                       {"reason", request.reason},
                       {"subject", request.subject},
                       {"requested_at", request.requested_at.to_rfc3339()},
                       {"expires_at", request.expires_at.to_rfc3339()},
                       {"decisions", std::move(decisions)}});
}

Json reveal_json(const RevealRequest& request, Instant now) {
  Json row = to_json(request);
  row.set("lapsed", request.lapsed(now)).set("review_overdue", request.review_overdue(now));
  return row;
}

}  // namespace sekimori::record
