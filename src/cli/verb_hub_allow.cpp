#include "cli/membership_access.h"
#include "net/hub_desk_client.h"
#include "node/sent_label.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string widest = arguments.value("widest", "");
  const std::string reason = widest.empty() ? std::string() : TRY(needed(arguments, "reason"));
  return with_safeguards(at, arguments, [&](node::Node& node, const record::Actor& who) -> Result<ExitCode> {
    const Path authorities = arguments.value("ca");
    const node::LabelWay way{
        .open = [&](model::HubAccess access) { return net::HubDeskClient::open(std::move(access), authorities); },
        .say = [&](model::HubAccess access, const std::string& report, const std::string& label,
                   const std::string& why) { return net::HubDeskClient::say_label(std::move(access), authorities, report, label, why); }};
    const web::HubAsker asker{who, at.language};
    const std::string& number = arguments.rest.front();
    print(at, arguments,
          widest.empty() ? TRY(node::sent_label(node, way, asker, number))
                         : TRY(node::say_sent_label(node, way, asker, number, widest == "inside" ? "" : widest, reason)));
    return ExitCode::ok;
  });
}

}  // namespace

extern const Verb verb_hub_allow;
const Verb verb_hub_allow{
    .name = "hub allow",
    .summary = {.ja = "ハブへの報告をどこまで広げてよいかを伝える、確かめる",
                .en = "tell the hub how far one's own report may go, or ask it"},
    .options =
        membership_options({reason_option(), value_option("widest", "LABEL",
                                                          {.ja = "最も広いラベル。inside なら報告の中のラベルに戻す。なければ今の値を示す",
                                                           .en = "the widest label; inside: the label in the report binds again; "
                                                                 "without it what holds now"})}),
    .rest = "REPORT",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
