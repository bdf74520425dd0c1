#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.find(who, arguments.rest.front())).value);
  });
}

}  // namespace

extern const Verb verb_seminar_show;
const Verb verb_seminar_show{.name = "seminar show",
                             .summary = {.ja = "セミナーを見る", .en = "show a seminar"},
                             .options = safeguard_options(),
                             .rest = "NUMBER",
                             .least_rest = 1,
                             .most_rest = 1,
                             .run = run};

}  // namespace sekimori::cli
