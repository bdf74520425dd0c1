#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.hand_overs.hand_over(who, arguments.rest.front(), arguments.all("to"), arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_share_hand_over;
const Verb verb_share_hand_over{
    .name = "share hand-over",
    .summary = {.ja = "団体として、共有を自らの会員に引き渡す", .en = "hand a share on to members of the own association"},
    .options = safeguard_options({repeated_option("to", "MEMBER", {.ja = "引き渡す会員", .en = "a member to whom it goes"}),
                                  value_option("note", "TEXT", {.ja = "どこで、どのように", .en = "where and how"})}),
    .rest = "SHARE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
