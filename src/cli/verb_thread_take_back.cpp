#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.notes.take_back(who, arguments.rest.front(), arguments.value("reason", ""))));
  });
}

}  // namespace

extern const Verb verb_thread_take_back;
const Verb verb_thread_take_back{.name = "thread take-back",
                                 .summary = {.ja = "書き込みを取り消し、文を消す", .en = "take a note back; what it said is destroyed"},
                                 .options = safeguard_options({reason_option()}),
                                 .rest = "NOTE",
                                 .least_rest = 1,
                                 .most_rest = 1,
                                 .run = run};

}  // namespace sekimori::cli
