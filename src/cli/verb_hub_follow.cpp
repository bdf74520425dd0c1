#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, to_json(TRY(hub.follow({who, at.language}, arguments.rest.front())).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_follow;
const Verb verb_hub_follow{.name = "hub follow",
                           .summary = {.ja = "報告がハブでどこまで進んだかを聞く", .en = "ask the hub how far a report is"},
                           .options = membership_options({}),
                           .rest = "REPORT",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
