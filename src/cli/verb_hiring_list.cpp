#include "cli/person_check_view.h"
#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    for (const auto& known : TRY(guard.checks.list(who, model::PersonCheckKind::hiring, !arguments.has("all"))))
      check_line(at, arguments, known);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hiring_list;
const Verb verb_hiring_list{.name = "hiring list",
                            .summary = {.ja = "採用時点検の一覧を表示する", .en = "list hiring checks"},
                            .options = safeguard_options({flag_option("all", {.ja = "済んだものも", .en = "ended ones too"})}),
                            .run = run};

}  // namespace sekimori::cli
