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
    const auto known = TRY(guard.partners.answer(who, arguments.rest.front(), answer));
    if (arguments.has("json")) at.out(protect::disclosure_json(known).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_answer;
const Verb verb_disclosure_answer{.name = "disclosure answer",
                                  .summary = {.ja = "開示前の確認に答える", .en = "answer a step before a disclosure"},
                                  .options = safeguard_options({value_option("note", "TEXT", {.ja = "覚え書き", .en = "note"})}),
                                  .rest = "DISCLOSURE STEP ANSWER",
                                  .least_rest = 3,
                                  .most_rest = 3,
                                  .run = run};

}  // namespace sekimori::cli
