#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    const std::string state = arguments.value("state", "done");
    if (state != "done" && state != "declined") return error(ErrorCode::usage, "--state '{}': done or declined is needed", state);
    return to_json(TRY(desk.referrals.outcome(who, arguments.rest.front(),
                                              state == "done" ? consult::DeskReferralState::done : consult::DeskReferralState::declined,
                                              TRY(needed(arguments, "what"))))
                       .value);
  });
}

}  // namespace

extern const Verb verb_consultation_referral_outcome;
const Verb verb_consultation_referral_outcome{
    .name = "consultation referral-outcome",
    .summary = {.ja = "照会の結果を記録する", .en = "record what came of a referral"},
    .options = safeguard_options({value_option("state", "STATE", {.ja = "done, declined", .en = "done or declined"}),
                                  value_option("what", "TEXT", {.ja = "結果", .en = "what came of it"})}),
    .rest = "REFERRAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
