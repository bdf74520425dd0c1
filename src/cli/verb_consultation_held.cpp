#include "cli/consult_access.h"
#include "cli/mail_delivery.h"
#include "node/desk_mail.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print_held(at, arguments, TRY(node::held_desk_mails(node, who)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_consultation_held;
const Verb verb_consultation_held{
    .name = "consultation held",
    .summary = {.ja = "届いたが受け付けられなかったメールの一覧", .en = "list mails that came and could not be taken in"},
    .options = safeguard_options({}),
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
