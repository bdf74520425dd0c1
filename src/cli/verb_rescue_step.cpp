#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto state = share::rescue_state_from(arguments.rest.at(1));
  if (!state) return error(ErrorCode::usage, "'{}': accepted, remote, on_site, closed or declined is needed", arguments.rest.at(1));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.rescues.step(who, arguments.rest.front(), *state, arguments.value("note", ""))).value);
  });
}

}  // namespace

extern const Verb verb_rescue_step;
const Verb verb_rescue_step{
    .name = "rescue step",
    .summary = {.ja = "救援を進める", .en = "take the next step of a rescue"},
    .options = safeguard_options(
        {value_option("note", "TEXT", {.ja = "したこと、終えるときは報告", .en = "what was done; when it is closed, the report"})}),
    .rest = "RESCUE STATE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
