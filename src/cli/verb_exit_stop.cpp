#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.checks.stop(who, arguments.rest.front(), arguments.value("reason")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_exit_stop;
const Verb verb_exit_stop{.name = "exit stop",
                          .summary = {.ja = "退職時点検を取りやめる", .en = "stop an exit check that is not needed"},
                          .options = safeguard_options({reason_option()}),
                          .rest = "CHECK|STAFF_NUMBER",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
