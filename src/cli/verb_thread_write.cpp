#include "cli/forum_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string text = TRY(needed(arguments, "text"));
  return with_hub(at, arguments, [&](share::ShareRoom& hub, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(hub.notes.write(who, arguments.rest.front(), text)));
  });
}

}  // namespace

extern const Verb verb_thread_write;
const Verb verb_thread_write{.name = "thread write",
                             .summary = {.ja = "スレッドに書き込む", .en = "write under a share or a forum item"},
                             .options = safeguard_options({value_option("text", "TEXT", {.ja = "書き込む文", .en = "what to say"})}),
                             .rest = "SUBJECT",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
