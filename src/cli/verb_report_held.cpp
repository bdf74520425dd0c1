// `sekimori report held`: also while the node serves, when nobody in particular asks: whoever may read the drop may read it.
#include "cli/hub_access.h"
#include "cli/mail_delivery.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  if (!arguments.has("login")) {
    const Path spool = TRY(spool_of(at, arguments));
    print_held(at, arguments, TRY(share::MailDrop(at.files, spool / node::mail_drop_folder).read_held()));
    return ExitCode::ok;
  }
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print_held(at, arguments, TRY(node::held_mails(node, who)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_held;
const Verb verb_report_held{
    .name = "report held",
    .summary = {.ja = "届いたが誰の報告か分からないメールを一覧する", .en = "list mails that came and are nobody's report yet"},
    .options = safeguard_options({}),
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
