#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.referrals.withdraw(who, arguments.rest.front(), reason)).value);
  });
}

}  // namespace

extern const Verb verb_referral_withdraw;
const Verb verb_referral_withdraw{.name = "referral withdraw",
                                  .summary = {.ja = "引き継ぎの同意を取り下げる", .en = "withdraw the consent to handing on"},
                                  .options = safeguard_options({reason_option()}),
                                  .rest = "REFERRAL",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
