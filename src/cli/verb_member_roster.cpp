#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    at.out(TRY(node.share().members.roster(who)).dump() + "\n");
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_member_roster;
const Verb verb_member_roster{.name = "member roster",
                              .summary = {.ja = "匿名化に使う名簿を書き出す", .en = "write the roster that masking works against"},
                              .options = safeguard_options({}),
                              .run = run};

}  // namespace sekimori::cli
