#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.learning.end_assignment(who, arguments.rest.front(), arguments.value("reason", ""))));
  });
}

}  // namespace

extern const Verb verb_course_unassign;
const Verb verb_course_unassign{.name = "course unassign",
                                .summary = {.ja = "割り当てを終える", .en = "end an assignment"},
                                .options = safeguard_options({reason_option()}),
                                .rest = "ASSIGNMENT",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
