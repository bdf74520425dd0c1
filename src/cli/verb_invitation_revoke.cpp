#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.invitations.revoke(who, arguments.rest.front(), arguments.value("reason", "revoked"))));
  });
}

}  // namespace

extern const Verb verb_invitation_revoke;
const Verb verb_invitation_revoke{.name = "invitation revoke",
                                  .summary = {.ja = "窓口への招待を取り消す", .en = "end an invitation that is open"},
                                  .options = safeguard_options({reason_option()}),
                                  .rest = "INVITATION",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
