#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Json file = TRY(read_learning_file(at, arguments.rest.front()));
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return course_row(TRY(teach.courses.add(who, TRY(teach::course_from_json(file)), arguments.value("reason", "own course"))));
  });
}

}  // namespace

extern const Verb verb_course_add;
const Verb verb_course_add{.name = "course add",
                           .summary = {.ja = "自社の講座を加える (JSON)", .en = "add a course of your own (JSON)"},
                           .options = safeguard_options({reason_option()}),
                           .rest = "FILE",
                           .least_rest = 1,
                           .most_rest = 1,
                           .run = run};

}  // namespace sekimori::cli
