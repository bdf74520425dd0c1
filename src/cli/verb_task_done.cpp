#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(node.safeguards().tasks.finish(who, arguments.rest.front(), arguments.value("note")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_done;
const Verb verb_task_done{.name = "task done",
                          .summary = {.ja = "仕事を終える", .en = "finish a task"},
                          .options = safeguard_options({value_option("note", "TEXT", {.ja = "結果", .en = "outcome"})}),
                          .rest = "TASK",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
