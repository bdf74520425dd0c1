#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const teach::Seminar seminar = TRY(teach::seminar_from_json(TRY(letter_json(at, arguments.rest.front()))));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.add(who, seminar, arguments.value("reason"))).value);
  });
}

}  // namespace

extern const Verb verb_seminar_add;
const Verb verb_seminar_add{.name = "seminar add",
                            .summary = {.ja = "セミナーを予定に入れる (JSON)", .en = "add a seminar (a JSON file)"},
                            .options = safeguard_options({reason_option()}),
                            .rest = "FILE",
                            .least_rest = 1,
                            .most_rest = 1,
                            .run = run};

}  // namespace sekimori::cli
