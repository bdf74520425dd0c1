#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return TRY(teach.library.clause(who, arguments.rest.front()));
  });
}

}  // namespace

extern const Verb verb_clause_show;
const Verb verb_clause_show{.name = "clause show",
                            .summary = {.ja = "契約条項を見る", .en = "show a clause"},
                            .options = safeguard_options({}),
                            .rest = "ID",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
