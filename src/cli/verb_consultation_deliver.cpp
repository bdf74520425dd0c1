// `sekimori consultation deliver`: one mail on stdin, as Postfix's pipe(8) hands it over, becomes a consultation.
#include "cli/case_access.h"
#include "cli/mail_delivery.h"
#include "node/desk_mail.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return deliver_mail(at, arguments, "desk-mail", [&](node::Node& node) -> Result<void> {
    // The mail server has no account; whoever hands a mail in by hand may say who he is, and must then be one who takes consultations in.
    const record::Actor who = TRY(acting(at, arguments, node, record::Actor::system("mail")));
    TRY(record::Permissions::standard().check(who, record::Verb::create, {.kind = "consultation", .id = "*"}));
    const node::DeskMailDone done = TRY(node::take_desk_mails(node));
    for (const auto& [reason, count] : done.refused) at.note(fmt::format("sekimori: refused ({}): {}\n", reason, count));
    return {};
  });
}

std::vector<Option> desk_delivery_options() {
  std::vector<Option> out = delivery_options();
  out.push_back(login_option());
  out.push_back(password_option());
  return out;
}

}  // namespace

extern const Verb verb_consultation_deliver;
const Verb verb_consultation_deliver{.name = "consultation deliver",
                                     .summary = {.ja = "メールサーバーから相談を 1 通受け取る (標準入力)",
                                                 .en = "take one mail from the mail server (stdin) as a consultation"},
                                     .options = desk_delivery_options(),
                                     .rest = "",
                                     .run = run};

}  // namespace sekimori::cli
