#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  std::optional<share::SightingOutcome> outcome;
  if (arguments.has("outcome")) {
    outcome = share::sighting_outcome_from(arguments.value("outcome"));
    if (!outcome) return error(ErrorCode::usage, "--outcome: '{}' is neither seen nor not_seen", arguments.value("outcome"));
  }
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, to_json(TRY(hub.answer({who, at.language}, arguments.rest.front(), outcome)).value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_warning_answer;
const Verb verb_warning_answer{
    .name = "warning answer",
    .summary = {.ja = "自社で見つかったかどうかをハブに答える", .en = "tell the hub whether it was seen here"},
    .options = membership_options({value_option(
        "outcome", "seen|not_seen", {.ja = "答え (既定: 調べた結果)", .en = "the answer (default: as the looking back found it)"})}),
    .rest = "WARNING",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
