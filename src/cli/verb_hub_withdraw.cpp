#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, to_json(TRY(hub.withdraw({who, at.language}, arguments.rest.front(), TRY(needed(arguments, "reason")))).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_withdraw;
const Verb verb_hub_withdraw{.name = "hub withdraw",
                             .summary = {.ja = "共有への同意を取り下げる", .en = "take the consent back"},
                             .options = membership_options({value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
                             .rest = "REPORT",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
