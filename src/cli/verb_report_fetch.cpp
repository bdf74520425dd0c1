// `sekimori report fetch`: what lies in a folder of a mailbox becomes reports. docs/contract.md, `report fetch`.
#include "base/text.h"
#include "cli/hub_access.h"
#include "cli/mail_delivery.h"
#include "node/mail_intake.h"
#include "node/mailbox_poll.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  net::ImapSettings settings{.address = TRY(needed(arguments, "imap")),
                             .user = TRY(needed(arguments, "user")),
                             .password = {},
                             .folder = arguments.value("folder", "INBOX"),
                             .authorities = arguments.value("tls-ca", "")};
  settings.password = std::string(trim(TRY(at.files.read_text(TRY(needed(arguments, "imap-password-file")), 4096))));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (!who.is_system && !who.has(record::Role::hub_operator))
      return error(ErrorCode::not_permitted, "what came by mail and is nobody's yet is seen by the hub's operators");
    const node::PollDone polled = TRY(node::poll_mailbox(node, settings, arguments.value("mail-border", "")));
    const node::IntakeDone done = TRY(node::take_deliveries(node));
    Json numbers = Json::array();
    for (const std::string& number : done.numbers) numbers.push(number);
    print(at, arguments,
          Json::object({{"fetched", polled.fetched},
                        {"left_out", polled.left_out},
                        {"reports", done.reports},
                        {"held", done.held},
                        {"known", done.known},
                        {"numbers", std::move(numbers)}}));
    return polled.left_out == 0 ? ExitCode::ok : ExitCode::partial;
  });
}

}  // namespace

extern const Verb verb_report_fetch;
const Verb verb_report_fetch{
    .name = "report fetch",
    .summary = {.ja = "メールボックスのフォルダから報告を取り込む", .en = "take in reports out of a folder of a mailbox"},
    .options = safeguard_options(
        {value_option("imap", "URL", {.ja = "imaps://ホスト", .en = "imaps://host"}),
         value_option("user", "NAME", {.ja = "メールボックスの利用者", .en = "user of the mailbox"}),
         value_option("imap-password-file", "FILE", {.ja = "そのパスワードのファイル", .en = "file with that user's password"}),
         value_option("folder", "NAME", {.ja = "フォルダ (INBOX)", .en = "folder (INBOX)"}), border_option(),
         value_option("tls-ca", "FILE", {.ja = "信頼する認証局", .en = "authorities to trust"})}),
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
