#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.library.withdraw(who, arguments.rest.front(), arguments.value("reason"))));
  });
}

}  // namespace

extern const Verb verb_library_withdraw;
const Verb verb_library_withdraw{
    .name = "library withdraw",
    .summary = {.ja = "自分たちの事例を図書室から取り下げる", .en = "take a case of your own out of the library"},
    .options = safeguard_options({reason_option()}),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
