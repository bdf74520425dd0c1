#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = arguments.value("reason", "asked for");
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const std::string &number = arguments.rest.front(), &sig = arguments.rest.at(1);
    return share::told_to(
        who, arguments.has("quit") ? TRY(hub.members.quit(who, number, sig, reason)) : TRY(hub.members.join(who, number, sig, reason)));
  });
}

}  // namespace

extern const Verb verb_member_join;
const Verb verb_member_join{
    .name = "member join",
    .summary = {.ja = "参加組織をグループに入れる、外す", .en = "let a member join a group, or leave it"},
    .options = safeguard_options({flag_option("quit", {.ja = "グループから外す", .en = "leave the group"}), reason_option()}),
    .rest = "MEMBER SIG",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
