#include "cli/learn_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_learning(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    TRY(teach.courses.withdraw(who, arguments.rest.front(), arguments.value("reason", "")));
    return Json::object({{"withdrawn", arguments.rest.front()}});
  });
}

}  // namespace

extern const Verb verb_course_withdraw;
const Verb verb_course_withdraw{.name = "course withdraw",
                                .summary = {.ja = "自社の講座を取り下げる", .en = "withdraw a course of your own"},
                                .options = safeguard_options({reason_option()}),
                                .rest = "COURSE",
                                .least_rest = 1,
                                .most_rest = 1,
                                .run = run};

}  // namespace sekimori::cli
