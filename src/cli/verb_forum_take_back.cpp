#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.forum.take_back(who, arguments.rest.front(), arguments.value("reason", ""))).value);
  });
}

}  // namespace

extern const Verb verb_forum_take_back;
const Verb verb_forum_take_back{.name = "forum take-back",
                                .summary = {.ja = "自分の提案を取り下げる", .en = "take one's own proposal back"},
                                .options = safeguard_options({reason_option()}),
                                .rest = "PROPOSAL",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
