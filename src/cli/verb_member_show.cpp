#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return share::told_to(who, TRY(hub.members.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_member_show;
const Verb verb_member_show{.name = "member show",
                            .summary = {.ja = "参加組織を表示する", .en = "show a member of the hub"},
                            .options = safeguard_options({}),
                            .rest = "MEMBER",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
