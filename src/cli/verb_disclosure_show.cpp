#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    const auto known = TRY(guard.partners.disclosure(who, arguments.rest.front()));
    print(at, arguments, protect::disclosure_json(known));
    if (!arguments.has("json")) print_steps(at, *protect::Checklists::embedded().find("disclosure-approval"), known.value.answers);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_disclosure_show;
const Verb verb_disclosure_show{.name = "disclosure show",
                                .summary = {.ja = "開示とその確認の手順を表示する", .en = "show a disclosure and the steps before it"},
                                .options = safeguard_options(),
                                .rest = "DISCLOSURE",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
