#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  share::MemberNda nda;
  const std::string state = TRY(needed(arguments, "state"));
  const auto known = share::nda_state_from(state);
  if (!known) return error(ErrorCode::usage, "--state '{}': missing, sent, signed or ended is needed", state);
  nda.state = *known;
  nda.title = arguments.value("title", "");
  nda.signed_on = TRY(day_of(arguments, "signed-on"));
  nda.ends = TRY(day_of(arguments, "ends"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return share::told_to(who, TRY(hub.members.set_nda(who, arguments.rest.front(), nda, arguments.value("reason", "agreement"))));
  });
}

}  // namespace

extern const Verb verb_member_agreement;
const Verb verb_member_agreement{
    .name = "member agreement",
    .summary = {.ja = "参加組織との秘密保持契約の状態を記録する", .en = "record the state of the agreement with a member"},
    .options =
        safeguard_options({value_option("state", "STATE", {.ja = "missing, sent, signed, ended", .en = "missing, sent, signed or ended"}),
                           value_option("title", "TEXT", {.ja = "契約の名前", .en = "title"}),
                           value_option("signed-on", "DAY", {.ja = "締結日", .en = "when it was signed"}),
                           value_option("ends", "DAY", {.ja = "終了日", .en = "when it ends"}), reason_option()}),
    .rest = "MEMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
