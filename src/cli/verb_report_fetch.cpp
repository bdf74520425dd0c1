// `sekimori report fetch`: what lies in a folder of a mailbox becomes reports. docs/contract.md, `report fetch`.
#include "base/text.h"
#include "cli/hub_access.h"
#include "cli/mail_delivery.h"
#include "node/mail_intake.h"
#include "node/mailbox_poll.h"

namespace sekimori::cli {
namespace {

// Without `done`: the node that serves does the rest.
Result<ExitCode> print_fetched(Surroundings& at, const Arguments& arguments, const node::PollDone& polled,
                               const std::optional<node::IntakeDone>& done) {
  Json told = Json::object({{"fetched", polled.fetched}, {"left_out", polled.left_out}, {"taken_by_serve", !done}});
  if (done) {
    Json numbers = Json::array();
    for (const std::string& number : done->numbers) numbers.push(number);
    told.set("reports", done->reports).set("held", done->held).set("known", done->known).set("numbers", std::move(numbers));
  }
  print(at, arguments, told);
  if (!done)
    at.say({.ja = "取り込んだメールは、いま動いている serve が報告にします。",
            .en = "The node that serves makes reports of what was fetched."});
  return polled.left_out == 0 ? ExitCode::ok : ExitCode::partial;
}

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  net::ImapSettings settings{.address = TRY(needed(arguments, "imap")),
                             .user = TRY(needed(arguments, "user")),
                             .password = {},
                             .folder = arguments.value("folder", "INBOX"),
                             .authorities = arguments.value("tls-ca", "")};
  settings.password = std::string(trim(TRY(at.files.read_text(TRY(needed(arguments, "imap-password-file")), 4096))));
  const std::string border = arguments.value("mail-border", "");
  // Anybody else than a person needs no node for it, so that it goes on while one serves.
  if (arguments.has("login")) {
    return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
      TRY(node::check_mail_desk(who, record::Verb::create));
      const node::PollDone polled = TRY(node::poll_mailbox({node.seams(), node.data().spool(), at.program}, settings, border));
      return print_fetched(at, arguments, polled, TRY(node::take_deliveries(node)));
    });
  }
  const node::PollDone polled =
      TRY(node::poll_mailbox({{at.clock, at.random, at.files, at.processes}, TRY(spool_of(at, arguments)), at.program}, settings, border));
  node::NodeSettings opening = node_settings(arguments);
  opening.how = node::OpenData::must_exist;
  opening.reader = at.program;
  auto node = node::Node::open(opening, {at.clock, at.random, at.files, at.processes});
  // A node that serves takes what lies in the drop every few seconds.
  if (!node && node.error().code == ErrorCode::conflict) return print_fetched(at, arguments, polled, {});
  if (!node) return std::unexpected(std::move(node).error());
  return print_fetched(at, arguments, polled, TRY(node::take_deliveries(**node)));
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
