// `sekimori hub received take`: what was pushed or fetched and not yet followed: new warnings, recalls, standing decisions.
#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(record::Permissions::standard().check(who, record::Verb::create, {.kind = "hub_received", .id = ""}));
    const share::Followed done = TRY(node.share().relay->catch_up());
    print(at, arguments, to_json(done));
    return done.troubles.empty() ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_hub_received_take;
const Verb verb_hub_received_take{.name = "hub received take",
                                  .summary = {.ja = "外の情報源から届いたものを読み直し、取り消しと自動の扱いを反映する",
                                              .en = "read what outside sources pushed once more; follow recalls and standing decisions"},
                                  .options = safeguard_options(),
                                  .run = run};

}  // namespace sekimori::cli
