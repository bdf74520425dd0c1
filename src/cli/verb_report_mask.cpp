#include "cli/hub_access.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const auto made = TRY(node::mask_report(node, at.program, who, arguments.rest.front(), TRY(needed(arguments, "audience"))));
    if (arguments.has("json")) at.out(made.dump() + "\n");
    else print(at, arguments, made["report"]["draft"]);
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_mask;
const Verb verb_report_mask{.name = "report mask",
                            .summary = {.ja = "報告を匿名化して下書きを作る", .en = "make the masked draft of a report"},
                            .options = safeguard_options({value_option(
                                "audience", "SIG", {.ja = "共有先のグループ、または across", .en = "for whom: a group, or across"})}),
                            .rest = "REPORT",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
