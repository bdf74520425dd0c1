#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, to_json(TRY(hub.fetch({who, at.language}, arguments.rest.front()))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_fetch;
const Verb verb_hub_fetch{.name = "hub fetch",
                          .summary = {.ja = "ハブから新しい警告を取り込み、自社の記録を遡って調べる",
                                      .en = "fetch new warnings from a hub and look back through our own events"},
                          .options = membership_options({}),
                          .rest = "HUB",
                          .least_rest = 1,
                          .most_rest = 1,
                          .run = run};

}  // namespace sekimori::cli
