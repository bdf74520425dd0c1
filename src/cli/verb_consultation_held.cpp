#include "cli/consult_access.h"
#include "node/desk_mail.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    if (!consult::is_main_desk(who))
      return error(ErrorCode::not_permitted, "what came by mail and could not be taken in is seen by the main desk");
    share::MailDrop drop = node::desk_mail_drop(node);
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

extern const Verb verb_consultation_held;
const Verb verb_consultation_held{
    .name = "consultation held",
    .summary = {.ja = "届いたが受け付けられなかったメールの一覧", .en = "list mails that came and could not be taken in"},
    .options = safeguard_options({}),
    .rest = "",
    .run = run};

}  // namespace sekimori::cli
