#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    consult::ReferralWish wish;
    const auto target = consult::referral_target_from(TRY(needed(arguments, "to")));
    if (!target) return error(ErrorCode::usage, "--to '{}': police, security_desk, jc3 or rescue is needed", arguments.value("to"));
    wish.target = *target;
    const std::string scope = arguments.value("scope", "attributes");
    const auto reach = consult::referral_reach_from(scope);
    if (!reach) return error(ErrorCode::usage, "--scope '{}': attributes, summary or words is needed", scope);
    wish.scope = *reach;
    wish.purpose = TRY(needed(arguments, "purpose"));
    wish.summary = arguments.value("summary");
    return to_json(TRY(desk.referrals.propose(who, arguments.rest.front(), wish)).value);
  });
}

}  // namespace

extern const Verb verb_consultation_refer;
const Verb verb_consultation_refer{
    .name = "consultation refer",
    .summary = {.ja = "警察・IPA などへの照会を用意する", .en = "prepare to hand a case on to the police, IPA and others"},
    .options = safeguard_options(
        {value_option("to", "TARGET", {.ja = "police, security_desk, jc3, rescue", .en = "police, security_desk, jc3 or rescue"}),
         value_option("scope", "SCOPE", {.ja = "attributes, summary, words", .en = "attributes, summary or words"}),
         value_option("purpose", "TEXT", {.ja = "目的", .en = "why"}),
         value_option("summary", "TEXT", {.ja = "要旨 (封をして保管)", .en = "a summary (kept sealed)"})}),
    .rest = "NUMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
