#include "cli/hub_access.h"
#include "node/mail_intake.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const share::KnownMember member = TRY(node.share().members.find(who, arguments.rest.front()));
    const std::string mailbox = arguments.value("mailbox", "");
    const std::size_t at_sign = mailbox.find('@');
    const std::string token = TRY(node::drop_token(node, member.value.number));
    print(at, arguments,
          Json::object({{"member", member.value.number},
                        {"token", token},
                        {"address", at_sign == std::string::npos
                                        ? std::string()
                                        : fmt::format("{}+{}{}", mailbox.substr(0, at_sign), token, mailbox.substr(at_sign))}}));
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
