#include "base/text.h"
#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

constexpr std::uint64_t longest_token = 4096;
constexpr std::uint64_t largest_authorities = std::uint64_t(256) << 10;

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string token = TRY(at.files.read_text(TRY(needed(arguments, "token-file")), longest_token));
  share::HubLink link;
  link.name = arguments.rest[0];
  link.address = arguments.rest[1];
  link.member = TRY(needed(arguments, "member"));
  // Kept with the way: the node that serves must trust the hub as well.
  if (arguments.has("ca")) link.authorities = TRY(at.files.read_text(arguments.value("ca"), largest_authorities));
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    TRY(node.share().links.put(who, link, Sensitive<std::string>(std::string(trim(token))), arguments.value("reason", "joined")));
    return show_trial(at, arguments, TRY(hub.try_link({who, at.language}, link.name)));
  });
}

}  // namespace

extern const Verb verb_hub_link;
const Verb verb_hub_link{
    .name = "hub link",
    .summary = {.ja = "属しているハブへの道を登録し、通じるか確かめる",
                .en = "say how a hub is reached to which this firm belongs, and try it"},
    .options = membership_options(
        {value_option("member", "M-001", {.ja = "ハブが付けた番号", .en = "the number that the hub gave"}),
         value_option("token-file", "FILE", {.ja = "ハブが発行したトークンのファイル", .en = "file with the token that the hub gave"}),
         value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
    .rest = "NAME ADDRESS",
    .least_rest = 2,
    .most_rest = 2,
    .run = run};

}  // namespace sekimori::cli
