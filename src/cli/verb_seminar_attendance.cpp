#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string csv = TRY(letter_file(at, arguments.rest.at(1)));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.take_attendance(who, arguments.rest.front(), csv, Path(arguments.rest.at(1)).filename().string())));
  });
}

}  // namespace

extern const Verb verb_seminar_attendance;
const Verb verb_seminar_attendance{.name = "seminar attendance",
                                   .summary = {.ja = "出席を CSV で取り込む", .en = "import who came from a CSV file"},
                                   .options = safeguard_options(),
                                   .rest = "NUMBER FILE",
                                   .least_rest = 2,
                                   .most_rest = 2,
                                   .run = run};

}  // namespace sekimori::cli
