#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.checks.clear(who, arguments.rest.front(), arguments.value("conclusion")));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_exit_clear;
const Verb verb_exit_clear{.name = "exit clear",
                           .summary = {.ja = "退職時点検を問題なしで終える", .en = "end an exit check: nothing unexplained"},
                           .options = safeguard_options({value_option("conclusion", "TEXT", {.ja = "結論", .en = "conclusion"})}),
                           .rest = "CHECK|STAFF_NUMBER",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
