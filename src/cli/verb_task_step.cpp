#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    model::StepAnswer answer;
    answer.step = arguments.rest[1];
    answer.answer = arguments.rest.size() > 2 ? arguments.rest[2] : "done";
    answer.note = arguments.value("note");
    const auto known = TRY(node.safeguards().tasks.answer(who, arguments.rest.front(), answer));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_task_step;
const Verb verb_task_step{.name = "task step",
                          .summary = {.ja = "仕事の手順に答える", .en = "answer a step of a task"},
                          .options = safeguard_options({value_option("note", "TEXT", {.ja = "覚え書き", .en = "note"})}),
                          .rest = "TASK STEP [ANSWER]",
                          .least_rest = 2,
                          .most_rest = 3,
                          .run = run};

}  // namespace sekimori::cli
