// `sekimori report deliver`: one mail on stdin, as Postfix's pipe(8) hands it over. docs/contract.md, `report deliver`.
#include "cli/mail_delivery.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return deliver_mail(at, arguments, "mail", [](node::Node& node) -> Result<void> {
    TRY(node::take_deliveries(node));
    return {};
  });
}

}  // namespace

extern const Verb verb_report_deliver;
const Verb verb_report_deliver{
    .name = "report deliver",
    .summary = {.ja = "メールサーバーから報告を 1 通受け取る (標準入力)", .en = "take one mail from the mail server (stdin) as a report"},
    .options = delivery_options(),
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
