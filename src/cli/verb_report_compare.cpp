#include "cli/hub_access.h"
#include "node/report_masking.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Json made = TRY(node::compare_report(node, at.program, who, arguments.rest.front(), TRY(needed(arguments, "reason"))));
    if (arguments.has("json")) {
      at.out(made.dump() + "\n");
      return ExitCode::ok;
    }
    for (const Json& one : made["masking"]["changes"].items())
      at.out(fmt::format("{:<20} {:<20} {:<18} {} -> {}\n", one["place"].text(), one["identifier"].text(), one["reason"].text(),
                         one["before"].text(), one["replacement"].text()));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_compare;
const Verb verb_report_compare{
    .name = "report compare",
    .summary = {.ja = "原本と匿名化したものを並べる (閲覧は記録される)", .en = "the draft beside the original (looking is recorded)"},
    .options = safeguard_options({reason_option()}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
