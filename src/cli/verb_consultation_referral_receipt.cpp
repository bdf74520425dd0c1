#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(
        TRY(desk.referrals.receipt(who, arguments.rest.front(), TRY(needed(arguments, "office")), arguments.value("number"))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_referral_receipt;
const Verb verb_consultation_referral_receipt{
    .name = "consultation referral-receipt",
    .summary = {.ja = "照会先の受付を記録する", .en = "record where and under which number it was taken in"},
    .options = safeguard_options({value_option("office", "TEXT", {.ja = "受け付けた部署", .en = "office"}),
                                  value_option("number", "TEXT", {.ja = "相手の受付番号", .en = "their number"})}),
    .rest = "REFERRAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
