#include "base/text.h"
#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t longest_token = 4096;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string token = TRY(at.files.read_text(TRY(needed(arguments, "token-file")), longest_token));
  return with_membership(at, arguments, [&](node::HubMembership&, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    share::HubLink link;
    link.name = arguments.rest[0];
    link.address = arguments.rest[1];
    link.member = TRY(needed(arguments, "member"));
    const auto kept =
        TRY(node.share().links.put(who, link, Sensitive<std::string>(std::string(trim(token))), arguments.value("reason", "joined")));
    print(at, arguments, shown_json(kept.value));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_link;
const Verb verb_hub_link{
    .name = "hub link",
    .summary = {.ja = "属しているハブへの道を登録する", .en = "say how a hub is reached to which this firm belongs"},
    .options = membership_options(
        {value_option("member", "M-001", {.ja = "ハブが付けた番号", .en = "the number that the hub gave"}),
         value_option("token-file", "FILE", {.ja = "ハブが発行したトークンのファイル", .en = "file with the token that the hub gave"}),
         value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
    .rest = "NAME ADDRESS",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
