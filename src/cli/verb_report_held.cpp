#include "cli/hub_access.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (!who.is_system && !who.has(record::Role::hub_operator))
      return error(ErrorCode::not_permitted, "what came by mail and is nobody's yet is seen by the hub's operators");
    share::MailDrop drop = node::mail_drop(node);
    for (const std::string& id : TRY(drop.held())) {
      const share::Delivery one = TRY(drop.read(id));
      const Json row = Json::object({{"id", id},
                                     {"sender", one.sender},
                                     {"recipient", one.recipient},
                                     {"received_at", one.received_at},
                                     {"bytes", one.mail.size()},
                                     {"reason", one.reason}});
      at.out(arguments.has("json") ? row.dump() + "\n"
                                   : fmt::format("{}  {}  <{}>  {}\n", id.substr(0, 12), one.received_at, one.sender, one.reason));
    }
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
