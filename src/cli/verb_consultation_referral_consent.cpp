#include "cli/consult_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_desk(at, arguments, [&](consult::ConsultRoom& desk, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(desk.referrals.consent(who, arguments.rest.front(), TRY(needed(arguments, "how")))).value);
  });
}

}  // namespace

extern const Verb verb_consultation_referral_consent;
const Verb verb_consultation_referral_consent{
    .name = "consultation referral-consent",
    .summary = {.ja = "相談者の同意を記録する", .en = "record that the asker agreed"},
    .options =
        safeguard_options({value_option("how", "TEXT", {.ja = "どのように同意したか", .en = "how: by telephone, in writing, to whom"})}),
    .rest = "REFERRAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
