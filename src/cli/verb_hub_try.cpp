#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    return show_trial(at, arguments, TRY(hub.try_link({who, at.language}, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_hub_try;
const Verb verb_hub_try{.name = "hub try",
                        .summary = {.ja = "ハブへの道が通じるか確かめる (届くか、証明書、トークン、会員番号)",
                                    .en = "ask a hub whether the way to it works: reached, certificate, token, member number"},
                        .options = membership_options({}),
                        .rest = "HUB",
                        .least_rest = 1,
                        .most_rest = 1,
                        .run = run};

}  // namespace sekimori::cli
