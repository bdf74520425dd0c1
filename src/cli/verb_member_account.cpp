#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    TRY(hub.members.give_account(who, arguments.rest.front(), arguments.rest.at(1), arguments.value("reason", "speaks for the member")));
    return share::told_to(who, TRY(hub.members.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_member_account;
const Verb verb_member_account{.name = "member account",
                               .summary = {.ja = "アカウントを参加組織の窓口にする", .en = "let an account speak for a member"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "MEMBER LOGIN",
                               .least_rest = 2,
                               .most_rest = 2,
                               .run = run};

}  // namespace sekimori::cli
