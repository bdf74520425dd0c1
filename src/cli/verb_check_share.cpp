#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    govern::GovernRoom& govern = node.govern();
    at.out(TRY(govern.medians.share(TRY(govern.checks.get(who, arguments.rest.front())))).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_check_share;
const Verb verb_check_share{
    .name = "check share",
    .summary = {.ja = "結果 (領域の点だけ) をハブに渡す形にする", .en = "make the result (scores by area alone) ready for the hub"},
    .options = safeguard_options({}),
    .rest = "CHECK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
