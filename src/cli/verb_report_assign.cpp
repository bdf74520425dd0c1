#include "cli/hub_access.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string member = TRY(needed(arguments, "member"));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(node::check_mail_desk(who, record::Verb::update));
    const std::string& wanted = arguments.rest.front();
    std::string id;
    for (const std::string& one : TRY(node::mail_drop(node).held())) {
      if (!one.starts_with(wanted)) continue;
      if (!id.empty()) return error(ErrorCode::invalid_input, "several held mails begin with {}", wanted);
      id = one;
    }
    if (id.empty()) return error(ErrorCode::not_found, "no held mail {}", wanted);
    print(at, arguments, TRY(node::assign_delivery(node, who, id, member)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_report_assign;
const Verb verb_report_assign{
    .name = "report assign",
    .summary = {.ja = "保留のメールを会員の報告にする", .en = "make a held mail the report of a member"},
    .options = safeguard_options({value_option("member", "MEMBER", {.ja = "誰の報告か", .en = "whose report it is"})}),
    .rest = "ID",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
