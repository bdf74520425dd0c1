#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    at.out(TRY(node.share().reports.share_bytes(who, arguments.rest.front())) + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_share_show;
const Verb verb_share_show{.name = "share show",
                           .summary = {.ja = "共有されたものを表示する", .en = "print what was shared"},
                           .options = safeguard_options({}),
                           .rest = "SHARE",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
