#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(govern.checks.start(who, arguments.rest.front(), arguments.value("title", ""))).value);
  });
}

}  // namespace

extern const Verb verb_check_start;
const Verb verb_check_start{.name = "check start",
                            .summary = {.ja = "自己チェックを始める", .en = "begin a self-check"},
                            .options = safeguard_options({value_option("title", "TEXT", {.ja = "題名", .en = "a title"})}),
                            .rest = "PROFILE",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
