#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.polls.let_out(who, arguments.rest.front(), arguments.value("reason", ""))));
  });
}

}  // namespace

extern const Verb verb_poll_let_out;
const Verb verb_poll_let_out{.name = "poll let-out",
                             .summary = {.ja = "保留したアンケートを届ける", .en = "let the audience see a poll that was held"},
                             .options = safeguard_options({reason_option()}),
                             .rest = "POLL",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
