#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto known = TRY(node.safeguards().tasks.find(who, arguments.rest.front()));
    print(at, arguments, to_json(known));
    if (const auto* list = protect::Checklists::embedded().find(known.task.checklist); list != nullptr && !arguments.has("json"))
      print_steps(at, *list, known.task.steps);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_show;
const Verb verb_task_show{.name = "task show",
                          .summary = {.ja = "仕事とその手順を表示する", .en = "show a task and its steps"},
                          .options = safeguard_options(),
                          .rest = "TASK",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
