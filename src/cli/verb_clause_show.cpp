#include "cli/learn_access.h"
#include "feature/teach/library/library.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    (void)teach;
    TRY(record::Permissions::standard().check(who, record::Verb::read, {.kind = "library", .id = {}}));
    const teach::Clause* found = teach::find_clause(arguments.rest.front());
    if (found == nullptr) return error(ErrorCode::not_found, "nothing '{}' in the library", arguments.rest.front());
    return to_json(*found);
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
