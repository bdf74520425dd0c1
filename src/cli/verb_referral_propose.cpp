#include "cli/hub_access.h"
#include "feature/share/staff.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string scope = TRY(needed(arguments, "scope"));
  const auto known = share::referral_scope_from(scope);
  if (!known) return error(ErrorCode::usage, "--scope '{}': indicators, masked or original is needed", scope);
  const std::string target = TRY(needed(arguments, "to"));
  const std::string purpose = TRY(needed(arguments, "purpose"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_to(who, TRY(hub.referrals.propose(who, arguments.rest.front(), target, *known, purpose)).value);
  });
}

}  // namespace

extern const Verb verb_referral_propose;
const Verb verb_referral_propose{
    .name = "referral propose",
    .summary = {.ja = "報告の引き継ぎを提案する", .en = "propose to hand a report on"},
    .options =
        safeguard_options({value_option("to", "WHO", {.ja = "引き継ぎ先 (JC3 など)", .en = "to whom (JC3, the police)"}),
                           value_option("scope", "SCOPE", {.ja = "indicators, masked, original", .en = "indicators, masked or original"}),
                           value_option("purpose", "TEXT", {.ja = "なぜ", .en = "why"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
