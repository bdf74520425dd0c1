#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    TRY(teach.learning.turn_to(who, arguments.rest.front(),
                               static_cast<std::int64_t>(TRY(teach.courses.find(who, arguments.rest.front())).cards()) - 1));
    return to_json(TRY(teach.learning.finish(who, arguments.rest.front())));
  });
}

}  // namespace

extern const Verb verb_course_finish;
const Verb verb_course_finish{.name = "course finish",
                              .summary = {.ja = "問いのない講座を読み終える", .en = "complete a course without questions"},
                              .options = safeguard_options({}),
                              .rest = "COURSE",
                              .least_rest = 1,
                              .most_rest = 1,
                              .run = run};

}  // namespace sekimori::cli
