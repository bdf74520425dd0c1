#include "cli/hub_access.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    print(at, arguments, TRY(node::report_address(node, who, arguments.rest.front(), arguments.value("mailbox", ""))));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_address;
const Verb verb_report_address{
    .name = "report address",
    .summary = {.ja = "会員が報告を送るメールアドレスを示す", .en = "tell the address to which a member sends its reports"},
    .options =
        safeguard_options({value_option("mailbox", "ADDRESS", {.ja = "ハブの受付アドレス", .en = "the hub's own address for reports"})}),
    .rest = "MEMBER",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
