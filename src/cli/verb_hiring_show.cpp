#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.checks.find(who, arguments.rest.front()));
    if (arguments.has("json")) at.out(to_json(known).dump() + "\n");
    else show_check(at, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hiring_show;
const Verb verb_hiring_show{.name = "hiring show",
                            .summary = {.ja = "採用時点検を表示する", .en = "show a hiring check"},
                            .options = safeguard_options(),
                            .rest = "CHECK|NAME",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
