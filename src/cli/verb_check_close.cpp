#include "cli/govern_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_govern(at, arguments, [&](govern::GovernRoom& govern, const record::Actor& who) -> Result<Json> {
    return to_json(govern::score_of(TRY(govern.checks.close(who, arguments.rest.front())).value));
  });
}

}  // namespace

extern const Verb verb_check_close;
const Verb verb_check_close{
    .name = "check close",
    .summary = {.ja = "全問に答えた自己チェックを終える", .en = "close a self-check whose questions are all answered"},
    .options = safeguard_options({}),
    .rest = "CHECK",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
