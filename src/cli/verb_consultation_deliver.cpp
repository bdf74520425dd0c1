// `sekimori consultation deliver`: one mail on stdin, as Postfix's pipe(8) hands it over, becomes a consultation.
#include "cli/mail_delivery.h"
#include "node/desk_mail.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return deliver_mail(at, arguments, "desk-mail", [&](node::Node& node) -> Result<void> {
    const node::DeskMailDone done = TRY(node::take_desk_mails(node));
    for (const auto& [reason, count] : done.refused) at.note(fmt::format("sekimori: refused ({}): {}\n", reason, count));
    return {};
  });
}

}  // namespace

extern const Verb verb_consultation_deliver;
const Verb verb_consultation_deliver{.name = "consultation deliver",
                                     .summary = {.ja = "メールサーバーから相談を 1 通受け取る (標準入力)",
                                                 .en = "take one mail from the mail server (stdin) as a consultation"},
                                     .options = delivery_options(),
                                     .rest = "",
                                     .run = run};

}  // namespace sekimori::cli
