#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const auto until = TRY(day_of(arguments, "until"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.referrals.consent(who, arguments.rest.front(), until)).value);
  });
}

}  // namespace

extern const Verb verb_referral_consent;
const Verb verb_referral_consent{
    .name = "referral consent",
    .summary = {.ja = "引き継ぎに同意する", .en = "consent to handing a report on"},
    .options = safeguard_options({value_option("until", "DAY", {.ja = "同意の期限", .en = "the last day of the consent"})}),
    .rest = "REFERRAL",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
