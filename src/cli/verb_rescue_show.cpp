#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.rescues.find(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_rescue_show;
const Verb verb_rescue_show{.name = "rescue show",
                            .summary = {.ja = "救援の求めを表示する", .en = "show a call for help"},
                            .options = safeguard_options({}),
                            .rest = "RESCUE",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
