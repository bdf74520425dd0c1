#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.checks.open_case(who, arguments.rest.front(), TRY(needed(arguments, "suspicion"))));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else at.out(known.check.case_number + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_exit_case;
const Verb verb_exit_case{
    .name = "exit case",
    .summary = {.ja = "退職時点検から案件を開く", .en = "open a case from an exit check"},
    .options = safeguard_options({value_option("suspicion", "TEXT", {.ja = "疑いの内容", .en = "what is suspected"})}),
    .rest = "CHECK|STAFF_NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
