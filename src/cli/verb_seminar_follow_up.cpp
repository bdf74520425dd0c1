#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return Json::object({{"letters", TRY(teach.seminars.follow_up(who, arguments.rest.front()))}});
  });
}

}  // namespace

extern const Verb verb_seminar_follow_up;
const Verb verb_seminar_follow_up{.name = "seminar follow-up",
                                  .summary = {.ja = "出席者に資料を知らせる", .en = "tell who attended where the material is"},
                                  .options = safeguard_options(),
                                  .rest = "NUMBER",
                                  .least_rest = 1,
                                  .most_rest = 1,
                                  .run = run};

}  // namespace sekimori::cli
