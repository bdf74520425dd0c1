#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const teach::Seminar seminar = TRY(teach::seminar_from_json(TRY(letter_json(at, arguments.rest.at(1)))));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(
        TRY(teach.seminars.amend(who, arguments.rest.front(), seminar, arguments.value("reason"), seminar_page(arguments))).value);
  });
}

}  // namespace

extern const Verb verb_seminar_amend;
const Verb verb_seminar_amend{.name = "seminar amend",
                              .summary = {.ja = "セミナーの予定を変える (JSON)", .en = "change a seminar (a JSON file)"},
                              .options = safeguard_options({reason_option(), public_url_option()}),
                              .rest = "NUMBER FILE",
                              .least_rest = 2,
                              .most_rest = 2,
                              .run = run};

}  // namespace sekimori::cli
