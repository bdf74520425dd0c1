#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return TRY(teach.library.entry(who, arguments.rest.front()));
  });
}

}  // namespace

extern const Verb verb_library_show;
const Verb verb_library_show{.name = "library show",
                             .summary = {.ja = "図書室の一点を見る", .en = "show one entry of the library"},
                             .options = safeguard_options({}),
                             .rest = "ID",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
