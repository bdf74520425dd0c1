#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    for (const share::KnownWarning& known : TRY(hub.look_back(who, arguments.rest))) print(at, arguments, to_json(known.value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_look_back;
const Verb verb_warning_look_back{.name = "warning look-back",
                                  .summary = {.ja = "警告の指標を自社の記録の中で探す", .en = "look for a warning in our own events"},
                                  .options = membership_options({}),
                                  .rest = "WARNING...",
                                  .least_rest = 1,
                                  .most_rest = 1000,
                                  .run = run};

}  // namespace sekimori::cli
