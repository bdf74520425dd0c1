#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return shown_json(TRY(hub.forum.withdraw(who, arguments.rest.front(), arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_forum_withdraw;
const Verb verb_forum_withdraw{.name = "forum withdraw",
                               .summary = {.ja = "フォーラムの項目を取り下げる", .en = "withdraw an item of the forum"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "ITEM",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
