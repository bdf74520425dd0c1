#include "cli/hub_access.h"
#include "cli/print_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::int64_t days = TRY(number_of(arguments, "days", 14));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    const share::NewInvitation made =
        TRY(hub.invitations.invite(who, arguments.rest.front(), arguments.value("mail", ""), days, arguments.value("reason", "invited")));
    return to_json(made.known).set("path", "/invitation/" + made.token.reveal());
  });
}

}  // namespace

extern const Verb verb_invitation_create;
const Verb verb_invitation_create{
    .name = "invitation create",
    .summary = {.ja = "参加組織の窓口に、アカウントを作るためのリンクを出す",
                .en = "make a link by which a contact sets up the account that speaks for a member"},
    .options = safeguard_options(
        {value_option("mail", "ADDRESS", {.ja = "どの窓口か (既定: 最初の窓口)", .en = "which contact (default: the first one)"}),
         value_option("days", "N", {.ja = "有効な日数 (1..60、既定 14)", .en = "good for so many days (1..60, default 14)"}),
         reason_option()}),
    .rest = "MEMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
