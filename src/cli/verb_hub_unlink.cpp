#include "cli/membership_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string reason = TRY(needed(arguments, "reason"));
  return with_membership(at, arguments, [&](node::HubMembership& hub, node::Node&, const record::Actor& who) -> Result<ExitCode> {
    const Json left = TRY(hub.unlink(who, arguments.rest.front(), reason));
    if (arguments.has("json")) {
      at.out(left.dump() + "\n");
      return ExitCode::ok;
    }
    const Json& stays = left["stays"];
    const auto number = [&](std::string_view name) { return stays[name].integer_or(0); };
    at.out(
        at.language == Language::ja
            ? fmt::format(
                  "{} への道を外しました。ここに残るもの: 送った報告 {} 件 (ハブで処理中 {} 件)、届いた注意喚起 {} 件 (見張り中 {} 件)。\n"
                  "ハブに残るもの: 会員 {} としての登録、トークン、同意済みの共有 {} "
                  "件。トークンの失効と退会はハブの運営者に頼んでください。"
                  "同意の取消しには道が要るので、同じ呼び名で登録し直すとできます。\n",
                  left["hub"].text(), number("sent_reports"), number("open_reports"), number("warnings"), number("watched"),
                  left["member"].text(), number("consents"))
            : fmt::format("The way to {} is gone. What stays here: {} sent reports ({} of them still open at the hub), {} warnings ({} "
                          "watched for).\nWhat the hub still has: the membership {}, the token, {} agreed shares. Ask its operator to "
                          "revoke the token and to end the membership. Taking back a consent wants a way: enter it anew under the same "
                          "name.\n",
                          left["hub"].text(), number("sent_reports"), number("open_reports"), number("warnings"), number("watched"),
                          left["member"].text(), number("consents")));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_unlink;
const Verb verb_hub_unlink{.name = "hub unlink",
                           .summary = {.ja = "ハブへの道を外す (何が残るかを示す)", .en = "take the way to a hub away; tells what stays"},
                           .options = membership_options({value_option("reason", "WHY", {.ja = "理由", .en = "why"})}),
                           .rest = "HUB",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
