#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const auto state = consult::application_state_from(TRY(needed(arguments, "state")));
    if (!state) return error(ErrorCode::usage, "--state '{}': accepted, refused, done or withdrawn is needed", arguments.value("state"));
    return to_json(TRY(desk.programmes.decide(who, arguments.rest.front(), *state, TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_programme_offer_decide;
const Verb verb_programme_offer_decide{
    .name = "programme-offer decide",
    .summary = {.ja = "申込みを決める", .en = "decide on an application"},
    .options = safeguard_options(
        {value_option("state", "STATE", {.ja = "accepted, refused, done, withdrawn", .en = "accepted, refused, done or withdrawn"}),
         value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
    .rest = "APPLICATION",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
