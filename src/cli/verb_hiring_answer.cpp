#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    model::StepAnswer answer;
    answer.step = arguments.rest[1];
    answer.answer = arguments.rest.size() > 2 ? arguments.rest[2] : "done";
    answer.note = arguments.value("note");
    const auto known = TRY(guard.checks.answer(who, arguments.rest.front(), answer));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hiring_answer;
const Verb verb_hiring_answer{.name = "hiring answer",
                              .summary = {.ja = "採用時点検の手順に答える", .en = "answer a step of a hiring check"},
                              .options = safeguard_options({value_option("note", "TEXT", {.ja = "覚え書き", .en = "note"})}),
                              .rest = "CHECK|NAME STEP [ANSWER]",
                              .least_rest = 2,
                              .most_rest = 3,
                              .run = run};

}  // namespace sekimori::cli
