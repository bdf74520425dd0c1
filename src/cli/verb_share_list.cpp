#include "cli/hub_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return list_of_hub(
      at, arguments,
      [](share::ShareRoom& hub, const record::Actor& who) -> Result<std::vector<Json>> {
        std::vector<Json> out;
        for (const share::KnownShare& known : TRY(hub.reports.shares(who))) out.push_back(shown_json(known.value));
        return out;
      },
      [](const Json& one) {
        return fmt::format("{:<11} {:<10} {:<13} {:<22} {}", one["number"].text(), one["audience"].text(),
                           "TLP:" + std::string(one["tlp"].text()), one["kind"].text(), one["recalled_at"].is_null() ? "" : "recalled");
      });
}

}  // namespace

extern const Verb verb_share_list;
const Verb verb_share_list{.name = "share list",
                           .summary = {.ja = "共有された注意喚起の一覧", .en = "list what was shared"},
                           .options = safeguard_options({}),
                           .run = run};

}  // namespace sekimori::cli
