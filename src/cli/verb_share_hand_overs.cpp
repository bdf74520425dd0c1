#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [&](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownHandOver& known : TRY(hub.hand_overs.list(who))) out.push_back(to_json(known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<11} {:<11} {:<7} {} {}", one["number"].text(), one["share"].text(), one["association"].text(),
                           one["members"].items().size(), one["at"].text());
      });
}

}  // namespace

extern const Verb verb_share_hand_overs;
const Verb verb_share_hand_overs{
    .name = "share hand-overs",
    .summary = {.ja = "団体から会員への引き渡しの一覧", .en = "list what associations handed on to their members"},
    .options = safeguard_options({}),
    .run = run};

}  // namespace sekimori::cli
