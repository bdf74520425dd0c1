#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string& state = arguments.rest.at(1);
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string& number = arguments.rest.front();
    if (state == "active") return share::told_to(who, TRY(hub.members.activate(who, number, reason)));
    if (state == "suspended") return share::told_to(who, TRY(hub.members.suspend(who, number, reason)));
    if (state == "left") return share::told_to(who, TRY(hub.members.leave(who, number, reason)));
    return error(ErrorCode::usage, "'{}' is no state to bring a member to: active, suspended or left", state);
  });
}

}  // namespace

extern const Verb verb_member_state;
const Verb verb_member_state{
    .name = "member state",
    .summary = {.ja = "参加組織を有効にする、止める、退会させる", .en = "make a member active, suspend it, or let it leave"},
    .options = safeguard_options({reason_option()}),
    .rest = "MEMBER STATE",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
