#include "cli/safeguard_access.h"
#include "feature/protect/safeguards.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    auto& guard = node.safeguards();
    TRY(guard.links.revoke(who, arguments.rest.front(), arguments.value("reason", "revoked")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_partner_link_revoke;
const Verb verb_partner_link_revoke{.name = "partner link revoke",
                                    .summary = {.ja = "取引先へのリンクを無効にする", .en = "revoke a link for a partner"},
                                    .options = safeguard_options({reason_option()}),
                                    .rest = "LINK",
                                    .least_rest = 1,
                                    .most_rest = 1,
                                    .run = run};

}  // namespace sekimori::cli
