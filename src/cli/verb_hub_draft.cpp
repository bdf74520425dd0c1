#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    at.out(TRY(hub.draft({who, at.language}, arguments.rest.front())));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_draft;
const Verb verb_hub_draft{.name = "hub draft",
                          .summary = {.ja = "ほかの会員に見える内容をそのまま表示する", .en = "show the very bytes that others would see"},
                          .options = membership_options({}),
                          .rest = "REPORT",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
