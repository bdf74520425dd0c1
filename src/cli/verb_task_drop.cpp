#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(node.safeguards().tasks.drop(who, arguments.rest.front(), arguments.value("reason")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_drop;
const Verb verb_task_drop{.name = "task drop",
                          .summary = {.ja = "仕事を取りやめる", .en = "drop a task"},
                          .options = safeguard_options({reason_option()}),
                          .rest = "TASK",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
