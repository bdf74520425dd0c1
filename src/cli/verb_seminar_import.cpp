#include "cli/letter_access.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const std::string csv = TRY(letter_file(at, arguments.rest.front()));
  return with_letters(at, arguments, [&](teach::TeachRoom& teach, const record::Actor& who) -> Result<Json> {
    return to_json(TRY(teach.seminars.import(who, csv, Path(arguments.rest.front()).filename().string(), arguments.value("reason"))));
  });
}

}  // namespace

extern const Verb verb_seminar_import;
const Verb verb_seminar_import{.name = "seminar import",
                               .summary = {.ja = "セミナーの表を CSV で取り込む", .en = "import a table of seminars from a CSV file"},
                               .options = safeguard_options({reason_option()}),
                               .rest = "FILE",
                               .least_rest = 1,
                               .most_rest = 1,
                               .run = run};

}  // namespace sekimori::cli
