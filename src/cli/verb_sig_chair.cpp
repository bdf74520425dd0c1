#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  const auto chair = arguments.has("end") ? share::MemberBook::Chair::ends : share::MemberBook::Chair::begins;
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    TRY(hub.members.set_chair(who, arguments.rest.front(), arguments.rest.at(1), chair, reason));
    return to_json(TRY(hub.sigs.find(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_sig_chair;
const Verb verb_sig_chair{
    .name = "sig chair",
    .summary = {.ja = "グループの代表を決める", .en = "say who leads a group"},
    .options = safeguard_options({flag_option("end", {.ja = "代表でなくなる", .en = "leads it no longer"}), reason_option()}),
    .rest = "SIG LOGIN",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
