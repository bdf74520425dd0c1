#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    at.out(TRY(node.share().reports.draft_bytes(who, arguments.rest.front())));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_draft;
const Verb verb_report_draft{.name = "report draft",
                             .summary = {.ja = "ほかの参加組織が見るものをそのまま表示する", .en = "print exactly what others would see"},
                             .options = safeguard_options({}),
                             .rest = "REPORT",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
