#include "feature/share/campaign_rights.h"

#include "base/text.h"
#include "feature/share/campaign_act.h"

namespace sekimori::share {

Result<void> check_of_the_hub(const record::Actor& actor) {
  if (actor.is_system || record::Permissions::standard().reach_of(actor, record::Verb::read, campaign_kind).any) return {};
  return error(ErrorCode::not_permitted, "what campaigns rest on is seen by the hub's people alone");
}

Result<void> check_may_change(const record::Actor& actor, std::string_view reason) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(campaign_kind), .id = ""}));
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "a change of campaigns needs a reason");
  return {};
}

}  // namespace sekimori::share
