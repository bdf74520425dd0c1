#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.referrals.withdraw(who, arguments.rest.front(), TRY(needed(arguments, "reason")))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_referral_withdraw;
const Verb verb_consultation_referral_withdraw{.name = "consultation referral-withdraw",
                                               .summary = {.ja = "送る前の照会を取りやめる", .en = "withdraw a referral before it is sent"},
                                               .options = safeguard_options({value_option("reason", "TEXT", {.ja = "理由", .en = "why"})}),
                                               .rest = "REFERRAL",
                                               .least_rest = 1,
                                               .most_rest = 1,
                                               .run = run};

}  // namespace sekimori::cli
