#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.notes.let_out(who, arguments.rest.front(), arguments.value("reason", ""))));
  });
}

}  // namespace

extern const Verb verb_thread_let_out;
const Verb verb_thread_let_out{.name = "thread let-out",
                               .summary = {.ja = "保留した書き込みを読み手に見せる", .en = "let the readers see a note that was held"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "NOTE",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
